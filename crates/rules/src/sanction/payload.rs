//! What the log says of a sanction.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::PackRef;
use crate::procedure::{Party, Proof};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposed {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    pub clause: String,
    /// One of the pack's sanctions.
    pub sanction: String,
    pub on: NaiveDate,
    pub person: String,
    /// What happened, in words.
    pub facts: String,
    pub evidence: Vec<Proof>,
    /// People who answered for the step that failed, where accountability is proposed.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub answerable: Vec<String>,
    /// Why the mine counts as removed, where that is asked and the registry doesn't say.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub reason: String,
    /// Where the clause rests on a third party's finding.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub finding: Option<Finding>,
}

/// That the mine doesn't meet the standard: which third party found it, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub agency: String,
    pub on: NaiveDate,
}

/// The competent department took it, or did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    pub on: NaiveDate,
    pub department: String,
    pub taken: bool,
    pub note: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub decision: Option<BlobRef>,
    pub clause: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifted {
    pub on: NaiveDate,
    pub department: String,
    pub note: String,
}

impl Fact for Proposed {
    const KIND: &'static str = "sanction.proposed";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Settled {
    const KIND: &'static str = "sanction.settled";

    fn blobs(&self) -> Vec<BlobRef> {
        self.decision.iter().cloned().collect()
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Department(self.department.clone()))
    }
}

impl Fact for Lifted {
    const KIND: &'static str = "sanction.lifted";

    fn party(&self) -> Option<Party> {
        Some(Party::Department(self.department.clone()))
    }
}
