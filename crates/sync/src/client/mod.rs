//! Typed calls to headquarters, one file a path.

mod answer;
mod blobs;
mod devices;
mod heads;
mod openings;
mod records;
mod session;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, Response, StatusCode};
use keys::DevicePublic;
use serde::Serialize;
use tokio::sync::Mutex;

use crate::{Local, SyncError, Transport};

pub use blobs::UploadState;
pub use devices::{enrol, read_invitation};
pub(crate) use records::checked;

/// One device's connection to its headquarters.
pub struct Client<'a, L, T> {
    local: &'a L,
    transport: &'a T,
    server: DevicePublic,
    token: Mutex<Option<HeaderValue>>,
}

impl<'a, L: Local, T: Transport> Client<'a, L, T> {
    pub fn new(local: &'a L, transport: &'a T) -> Result<Self, SyncError> {
        let server = local.server()?.ok_or(SyncError::NotEnrolled)?;
        Ok(Self { local, transport, server, token: Mutex::new(None) })
    }

    /// An answer of the pinned server to a request that needs no token.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, SyncError> {
        let response = self.transport.send(request).await?;
        answer::comes_from(&self.server, response)
    }

    /// The same as somebody signed in; an expired token is renewed in passing.
    async fn send_signed_in(&self, request: Request<Bytes>) -> Result<Response<Bytes>, SyncError> {
        let token = self.token().await?;
        let response = self.send(authorized(request.clone(), &token)).await?;
        if response.status() != StatusCode::UNAUTHORIZED {
            return Ok(response);
        }
        let token = self.renew(&token).await?;
        self.send(authorized(request, &token)).await
    }

    async fn token(&self) -> Result<HeaderValue, SyncError> {
        let mut held = self.token.lock().await;
        if held.is_none() {
            *held = Some(self.sign_in().await?);
        }
        Ok(held.clone().expect("just set"))
    }

    /// A token other than the one that no longer works.
    async fn renew(&self, old: &HeaderValue) -> Result<HeaderValue, SyncError> {
        {
            let mut held = self.token.lock().await;
            if held.as_ref() == Some(old) {
                *held = None;
            }
        }
        self.token().await
    }
}

fn authorized(mut request: Request<Bytes>, token: &HeaderValue) -> Request<Bytes> {
    request.headers_mut().insert(AUTHORIZATION, token.clone());
    request
}

fn get(path: &str) -> Request<Bytes> {
    request(Method::GET, path, Bytes::new())
}

fn post<B: Serialize>(path: &str, body: &B) -> Request<Bytes> {
    let body = serde_json::to_vec(body).expect("wire types are plain JSON");
    let mut request = request(Method::POST, path, body.into());
    request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    request
}

fn request(method: Method, path: &str, body: Bytes) -> Request<Bytes> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = path.parse().expect("paths are made here, of hex digits and slashes");
    request
}
