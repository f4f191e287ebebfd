use axum::Json;
use axum::extract::State;
use record::RecordError;
use sync::wire::{HeadAnswer, SignedHead};

use crate::ServerError;
use crate::body::{Answer, Value};
use crate::database::Fork;
use crate::state::{self, Shared};

/// Beyond this, numbers have no canonical form.
const LARGEST: u64 = 1 << 53;

/// `POST /v1/heads`: a device shows its signed head, before anything else and without signing in.
/// Whatever it pushes later must agree with it.
pub async fn handle(
    State(state): State<Shared>,
    Value(signed): Value<SignedHead>,
) -> Answer<HeadAnswer> {
    let device = state.device(&signed.device).await?;
    if !signed.verify(&device.key) {
        return Err(ServerError::ProofInvalid);
    }
    let head = signed.head();
    if head.seq > LARGEST {
        return Err(ServerError::BadField("number"));
    }
    let at_ms = state.now_ms();
    let stored = match state.database.witness(&signed.device, head, at_ms).await {
        Ok(stored) => stored,
        Err(error) => return Err(keep_evidence(&state, error, &signed, at_ms).await?),
    };
    let receipt = state.receipt(signed.device, head, stored.seq >= head.seq, at_ms);
    Ok(Json(HeadAnswer { receipt, stored }))
}

/// A head that contradicts an earlier one is kept with its signature.
async fn keep_evidence(
    state: &state::State,
    error: ServerError,
    signed: &SignedHead,
    at_ms: i64,
) -> Result<ServerError, ServerError> {
    if let ServerError::Record(RecordError::Fork { device, seq, ours, theirs }) = &error {
        let branch = serde_json::to_vec(signed).expect("wire types are plain JSON");
        let (device, seq, ours, theirs) = (device.clone(), *seq, *ours, *theirs);
        state.database.keep_fork(Fork { device, seq, ours, theirs, branch, at_ms }).await?;
    }
    Ok(error)
}
