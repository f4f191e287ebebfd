//! Canonical JSON (RFC 8785): one value, one sequence of bytes, on every machine.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Hash32, sha256};

#[derive(Debug, thiserror::Error)]
pub enum CanonError {
    #[error("this value has no canonical form: {0}")]
    NoCanonicalForm(serde_json::Error),
    #[error("the bytes are not the value that was expected: {0}")]
    NotThisValue(serde_json::Error),
    #[error("the bytes are JSON, but not in canonical form")]
    NotCanonical,
}

/// The canonical bytes of `value`.
///
/// Numbers must be integers within ±2^53: fractions are written as decimal strings by the types
/// that have them, so that no reader's floating point can change what was signed.
pub fn to_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonError> {
    serde_json_canonicalizer::to_vec(&value).map_err(CanonError::NoCanonicalForm)
}

/// SHA-256 over the canonical bytes of `value`.
pub fn hash_of<T: Serialize + ?Sized>(value: &T) -> Result<Hash32, CanonError> {
    Ok(sha256(&to_bytes(value)?))
}

/// Reads a value and refuses bytes that are not its canonical form.
pub fn from_slice<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonError> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(CanonError::NotThisValue)?;
    if to_bytes(&value)? != bytes {
        return Err(CanonError::NotCanonical);
    }
    serde_json::from_value(value).map_err(CanonError::NotThisValue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_spaces_dropped() {
        let bytes = to_bytes(&json!({"乙": 2, "b": [1, "é"], "a": null})).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), r#"{"a":null,"b":[1,"é"],"乙":2}"#);
    }

    #[test]
    fn another_spelling_is_refused() {
        assert!(matches!(
            from_slice::<serde_json::Value>(b"{\"a\": 1}"),
            Err(CanonError::NotCanonical)
        ));
        assert_eq!(from_slice::<serde_json::Value>(b"{\"a\":1}").unwrap(), json!({"a": 1}));
    }
}
