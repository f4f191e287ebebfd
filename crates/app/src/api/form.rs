use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is typed in a field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FormDraft {
    /// The page's name for it, such as `mine/m-1`.
    pub form: String,
    pub field: String,
    /// Empty: nothing that differs from what is recorded.
    pub text: String,
}

/// What was typed in a form and not recorded, by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FormDrafts {
    pub fields: BTreeMap<String, String>,
}
