//! What surrounds every handler: time limit, log without personal data, the server's name.

use std::any::Any;
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use sync::wire::SERVER_HEADER;

use crate::ServerError;
use crate::state::Shared;

/// Gives up what takes too long, so that nobody can hold a place for ever.
pub async fn time_limit(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let answer = tokio::time::timeout(limit, next.run(request)).await;
    answer.unwrap_or_else(|_| ServerError::TimedOut.into_response())
}

/// Counts and logs the answer. The log has the route's pattern, not what stands in its place: no
/// id, no name, no query.
pub async fn observe(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begun = Instant::now();
    let mut response = next.run(request).await;
    response.headers_mut().insert(SERVER_HEADER, state.key_header.clone());
    state.answers.count(response.status());
    tracing::info!(
        %method,
        route = route.as_ref().map_or("-", |route| route.as_str()),
        status = response.status().as_u16(),
        ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    );
    response
}

/// A broken invariant ends one request, not the server.
pub fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    ServerError::Panicked.into_response()
}
