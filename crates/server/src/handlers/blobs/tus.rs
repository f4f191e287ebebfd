//! What the tus handlers share: headers in and out.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, StatusCode};
use sync::wire::{OFFSET_STREAM, RECEIPT_HEADER, TUS_VERSION, to_header};

use crate::ServerError;
use crate::database::Upload;
use crate::state::State;
use crate::uploads::{self, Checksum};

pub fn check_version(headers: &HeaderMap) -> Result<(), ServerError> {
    let version = text(headers, "tus-resumable");
    if version == Some(TUS_VERSION) { Ok(()) } else { Err(ServerError::TusVersion) }
}

pub fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

pub fn number(headers: &HeaderMap, name: &str) -> Result<u64, ServerError> {
    let number = text(headers, name).and_then(|text| text.parse().ok());
    number.ok_or_else(|| ServerError::Unreadable(format!("{name} must be a number")))
}

/// Whether the body is a part of an upload.
pub fn has_bytes(headers: &HeaderMap) -> bool {
    text(headers, CONTENT_TYPE.as_str()) == Some(OFFSET_STREAM)
}

pub fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, ServerError> {
    text(headers, "upload-checksum").map(Checksum::parse).transpose()
}

/// The answer to bytes that arrived. If those were the last, the upload becomes a blob, and the
/// answer carries its receipt.
pub async fn arrived(
    state: &State,
    status: StatusCode,
    upload: &Upload,
    offset: u64,
) -> Result<Response, ServerError> {
    let mut response = answer(status, offset);
    if offset == upload.blob.bytes {
        uploads::finish(state, upload).await?;
        let receipt = to_header(&state.blob_receipt(upload.blob.clone()));
        let receipt = HeaderValue::try_from(receipt).expect("base64");
        response.headers_mut().insert(RECEIPT_HEADER, receipt);
    }
    Ok(response)
}

pub fn answer(status: StatusCode, offset: u64) -> Response {
    let mut response = status.into_response();
    let headers = response.headers_mut();
    headers.insert("tus-resumable", HeaderValue::from_static(TUS_VERSION));
    headers.insert("upload-offset", HeaderValue::from(offset));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
