//! Single requests, as a stranger or a careless client might send them.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method, Request, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::memory::MemoryLocal;
use sync::wire::{
    ChallengeAnswer, ChallengeRequest, Problem, TokenAnswer, TokenRequest, session_message,
};
use sync::{Local as _, Transport as _};

use super::TestServer;

#[derive(Clone)]
pub struct Call(Request<Bytes>);

impl Call {
    pub fn new(method: &str, path: &str, body: impl Into<Bytes>) -> Self {
        let mut request = Request::new(body.into());
        *request.method_mut() = Method::from_bytes(method.as_bytes()).unwrap();
        *request.uri_mut() = path.parse().unwrap();
        Self(request)
    }

    pub fn get(path: &str) -> Self {
        Self::new("GET", path, "")
    }

    pub fn post<B: Serialize>(path: &str, body: &B) -> Self {
        Self::new("POST", path, serde_json::to_vec(body).unwrap())
    }

    pub fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        let value = HeaderValue::try_from(value.to_string()).unwrap();
        self.0.headers_mut().insert(HeaderName::from_static(name), value);
        self
    }

    pub fn token(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// Signed in as this device.
    pub async fn by(self, server: &TestServer, local: &MemoryLocal) -> Self {
        let token = sign_in(server, local).await;
        self.token(&token)
    }

    pub async fn send(self, server: &TestServer) -> Response<Bytes> {
        server.transport().send(self.0).await.unwrap()
    }

    /// Sent without a look at the contract: the request is meant to break it.
    pub async fn send_unchecked(self, server: &TestServer) -> Response<Bytes> {
        server.bare_transport().send(self.0).await.unwrap()
    }

    pub async fn json<A: DeserializeOwned>(self, server: &TestServer) -> A {
        let response = self.send(server).await;
        let shown = String::from_utf8_lossy(response.body()).into_owned();
        assert!(response.status().is_success(), "{shown}");
        serde_json::from_slice(response.body()).expect(&shown)
    }
}

pub async fn sign_in(server: &TestServer, local: &MemoryLocal) -> String {
    let asked = ChallengeRequest { device: local.device().id() };
    let ChallengeAnswer { challenge } =
        Call::post("/v1/session/challenge", &asked).json(server).await;
    let signature = local.sign(&session_message(&server.public, &challenge)).unwrap();
    let answered = TokenRequest { challenge, signature };
    let answer: TokenAnswer = Call::post("/v1/session", &answered).json(server).await;
    answer.token
}

/// The refusal that an answer is.
pub fn problem(response: &Response<Bytes>) -> Problem {
    assert!(!response.status().is_success(), "{response:?}");
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let problem: Problem = serde_json::from_slice(response.body()).unwrap();
    for sentence in [&problem.message, &problem.safe, &problem.next] {
        assert!(sentence.ends_with('.'), "{sentence:?}");
    }
    problem
}

/// Status and code of a refusal.
pub fn code(response: &Response<Bytes>) -> (u16, String) {
    (response.status().as_u16(), problem(response).code)
}
