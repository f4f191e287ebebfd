//! A secret wrapped by a passphrase: Argon2id makes the key, XChaCha20-Poly1305 seals.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use crate::{KeysError, encoded};

/// How much work a guess at the passphrase costs; stored in each slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotParams {
    pub memory_kib: u32,
    pub passes: u32,
    pub lanes: u32,
}

impl SlotParams {
    /// For people's slots: 64 MiB, three passes, some tenths of a second on a field laptop.
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 };
    /// For tests, where a thousand slots must not take minutes. Protects nothing.
    pub const FAST_FOR_TESTS: Self = Self { memory_kib: 256, passes: 1, lanes: 1 };

    /// A forged file must not make the program ask for 100 GB or work for an hour.
    fn is_bearable(self) -> bool {
        self.memory_kib <= 256 * 1024 && self.passes <= 10 && self.lanes <= 4
    }
}

/// A sealed secret. Its purpose is bound into the seal, so that one kind of secret can't be
/// passed off as another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub params: SlotParams,
    #[serde(with = "encoded::hex_array")]
    salt: [u8; 16],
    #[serde(with = "encoded::hex_array")]
    nonce: [u8; 24],
    #[serde(with = "encoded::base64_bytes")]
    sealed: Vec<u8>,
}

impl Slot {
    /// Wraps `secret`. Salt and nonce are random and used only once.
    pub fn seal(
        purpose: &str,
        passphrase: &str,
        secret: &[u8],
        salt: [u8; 16],
        nonce: [u8; 24],
        params: SlotParams,
    ) -> Result<Self, KeysError> {
        let cipher = cipher(passphrase, &salt, params)?;
        let payload = Payload { msg: secret, aad: purpose.as_bytes() };
        let sealed = cipher
            .encrypt(&XNonce::from(nonce), payload)
            .expect("a secret is shorter than the cipher's limit of 256 GiB");
        Ok(Self { params, salt, nonce, sealed })
    }

    /// The secret, if this is its passphrase and purpose.
    pub fn open(&self, purpose: &str, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, KeysError> {
        let cipher = cipher(passphrase, &self.salt, self.params)?;
        let payload = Payload { msg: &self.sealed, aad: purpose.as_bytes() };
        cipher
            .decrypt(&XNonce::from(self.nonce), payload)
            .map(Zeroizing::new)
            .map_err(|_| KeysError::WrongPassphrase)
    }
}

fn cipher(
    passphrase: &str,
    salt: &[u8; 16],
    params: SlotParams,
) -> Result<XChaCha20Poly1305, KeysError> {
    if !params.is_bearable() {
        return Err(KeysError::SlotTooCostly);
    }
    let params = Params::new(params.memory_kib, params.passes, params.lanes, Some(32))
        .map_err(|_| KeysError::SlotTooCostly)?;
    // The same passphrase typed with another input method may come in other code points.
    let passphrase = Zeroizing::new(passphrase.nfc().collect::<String>());
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
        .map_err(|_| KeysError::SlotTooCostly)?;
    Ok(XChaCha20Poly1305::new(&Key::from(*key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FAST: SlotParams = SlotParams::FAST_FOR_TESTS;

    fn counting<const N: usize>() -> [u8; N] {
        std::array::from_fn(|i| u8::try_from(i).unwrap())
    }

    fn slot(params: SlotParams) -> Slot {
        let passphrase = "青山 cafe\u{301} 2026";
        Slot::seal("store", passphrase, &[0x5a; 32], counting(), counting(), params).unwrap()
    }

    /// Computed with libsodium (`crypto_pwhash`, `crypto_aead_xchacha20poly1305_ietf_encrypt`).
    #[test]
    fn golden_slots_of_another_implementation() {
        let fast = r#"{"params":{"memory_kib":256,"passes":1,"lanes":1},"salt":"000102030405060708090a0b0c0d0e0f","nonce":"000102030405060708090a0b0c0d0e0f1011121314151617","sealed":"REskVcnJ2OwjZ03UBOn/qtNxl5VqGlwd6Wtix4y7/40h4dst4ikanvZdUBngKtqr"}"#;
        assert_eq!(serde_json::to_string(&slot(FAST)).unwrap(), fast);
        let standard = "r7OdXyR4sEFsPVrzcl2o1Q6OCYyffKyiERzSoPeqeFlG+4bFmRpA1S/A0jhWPbT7";
        assert_eq!(encoded::to_base64(&slot(SlotParams::STANDARD).sealed), standard);
        let read: Slot = serde_json::from_str(fast).unwrap();
        assert_eq!(*read.open("store", "青山 café 2026").unwrap(), vec![0x5a; 32]);
    }

    #[test]
    fn wrong_passphrase_purpose_or_bytes_do_not_open() {
        assert_eq!(slot(FAST).open("store", "青山"), Err(KeysError::WrongPassphrase));
        let passphrase = "青山 café 2026";
        assert_eq!(slot(FAST).open("person", passphrase), Err(KeysError::WrongPassphrase));
        let cut = Slot { sealed: vec![1, 2, 3], ..slot(FAST) };
        assert_eq!(cut.open("store", passphrase), Err(KeysError::WrongPassphrase));
    }

    #[test]
    fn a_forged_slot_cannot_ask_for_the_moon() {
        for params in [
            SlotParams { memory_kib: 100_000_000, ..FAST },
            SlotParams { passes: u32::MAX, ..FAST },
            SlotParams { lanes: 5, ..FAST },
            SlotParams { memory_kib: 0, ..FAST },
            SlotParams { passes: 0, ..FAST },
        ] {
            let forged = Slot { params, ..slot(FAST) };
            assert_eq!(forged.open("store", "x"), Err(KeysError::SlotTooCostly), "{params:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn opens_with_its_passphrase_and_notices_any_changed_bit(
            passphrase: String, secret: Vec<u8>, salt: [u8; 16], nonce: [u8; 24],
            place: prop::sample::Index, bit in 0u32..8,
        ) {
            let slot = Slot::seal("any", &passphrase, &secret, salt, nonce, FAST).unwrap();
            prop_assert_eq!(&*slot.open("any", &passphrase).unwrap(), &secret);
            let mut changed = slot.clone();
            let at = place.index(changed.sealed.len());
            changed.sealed[at] ^= 1u8 << bit;
            prop_assert_eq!(changed.open("any", &passphrase), Err(KeysError::WrongPassphrase));
        }
    }
}
