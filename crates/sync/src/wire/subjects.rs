//! `/v1/subjects` and `/v1/records?subject=…`: what headquarters has seen, for people and tests.

use canon::Hash32;
use record::{Class, Subject};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectsAnswer {
    pub subjects: Vec<SubjectSeen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectSeen {
    pub subject: Subject,
    pub entries: u64,
    /// When the newest entry about it arrived.
    pub received_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutAnswer {
    pub entries: Vec<EntrySeen>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntrySeen {
    pub device: String,
    pub seq: u64,
    pub hash: Hash32,
    pub kind: String,
    pub class: Class,
    pub received_ms: i64,
}
