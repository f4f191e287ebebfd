//! A secret for somebody who is not here: X25519 with a key made for this one message agrees on a
//! key, XChaCha20-Poly1305 seals.

use canon::sha256_tagged;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{DeviceKey, DevicePublic, KeysError, encoded};

/// What only the owner of the key `to` opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escrow {
    pub to: DevicePublic,
    /// The public half of the key that was made for this message.
    once: DevicePublic,
    #[serde(with = "encoded::base64_bytes")]
    sealed: Vec<u8>,
}

impl Escrow {
    /// Seals `secret` together with what it is about. `entropy` is random and used only once.
    pub fn seal(to: &DevicePublic, about: &[u8], secret: &[u8], entropy: &[u8; 32]) -> Self {
        let once = DeviceKey::from_entropy(entropy);
        let cipher = cipher(&once.agree(to), &once.public(), to);
        let payload = Payload { msg: secret, aad: about };
        let sealed = cipher
            .encrypt(&nonce(), payload)
            .expect("a secret is shorter than the cipher's limit of 256 GiB");
        Self { to: *to, once: once.public(), sealed }
    }

    /// The secret, if this is its key, and what it is about.
    pub fn open(&self, key: &DeviceKey, about: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeysError> {
        if key.public() != self.to {
            return Err(KeysError::NotSealedForThis);
        }
        let cipher = cipher(&key.agree(&self.once), &self.once, &self.to);
        let payload = Payload { msg: &self.sealed, aad: about };
        cipher
            .decrypt(&nonce(), payload)
            .map(Zeroizing::new)
            .map_err(|_| KeysError::NotSealedForThis)
    }
}

/// Both public keys go into the key, so that it belongs to this message and this reader.
fn cipher(shared: &[u8; 32], once: &DevicePublic, to: &DevicePublic) -> XChaCha20Poly1305 {
    let parts: [&[u8]; 3] = [shared, &once.to_bytes(), &to.to_bytes()];
    XChaCha20Poly1305::new(&Key::from(sha256_tagged("qingshan-escrow-1", &parts).0))
}

/// A key that seals one message needs no other.
fn nonce() -> XNonce {
    XNonce::from([0; 24])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(n: u8) -> DeviceKey {
        DeviceKey::from_entropy(&[n; 32])
    }

    #[test]
    fn only_its_reader_opens_it_and_only_for_what_it_is_about() {
        let sealed = Escrow::seal(&key(1).public(), b"draw r-1", &[7; 32], &[9; 32]);
        assert_eq!(*sealed.open(&key(1), b"draw r-1").unwrap(), vec![7; 32]);
        assert_eq!(sealed.open(&key(2), b"draw r-1"), Err(KeysError::NotSealedForThis));
        assert_eq!(sealed.open(&key(1), b"draw r-2"), Err(KeysError::NotSealedForThis));
        let text = serde_json::to_string(&sealed).unwrap();
        assert_eq!(serde_json::from_str::<Escrow>(&text).unwrap(), sealed);
        assert!(!text.contains(&hex::encode([7; 32])));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn any_changed_bit_is_noticed(
            entropy: [u8; 32], secret: Vec<u8>, about: Vec<u8>,
            place: prop::sample::Index, bit in 0u32..8,
        ) {
            let mut sealed = Escrow::seal(&key(1).public(), &about, &secret, &entropy);
            prop_assert_eq!(&*sealed.open(&key(1), &about).unwrap(), &secret);
            let at = place.index(sealed.sealed.len());
            sealed.sealed[at] ^= 1u8 << bit;
            prop_assert!(sealed.open(&key(1), &about).is_err());
        }
    }
}
