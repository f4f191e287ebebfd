//! The device key (Ed25519): always at hand, it proves a machine's log.

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use zeroize::Zeroizing;

use crate::encoded::from_hex;
use crate::{KeysError, Signature64};

/// A machine's own key.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// The key that these 32 random bytes are.
    pub fn from_entropy(entropy: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(entropy))
    }

    /// The 32 bytes that `from_entropy` makes this key from, for keeping in a `Slot`.
    pub fn to_secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    pub fn public(&self) -> DevicePublic {
        DevicePublic(self.0.verifying_key())
    }

    /// The device id; see [`DevicePublic::id`].
    pub fn id(&self) -> String {
        self.public().id()
    }

    pub fn sign(&self, message: &[u8]) -> Signature64 {
        Signature64(self.0.sign(message).to_bytes())
    }

    /// X25519: the bytes that both owners of the two keys come to, and nobody else. Only for keys
    /// that are made for it and sign nothing.
    pub(crate) fn agree(&self, other: &DevicePublic) -> Zeroizing<[u8; 32]> {
        let scalar = Zeroizing::new(self.0.to_scalar_bytes());
        Zeroizing::new(other.0.to_montgomery().mul_clamped(*scalar).to_bytes())
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceKey({})", self.id())
    }
}

/// The public half of a device key: 64 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DevicePublic(VerifyingKey);

impl DevicePublic {
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, KeysError> {
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| KeysError::NotAKey)?;
        // Under a weak key anybody's signature verifies.
        if key.is_weak() { Err(KeysError::NotAKey) } else { Ok(Self(key)) }
    }

    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// `d-` and the first 32 hex digits of the SHA-256 of the public key.
    pub fn id(&self) -> String {
        let hash = canon::sha256(self.0.as_bytes());
        format!("d-{}", hex::encode(&hash.0[..16]))
    }

    pub fn verify(&self, message: &[u8], signature: &Signature64) -> Result<(), KeysError> {
        self.0
            .verify_strict(message, &Signature::from_bytes(&signature.0))
            .map_err(|_| KeysError::BadSignature)
    }
}

impl fmt::Display for DevicePublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0.as_bytes()))
    }
}

impl fmt::Debug for DevicePublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevicePublic({self})")
    }
}

impl FromStr for DevicePublic {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        Self::from_bytes(&from_hex(text).ok_or(KeysError::NotAKey)?)
    }
}

impl Serialize for DevicePublic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DevicePublic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 8032, section 7.1, test 2.
    const SECRET: &str = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    const PUBLIC: &str = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    const SIGNATURE: &str = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
                             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    fn key() -> DeviceKey {
        DeviceKey::from_entropy(&from_hex(SECRET).unwrap())
    }

    #[test]
    fn the_published_vector() {
        assert_eq!(key().public().to_string(), PUBLIC);
        assert_eq!(key().sign(&[0x72]).to_string(), SIGNATURE);
        assert_eq!(hex::encode(*key().to_secret()), SECRET);
    }

    #[test]
    fn the_id_is_the_start_of_a_hash_of_the_public_key() {
        let hash = canon::sha256(&hex::decode(PUBLIC).unwrap()).to_string();
        assert_eq!(key().id(), format!("d-{}", &hash[..32]));
    }

    #[test]
    fn another_message_or_key_is_refused() {
        let signature = key().sign(b"head");
        assert_eq!(key().public().verify(b"head", &signature), Ok(()));
        assert_eq!(key().public().verify(b"heap", &signature), Err(KeysError::BadSignature));
        let other = DeviceKey::from_entropy(&[7; 32]).public();
        assert_eq!(other.verify(b"head", &signature), Err(KeysError::BadSignature));
    }

    #[test]
    fn public_keys_have_one_spelling() {
        let json = serde_json::to_string(&key().public()).unwrap();
        assert_eq!(json, format!("\"{PUBLIC}\""));
        assert_eq!(serde_json::from_str::<DevicePublic>(&json).unwrap(), key().public());
        assert!(PUBLIC.to_uppercase().parse::<DevicePublic>().is_err());
        assert!(PUBLIC[2..].parse::<DevicePublic>().is_err());
        // The neutral element: every signature of zeros would verify under it.
        let weak = format!("01{}", "00".repeat(31));
        assert_eq!(weak.parse::<DevicePublic>(), Err(KeysError::NotAKey));
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", key()), format!("DeviceKey({})", key().id()));
    }
}
