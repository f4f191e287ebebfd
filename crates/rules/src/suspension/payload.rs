//! What the log says of a suspension.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::{Actor, PackRef};
use crate::procedure::Party;

/// 限期停产整改通知.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ordered {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    /// The pack's duty that was not done in time.
    pub duty: String,
    /// The day of the mine's life from which the duty runs.
    pub since: NaiveDate,
    pub on: NaiveDate,
    pub person: String,
    /// The body that orders it.
    pub body: Actor,
    pub limit: NaiveDate,
    pub notice: BlobRef,
    pub clause: String,
    /// Why the mine counts as new, and from which day, where the registry doesn't say.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub reason: String,
}

/// 复产验收意见.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    pub on: NaiveDate,
    pub person: String,
    /// The body that accepts it.
    pub body: Actor,
    pub passed: bool,
    pub opinion: BlobRef,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resumed {
    pub on: NaiveDate,
}

impl Fact for Ordered {
    const KIND: &'static str = "suspension.ordered";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.notice.clone()]
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.body.clone()))
    }
}

impl Fact for Accepted {
    const KIND: &'static str = "suspension.accepted";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.opinion.clone()]
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Actor(self.body.clone()))
    }
}

impl Fact for Resumed {
    const KIND: &'static str = "suspension.resumed";
}
