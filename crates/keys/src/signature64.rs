//! A signature of 64 bytes, as Ed25519 makes them and as P-256 makes them in fixed form.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::encoded;

/// 64 bytes of signature: r and s. Shown and serialised as 128 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Signature64(#[serde(with = "encoded::hex_array")] pub [u8; 64]);

impl fmt::Display for Signature64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Signature64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature64({self})")
    }
}
