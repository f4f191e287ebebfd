//! What a verification says, line by line, for people and for programs.

use std::fmt;

use canon::Hash32;
use chrono::{DateTime, SecondsFormat};
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::{Mode, Role};
use crate::{DrawError, Filter};

/// The answers about one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Known as far as the file could be read.
    pub draw: Option<String>,
    pub mode: Option<Mode>,
    pub digest: Option<Hash32>,
    pub lines: Vec<Line>,
    /// Whether the certificate holds; under an official policy, whether it may count.
    pub accepted: bool,
}

/// One answer. Serialised as `{about, state, code, text, details}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub about: About,
    pub state: State,
    pub says: Says,
}

/// The questions that a verification answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Whether the file is a certificate and as it was issued.
    File,
    Mode,
    Arithmetic,
    Time,
    Signatures,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    Right,
    /// It holds nothing back, and whoever reads the answers should know it.
    Note,
    /// Nothing is wrong, but it holds the draw back from being official.
    Open,
    Wrong,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Says {
    Finding(Finding),
    Refusal(DrawError),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Finding {
    Official,
    Rehearsal,
    /// The population was narrowed by these.
    Directed {
        filters: Vec<Filter>,
        source: String,
    },
    /// `short` are the drawn mines without a full team.
    ArithmeticRight {
        drawn: usize,
        short: Vec<String>,
    },
    TimeProved {
        by: Vec<String>,
    },
    /// Headquarters' receipt, by its key.
    TimeReceipted {
        server: String,
        at_ms: i64,
    },
    TimeNotProved {
        missing: Missing,
    },
    Signed {
        role: Role,
        name: String,
        key: String,
    },
    SignerUnknown {
        role: Role,
        name: String,
        key: String,
    },
    /// The key is known, as others' than whoever is named.
    SignerOther {
        role: Role,
        name: String,
        of: Vec<String>,
        key: String,
    },
    /// The key is known and not whose it is: it was taken for theirs who are named with it.
    KeyUnbound {
        name: String,
        key: String,
    },
    NotSigned {
        role: Role,
    },
}

/// Why the time of a commitment isn't proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Neither receipt nor countersignatures.
    Proof,
    /// A second countersigner who is not the officer.
    SecondPerson,
    /// A countersigner's key is not among the known ones.
    KnownKeys,
    /// Headquarters' key is not among the known ones.
    KnownServer,
    /// The time of the witness event, or of a countersignature, is not stated.
    EventTime,
    /// What there is came only after the witness event.
    BeforeTheEvent,
}

impl Finding {
    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Rehearsal => "rehearsal",
            Self::Directed { .. } => "directed",
            Self::ArithmeticRight { .. } => "arithmetic-right",
            Self::TimeProved { .. } => "time-proved",
            Self::TimeReceipted { .. } => "time-receipted",
            Self::TimeNotProved { .. } => "time-not-proved",
            Self::Signed { .. } => "signed",
            Self::SignerUnknown { .. } => "signer-unknown",
            Self::SignerOther { .. } => "signer-other",
            Self::KeyUnbound { .. } => "key-unbound",
            Self::NotSigned { .. } => "not-signed",
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Official => f.write_str("an official draw"),
            Self::Rehearsal => {
                f.write_str("a rehearsal: the secret was known beforehand, so it decides nothing")
            }
            Self::Directed { filters, source } => {
                let one =
                    |filter: &Filter| format!("{} {}", filter.by.code(), filter.values.join("/"));
                let by: Vec<String> = filters.iter().map(one).collect();
                write!(f, "a directed draw, narrowed by {} under {source}", by.join(", "))
            }
            Self::ArithmeticRight { drawn, short } if short.is_empty() => {
                write!(f, "the arithmetic is right: {drawn} mines drawn, every team complete")
            }
            Self::ArithmeticRight { drawn, short } => {
                let short = short.join(", ");
                write!(f, "the arithmetic is right: {drawn} mines drawn; no full team for {short}")
            }
            Self::TimeProved { by } => {
                let by = by.join(", ");
                write!(f, "the commitment was countersigned before the witness event by {by}")
            }
            Self::TimeReceipted { at_ms, .. } => {
                let at = DateTime::from_timestamp_millis(*at_ms).unwrap_or_default();
                let at = at.to_rfc3339_opts(SecondsFormat::Secs, true);
                write!(f, "headquarters received the commitment before the witness event, at {at}")
            }
            Self::TimeNotProved { missing } => write!(f, "time not proved: {missing}"),
            Self::Signed { role, name, .. } => write!(f, "signed by {name} ({role})"),
            Self::SignerUnknown { role, name, key } => {
                write!(f, "signed as {name} ({role}) with a key that is not known here: {key}")
            }
            Self::SignerOther { role, name, of, key } => {
                let of = of.join(", ");
                write!(
                    f,
                    "signed as {name} ({role}) with a key that is known as that of {of}: {key}"
                )
            }
            Self::KeyUnbound { name, key } => write!(
                f,
                "the key {key} is known without a name and was taken for that of {name}: nothing \
                 says that it is theirs; compare the name, or give {name}={key}"
            ),
            Self::NotSigned { role } => write!(f, "no signature ({role})"),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Proof => "there is neither a receipt nor a countersignature",
            Self::SecondPerson => "two people other than the officer have to countersign",
            Self::KnownKeys => "a countersigner's key is not known here",
            Self::KnownServer => "headquarters' key is not known here",
            Self::EventTime => {
                "the time of the witness event, or of a countersignature, is missing"
            }
            Self::BeforeTheEvent => "what vouches for the commitment came after the witness event",
        })
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Officer => "officer",
            Self::Witness => "witness",
            Self::Countersigner => "countersigner",
        })
    }
}

impl Line {
    pub(super) fn right(about: About, finding: Finding) -> Self {
        Self { about, state: State::Right, says: Says::Finding(finding) }
    }

    pub(super) fn note(about: About, finding: Finding) -> Self {
        Self { about, state: State::Note, says: Says::Finding(finding) }
    }

    pub(super) fn open(about: About, finding: Finding) -> Self {
        Self { about, state: State::Open, says: Says::Finding(finding) }
    }

    pub(super) fn wrong(about: About, refusal: DrawError) -> Self {
        Self { about, state: State::Wrong, says: Says::Refusal(refusal) }
    }

    /// The code that programs match on.
    pub fn code(&self) -> &'static str {
        match &self.says {
            Says::Finding(finding) => finding.code(),
            Says::Refusal(refusal) => refusal.code(),
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.says {
            Says::Finding(finding) => finding.fmt(f),
            Says::Refusal(refusal) => refusal.fmt(f),
        }
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_struct("Line", 5)?;
        line.serialize_field("about", &self.about)?;
        line.serialize_field("state", &self.state)?;
        line.serialize_field("code", self.code())?;
        line.serialize_field("text", &self.to_string())?;
        line.serialize_field("details", &self.says)?;
        line.end()
    }
}
