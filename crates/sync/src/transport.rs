//! How a request reaches headquarters: one small door, so that tests can stand in it.

use std::future::Future;

use bytes::Bytes;
use http::{Request, Response};

use crate::SyncError;

/// The request never got an answer that one could read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransportError {
    Away(String),
    TimedOut,
    /// An answer came, but it is too large or broken off.
    Garbage(String),
}

impl From<TransportError> for SyncError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Away(why) => Self::Away(why),
            TransportError::TimedOut => Self::TimedOut,
            TransportError::Garbage(why) => Self::Garbage(why),
        }
    }
}

/// Carries one request. Its URI is a path (`/v1/heads`); the transport knows the rest.
pub trait Transport: Send + Sync {
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Bytes>, TransportError>> + Send;
}
