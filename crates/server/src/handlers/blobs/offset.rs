use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::tus;
use crate::ServerError;
use crate::body::{Place, SignedIn};
use crate::state::Shared;
use crate::uploads;

/// `HEAD /v1/blobs/uploads/{upload}`: how much has arrived.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(device): SignedIn,
    Place(id): Place,
    headers: HeaderMap,
) -> Result<Response, ServerError> {
    tus::check_version(&headers)?;
    let upload = uploads::find(&state, &device, &id).await?;
    let mut response = tus::answer(StatusCode::OK, state.files.offset(&upload.id).await?);
    response.headers_mut().insert("upload-length", HeaderValue::from(upload.blob.bytes));
    Ok(response)
}
