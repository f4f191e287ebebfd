//! How many cases a list would have.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Empty texts mean all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseCountQuery {
    pub kind: String,
    pub region: String,
    /// A part of the mine's name or of the case's number.
    pub text: String,
    pub open_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseCount {
    pub all: u32,
    /// As many as a list shows: those that changed last.
    pub most: u32,
}
