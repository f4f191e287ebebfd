//! Documents: what the log says of a PDF and its signatures.

use canon::{BlobRef, Hash32};
use serde::{Deserialize, Serialize};

use crate::fact::Fact;

/// A document was made from a finalised inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    pub inspection: String,
    pub title: String,
    pub number: String,
    pub form: String,
    pub form_version: u16,
    /// Over form id, version and bindings without signatures.
    pub body_hash: Hash32,
    pub pages: u32,
    pub pdf: BlobRef,
    /// The laid-out pages, for the screen's A4 view.
    pub layout: BlobRef,
    /// Who signs where, in order.
    pub places: Vec<Place>,
    /// Characters that no font of this version has: drawn as 〓, and said to whoever signs.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub missing: String,
}

/// A signature place of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub field: String,
    pub person: String,
    pub name: String,
    pub organisation: String,
}

impl Fact for Made {
    const KIND: &'static str = "document.made";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.pdf.clone(), self.layout.clone()]
    }
}

/// A person signed: the file grew by one increment; what was signed before is its exact prefix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    pub field: String,
    pub person: String,
    pub at_ms: i64,
    /// The file that was signed on top of.
    pub base: Hash32,
    pub pdf: BlobRef,
}

impl Fact for Signed {
    const KIND: &'static str = "document.signed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.pdf.clone()]
    }
}
