use std::ops::Range;

use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use bytes::Bytes;
use canon::Hash32;
use futures_util::stream::{Stream, try_unfold};
use http::StatusCode;
use http::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, HeaderValue, RANGE,
};

use crate::ServerError;
use crate::body::{Place, SignedIn};
use crate::rights::may_read_blob;
use crate::state::Shared;

/// Read and sent at a time.
const PIECE: u64 = 256 * 1024;

/// `GET /v1/blobs/{blob}`: a blob, or the one range of it that is asked for.
pub async fn handle(
    State(state): State<Shared>,
    SignedIn(reader): SignedIn,
    Place(name): Place,
    headers: HeaderMap,
) -> Result<Response, ServerError> {
    let hash: Hash32 = name.parse().map_err(|_| ServerError::BlobUnknown)?;
    let standings = state.database.standing(vec![hash], &reader.person).await?;
    let standing = standings.into_iter().find(|standing| may_read_blob(&reader, standing));
    let blob = standing.ok_or(ServerError::BlobUnknown)?.blob;
    let asked = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let range = asked.and_then(parse).map(|(first, last)| inside(first, last, blob.bytes));
    let Some(range) = range else {
        return Ok(part(state, hash, 0..blob.bytes, StatusCode::OK));
    };
    let range = range.ok_or(ServerError::BadRange { bytes: blob.bytes })?;
    let shown = format!("bytes {}-{}/{}", range.start, range.end - 1, blob.bytes);
    let mut response = part(state, hash, range, StatusCode::PARTIAL_CONTENT);
    let shown = HeaderValue::try_from(shown).expect("digits");
    response.headers_mut().insert(CONTENT_RANGE, shown);
    Ok(response)
}

/// `bytes=2-5` or `bytes=2-`. Any other form is left unheeded, as the standard allows: the answer
/// is then the whole.
fn parse(range: &str) -> Option<(u64, Option<u64>)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let last = if last.is_empty() { None } else { Some(last.parse().ok()?) };
    let first = first.parse().ok()?;
    last.is_none_or(|last| first <= last).then_some((first, last))
}

fn inside(first: u64, last: Option<u64>, bytes: u64) -> Option<Range<u64>> {
    let end = last.map_or(bytes, |last| last.saturating_add(1).min(bytes));
    (first < bytes).then_some(first..end)
}

fn part(state: Shared, hash: Hash32, range: Range<u64>, status: StatusCode) -> Response {
    let length = range.end - range.start;
    let mut response = Response::new(Body::from_stream(pieces(state, hash, range)));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    response
}

fn pieces(
    state: Shared,
    hash: Hash32,
    range: Range<u64>,
) -> impl Stream<Item = Result<Bytes, ServerError>> {
    try_unfold((state, range), move |(state, range)| async move {
        if range.is_empty() {
            return Ok(None);
        }
        let length = usize::try_from(PIECE.min(range.end - range.start)).expect("a small number");
        let bytes = state.files.read(&hash, range.start, length).await?;
        let next = range.start + bytes.len() as u64..range.end;
        // A file that has become shorter breaks the answer off instead of going on for ever.
        if bytes.is_empty() {
            return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into());
        }
        Ok(Some((bytes, (state, next))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let range = |text: &str| parse(text).map(|(first, last)| inside(first, last, 10));
        assert_eq!(range("bytes=0-0"), Some(Some(0..1)));
        assert_eq!(range("bytes=2-"), Some(Some(2..10)));
        assert_eq!(range("bytes=9-99999"), Some(Some(9..10)));
        assert_eq!(range("bytes=0-18446744073709551615"), Some(Some(0..10)));
        assert_eq!(range("bytes=10-"), Some(None));
        for unheeded in ["", "bytes=-5", "bytes=5-2", "bytes=a-b", "items=1-2", "bytes=1-2,4-5"] {
            assert_eq!(range(unheeded), None, "{unheeded}");
        }
    }
}
