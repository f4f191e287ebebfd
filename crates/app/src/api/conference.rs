use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, DepartmentName, PackCard, Staged, StepOf};

/// Who meets, the convener first; nobody where the pack knows no conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConferencePlan {
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    pub today: String,
    pub members: Vec<DepartmentName>,
    /// The first of them, at its level.
    pub convener: Option<BodyView>,
    pub clause: Option<String>,
    /// What the document wants heard.
    pub agenda: Vec<String>,
    /// Removals that wait for a decision.
    pub removals: Vec<DepartmentName>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgendaItem {
    /// progress, violations, sampling, joint-punishment, removal
    pub topic: String,
    pub text: String,
    /// The case that it is about.
    pub case: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConveneInput {
    pub pack: String,
    pub on: String,
    pub agenda: Vec<AgendaItem>,
    /// Scans that it is entered from.
    pub papers: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HoldInput {
    pub step: StepOf,
    pub present: Vec<String>,
    /// One for each item, in its order.
    pub opinions: Vec<String>,
    pub minutes: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConferenceView {
    pub members: Vec<DepartmentName>,
    pub clause: String,
    pub agenda: Vec<AgendaItem>,
    /// Once held, one for each item.
    pub opinions: Vec<String>,
    pub present: Vec<DepartmentName>,
}
