use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use sync::wire::from_base64;

use crate::ServerError;

/// `Upload-Checksum`: what the bytes of one request must hash to. tus asks every server for SHA-1;
/// our own client sends SHA-256.
#[derive(Clone)]
pub struct Checksum {
    hasher: Hasher,
    expected: Vec<u8>,
}

#[derive(Clone)]
enum Hasher {
    Sha1(Sha1),
    Sha256(Sha256),
}

impl Checksum {
    pub const ALGORITHMS: &str = "sha1,sha256";

    pub fn parse(header: &str) -> Result<Self, ServerError> {
        let unreadable = || ServerError::Unreadable("Upload-Checksum is not understood".into());
        let (algorithm, expected) = header.split_once(' ').ok_or_else(unreadable)?;
        let hasher = match algorithm {
            "sha1" => Hasher::Sha1(Sha1::new()),
            "sha256" => Hasher::Sha256(Sha256::new()),
            _ => return Err(unreadable()),
        };
        Ok(Self { hasher, expected: from_base64(expected).ok_or_else(unreadable)? })
    }

    pub fn update(&mut self, bytes: &[u8]) {
        match &mut self.hasher {
            Hasher::Sha1(hasher) => hasher.update(bytes),
            Hasher::Sha256(hasher) => hasher.update(bytes),
        }
    }

    pub fn holds(self) -> bool {
        let found = match self.hasher {
            Hasher::Sha1(hasher) => hasher.finalize().to_vec(),
            Hasher::Sha256(hasher) => hasher.finalize().to_vec(),
        };
        found == self.expected
    }
}
