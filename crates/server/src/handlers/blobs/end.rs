use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode};

use super::tus;
use crate::ServerError;
use crate::body::{Place, SignedIn};
use crate::state::Shared;
use crate::uploads;

/// `DELETE /v1/blobs/uploads/{upload}`: gives an upload up; a blob that has arrived stays.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(device): SignedIn,
    Place(id): Place,
    headers: HeaderMap,
) -> Result<Response, ServerError> {
    tus::check_version(&headers)?;
    let upload = uploads::find(&state, &device, &id).await?;
    uploads::drop_upload(&state, &upload).await?;
    Ok(tus::answer(StatusCode::NO_CONTENT, 0))
}
