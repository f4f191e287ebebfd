use axum::Json;
use axum::extract::State;
use canon::Hash32;
use sync::wire::{ChallengeAnswer, ChallengeRequest};

use crate::body::{Answer, Value};
use crate::seal::{Pass, Use};
use crate::state::Shared;

/// Time enough for the poorest connection to answer.
const VALID_MS: i64 = 120_000;

/// `POST /v1/session/challenge`: something to sign. The server need not remember it.
pub async fn handle(
    State(state): State<Shared>,
    Value(ChallengeRequest { device }): Value<ChallengeRequest>,
) -> Answer<ChallengeAnswer> {
    let expires_ms = state.now_ms() + VALID_MS;
    let nonce = Some(Hash32((state.config.entropy)()));
    let challenge = Pass { device, expires_ms, nonce }.seal(Use::Challenge, &state.key);
    Ok(Json(ChallengeAnswer { challenge }))
}
