use axum::Json;
use axum::extract::State;
use sync::wire::{Base64, Entry, PullAnswer, PullRequest, PulledSegment};

use crate::body::{Answer, SignedIn, Value};
use crate::database::{Device, StoredEntry};
use crate::rights::{may_follow, may_read};
use crate::state::Shared;

/// `POST /v1/records/pull`: what comes after these entries in others' logs. Headers always flow,
/// so that a withheld payload is no gap.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Value(request): Value<PullRequest>,
) -> Answer<PullAnswer> {
    let mut answer = PullAnswer { segments: Vec::new(), more: false };
    let mut budget = state.config.limits.pull_bytes;
    for (device, after) in request.after {
        let Some(owner) = state.database.device(&device).await? else { continue };
        if !may_follow(&reader, &owner) {
            continue;
        }
        if budget == 0 {
            answer.more = true;
            break;
        }
        let suffix = state.database.suffix(&device, after, budget, &reader.person).await?;
        answer.more |= !suffix.complete;
        if suffix.entries.is_empty() {
            continue;
        }
        let weight: usize = suffix.entries.iter().map(StoredEntry::weight).sum();
        budget = budget.saturating_sub(weight);
        let entries = suffix.entries.into_iter().map(|entry| shown(entry, &reader, &owner));
        let entries = entries.collect();
        answer.segments.push(PulledSegment { source: owner.signed(&state.key), entries });
    }
    Ok(Json(answer))
}

fn shown(entry: StoredEntry, reader: &Device, owner: &Device) -> Entry {
    let payload = entry.payload.filter(|_| may_read(reader, owner, entry.access));
    Entry { header: Base64(entry.header), payload: payload.map(Base64) }
}
