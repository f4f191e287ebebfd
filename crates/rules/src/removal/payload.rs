//! What the log says of a removal.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::mine::ListLevel;
use crate::pack::{Actor, PackRef};
use crate::procedure::{Party, Proof};

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
    /// The visit that proposed it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inspection: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    pub on: NaiveDate,
    pub by: String,
    /// The body that verified; no document names it apart from the decider.
    pub body: Actor,
    pub holds: bool,
    pub note: String,
}

/// What the joint conference 联席会议 said of this removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conference {
    pub on: NaiveDate,
    pub opinion: String,
    pub minutes: BlobRef,
    /// The case of the conference, where it was held here.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub case: Option<String>,
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
    /// The clause that names the decider; none where no document does, or nothing was to decide.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    /// Why a mine is kept although the ground holds.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub reason: String,
    /// 移出决定.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<Proof>,
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

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.body.clone()))
    }
}

impl Fact for Concluded {
    const KIND: &'static str = "removal.concluded";

    fn blobs(&self) -> Vec<BlobRef> {
        let minutes = self.conference.iter().map(|conference| conference.minutes.clone());
        minutes.chain(self.shown_by()).collect()
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.by.clone()))
    }

    /// The conference speaks for itself alone.
    fn shown_by(&self) -> Vec<BlobRef> {
        self.decision.iter().map(|decision| decision.content.clone()).collect()
    }
}
