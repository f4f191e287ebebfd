//! From bytes to a certificate, strictly.

use serde::Deserialize;

use super::{Certificate, FORMAT};
use crate::DrawError;

#[derive(Deserialize)]
struct Envelope {
    format: String,
}

impl Certificate {
    /// Reads exactly the canonical form of a sealed certificate. Whether what it says is true,
    /// [`verify`](super::verify) tells.
    pub fn read(bytes: &[u8]) -> Result<Self, DrawError> {
        let envelope: Envelope = serde_json::from_slice(bytes)
            .map_err(|error| DrawError::NotACertificate { detail: error.to_string() })?;
        check_format(envelope.format)?;
        let malformed = |detail: String| DrawError::Malformed { detail };
        let certificate: Self =
            serde_json::from_slice(bytes).map_err(|error| malformed(error.to_string()))?;
        if certificate.digest.is_none() || certificate.signatures.is_none() {
            return Err(malformed("digest or signatures are missing".to_owned()));
        }
        let canonical = certificate.to_bytes();
        if canonical != bytes {
            let same = canonical.iter().zip(bytes).take_while(|(a, b)| a == b).count();
            return Err(DrawError::NotCanonical { at: same });
        }
        Ok(certificate)
    }
}

fn check_format(found: String) -> Result<(), DrawError> {
    if found == FORMAT {
        return Ok(());
    }
    let version = found.strip_prefix("qingshan-draw-").and_then(|v| v.parse::<u32>().ok());
    Err(match version {
        Some(version) if version > 1 => DrawError::NewerFormat { found },
        _ => DrawError::NotACertificate { detail: format!("its format is {found:?}") },
    })
}
