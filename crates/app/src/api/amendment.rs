//! 更正: what turned out to be wrong after a visit was final.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnswerValue, PaperView, Staged};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendInput {
    pub inspection: String,
    /// An item or prerequisite; `None`: the visit's result.
    pub item: Option<String>,
    pub after: StatedView,
    pub reason: String,
    pub evidence: Vec<Staged>,
    /// The newest amendment of the same that the page showed.
    pub follows: Option<String>,
}

/// What stands of an item, of a prerequisite, or of the visit's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StatedView {
    /// Of the result there is none: unanswered.
    pub value: AnswerValue,
    /// Of the result alone.
    pub results: Vec<String>,
    /// The note; of the result, the findings.
    pub note: String,
}

/// Beside what was finalised and signed, and no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendmentView {
    /// The record.
    pub id: String,
    /// An item or prerequisite; `None`: the visit's result.
    pub item: Option<String>,
    /// What that is called; empty for the result.
    pub title: String,
    pub before: StatedView,
    pub after: StatedView,
    pub reason: String,
    pub by: String,
    pub at_ms: i64,
    pub evidence: Vec<PaperView>,
    /// The amendment that it goes on from.
    pub follows: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AmendmentPaper {
    pub inspection: String,
    pub hash: String,
}
