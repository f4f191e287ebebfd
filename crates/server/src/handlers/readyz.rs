use axum::extract::State;

use crate::ServerError;
use crate::state::Shared;

/// `GET /readyz`: the database answers too.
pub async fn handle(State(state): State<Shared>) -> Result<&'static str, ServerError> {
    state.database.has_administrator().await?;
    Ok("ready\n")
}
