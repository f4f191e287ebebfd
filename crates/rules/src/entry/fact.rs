//! What records say of entries.

use serde::{Deserialize, Serialize};

use super::{Fields, Kind};
use crate::fact::Fact;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryAdded {
    pub kind: Kind,
    pub fields: Fields,
    pub reason: String,
}

/// Who and when stand in the header; here are why, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryChanged {
    pub changes: Vec<EntryChange>,
    pub reason: String,
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
}

impl Fact for EntryChanged {
    const KIND: &'static str = "entry.changed";
}

impl Fact for EntryRetired {
    const KIND: &'static str = "entry.retired";
}
