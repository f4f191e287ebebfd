//! What the log says of a complaint. Who complained is not recorded: papers that name them stand in
//! a record of their own, beside the case.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::PackRef;
use crate::procedure::Proof;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    pub number: String,
    pub pack: PackRef,
    /// The clause by which it is taken in hand, where the pack has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    /// What it is about: a mine, an agency, or an agency's work at a mine.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub mine: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agency: Option<String>,
    pub on: NaiveDate,
    /// By letter, hotline, visit.
    pub channel: String,
    pub text: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Proof>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    Holds,
    HoldsInPart,
    DoesNotHold,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examined {
    pub on: NaiveDate,
    pub by: String,
    pub finding: Finding,
    pub text: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Proof>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appealed {
    pub on: NaiveDate,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub on: NaiveDate,
    pub person: String,
    /// What was done, and what was answered.
    pub answer: String,
}

/// Papers that name the complainant: their letter, the answer to them, their appeal. Recorded as
/// restricted, so that no machine but those of whoever recorded it ever holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Originals {
    pub papers: Vec<Proof>,
}

impl Fact for Originals {
    const KIND: &'static str = "complaint.originals";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.papers)
    }
}

impl Fact for Received {
    const KIND: &'static str = "complaint.received";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Examined {
    const KIND: &'static str = "complaint.examined";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Appealed {
    const KIND: &'static str = "complaint.appealed";
}

impl Fact for Closed {
    const KIND: &'static str = "complaint.closed";
}
