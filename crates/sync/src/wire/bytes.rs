//! Bytes inside JSON, and JSON inside a header.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Bytes carried verbatim: a string of standard base64 in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Base64(pub Vec<u8>);

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&to_base64(&self.0))
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        from_base64(&text).map(Self).ok_or_else(|| de::Error::custom("expected base64"))
    }
}

pub fn to_base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

pub fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A value as the text of one HTTP header.
pub fn to_header<T: Serialize>(value: &T) -> String {
    to_base64(&serde_json::to_vec(value).expect("wire types are plain JSON"))
}

pub fn from_header<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&from_base64(text)?).ok()
}
