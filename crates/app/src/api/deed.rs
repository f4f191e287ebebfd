use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PackCard, PaperView, Staged};

/// A paper of the authorities about a mine in which one pack wants certain things said, and what
/// was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeedView {
    pub pack: PackCard,
    pub id: String,
    pub title: String,
    /// It is asked of this mine; `false` where the registry doesn't say whether it is.
    pub sure: bool,
    pub points: Vec<DeedPointView>,
    /// The newest one that somebody read.
    pub read: Option<DeedReadView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeedPointView {
    pub id: String,
    pub title: String,
    pub clause: String,
    /// `None`: nobody has looked.
    pub stands: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeedReadView {
    /// The day of the paper.
    pub on: String,
    pub scans: Vec<PaperView>,
    /// Who recorded last what stands in it, and when.
    pub actor_name: String,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeedReadInput {
    pub mine: String,
    pub pack: String,
    pub deed: String,
    pub on: String,
    /// By point; what was not looked at is left out.
    pub found: BTreeMap<String, bool>,
    pub scans: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeedScanInput {
    pub mine: String,
    pub hash: String,
}
