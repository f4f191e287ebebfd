//! Reports that come round, and what was handed in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Staged;

/// The period of a report that the desk asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportDue {
    pub pack: String,
    pub report: String,
    pub region: String,
    pub from: String,
    /// The last day of the period, which names it.
    pub period: String,
    /// Bodies that it goes to.
    pub to: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportSubmitInput {
    pub pack: String,
    pub report: String,
    pub region: String,
    pub period: String,
    pub on: String,
    pub paper: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportQuery {
    pub region: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportRow {
    pub pack: String,
    pub report: String,
    pub title: String,
    /// None where its rules aren't on this machine.
    pub clause: Option<String>,
    pub region: String,
    pub region_name: String,
    pub period: String,
    pub on: String,
    /// Handed in after the day that the document names.
    pub late: bool,
    /// Name of its paper.
    pub document: String,
    pub by: String,
    pub at_ms: i64,
}

/// Names the paper of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportPaper {
    pub pack: String,
    pub report: String,
    pub region: String,
    pub period: String,
}
