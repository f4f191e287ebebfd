//! What an outsider must reproduce byte for byte: canonical JSON (RFC 8785), SHA-256, the ridge.
//!
//! Nothing here reads a file, a clock, the network or a source of randomness.

mod blob;
mod hash;
mod json;
pub mod ridge;

pub use blob::BlobRef;
pub use hash::{Hash32, Hasher, ParseHashError, sha256, sha256_tagged};
pub use json::{CanonError, from_slice, hash_of, to_bytes};
