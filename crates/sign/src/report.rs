//! What verifying answers.

use canon::Hash32;
use keys::{Cert, CertSubject, KeysError, RevocationList};
use serde::{Serialize, Serializer};

/// What a verification relies on.
#[derive(Debug, Clone, Default)]
pub struct Trust {
    pub roots: Vec<Cert>,
    pub lists: Vec<RevocationList>,
    /// Receipts and timestamps for this file or an earlier state of it.
    pub proofs: Vec<Proof>,
    /// The time at which a signature without any proof of time is judged.
    pub now_ms: i64,
}

/// Somebody trusted has seen a file with this SHA-256 at this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proof {
    pub file: Hash32,
    pub at_ms: i64,
}

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Valid,
    /// A PDF without any signature.
    Unsigned,
    /// The document is unchanged, but nobody trusted here vouches for a signer.
    Untrusted,
    Invalid,
}

/// A document and all its signatures, the first one first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PdfReport {
    pub verdict: Verdict,
    /// About the document as a whole.
    pub findings: Vec<Finding>,
    pub signatures: Vec<SignatureReport>,
    /// Fields that nobody has signed yet.
    pub open_fields: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignatureReport {
    pub field: String,
    pub verdict: Verdict,
    pub findings: Vec<Finding>,
    pub signer: Option<Signer>,
    /// The signing time that the signer's machine wrote, not proved by anybody.
    pub claimed_ms: Option<i64>,
    pub reason: Option<String>,
    pub location: Option<String>,
    pub covers: Covers,
    /// SHA-256 of the file as it was when this signature had been added: what a receipt names.
    pub revision: Option<Hash32>,
    /// Whether it certifies the document, allowing nothing but further signatures.
    pub certifies: bool,
    /// The time at which certificates were judged, and whether a proof gave it.
    pub judged_ms: i64,
    pub time_proved: bool,
    /// Fingerprint of the trusted root that the signer's certificate leads to.
    pub root: Option<Hash32>,
}

/// Who signed, by their certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    #[serde(flatten)]
    pub subject: CertSubject,
    pub serial: String,
    pub fingerprint: Hash32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Covers {
    WholeFile,
    /// The file as it was when signed; later signatures were added to it.
    Revision,
    Nothing,
}

/// One thing that was found. Serialised as its code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("the file is not a PDF that can be read, so nothing in it can be relied on")]
    Unreadable,
    #[error("the file contains a signature that does not belong to any field of the document")]
    SignatureHidden,
    #[error("the file has more signatures than a document of this kind can have")]
    TooManySignatures,
    #[error("the place or extent of the signature is not as the standard demands")]
    Malformed,
    #[error("the signature's data cannot be read")]
    CmsUnreadable,
    #[error("the signature is of a kind that this version does not know")]
    CmsUnsupported,
    #[error("the signature carries a certificate that plays no part in it")]
    StrayCertificate,
    #[error("the signature does not say with which certificate it was made")]
    SignerUnbound,
    #[error("the signature was not made with the key of the certificate")]
    SignatureWrong,
    #[error("the document was changed: it is not what was signed")]
    ContentChanged,
    #[error("the document was changed after signing by more than a further signature")]
    ChangedAfterSigning,
    #[error("{0}")]
    Certificate(KeysError),
    #[error("no proof of the time of signing is at hand; the certificate was judged as of now")]
    TimeNotProved,
    #[error("the signer's clock says a later time than is possible")]
    ClaimedTooLate,
}

impl Finding {
    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "pdf-unreadable",
            Self::SignatureHidden => "signature-hidden",
            Self::TooManySignatures => "too-many-signatures",
            Self::Malformed => "signature-malformed",
            Self::CmsUnreadable => "cms-unreadable",
            Self::CmsUnsupported => "cms-unsupported",
            Self::StrayCertificate => "stray-certificate",
            Self::SignerUnbound => "signer-unbound",
            Self::SignatureWrong => "signature-wrong",
            Self::ContentChanged => "content-changed",
            Self::ChangedAfterSigning => "changed-after-signing",
            Self::Certificate(error) => error.code(),
            Self::TimeNotProved => "time-not-proved",
            Self::ClaimedTooLate => "claimed-too-late",
        }
    }

    /// What this alone makes of a signature.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::TimeNotProved | Self::ClaimedTooLate => Verdict::Valid,
            Self::Certificate(KeysError::Untrusted) => Verdict::Untrusted,
            _ => Verdict::Invalid,
        }
    }
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// The worst of them.
pub(crate) fn worst(findings: &[Finding]) -> Verdict {
    findings.iter().map(Finding::verdict).max().unwrap_or(Verdict::Valid)
}
