//! Why a document could not be prepared or signed. Nothing is written in any of these cases.

/// Each variant has a code for programs; its sentence says what happened and what next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    #[error("this is not a PDF that can be read; the file is unchanged, get a fresh copy")]
    Unreadable,
    #[error("the PDF is encrypted; remove its password with the program that set it")]
    Encrypted,
    #[error("the PDF is larger than 4 GB; split it before signing")]
    TooLarge,
    #[error("the PDF has no page number {page}; the file is unchanged")]
    NoSuchPage { page: usize },
    #[error("a signature field needs a name of its own without dots; {name:?} is not possible")]
    BadFieldName { name: String },
    #[error("the place of the signature field {name:?} is empty or not on a page")]
    BadRect { name: String },
    #[error("the PDF is already signed, so no place for signatures can be added")]
    AlreadySigned,
    #[error("the PDF has no signature field {name:?}; the file is unchanged")]
    NoSuchField { name: String },
    #[error("the signature field {name:?} is signed already; choose another place")]
    FieldTaken { name: String },
    #[error("only the first signature can certify a document, and this one has one already")]
    CertifyNotFirst,
    #[error("the ink of the signature is empty, too long or outside its frame; draw it again")]
    BadInk,
    #[error("the time of signing is not between 1970 and 9999; check the clock")]
    BadTime,
    #[error("the certificate was not valid at the time of signing; renew it or check the clock")]
    CertificateNotValid,
    #[error("the certificate cannot be used to sign documents: {0}")]
    BadCertificate(keys::KeysError),
    #[error("the key did not sign: {0}; the file is unchanged, try again")]
    SignerFailed(String),
    #[error("the key does not belong to the certificate; choose the certificate of this key")]
    KeyMismatch,
}

impl SignError {
    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "pdf-unreadable",
            Self::Encrypted => "pdf-encrypted",
            Self::TooLarge => "pdf-too-large",
            Self::NoSuchPage { .. } => "no-such-page",
            Self::BadFieldName { .. } => "bad-field-name",
            Self::BadRect { .. } => "bad-rect",
            Self::AlreadySigned => "already-signed",
            Self::NoSuchField { .. } => "no-such-field",
            Self::FieldTaken { .. } => "field-taken",
            Self::CertifyNotFirst => "certify-not-first",
            Self::BadInk => "bad-ink",
            Self::BadTime => "bad-time",
            Self::CertificateNotValid => "certificate-not-valid",
            Self::BadCertificate(_) => "bad-certificate",
            Self::SignerFailed(_) => "signer-failed",
            Self::KeyMismatch => "key-mismatch",
        }
    }
}
