//! What the log says of a removal.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::mine::ListLevel;
use crate::pack::{Actor, PackRef};
use crate::procedure::Proof;

/// A ground was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    pub number: String,
    pub mine: String,
    pub list: ListLevel,
    pub pack: PackRef,
    /// The ground of that pack, such as `XJ-R6a`: grounds of two packs are never the same.
    pub ground: String,
    pub on: NaiveDate,
    pub reason: String,
    /// The papers that the ground asks for, by the names that the pack gives them.
    pub evidence: Vec<Proof>,
    /// The rectification that failed, on that route.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub rectification: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    pub on: NaiveDate,
    pub by: String,
    pub holds: bool,
    pub note: String,
}

/// What the joint conference 联席会议 said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conference {
    pub on: NaiveDate,
    pub opinion: String,
    pub minutes: BlobRef,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conclusion {
    Removed,
    /// Proposed to whoever keeps the national list.
    ProposedNational,
    Kept,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concluded {
    pub on: NaiveDate,
    pub conclusion: Conclusion,
    pub by: Actor,
    pub person: String,
    pub clause: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub conference: Option<Conference>,
}

impl Fact for Reported {
    const KIND: &'static str = "removal.reported";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Verified {
    const KIND: &'static str = "removal.verified";
}

impl Fact for Concluded {
    const KIND: &'static str = "removal.concluded";

    fn blobs(&self) -> Vec<BlobRef> {
        self.conference.iter().map(|conference| conference.minutes.clone()).collect()
    }
}
