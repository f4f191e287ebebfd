use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use sync::wire::OFFSET_STREAM;

use super::tus;
use crate::ServerError;
use crate::body::{Place, SignedIn};
use crate::state::Shared;
use crate::uploads;

/// `PATCH /v1/blobs/uploads/{upload}`: the next bytes.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(device): SignedIn,
    Place(id): Place,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ServerError> {
    tus::check_version(&headers)?;
    if !tus::has_bytes(&headers) {
        return Err(ServerError::Unreadable(format!("its content type must be {OFFSET_STREAM}")));
    }
    let upload = uploads::find(&state, &device, &id).await?;
    let asked = tus::number(&headers, "upload-offset")?;
    let at = state.files.offset(&upload.id).await?;
    if asked != at {
        return Err(ServerError::UploadOffset { at, asked });
    }
    let checksum = tus::checksum(&headers)?;
    let offset = uploads::receive(state.clone(), upload.clone(), at, checksum, body).await?;
    tus::arrived(&state, StatusCode::NO_CONTENT, &upload, offset).await
}
