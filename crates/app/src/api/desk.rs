use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::QuotaBehind;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskView {
    pub today: String,
    pub items: Vec<DeskItem>,
    pub quota: Vec<QuotaRow>,
    pub quota_region_name: String,
    pub quota_year: u32,
    pub quota_mines: u32,
    /// Of the region of whoever is signed in.
    pub behind: Vec<QuotaBehind>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeskItem {
    /// settle-answers, continue-inspection, newer-inspection, sign-document, issue-rectification,
    /// report-removal, open-lead, propose-accountability, commit-draw, reveal-draw, release-draw,
    /// publish-draw, start-inspection
    pub kind: String,
    pub title: String,
    pub subtitle: String,
    pub subject: String,
    pub at_ms: Option<i64>,
}

/// Done and needed this year in one county, by the pack's ratio where a source states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotaRow {
    pub region: String,
    pub name: String,
    pub mines: u32,
    pub done: u32,
    pub needed: Option<u32>,
    /// Completed random checks in each quarter.
    pub quarters: [u32; 4],
    pub clause: Option<String>,
}
