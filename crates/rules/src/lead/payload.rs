//! What the log says of a lead.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::{PackRef, Way};
use crate::procedure::{Party, Proof};

/// Something was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    /// The clause by which it is passed on, where the pack has one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    /// The visit that found it, if one did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inspection: Option<String>,
    /// A topic of the pack's routing, or the officer's own word.
    pub topic: String,
    /// The mine's mineral on that day: in places it decides who is competent.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub mineral: String,
    pub on: NaiveDate,
    pub text: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub evidence: Vec<Proof>,
}

/// 线索移送函 or 函告.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    pub on: NaiveDate,
    pub person: String,
    /// Departments, as the pack calls them.
    pub to: Vec<String>,
    pub way: Way,
    pub letter: BlobRef,
    /// When an answer is asked for; no source says, so the officer does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answer_by: Option<NaiveDate>,
    /// Why it goes elsewhere than the pack says.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub elsewhere: Option<String>,
    /// The clause that names the department; none where no document does.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Taken up; its result is still to come.
    Accepted,
    /// Not competent.
    Refused,
    /// Dealt with, and how.
    Handled,
}

/// What a department answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    pub on: NaiveDate,
    pub department: String,
    pub answer: Answer,
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub letter: Option<BlobRef>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    pub on: NaiveDate,
    pub person: String,
    pub note: String,
}

impl Fact for Opened {
    const KIND: &'static str = "lead.opened";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Sent {
    const KIND: &'static str = "lead.sent";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.letter.clone()]
    }
}

impl Fact for Answered {
    const KIND: &'static str = "lead.answered";

    fn blobs(&self) -> Vec<BlobRef> {
        self.letter.iter().cloned().collect()
    }

    fn party(&self) -> Option<Party> {
        Some(Party::Department(self.department.clone()))
    }
}

impl Fact for Closed {
    const KIND: &'static str = "lead.closed";
}
