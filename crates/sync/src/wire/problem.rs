//! What a refusal says.

use serde::{Deserialize, Serialize};

pub const PROBLEM_JSON: &str = "application/problem+json";

/// A refusal: a code for programs, sentences for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub code: String,
    /// What happened.
    pub message: String,
    /// What is safe in spite of it.
    pub safe: String,
    /// What to do next.
    pub next: String,
    /// The exact entry that was refused.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub entry: Option<EntryName>,
}

/// Names one entry of one device's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryName {
    pub device: String,
    pub seq: u64,
}
