//! Everything that can be refused, with the place it was found at.

use canon::Hash32;
use serde::Serialize;

/// Why inputs, a witness result or a certificate are refused. Serialised with its code and details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum DrawError {
    // The plan and its inputs.
    #[error("the plan can't be read: {detail}. Nothing was drawn; correct the file and try again")]
    PlanUnreadable { detail: String },
    #[error("{place} is empty; fill it in")]
    Empty { place: String },
    #[error("{found:?} at {place} is not in Unicode NFC form; write it anew in one normal form")]
    NotNormalised { place: String, found: String },
    #[error(
        "the id {found:?} at {place} contains \"/\", which separates ids in tickets; use another id"
    )]
    SlashInId { place: String, found: String },
    #[error(
        "{found:?} at {place} is neither a person's id nor a role such as \"witness-1\"; names stay out of a certificate, which is public"
    )]
    NotAnId { place: String, found: String },
    #[error(
        "inputs.directed narrows the population, but inputs.kind is {kind:?}; a narrowed draw has the kind \"directed\""
    )]
    DirectedUnmarked { kind: String },
    #[error(
        "inputs.kind is \"directed\", but inputs.directed is missing; name what narrows the population and by which document, or use another kind"
    )]
    DirectedUnstated,
    #[error("{found:?} at {place} appears twice; keep one")]
    Duplicate { place: String, found: String },
    #[error("{found:?} at {place} is out of order; lists are sorted in byte order")]
    NotSorted { place: String, found: String },
    #[error(
        "{place} is {quota}, but stratum {stratum} has only {population} mines; lower the quota"
    )]
    QuotaAbovePopulation { place: String, stratum: String, quota: u32, population: usize },
    #[error(
        "{place} names {person:?}, who is not among the inspectors; correct the id or add the person"
    )]
    UnknownPerson { place: String, person: String },
    #[error(
        "{person} may work in the stratum {stratum:?}, which this draw does not have; correct its name or leave it out"
    )]
    UnknownStratum { person: String, stratum: String },
    #[error(
        "inputs.denominator counts the mines of the stratum {stratum:?}, which this draw does not have; correct its name or leave it out"
    )]
    UnknownDenominator { stratum: String },
    #[error(
        "{found:?} at {place} is also a member of a stratum; a mine is either excluded or drawn from"
    )]
    ExcludedMember { place: String, found: String },
    #[error("inputs.team.slots is empty; a team needs at least one slot")]
    NoSlots,
    #[error("inputs.team.slots has {found} slots; a team has at most 64")]
    TooManySlots { found: usize },
    #[error("inputs.snapshot_at is {found:?}; write a day (2026-10-01) or an RFC 3339 instant")]
    SnapshotNotADate { found: String },

    // The witness rule, the secret and what the witnesses read out.
    #[error(
        "inputs.witness_rule.{missing} is missing; a lottery needs its game, issue and count of digits"
    )]
    LotteryIncomplete { missing: &'static str },
    #[error("inputs.witness_rule.digits is {digits}; dice need at least 40")]
    TooFewDice { digits: u32 },
    #[error(
        "inputs.witness_rule.digits is {digits}; a lottery needs at least 5, or its few results could be tried out beforehand"
    )]
    TooFewDigits { digits: u32 },
    #[error("the secret must be 64 lower-case hex digits; nothing was drawn")]
    SecretSpelling,
    #[error(
        "place {position} of the witness digits is the full-width {found:?}; enter the plain digit {plain:?}"
    )]
    WitnessFullWidth { position: usize, found: char, plain: char },
    #[error(
        "place {position} of the witness digits is {found:?}; enter digits only, nothing between them"
    )]
    WitnessNotADigit { position: usize, found: char },
    #[error("place {position} of the witness digits is {found:?}; a die shows 1 to 6")]
    WitnessNotADie { position: usize, found: char },
    #[error(
        "the witness rule asks for {expected} digits, found {found}; enter the whole result once"
    )]
    WitnessCount { expected: u32, found: usize },

    // The certificate.
    #[error("this is not a draw certificate: {detail}")]
    NotACertificate { detail: String },
    #[error(
        "the certificate's format is {found:?}, which is newer than this version knows; update and check again"
    )]
    NewerFormat { found: String },
    #[error("the certificate does not have the form of qingshan-draw-1: {detail}")]
    Malformed { detail: String },
    #[error(
        "from byte {at} on the file is not in canonical form: it was reformatted or changed; ask for the original"
    )]
    NotCanonical { at: usize },
    #[error("the content was changed: it has the digest {computed}, the certificate says {stated}")]
    DigestDiffers { stated: Hash32, computed: Hash32 },
    #[error("{place} does not follow from the inputs, the secret and the witness digits")]
    Differs { place: String },
    #[error("{place} is refused: {why}")]
    ReplacementRefused { place: String, why: &'static str },
    #[error("{place} is refused: {why}")]
    SubstitutionRefused { place: String, why: &'static str },
    #[error("headquarters' receipt at commit.receipt is refused: {why}")]
    ReceiptRefused { why: &'static str },
    #[error("the signature of {name:?} at {place} is not valid")]
    SignatureInvalid { place: String, name: String },
    #[error("{place} signs in a role that has no place there")]
    SignatureMisplaced { place: String },
    #[error("{place} uses a name or key that has signed already")]
    SignatureRepeated { place: String },
    #[error("{name:?} at {place} signs as a witness, but is not among those who were present")]
    WitnessAbsent { place: String, name: String },
    #[error("a rehearsal carries signatures; only an official draw is signed")]
    RehearsalSigned,
}

impl DrawError {
    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::PlanUnreadable { .. } => "plan-unreadable",
            Self::Empty { .. } => "empty",
            Self::NotNormalised { .. } => "not-normalised",
            Self::SlashInId { .. } => "slash-in-id",
            Self::NotAnId { .. } => "not-an-id",
            Self::DirectedUnmarked { .. } => "directed-unmarked",
            Self::DirectedUnstated => "directed-unstated",
            Self::Duplicate { .. } => "duplicate",
            Self::NotSorted { .. } => "not-sorted",
            Self::QuotaAbovePopulation { .. } => "quota-above-population",
            Self::UnknownPerson { .. } => "unknown-person",
            Self::UnknownStratum { .. } => "unknown-stratum",
            Self::UnknownDenominator { .. } => "unknown-denominator",
            Self::ExcludedMember { .. } => "excluded-member",
            Self::NoSlots => "no-slots",
            Self::TooManySlots { .. } => "too-many-slots",
            Self::SnapshotNotADate { .. } => "snapshot-not-a-date",
            Self::LotteryIncomplete { .. } => "lottery-incomplete",
            Self::TooFewDice { .. } => "too-few-dice",
            Self::TooFewDigits { .. } => "too-few-digits",
            Self::SecretSpelling => "secret-spelling",
            Self::WitnessFullWidth { .. } => "witness-full-width",
            Self::WitnessNotADigit { .. } => "witness-not-a-digit",
            Self::WitnessNotADie { .. } => "witness-not-a-die",
            Self::WitnessCount { .. } => "witness-count",
            Self::NotACertificate { .. } => "not-a-certificate",
            Self::NewerFormat { .. } => "newer-format",
            Self::Malformed { .. } => "malformed",
            Self::NotCanonical { .. } => "not-canonical",
            Self::DigestDiffers { .. } => "digest-differs",
            Self::Differs { .. } => "differs",
            Self::ReplacementRefused { .. } => "replacement-refused",
            Self::SubstitutionRefused { .. } => "substitution-refused",
            Self::ReceiptRefused { .. } => "receipt-refused",
            Self::SignatureInvalid { .. } => "signature-invalid",
            Self::SignatureMisplaced { .. } => "signature-misplaced",
            Self::SignatureRepeated { .. } => "signature-repeated",
            Self::WitnessAbsent { .. } => "witness-absent",
            Self::RehearsalSigned => "rehearsal-signed",
        }
    }
}
