use axum::extract::State;
use http::StatusCode;
use sync::wire::TUS_VERSION;

use crate::state::Shared;
use crate::uploads::Checksum;

/// `OPTIONS /v1/blobs`: what of tus is spoken here.
pub async fn handle(State(state): State<Shared>) -> impl axum::response::IntoResponse {
    let headers = [
        ("tus-resumable", TUS_VERSION.to_owned()),
        ("tus-version", TUS_VERSION.to_owned()),
        ("tus-extension", "creation,creation-with-upload,checksum,termination".to_owned()),
        ("tus-checksum-algorithm", Checksum::ALGORITHMS.to_owned()),
        ("tus-max-size", state.config.limits.blob_bytes.to_string()),
    ];
    (StatusCode::NO_CONTENT, headers)
}
