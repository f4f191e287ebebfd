//! Who evaluates for a body: an agency of the register, or one that is expressly not on it.

use serde::{Deserialize, Serialize};

/// As it was called then. A bar and a search of its work go by the entry, whatever its name now is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evaluator {
    /// The entry of the register; without one it was chosen from outside it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub agency: Option<String>,
    pub name: String,
}
