//! Commit and reveal: the officer's secret, and the seed that nobody alone can choose.

use std::fmt;
use std::str::FromStr;

use canon::{Hash32, sha256, sha256_tagged};
use serde::{Deserialize, Serialize};

use crate::DrawError;

/// 32 bytes that stay unknown to everybody else until the reveal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(Hash32);

impl Secret {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Hash32(bytes))
    }

    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0.0
    }

    /// What is published before the witness event.
    pub fn commitment(&self) -> Hash32 {
        sha256(self.as_bytes())
    }
}

/// A secret is never shown by accident.
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl FromStr for Secret {
    type Err = DrawError;

    fn from_str(hex: &str) -> Result<Self, DrawError> {
        hex.parse().map(Self).map_err(|_| DrawError::SecretSpelling)
    }
}

/// The seed whose hex form the public sampler takes. `witness` must have been parsed by its rule.
pub fn seed(population_hash: &Hash32, secret: &Secret, witness: &str) -> Hash32 {
    let parts = [population_hash.0.as_slice(), secret.as_bytes(), witness.as_bytes()];
    sha256_tagged("qingshan-draw-1", &parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_the_hash_that_the_specification_writes() {
        let secret = Secret::new([7; 32]);
        let bytes = [b"qingshan-draw-1\0".as_slice(), &[9; 32], &[7; 32], b"0420"].concat();
        assert_eq!(seed(&Hash32([9; 32]), &secret, "0420"), sha256(&bytes));
        assert_eq!(secret.commitment(), sha256(&[7; 32]));
    }

    #[test]
    fn one_spelling_and_never_printed() {
        let hex = "ab".repeat(32);
        let secret: Secret = hex.parse().unwrap();
        assert_eq!(secret, Secret::new([0xab; 32]));
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_eq!(hex.to_uppercase().parse::<Secret>(), Err(DrawError::SecretSpelling));
        assert_eq!("ab".parse::<Secret>(), Err(DrawError::SecretSpelling));
    }
}
