use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use sync::wire::SubjectsAnswer;

use crate::body::{Answer, Asked, SignedIn};
use crate::rights::followed;
use crate::state::Shared;

#[derive(Deserialize)]
pub struct Kind {
    kind: String,
}

/// `GET /v1/subjects?kind=inspection`: everything of a kind that the logs one may follow speak of.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Asked(Kind { kind }): Asked<Kind>,
) -> Answer<SubjectsAnswer> {
    let devices = followed(&reader, &state.database.devices().await?);
    Ok(Json(SubjectsAnswer { subjects: state.database.subjects(&kind, devices).await? }))
}
