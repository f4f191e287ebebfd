use axum::Json;
use axum::extract::State;
use sync::wire::{TokenAnswer, TokenRequest, session_message};

use crate::ServerError;
use crate::body::{Answer, Value};
use crate::seal::{Pass, Use};
use crate::state::Shared;

/// `POST /v1/session`: a signed challenge for a token.
pub async fn handle(
    State(state): State<Shared>,
    Value(TokenRequest { challenge, signature }): Value<TokenRequest>,
) -> Answer<TokenAnswer> {
    let now = state.now_ms();
    let pass = Pass::open(&challenge, Use::Challenge, &state.key, now)?;
    let device = state.device(&pass.device).await?;
    let message = session_message(&state.key.public(), &challenge);
    device.key.verify(&message, &signature).map_err(|_| ServerError::ProofInvalid)?;
    let expires_ms = now + state.config.limits.token_ms;
    let token = Pass { device: pass.device, expires_ms, nonce: None };
    Ok(Json(TokenAnswer { token: token.seal(Use::Token, &state.key), expires_ms }))
}
