//! Packs of a province's own, put into use from a file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PackRow, Staged};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackUseInput {
    pub file: Staged,
    pub reason: String,
    /// The signed-in person's passphrase: it opens the key that they vouch with.
    pub passphrase: String,
    /// Nothing is recorded, and no passphrase is asked.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackUse {
    /// Everything that is wrong with the file; then there is no offer.
    pub faults: Vec<PackFaultRow>,
    pub offer: Option<PackOffer>,
    pub recorded: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackFaultRow {
    pub line: u32,
    pub column: u32,
    /// What was expected there, and what was found.
    pub message: String,
}

/// What a file would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackOffer {
    pub row: PackRow,
    pub supersedes: Vec<String>,
    /// What rules there now, `CN-2024 1`, and what would differ from it.
    pub running: Option<String>,
    pub differences: Vec<PackDifference>,
    /// This very file is in use already.
    pub in_use: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackDifference {
    /// Such as `spot_check.ratio`.
    pub path: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Who put a pack into use, and from which file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackUsed {
    pub by: String,
    pub at_ms: i64,
    pub region_name: String,
    pub reason: String,
    pub file_name: String,
}
