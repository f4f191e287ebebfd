use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use canon::{BlobRef, Hash32};
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue, LOCATION};
use sync::wire::{BLOB_NAME, from_base64};

use super::tus;
use crate::ServerError;
use crate::body::SignedIn;
use crate::state::Shared;
use crate::uploads;

/// `POST /v1/blobs`: begins the upload of a blob, or takes up the one that was broken off. Bytes
/// that come along are the first ones: then it begins anew.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(device): SignedIn,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ServerError> {
    tus::check_version(&headers)?;
    let blob = BlobRef { hash: name(&headers)?, bytes: tus::number(&headers, "upload-length")? };
    let with_bytes = tus::has_bytes(&headers);
    let checksum = tus::checksum(&headers)?;
    let (upload, mut offset) = uploads::begin(&state, &device, blob, with_bytes).await?;
    let place = format!("/v1/blobs/uploads/{}", upload.id);
    if with_bytes {
        offset = uploads::receive(state.clone(), upload.clone(), 0, checksum, body).await?;
    }
    let mut response = tus::arrived(&state, StatusCode::CREATED, &upload, offset).await?;
    let place = HeaderValue::try_from(place).expect("hex digits and slashes");
    response.headers_mut().insert(LOCATION, place);
    Ok(response)
}

/// `Upload-Metadata: sha256 <base64 of the hex digits>`; other keys are none of our business.
fn name(headers: &HeaderMap) -> Result<Hash32, ServerError> {
    let metadata = tus::text(headers, "upload-metadata").unwrap_or_default();
    let pairs = metadata.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let value = pairs.into_iter().find(|(key, _)| *key == BLOB_NAME).map(|(_, value)| value);
    let digits = value.and_then(from_base64).and_then(|bytes| String::from_utf8(bytes).ok());
    let hash = digits.and_then(|digits| digits.parse().ok());
    hash.ok_or_else(|| ServerError::Unreadable("Upload-Metadata must have the sha256".into()))
}
