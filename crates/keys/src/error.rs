//! What can go wrong with keys and certificates.

/// Each variant has a code for programs; its sentence says what happened and what next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    #[error("the passphrase does not open this key; the key is unharmed, try again")]
    WrongPassphrase,
    #[error("this key file asks for more memory or time than allowed, so it was not opened")]
    SlotTooCostly,
    #[error("this is not a public key in the expected form; ask its owner to send it again")]
    NotAKey,
    #[error("this is not a usable private key; restore it from a backup or issue a new one")]
    NotAPrivateKey,
    #[error("this is not a signature in the expected form; nothing was accepted")]
    NotASignature,
    #[error("the signature does not belong to these bytes and this key; nothing was accepted")]
    BadSignature,
    #[error("this was not sealed for this key and purpose, or was changed; nothing was opened")]
    NotSealedForThis,
    #[error("the time is outside the years 1970 to 9999; check the clock and try again")]
    TimeOutOfRange,
    #[error("the {field} is empty, longer than 64 characters or holds a forbidden character")]
    NameNotAllowed { field: &'static str },
    #[error("the certificate would start after its end, or outlive the authority's own")]
    LifetimeNotAllowed,
    #[error("the certificate or revocation list cannot be read; ask for a fresh copy")]
    CertificateUnreadable,
    #[error("the certificate uses an algorithm that this version does not know")]
    UnsupportedAlgorithm,
    #[error("the certificate does not lead to an authority that is trusted here")]
    Untrusted,
    #[error("a certificate is used for something that it was not issued for")]
    WrongPurpose,
    #[error("a certificate was not valid yet at the time in question")]
    NotYetValid,
    #[error("a certificate had expired at the time in question")]
    Expired,
    #[error("a certificate had been revoked before the time in question")]
    Revoked { at_ms: i64 },
}

impl KeysError {
    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongPassphrase => "wrong-passphrase",
            Self::SlotTooCostly => "slot-too-costly",
            Self::NotAKey => "not-a-key",
            Self::NotAPrivateKey => "not-a-private-key",
            Self::NotASignature => "not-a-signature",
            Self::BadSignature => "bad-signature",
            Self::NotSealedForThis => "not-sealed-for-this",
            Self::TimeOutOfRange => "time-out-of-range",
            Self::NameNotAllowed { .. } => "name-not-allowed",
            Self::LifetimeNotAllowed => "lifetime-not-allowed",
            Self::CertificateUnreadable => "certificate-unreadable",
            Self::UnsupportedAlgorithm => "unsupported-algorithm",
            Self::Untrusted => "untrusted",
            Self::WrongPurpose => "wrong-purpose",
            Self::NotYetValid => "not-yet-valid",
            Self::Expired => "expired",
            Self::Revoked { .. } => "revoked",
        }
    }
}
