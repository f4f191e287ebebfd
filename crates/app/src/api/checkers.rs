//! Who checks by a draw, and which departments join them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// As the rules of the region have it; empty where they say nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawCheckers {
    pub by: Vec<String>,
    pub by_clause: Option<String>,
    pub joint: Vec<DrawJoined>,
    pub joint_clause: Option<String>,
}

/// A body that joins the check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawJoined {
    pub name: String,
    /// Of the departments that people here work for, those that it means.
    pub departments: Vec<String>,
}
