use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClockView, ReportDue};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeadlineQuery {
    /// `None`: the region of whoever is signed in.
    #[serde(default)]
    pub region: Option<String>,
    /// How many days ahead.
    pub days: u32,
    /// At most so many of each kind.
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeadlineView {
    pub today: String,
    pub region: String,
    pub region_name: String,
    /// The last day that is looked at.
    pub until: String,
    /// The soonest due first; those without a day last.
    pub rows: Vec<DeadlineRow>,
    /// All that are overdue and all that are due later, also those that aren't among the rows.
    pub overdue: u32,
    pub coming: u32,
    /// How a period is counted that begins today.
    pub counting: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRow {
    /// rectification, removal, listing, filing; mine: a day in the registry; report: to be handed in;
    /// person: a card that runs out; penalty: the end of its term
    pub kind: String,
    pub clock: ClockView,
    /// What a document asks for, in its own words; empty where the duty's word says it.
    pub text: String,
    /// Of the mine, the agency or the person that it is about.
    pub mine_name: String,
    pub region_name: String,
    /// The case's number.
    pub number: String,
    /// What it leads to: `rectification/z-…`, `mine/m-…`, `person/p-…`, or nothing.
    pub subject: String,
    /// What can be handed in here.
    pub report: Option<ReportDue>,
}
