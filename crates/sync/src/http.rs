//! The transport over HTTP.

use std::error::Error;
use std::time::Duration;

use ::http::{Request, Response};
use bytes::{Bytes, BytesMut};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use tokio::time::timeout;

use crate::{SyncError, Transport, TransportError};

/// How patient to be. A slow line is no reason to give up, a silent one is.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub connect: Duration,
    /// Between two signs of life.
    pub silence: Duration,
    /// A request is given `silence` and the time that its body takes at this rate.
    pub slowest_bytes_per_second: u32,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(30),
            slowest_bytes_per_second: 4_096,
        }
    }
}

impl Patience {
    fn to_send(self, bytes: usize) -> Duration {
        let bytes = u32::try_from(bytes).unwrap_or(u32::MAX);
        self.silence + Duration::from_secs((bytes / self.slowest_bytes_per_second.max(1)).into())
    }
}

/// No answer of headquarters is larger.
const LARGEST_ANSWER: usize = 64 * 1024 * 1024;

#[derive(Debug, Clone)]
pub struct HttpTransport {
    client: Client,
    base: Url,
    patience: Patience,
}

impl HttpTransport {
    /// `address` as people write it: `https://hq.example.cn` or `http://127.0.0.1:8080`.
    pub fn new(address: &str, patience: Patience) -> Result<Self, SyncError> {
        let bad = || SyncError::BadAddress(address.to_owned());
        let base: Url = address.trim().parse().map_err(|_| bad())?;
        if !matches!(base.scheme(), "http" | "https") || base.host_str().is_none() {
            return Err(bad());
        }
        // A redirect would be a sign-in page of the network, never headquarters.
        let mut builder =
            Client::builder().connect_timeout(patience.connect).redirect(Policy::none());
        if is_loopback(&base) {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|_| bad())?;
        Ok(Self { client, base, patience })
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base.as_str().trim_end_matches('/'))
    }

    async fn read(&self, mut response: reqwest::Response) -> Result<Bytes, TransportError> {
        let mut body = BytesMut::new();
        loop {
            let chunk = timeout(self.patience.silence, response.chunk()).await;
            let Some(chunk) = chunk.map_err(|_| TransportError::TimedOut)?.map_err(failure)? else {
                return Ok(body.freeze());
            };
            if body.len() + chunk.len() > LARGEST_ANSWER {
                return Err(TransportError::Garbage("the answer has no end".into()));
            }
            body.extend_from_slice(&chunk);
        }
    }
}

impl Transport for HttpTransport {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (parts, body) = request.into_parts();
        let patience = self.patience.to_send(body.len());
        let sending = self
            .client
            .request(parts.method, self.url(&parts.uri.to_string()))
            .headers(parts.headers)
            .body(body)
            .send();
        let response = timeout(patience, sending).await;
        let response = response.map_err(|_| TransportError::TimedOut)?.map_err(failure)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut answer = Response::new(self.read(response).await?);
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let address = host.parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

fn failure(error: reqwest::Error) -> TransportError {
    // The address is known to whoever reads the message, and may hold what is nobody else's.
    let error = error.without_url();
    if error.is_timeout() {
        return TransportError::TimedOut;
    }
    if causes(&error).any(is_not_http) {
        return TransportError::Garbage("it does not speak HTTP".into());
    }
    let root = causes(&error).last().map_or_else(|| error.to_string(), ToString::to_string);
    TransportError::Away(root)
}

fn is_not_http(error: &(dyn Error + 'static)) -> bool {
    error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse)
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error: &&'a (dyn Error + 'static)| {
        <dyn Error>::source(*error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let url = |address: &str| {
            HttpTransport::new(address, Patience::default()).map(|t| t.url("/v1/heads"))
        };
        assert_eq!(url(" https://hq.example.cn ").unwrap(), "https://hq.example.cn/v1/heads");
        assert_eq!(url("http://[::1]:9/green/").unwrap(), "http://[::1]:9/green/v1/heads");
        for bad in ["", "hq.example.cn", "ftp://hq.example.cn", "http://", "file:///etc/passwd"] {
            assert_eq!(url(bad).unwrap_err().code(), "server-bad-address", "{bad}");
        }
    }

    #[test]
    fn a_large_body_gets_its_time() {
        let patience = Patience::default();
        assert_eq!(patience.to_send(0).as_secs(), 30);
        assert_eq!(patience.to_send(4 * 1024 * 1024).as_secs(), 30 + 1024);
    }
}
