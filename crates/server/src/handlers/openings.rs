use axum::Json;
use axum::extract::State;
use sync::wire::{Base64, OpeningAnswer, OpeningRequest};

use crate::body::{Answer, SignedIn, Value};
use crate::escrow;
use crate::state::Shared;

/// `POST /v1/openings`: headquarters' word on a draw that nobody revealed. Whoever doesn't hold the
/// draw hears no more than where there is none.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Value(request): Value<OpeningRequest>,
) -> Answer<OpeningAnswer> {
    let file = escrow::word_for(&state, &request.draw, &reader).await?;
    Ok(Json(OpeningAnswer { file: file.map(Base64) }))
}
