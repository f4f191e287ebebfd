//! The person's key (P-256): it signs what a person vouches for, records and documents.

use std::fmt;
use std::str::FromStr;

use p256::ecdsa::{DerSignature, Signature, SigningKey, VerifyingKey};
use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use signature::{Signer as _, Verifier as _};
use zeroize::Zeroizing;

use crate::encoded::from_hex;
use crate::{KeysError, Signature64};

/// A person's signing key. Signatures are deterministic (RFC 6979), over SHA-256.
#[derive(Clone)]
pub struct PersonKey(SigningKey);

impl PersonKey {
    /// The key made from 32 random bytes.
    ///
    /// One in 2^32 of all values is no scalar of the curve; it is hashed until one is.
    pub fn from_entropy(entropy: &[u8; 32]) -> Self {
        let mut candidate = Zeroizing::new(*entropy);
        loop {
            if let Ok(key) = SigningKey::from_slice(candidate.as_slice()) {
                return Self(key);
            }
            *candidate = canon::sha256_tagged("qingshan-p256-retry-1", &[&*candidate]).0;
        }
    }

    pub fn from_pkcs8_der(der: &[u8]) -> Result<Self, KeysError> {
        SigningKey::from_pkcs8_der(der).map(Self).map_err(|_| KeysError::NotAPrivateKey)
    }

    /// PKCS#8, for keeping in a [`crate::Slot`].
    pub fn to_pkcs8_der(&self) -> Zeroizing<Vec<u8>> {
        self.0.to_pkcs8_der().expect("a P-256 key has a PKCS#8 form").to_bytes()
    }

    pub fn public(&self) -> PersonPublic {
        PersonPublic(*self.0.verifying_key())
    }

    /// The signature in fixed form, as records carry it.
    pub fn sign(&self, message: &[u8]) -> Signature64 {
        let signature: Signature = self.0.sign(message);
        Signature64(signature.to_bytes().into())
    }

    /// The signature in DER, as certificates and CMS carry it.
    pub fn sign_der(&self, message: &[u8]) -> Vec<u8> {
        let signature: DerSignature = self.0.sign(message);
        signature.as_bytes().to_vec()
    }

    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.0
    }
}

impl fmt::Debug for PersonKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonKey({})", self.public())
    }
}

/// The public half of a person's key: a compressed SEC1 point, 66 lower-case hex digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PersonPublic(VerifyingKey);

impl PersonPublic {
    pub fn from_sec1(bytes: &[u8]) -> Result<Self, KeysError> {
        VerifyingKey::from_sec1_bytes(bytes).map(Self).map_err(|_| KeysError::NotAKey)
    }

    pub fn to_sec1(self) -> [u8; 33] {
        let point = self.0.to_sec1_point(true);
        point.as_bytes().try_into().expect("a compressed P-256 point has 33 bytes")
    }

    pub fn verify(&self, message: &[u8], signature: &Signature64) -> Result<(), KeysError> {
        let signature =
            Signature::from_slice(&signature.0).map_err(|_| KeysError::NotASignature)?;
        self.0.verify(message, &signature).map_err(|_| KeysError::BadSignature)
    }

    pub fn verify_der(&self, message: &[u8], signature: &[u8]) -> Result<(), KeysError> {
        let signature =
            DerSignature::from_bytes(signature).map_err(|_| KeysError::NotASignature)?;
        self.0.verify(message, &signature).map_err(|_| KeysError::BadSignature)
    }

    pub(crate) fn from_verifying_key(key: VerifyingKey) -> Self {
        Self(key)
    }

    pub(crate) fn verifying_key(&self) -> &VerifyingKey {
        &self.0
    }
}

impl fmt::Display for PersonPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.to_sec1()))
    }
}

impl fmt::Debug for PersonPublic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonPublic({self})")
    }
}

impl FromStr for PersonPublic {
    type Err = KeysError;

    fn from_str(text: &str) -> Result<Self, KeysError> {
        Self::from_sec1(&from_hex::<33>(text).ok_or(KeysError::NotAKey)?)
    }
}

impl Serialize for PersonPublic {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PersonPublic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // RFC 6979, appendix A.2.5 (P-256 with SHA-256, message "sample").
    const SECRET: &str = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
    const PUBLIC: &str = "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
    const SAMPLE: &str = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716\
                          f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

    fn key() -> PersonKey {
        PersonKey::from_entropy(&from_hex(SECRET).unwrap())
    }

    #[test]
    fn the_published_vector() {
        assert_eq!(key().public().to_string(), PUBLIC);
        assert_eq!(key().sign(b"sample").to_string(), SAMPLE);
    }

    #[test]
    fn entropy_that_is_no_scalar_still_gives_a_key() {
        // Zero and everything from the group order on are no scalars.
        let zero = PersonKey::from_entropy(&[0; 32]);
        let high = PersonKey::from_entropy(&[0xff; 32]);
        assert_ne!(zero.public(), high.public());
        let expected = canon::sha256_tagged("qingshan-p256-retry-1", &[&[0xff; 32]]).0;
        assert_eq!(high.public(), PersonKey::from_entropy(&expected).public());
    }

    #[test]
    fn pkcs8_there_and_back() {
        let back = PersonKey::from_pkcs8_der(&key().to_pkcs8_der()).unwrap();
        assert_eq!(back.public(), key().public());
        assert!(matches!(PersonKey::from_pkcs8_der(b"no key"), Err(KeysError::NotAPrivateKey)));
    }

    #[test]
    fn public_keys_have_one_spelling() {
        let json = serde_json::to_string(&key().public()).unwrap();
        assert_eq!(json, format!("\"{PUBLIC}\""));
        assert_eq!(serde_json::from_str::<PersonPublic>(&json).unwrap(), key().public());
        assert!(PUBLIC.to_uppercase().parse::<PersonPublic>().is_err());
        let off_the_curve = format!("02{}", "ff".repeat(32));
        assert_eq!(off_the_curve.parse::<PersonPublic>(), Err(KeysError::NotAKey));
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", key()), format!("PersonKey({PUBLIC})"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn what_one_signs_only_that_verifies(
            entropy: [u8; 32], message: Vec<u8>, place: prop::sample::Index, bit in 0u32..8,
        ) {
            let key = PersonKey::from_entropy(&entropy);
            let (fixed, der) = (key.sign(&message), key.sign_der(&message));
            prop_assert_eq!(key.public().verify(&message, &fixed), Ok(()));
            prop_assert_eq!(key.public().verify_der(&message, &der), Ok(()));

            let mut changed = fixed;
            changed.0[place.index(64)] ^= 1u8 << bit;
            prop_assert!(key.public().verify(&message, &changed).is_err());
            let mut changed = der;
            let at = place.index(changed.len());
            changed[at] ^= 1u8 << bit;
            prop_assert!(key.public().verify_der(&message, &changed).is_err());
            let mut longer = message.clone();
            longer.push(0);
            prop_assert!(key.public().verify(&longer, &fixed).is_err());
        }
    }
}
