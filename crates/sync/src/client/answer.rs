//! Is this an answer of headquarters, and what does it say?

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Response, StatusCode};
use keys::DevicePublic;
use serde::de::DeserializeOwned;

use crate::SyncError;
use crate::wire::{PROBLEM_JSON, Problem, SERVER_HEADER};

/// Every answer of headquarters names its key. That proves nothing (receipts do), but it tells a
/// network's sign-in page, a foreign server and our own apart before anything is made of it.
pub fn comes_from(
    server: &DevicePublic,
    response: Response<Bytes>,
) -> Result<Response<Bytes>, SyncError> {
    let key = server_key(&response)?;
    if key == *server { Ok(response) } else { Err(SyncError::WrongServer) }
}

pub fn server_key(response: &Response<Bytes>) -> Result<DevicePublic, SyncError> {
    let status = response.status();
    let key = text(response.headers(), SERVER_HEADER).and_then(|key| key.parse().ok());
    key.ok_or_else(|| match status {
        StatusCode::BAD_GATEWAY | StatusCode::SERVICE_UNAVAILABLE | StatusCode::GATEWAY_TIMEOUT => {
            SyncError::Away(format!("something in between answers {status}"))
        }
        _ => SyncError::Garbage(format!("the answer, {status}, names no server key")),
    })
}

/// The value of a successful answer.
pub fn json<A: DeserializeOwned>(response: &Response<Bytes>) -> Result<A, SyncError> {
    if !response.status().is_success() {
        return Err(refusal(response));
    }
    serde_json::from_slice(response.body())
        .map_err(|error| SyncError::Garbage(format!("the answer can't be read: {error}")))
}

/// Why the request was refused.
pub fn refusal(response: &Response<Bytes>) -> SyncError {
    let problem: Option<Problem> = text(response.headers(), CONTENT_TYPE.as_str())
        .filter(|kind| *kind == PROBLEM_JSON)
        .and_then(|_| serde_json::from_slice(response.body()).ok());
    problem.map_or_else(
        || SyncError::Garbage(format!("it answers {} without a reason", response.status())),
        |problem| SyncError::Refused(Box::new(problem)),
    )
}

pub fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
