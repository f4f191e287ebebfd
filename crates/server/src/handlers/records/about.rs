use axum::Json;
use axum::extract::State;
use record::Subject;
use serde::Deserialize;
use sync::wire::AboutAnswer;

use crate::ServerError;
use crate::body::{Answer, Asked, SignedIn};
use crate::rights::followed;
use crate::state::Shared;

#[derive(Deserialize)]
pub struct About {
    subject: String,
}

/// `GET /v1/records?subject=inspection/i-1`: the entries about one thing, without what they say.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Asked(about): Asked<About>,
) -> Answer<AboutAnswer> {
    let subject: Subject = about.subject.parse().map_err(ServerError::Unreadable)?;
    let devices = followed(&reader, &state.database.devices().await?);
    Ok(Json(AboutAnswer { entries: state.database.about(&subject, devices).await? }))
}
