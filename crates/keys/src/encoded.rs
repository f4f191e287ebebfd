//! Bytes as text: one spelling each, so that the same value is always the same text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Exactly `N` bytes from `2 N` lower-case hex digits.
pub fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let lower = text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let mut bytes = [0; N];
    (lower && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(bytes)
}

pub fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// `#[serde(with = "encoded::hex_array")]`: an array as lower-case hex.
pub mod hex_array {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<const N: usize, S: Serializer>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(bytes))
    }

    pub fn deserialize<'de, const N: usize, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(deserializer)?;
        super::from_hex(&text)
            .ok_or_else(|| D::Error::custom(format!("expected {} lower-case hex digits", 2 * N)))
    }
}

/// `#[serde(with = "encoded::base64_bytes")]`: bytes as base64.
pub mod base64_bytes {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::to_base64(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        super::from_base64(&text).ok_or_else(|| D::Error::custom("expected base64"))
    }
}
