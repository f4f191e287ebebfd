use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Staged;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerQuery {
    /// GB/T 2260; `None`: the prefecture of whoever is signed in.
    #[serde(default)]
    pub region: Option<String>,
    /// `None`: this year.
    #[serde(default)]
    pub year: Option<i32>,
}

/// The quota ledger of a region's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerView {
    pub region: String,
    pub region_name: String,
    pub year: i32,
    pub this_year: i32,
    /// The earliest year that a ledger is kept of.
    pub first_year: i32,
    /// The quarter that it is; 5 when the year is over.
    pub quarter: u8,
    /// The region that owes a share as a whole; its counties then bear parts of it.
    pub whole: Option<LedgerRow>,
    /// By county.
    pub rows: Vec<LedgerRow>,
    /// Finished visits that don't count, or whose records contradict each other, newest first.
    pub apart: Vec<LedgerVisit>,
    /// How many there are; `apart` holds the newest.
    pub apart_all: u32,
    /// No document in force gives a share: the officer may state one.
    pub may_state: bool,
    pub stated: Vec<StatedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerRow {
    pub region: String,
    pub name: String,
    /// Such as `20%` or `1/12`; none where no source gives one.
    pub share: Option<String>,
    /// The document with its clauses, or the officer's own.
    pub source: Option<String>,
    /// N: what the year is reckoned on.
    pub n: u32,
    /// The day on which the year's first draw fixed N; none as long as it is today's.
    pub fixed_on: Option<String>,
    pub n_now: u32,
    pub needed: Option<u32>,
    /// Distinct mines that random draws took.
    pub drawn: u32,
    /// Distinct mines with a completed random check.
    pub done: u32,
    /// Drawn, and the check still to come.
    pub pending: u32,
    pub remaining: Option<u32>,
    /// What a further draw should take now.
    pub to_draw: Option<u32>,
    /// Four.
    pub quarters: Vec<LedgerQuarter>,
    /// Quarters that are over without the check that each needs.
    pub missed: Vec<u8>,
    /// Mines checked by the year's end at this pace; none in the first quarter.
    pub at_end: Option<u32>,
    pub short: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerQuarter {
    /// What it asks for, where each quarter needs a check; of those to come, as planned.
    pub must: Option<u32>,
    pub drawn: u32,
    /// Completed random checks.
    pub done: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LedgerVisit {
    pub inspection: String,
    pub number: String,
    pub mine: String,
    pub mine_name: String,
    pub region_name: String,
    pub at_ms: i64,
    /// directed, sealed, void, not-done, unlisted, contradicted
    pub why: String,
}

/// A ratio that an officer stated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StatedRow {
    pub region: String,
    pub region_name: String,
    pub year: i32,
    pub ratio: String,
    pub reason: String,
    /// Name of its document.
    pub document: String,
    pub by: String,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotaStateInput {
    pub region: String,
    pub year: i32,
    /// `5%`, `2.5%` or `1/12`.
    pub ratio: String,
    pub reason: String,
    pub document: Staged,
}

/// Names the document of a stated ratio.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StatedDocument {
    pub region: String,
    pub year: i32,
}

/// A county that the desk warns of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuotaBehind {
    pub region: String,
    pub name: String,
    /// How many the year lacks at this pace.
    pub short: u32,
    /// Quarters that are over without a check.
    pub missed: Vec<u8>,
}
