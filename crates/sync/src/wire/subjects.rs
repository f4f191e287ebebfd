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
    /// Those that the asker may read.
    pub entries: u64,
    /// Those that the asker may not.
    pub withheld: u64,
    /// When the newest entry that the asker may read arrived.
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
    pub received_ms: i64,
    /// What it is: absent when it is withheld, and only its hash may be known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub class: Option<Class>,
    pub withheld: bool,
}
