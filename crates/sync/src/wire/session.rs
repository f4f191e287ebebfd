//! `/v1/session`: the device key answers a challenge and gets a short-lived token.

use keys::{DevicePublic, Signature64};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeRequest {
    pub device: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeAnswer {
    pub challenge: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenRequest {
    pub challenge: String,
    pub signature: Signature64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TokenAnswer {
    pub token: String,
    pub expires_ms: i64,
}

/// What the device signs. It names the server, so that a false one can't pass a challenge on.
pub fn session_message(server: &DevicePublic, challenge: &str) -> Vec<u8> {
    format!("qingshan-session-1\0{}\0{challenge}", server.id()).into_bytes()
}
