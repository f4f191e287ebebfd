//! Values of a pack that a page shows beside a form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSaysInput {
    pub id: String,
    pub version: u32,
    pub paths: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSays {
    /// Names of departments by their id.
    pub departments: BTreeMap<String, String>,
    /// In the order in which they were asked; what the pack leaves open is left out.
    pub said: Vec<PackSaid>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackSaid {
    /// Such as `agencies.method`.
    pub path: String,
    /// Such as `{value, clause, soft}`.
    pub value: Value,
}
