//! What records say of entries.

use canon::BlobRef;
use serde::{Deserialize, Serialize};

use super::{Fields, Kind};
use crate::fact::Fact;
use crate::procedure::Proof;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryAdded {
    pub kind: Kind,
    pub fields: Fields,
    pub reason: String,
    /// What it was entered from (代录): a scan of the decision.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub papers: Vec<Proof>,
}

/// Who and when stand in the header; here are why, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChanged {
    pub changes: Vec<EntryChange>,
    pub reason: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub papers: Vec<Proof>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChange {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// It counts no longer, or counts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryRetired {
    pub retired: bool,
    pub reason: String,
}

impl Fact for EntryAdded {
    const KIND: &'static str = "entry.added";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.papers)
    }
}

impl Fact for EntryChanged {
    const KIND: &'static str = "entry.changed";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.papers)
    }
}

impl Fact for EntryRetired {
    const KIND: &'static str = "entry.retired";
}
