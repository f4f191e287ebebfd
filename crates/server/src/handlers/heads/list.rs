use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header::{ETAG, IF_NONE_MATCH};
use http::{HeaderMap, StatusCode};
use sync::wire::Heads;

use crate::ServerError;
use crate::body::SignedIn;
use crate::rights::may_follow;
use crate::state::Shared;

/// `GET /v1/heads`: how far the other logs are that one may follow. Whoever knows that already
/// (`If-None-Match`) gets 304 and nothing else.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    headers: HeaderMap,
) -> Result<Response, ServerError> {
    let mut heads = state.database.heads().await?;
    let devices = state.database.devices().await?;
    let followed = devices.iter().filter(|owner| **owner != reader && may_follow(&reader, owner));
    let heads = followed
        .filter_map(|owner| heads.remove_entry(&owner.id()))
        .map(|(device, head)| (device, head.seq));
    let heads = Heads(heads.collect());
    let etag = heads.etag();
    if headers.get(IF_NONE_MATCH).is_some_and(|known| known == etag.as_str()) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    Ok(([(ETAG, etag)], Json(heads)).into_response())
}
