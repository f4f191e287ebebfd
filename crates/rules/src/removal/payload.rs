//! What the log says of a removal.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::consequence::Execution;
use crate::fact::Fact;
use crate::mine::ListLevel;
use crate::pack::{Actor, Consequence, PackRef};
use crate::procedure::{Party, Proof};

/// A ground was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    pub number: String,
    pub mine: String,
    pub list: ListLevel,
    pub pack: PackRef,
    /// The ground of that pack, such as `XJ-R6a`, or its clause for a rectification that failed,
    /// such as `GS-3.5`: grounds of two packs are never the same.
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
    /// Where departments are to feed back what they find, who found it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub found_by: Option<FoundBy>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoundBy {
    /// The body that departments would tell.
    Itself,
    Department(Feedback),
}

/// 问题反馈函, with the department's opinion how to handle it 处理意见建议.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feedback {
    /// Of the pack.
    pub department: String,
    pub handling: String,
    pub letter: Proof,
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
    /// What the document has follow on it, and by which clause.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub follows: Option<Following>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Following {
    pub consequences: Vec<Consequence>,
    pub clause: String,
}

/// One thing that followed, carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Executed(pub Execution);

impl Fact for Executed {
    const KIND: &'static str = "removal.executed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.0.content()]
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.0.body.clone()))
    }
}

impl Fact for Reported {
    const KIND: &'static str = "removal.reported";

    fn blobs(&self) -> Vec<BlobRef> {
        let mut blobs = Proof::contents(&self.evidence);
        if let Some(FoundBy::Department(said)) = &self.found_by {
            blobs.push(said.letter.content.clone());
        }
        blobs
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
