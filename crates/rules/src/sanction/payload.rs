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
