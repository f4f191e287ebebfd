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
    /// When a countersigner signed, in unix milliseconds by their word: part of what they sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<i64>,
    /// Hex of the 64 bytes.
    pub signature: String,
}

impl Signature {
    pub fn new(signer: Signer, signature: &[u8; 64]) -> Self {
        let Signer { role, name, key } = signer;
        Self { role, name, key, at_ms: None, signature: hex::encode(signature) }
    }

    /// A countersigner's, over [`commitment_message`] with this time.
    pub fn countersigned(signer: Signer, at_ms: i64, signature: &[u8; 64]) -> Self {
        Self { at_ms: Some(at_ms), ..Self::new(signer, signature) }
    }

    pub(super) fn signer(&self) -> Signer {
        Signer { role: self.role, name: self.name.clone(), key: self.key.clone() }
    }

    /// Whether the key made this signature over `message`.
    pub(super) fn fits(&self, message: &[u8]) -> bool {
        is_by(&self.key, &self.signature, message)
    }
}

/// Whether the key made this signature over `message`, both in hex.
pub(super) fn is_by(key: &str, signature: &str, message: &[u8]) -> bool {
    let Some(signature) = from_hex::<64>(signature) else { return false };
    match key.len() {
        64 => from_hex(key).is_some_and(|key| ed25519(&key, message, &signature)),
        66 => from_hex(key).is_some_and(|key| p256(&key, message, &signature)),
        _ => false,
    }
}

/// `"qingshan-draw-signature-1" ‖ 0x00 ‖ digest ‖ canonical signer`.
pub(super) fn certificate_message(digest: &Hash32, signer: &Signer) -> Vec<u8> {
    let signer = canon::to_bytes(signer).expect("a signer is made of strings");
    [b"qingshan-draw-signature-1\0".as_slice(), &digest.0, &signer].concat()
}

/// What a countersigner signs before the witness event:
/// `"qingshan-draw-commitment-1" ‖ 0x00 ‖ population hash ‖ commitment ‖ canonical {at_ms, key,
/// name, role}`.
pub fn commitment_message(
    population_hash: &Hash32,
    commitment: &Hash32,
    signer: &Signer,
    at_ms: i64,
) -> Vec<u8> {
    countersigned_message(population_hash, commitment, signer, Some(at_ms))
}

/// The same of a countersignature that was read, whatever time it states.
pub(super) fn countersigner_message(
    population_hash: &Hash32,
    commitment: &Hash32,
    signature: &Signature,
) -> Vec<u8> {
    countersigned_message(population_hash, commitment, &signature.signer(), signature.at_ms)
}

fn countersigned_message(
    population_hash: &Hash32,
    commitment: &Hash32,
    signer: &Signer,
    at_ms: Option<i64>,
) -> Vec<u8> {
    #[derive(Serialize)]
    struct Countersigner<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        at_ms: Option<i64>,
        #[serde(flatten)]
        signer: &'a Signer,
    }
    let signer = canon::to_bytes(&Countersigner { at_ms, signer });
    let signer = signer.expect("a signer is made of strings and a small integer");
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
    // 05 would be a second spelling of a key, under which somebody could sign twice.
    if !matches!(key[0], 2 | 3) {
        return false;
    }
    p256::ecdsa::VerifyingKey::from_sec1_bytes(key)
        .is_ok_and(|key| key.verify(message, &signature).is_ok())
}

/// Lower-case hex of exactly N bytes: one spelling.
fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}
