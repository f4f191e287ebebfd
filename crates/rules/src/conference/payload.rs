//! What the log says of a conference.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::PackRef;

/// GS-2.2: what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    Progress,
    Violations,
    /// Selection, and which mines are checked.
    Sampling,
    JointPunishment,
    Removal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub topic: Topic,
    pub text: String,
    /// The case that it is about, such as a removal.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub case: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Convened {
    pub number: String,
    pub pack: PackRef,
    pub clause: String,
    pub on: NaiveDate,
    pub convener: String,
    pub agenda: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    pub on: NaiveDate,
    /// Departments that were there.
    pub present: Vec<String>,
    /// One opinion for each item, in the agenda's order.
    pub opinions: Vec<String>,
    pub minutes: BlobRef,
}

impl Fact for Convened {
    const KIND: &'static str = "conference.convened";
}

impl Fact for Held {
    const KIND: &'static str = "conference.held";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.minutes.clone()]
    }
}
