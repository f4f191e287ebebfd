//! Short-lived words of the server that it need not remember: signed, and read back by itself or
//! by any copy of it with the same key.

use keys::{DeviceKey, Signature64};
use serde::{Deserialize, Serialize};
use sync::wire::{from_base64, to_base64};

use crate::ServerError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Challenge,
    Token,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pass {
    pub device: String,
    pub expires_ms: i64,
    /// Makes each challenge another one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub nonce: Option<canon::Hash32>,
}

impl Pass {
    pub fn seal(&self, used_as: Use, key: &DeviceKey) -> String {
        let bytes = canon::to_bytes(self).expect("a pass has only strings and small integers");
        let signature = key.sign(&message(used_as, &bytes));
        format!("{}.{}", to_base64(&bytes), to_base64(&signature.0))
    }

    pub fn open(
        text: &str,
        used_as: Use,
        key: &DeviceKey,
        now_ms: i64,
    ) -> Result<Self, ServerError> {
        let pass = read(text, used_as, key).ok_or(ServerError::TokenInvalid)?;
        if now_ms < pass.expires_ms { Ok(pass) } else { Err(ServerError::TokenExpired) }
    }
}

fn read(text: &str, used_as: Use, key: &DeviceKey) -> Option<Pass> {
    let (body, signature) = text.split_once('.')?;
    let (bytes, signature) = (from_base64(body)?, from_base64(signature)?);
    let signature = Signature64(signature.try_into().ok()?);
    key.public().verify(&message(used_as, &bytes), &signature).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn message(used_as: Use, bytes: &[u8]) -> Vec<u8> {
    let tag: &[u8] = match used_as {
        Use::Challenge => b"qingshan-challenge-1\0",
        Use::Token => b"qingshan-token-1\0",
    };
    [tag, bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_unexpired_words_count() {
        let key = DeviceKey::from_entropy(&[1; 32]);
        let pass = Pass { device: "d-1".into(), expires_ms: 1_000, nonce: None };
        let text = pass.seal(Use::Token, &key);
        assert_eq!(Pass::open(&text, Use::Token, &key, 999).unwrap(), pass);
        let code = |text: &str, used_as, key: &DeviceKey, now| {
            Pass::open(text, used_as, key, now).unwrap_err().code()
        };
        assert_eq!(code(&text, Use::Token, &key, 1_000), "token-expired");
        assert_eq!(code(&text, Use::Challenge, &key, 0), "token-invalid");
        let other = DeviceKey::from_entropy(&[2; 32]);
        assert_eq!(code(&text, Use::Token, &other, 0), "token-invalid");
        for garbage in ["", ".", "abc", "abc.def", &text[1..], &text[..text.len() - 4]] {
            assert_eq!(code(garbage, Use::Token, &key, 0), "token-invalid");
        }
        let later = Pass { expires_ms: 9_000, ..pass }.seal(Use::Token, &key);
        let (body, signature) = (later.split_once('.').unwrap().0, text.split_once('.').unwrap().1);
        assert_eq!(code(&format!("{body}.{signature}"), Use::Token, &key, 0), "token-invalid");
    }
}
