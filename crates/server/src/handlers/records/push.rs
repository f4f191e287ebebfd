use axum::Json;
use axum::extract::State;
use record::{Head, Record, RecordError};
use sync::wire::{Entry, PushAnswer, PushRequest};

use crate::ServerError;
use crate::admit::check;
use crate::body::{Answer, SignedIn, Value};
use crate::database::Fork;
use crate::state::{self, Shared};
use crate::{certified, vouch};

/// `POST /v1/records`: the next entries of the asker's own log. They are on the disk before the
/// receipt is signed.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(device): SignedIn,
    Value(request): Value<PushRequest>,
) -> Answer<PushAnswer> {
    let batch: Vec<Record> =
        request.entries.into_iter().map(Record::try_from).collect::<Result<_, _>>()?;
    check(&device.key, &batch)?;
    check_people(&state, &batch).await?;
    let last = batch.last().ok_or(ServerError::BatchEmpty)?;
    let head = Head { seq: last.header.seq, hash: last.hash };
    let (id, at_ms) = (device.id(), state.now_ms());
    if let Err(error) = state.database.push(&id, batch.clone(), at_ms).await {
        keep_evidence(&state, &error, &batch, at_ms).await?;
        return Err(error);
    }
    Ok(Json(PushAnswer { receipt: state.receipt(id, head, true, at_ms) }))
}

async fn check_people(state: &state::State, batch: &[Record]) -> Result<(), ServerError> {
    let (vouched, claims) = (vouch::checkpoints(batch)?, certified::claims(batch));
    if vouched.is_empty() && claims.is_empty() {
        return Ok(());
    }
    let people = vouched.iter().map(|(_, body)| body.person.clone());
    let seats = claims.iter().flat_map(|(_, claim)| [claim.person.as_str(), claim.seat()]);
    let ids = people.chain(seats.map(str::to_owned)).collect();
    let issued = state.database.certificates(ids).await?;
    vouched.iter().try_for_each(|(header, body)| vouch::check(header, body, &issued))?;
    let root = state.authority.root();
    claims.iter().try_for_each(|(header, claim)| certified::check(header, claim, &issued, root))
}

/// Of a fork, both branches are kept: ours stands in the log, theirs is laid beside it.
async fn keep_evidence(
    state: &state::State,
    error: &ServerError,
    batch: &[Record],
    at_ms: i64,
) -> Result<(), ServerError> {
    let ServerError::Record(RecordError::Fork { device, seq, ours, theirs }) = error else {
        return Ok(());
    };
    let entries = batch.iter().map(Entry::from).collect();
    let branch = serde_json::to_vec(&PushRequest { entries }).expect("wire types are plain JSON");
    let (device, seq, ours, theirs) = (device.clone(), *seq, *ours, *theirs);
    state.database.keep_fork(Fork { device, seq, ours, theirs, branch, at_ms }).await
}
