//! Signatures over a certificate and over its commitment. The key's length tells its kind.

use canon::Hash32;
use p256::ecdsa::signature::Verifier as _;
use serde::{Deserialize, Serialize};

/// As what somebody signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Officer,
    Witness,
    /// Signs the commitment before the witness event.
    Countersigner,
}

/// Who signs: part of what is signed, so that no name can be put under another's signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    pub role: Role,
    pub name: String,
    /// Hex: 64 digits are an Ed25519 key, 66 a compressed P-256 point.
    pub key: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    pub role: Role,
    pub name: String,
    pub key: String,
    /// Hex of the 64 bytes.
    pub signature: String,
}

impl Signature {
    pub fn new(signer: Signer, signature: &[u8; 64]) -> Self {
        let Signer { role, name, key } = signer;
        Self { role, name, key, signature: hex::encode(signature) }
    }

    pub(super) fn signer(&self) -> Signer {
        Signer { role: self.role, name: self.name.clone(), key: self.key.clone() }
    }

    /// Whether the key made this signature over `message`.
    pub(super) fn fits(&self, message: &[u8]) -> bool {
        let Some(signature) = from_hex::<64>(&self.signature) else { return false };
        match self.key.len() {
            64 => from_hex(&self.key).is_some_and(|key| ed25519(&key, message, &signature)),
            66 => from_hex(&self.key).is_some_and(|key| p256(&key, message, &signature)),
            _ => false,
        }
    }
}

/// `"qingshan-draw-signature-1" ‖ 0x00 ‖ digest ‖ canonical signer`.
pub(super) fn certificate_message(digest: &Hash32, signer: &Signer) -> Vec<u8> {
    let signer = canon::to_bytes(signer).expect("a signer is made of strings");
    [b"qingshan-draw-signature-1\0".as_slice(), &digest.0, &signer].concat()
}

/// What a countersigner signs before the witness event:
/// `"qingshan-draw-commitment-1" ‖ 0x00 ‖ population hash ‖ commitment ‖ canonical signer`.
pub fn commitment_message(
    population_hash: &Hash32,
    commitment: &Hash32,
    signer: &Signer,
) -> Vec<u8> {
    let signer = canon::to_bytes(signer).expect("a signer is made of strings");
    let tag = b"qingshan-draw-commitment-1\0".as_slice();
    [tag, &population_hash.0, &commitment.0, &signer].concat()
}

fn ed25519(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    // Strict: also refuses weak keys, under which anybody's signature would verify.
    ed25519_dalek::VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}

fn p256(key: &[u8; 33], message: &[u8], signature: &[u8; 64]) -> bool {
    let Ok(signature) = p256::ecdsa::Signature::from_slice(signature) else { return false };
    p256::ecdsa::VerifyingKey::from_sec1_bytes(key)
        .is_ok_and(|key| key.verify(message, &signature).is_ok())
}

/// Lower-case hex of exactly N bytes: one spelling.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}
