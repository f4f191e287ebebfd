use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, DepartmentName, PackCard, Staged, StepOf};

/// Whom it would be about. Rules are those of the mine's region, or of whoever is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct AboutInput {
    pub mine: Option<String>,
    /// An entry of the registry.
    pub agency: Option<String>,
    /// Another pack than the one in force.
    pub pack: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ComplaintPlan {
    /// Those in force first; the one that the rest of the answer is about is `pack`.
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    pub today: String,
    pub agencies: Vec<DepartmentName>,
    /// Who takes complaints in hand, and by which clause; the pack may leave it open.
    pub accepted_by: Vec<BodyView>,
    pub clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReceiveInput {
    pub mine: Option<String>,
    pub agency: Option<String>,
    pub pack: String,
    pub on: String,
    pub channel: String,
    pub text: String,
    pub evidence: Vec<Staged>,
    /// Papers that name the complainant: for whoever records them alone.
    #[serde(default)]
    pub originals: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExamineInput {
    pub step: StepOf,
    pub by: String,
    /// holds, holds-in-part, does-not-hold
    pub finding: String,
    pub text: String,
    pub evidence: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerComplaintInput {
    pub step: StepOf,
    pub person: String,
    pub answer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AppealInput {
    pub step: StepOf,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ComplaintView {
    pub mine: Option<String>,
    pub agency: Option<DepartmentName>,
    pub text: String,
    pub channel: String,
    pub clause: Option<String>,
    /// Who has examined it: an appeal goes to somebody else.
    pub examiners: Vec<String>,
}
