//! What a request brings, read with refusals of our own.

use axum::Json;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use bytes::Bytes;
use http::StatusCode;
use http::header::AUTHORIZATION;
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::ServerError;
use crate::database::Device;
use crate::seal::{Pass, Use};
use crate::state::Shared;

pub type Answer<T> = Result<Json<T>, ServerError>;

/// The JSON value of a request.
pub struct Value<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Shared> for Value<T> {
    type Rejection = ServerError;

    async fn from_request(request: Request, state: &Shared) -> Result<Self, ServerError> {
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| unreadable(&rejection))?;
        let value = serde_json::from_slice(&bytes);
        value.map(Self).map_err(|error| ServerError::Unreadable(error.to_string()))
    }
}

fn unreadable(rejection: &BytesRejection) -> ServerError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return ServerError::TooLarge;
    }
    ServerError::Unreadable("its body broke off".into())
}

/// What stands behind the `?` of an address.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Shared> for Asked<T> {
    type Rejection = ServerError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ServerError> {
        let query = Query::from_request_parts(parts, state).await;
        let unreadable = |error: QueryRejection| ServerError::Unreadable(error.body_text());
        query.map(|Query(asked)| Self(asked)).map_err(unreadable)
    }
}

/// What stands in the one open place of an address.
pub struct Place(pub String);

impl FromRequestParts<Shared> for Place {
    type Rejection = ServerError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ServerError> {
        let place = Path::from_request_parts(parts, state).await;
        place.map(|Path(place)| Self(place)).map_err(|_| ServerError::NoSuchPath)
    }
}

/// The device that asks, known by its token.
pub struct SignedIn(pub Device);

impl FromRequestParts<Shared> for SignedIn {
    type Rejection = ServerError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ServerError> {
        let header = parts.headers.get(AUTHORIZATION).ok_or(ServerError::TokenMissing)?;
        let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
        let token = token.ok_or(ServerError::TokenInvalid)?;
        let pass = Pass::open(token, Use::Token, &state.key, state.now_ms())?;
        state.device(&pass.device).await.map(Self)
    }
}
