use bytes::Bytes;
use http::{HeaderValue, Request};

use super::{Client, answer, post};
use crate::wire::{ChallengeAnswer, ChallengeRequest, TokenAnswer, TokenRequest, session_message};
use crate::{Local, SyncError, Transport};

impl<L: Local, T: Transport> Client<'_, L, T> {
    /// The device key answers a challenge; the token as an `Authorization` header.
    pub(super) async fn sign_in(&self) -> Result<HeaderValue, SyncError> {
        let device = self.local.device().id();
        let asked = post("/v1/session/challenge", &ChallengeRequest { device });
        let ChallengeAnswer { challenge } = answer::json(&self.send(asked).await?)?;
        let signature = self.local.sign(&session_message(&self.server, &challenge))?;
        let asked: Request<Bytes> = post("/v1/session", &TokenRequest { challenge, signature });
        let TokenAnswer { token, .. } = answer::json(&self.send(asked).await?)?;
        HeaderValue::try_from(format!("Bearer {token}"))
            .map_err(|_| SyncError::Garbage("its token has characters that no token has".into()))
    }
}
