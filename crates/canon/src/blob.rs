use serde::{Deserialize, Serialize};

use crate::Hash32;

/// Names content (a photo, a file, ink) by its SHA-256, with its length.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobRef {
    pub hash: Hash32,
    pub bytes: u64,
}
