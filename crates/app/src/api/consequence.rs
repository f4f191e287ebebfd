use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Staged, StepOf};

/// One thing that follows on a removal or a sanction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsequenceView {
    /// As the pack has it, such as `public-exposure`.
    pub code: String,
    pub clause: String,
    /// The decision itself brings it about.
    pub by_itself: bool,
    /// Nothing until it is carried out.
    pub on: Option<String>,
    /// Who did it, as the pack calls them.
    pub by: String,
    pub person: String,
    /// Whom a list of persons names.
    pub names: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExecuteInput {
    pub step: StepOf,
    pub consequence: String,
    /// The body that carried it out, such as `city/government`.
    pub body: String,
    pub person: String,
    /// Whom a list of persons names; between commas.
    pub names: String,
    /// The announcement, the entry on the list, the receipt of the platform.
    pub proof: Staged,
}
