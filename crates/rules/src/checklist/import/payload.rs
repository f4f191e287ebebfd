//! What the log says of an import.

use canon::{BlobRef, Hash32};
use serde::{Deserialize, Serialize};

use super::Edition;
use crate::checklist::Checklist;
use crate::fact::Fact;

/// Somebody imported a table. The record carries it whole, so that a machine that has the record
/// has the table; the sheet that it came from is kept as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    pub checklist: Checklist,
    /// [`Checklist::hash`]: by it inspections name the table.
    pub hash: Hash32,
    pub edition: Edition,
    pub file: BlobRef,
    pub file_name: String,
}

impl Fact for Imported {
    const KIND: &'static str = "checklist.imported";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.file.clone()]
    }
}
