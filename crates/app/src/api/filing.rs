use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, CasePlan, FieldChange, Staged, StepOf};

/// What a pack says of changes of licence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FilingPlan {
    pub plan: CasePlan,
    /// With whom a change is filed; nothing: the pack asks for no filing.
    pub file_with: Option<BodyView>,
    pub clause: Option<String>,
    /// Such as `30d`; nothing: 及时, the days are counted.
    pub within: Option<String>,
    /// What the registry tells of the licence and no filing names, the latest first.
    pub registry: Vec<RegistryChangeView>,
}

/// A change of the mine's licence as a record of the registry tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryChangeView {
    /// `d-…/17`
    pub record: String,
    /// The day of that record, and who recorded it; nothing where it isn't on this machine.
    pub on: Option<String>,
    pub by: Option<String>,
    pub change: FieldChange,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegistryChangeNamed {
    pub record: String,
    pub field: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeChangeInput {
    pub mine: String,
    pub pack: String,
    /// The day of the change.
    pub changed: String,
    pub what: String,
    /// Which changes in the registry it is about.
    #[serde(default)]
    pub registry: Vec<RegistryChangeNamed>,
    #[serde(default)]
    pub papers: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FileChangeInput {
    pub step: StepOf,
    pub application: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct JudgeChangeInput {
    pub step: StepOf,
    pub by: String,
    /// Who answers for it by name.
    pub person: String,
    pub material: bool,
    pub reason: String,
    /// The notice to apply anew.
    pub reapply: Option<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FilingView {
    pub changed: String,
    pub what: String,
    /// Which changes in the registry it is about.
    pub registry: Vec<RegistryChangeView>,
    pub clause: String,
    pub file_with: Option<BodyView>,
    /// The clause by which a change that matters sends the mine through the application again.
    pub reapply_clause: Option<String>,
    pub material: Option<bool>,
    pub reason: Option<String>,
    /// The application that followed.
    pub listing: Option<String>,
}
