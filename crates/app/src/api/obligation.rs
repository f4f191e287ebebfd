use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, PackCard};

/// What one pack says of a mine as such: who supervises it, and what is asked of it at all times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineRules {
    pub pack: PackCard,
    pub supervised_by: Vec<BodyView>,
    pub supervised_clause: Option<String>,
    /// What the document calls the enterprise: 实施主体 or 责任主体.
    pub enterprise_is: Option<String>,
    pub enterprise_clause: Option<String>,
    pub obligations: Vec<ObligationView>,
    pub classes: Vec<MineClass>,
}

/// A class that the rules put the mine in, by what the registry says of it today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineClass {
    pub title: String,
    pub clause: String,
    /// No target counts it; otherwise a class of its own.
    pub exempt: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ObligationView {
    pub title: String,
    pub clause: String,
    /// new, expanding, producing: the class of mines that it is asked of.
    pub category: String,
    /// Of no mine of another class; `false` where the registry doesn't say of which class it is.
    pub sure: bool,
}
