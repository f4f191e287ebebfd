//! What the log says of an agency's sanction.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::consequence::Execution;
use crate::fact::Fact;
use crate::pack::{Actor, AgencyOutcome, Consequence, PackRef};
use crate::procedure::{Party, Proof};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    pub number: String,
    pub agency: String,
    pub pack: PackRef,
    pub clause: String,
    pub on: NaiveDate,
    /// In the pack's words.
    pub grounds: Vec<String>,
    pub text: String,
    pub evidence: Vec<Proof>,
}

/// Which of the grounds hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    pub on: NaiveDate,
    pub by: String,
    /// The body that verified.
    pub body: Actor,
    pub holds: Vec<String>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concluded {
    pub on: NaiveDate,
    pub person: String,
    /// The body that concludes.
    pub body: Actor,
    /// `None`: nothing follows.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub outcome: Option<AgencyOutcome>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub consequences: Vec<Consequence>,
    pub note: String,
    pub clause: String,
}

/// One thing that followed, carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Executed(pub Execution);

impl Fact for Executed {
    const KIND: &'static str = "agency.executed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.0.content()]
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.0.body.clone()))
    }
}

impl Fact for Reported {
    const KIND: &'static str = "agency.reported";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Verified {
    const KIND: &'static str = "agency.verified";

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.body.clone()))
    }
}

impl Fact for Concluded {
    const KIND: &'static str = "agency.concluded";

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.body.clone()))
    }
}
