//! `/v1/records`: log suffixes in both directions, signed bytes verbatim; and payloads that were
//! withheld at first.

use std::collections::BTreeMap;

use record::{Record, RecordError, SignedReceipt};
use serde::{Deserialize, Serialize};

use super::{Base64, SignedEnrolment};

/// One record as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub header: Base64,
    /// Absent when it was deleted, or when the receiver may not read it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub payload: Option<Base64>,
}

impl From<&Record> for Entry {
    fn from(record: &Record) -> Self {
        Self {
            header: Base64(record.header_bytes.clone()),
            payload: record.payload.clone().map(Base64),
        }
    }
}

impl TryFrom<Entry> for Record {
    type Error = RecordError;

    fn try_from(entry: Entry) -> Result<Self, RecordError> {
        Self::decode(entry.header.0, entry.payload.map(|payload| payload.0))
    }
}

/// A suffix of the sender's own log, in order, ending in a device checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushRequest {
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushAnswer {
    pub receipt: SignedReceipt,
}

/// Which logs to go on with, each after which entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullRequest {
    pub after: BTreeMap<String, u64>,
}

/// Whole segments, as many as fit into one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullAnswer {
    pub segments: Vec<PulledSegment>,
    /// Whether there is more than fitted.
    pub more: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PulledSegment {
    /// Whose log it is, by the server's word.
    pub source: SignedEnrolment,
    pub entries: Vec<Entry>,
}

/// Which entries' payloads are missing: of each log the numbers from and to, in order and without
/// overlapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayloadsRequest {
    pub missing: BTreeMap<String, Vec<(u64, u64)>>,
}

/// Those that the asker may read by now, in the order of devices and numbers, as many as fit into
/// one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayloadsAnswer {
    pub payloads: Vec<LatePayload>,
    /// Whether there is more than fitted.
    pub more: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatePayload {
    pub device: String,
    pub seq: u64,
    pub payload: Base64,
}
