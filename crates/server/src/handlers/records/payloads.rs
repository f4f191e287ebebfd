use axum::Json;
use axum::extract::State;
use sync::wire::{Base64, LatePayload, PayloadsAnswer, PayloadsRequest};

use crate::ServerError;
use crate::body::{Answer, SignedIn, Value};
use crate::rights::{may_follow, may_read};
use crate::state::Shared;

/// `POST /v1/records/payloads`: payloads of entries whose headers the asker has and that were
/// withheld, as far as they may be read now.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Value(request): Value<PayloadsRequest>,
) -> Answer<PayloadsAnswer> {
    let mut answer = PayloadsAnswer { payloads: Vec::new(), more: false };
    let mut budget = state.config.limits.pull_bytes;
    for (device, runs) in request.missing {
        in_order(&runs)?;
        let Some(owner) = state.database.device(&device).await? else { continue };
        if !may_follow(&reader, &owner) {
            continue;
        }
        let accesses = state.database.accesses(&device, runs, &reader.person).await?;
        let readable =
            accesses.into_iter().filter(|(_, access)| may_read(&reader, &owner, *access));
        for (seq, _) in readable {
            if budget == 0 {
                answer.more = true;
                return Ok(Json(answer));
            }
            let Some(bytes) = state.database.payload(&device, seq).await? else { continue };
            budget = budget.saturating_sub(bytes.len());
            let (device, payload) = (device.clone(), Base64(bytes));
            answer.payloads.push(LatePayload { device, seq, payload });
        }
    }
    Ok(Json(answer))
}

/// So that no log is gone through more than once.
fn in_order(runs: &[(u64, u64)]) -> Result<(), ServerError> {
    let forward = runs.iter().all(|(first, last)| first <= last);
    let apart = runs.windows(2).all(|pair| pair[0].1 < pair[1].0);
    if forward && apart { Ok(()) } else { Err(ServerError::BadField("order of entries")) }
}
