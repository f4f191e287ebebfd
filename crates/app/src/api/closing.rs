use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record that arrived after its visit was final, and is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LateRecord {
    /// What happened, as records call it.
    pub kind: String,
    pub by: String,
    /// Eight digits that tell the machine from its colleagues'.
    pub machine: String,
    pub at_ms: i64,
}
