use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CasePlan, Staged, StepOf};

/// The grounds of the pack, in its own words, and who decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovalPlan {
    pub plan: CasePlan,
    pub list_level: String,
    /// Rectifications of the mine that failed: the second route.
    pub failed: Vec<FailedRectification>,
    pub grounds: Vec<GroundView>,
    pub reported_by: Vec<String>,
    pub deciders: Vec<DeciderView>,
    /// The clause by which the joint conference is heard first.
    pub conference_clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FailedRectification {
    pub id: String,
    pub number: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GroundView {
    pub id: String,
    pub number: String,
    pub text: String,
    pub gloss: String,
    /// Names of the papers that it asks for.
    pub evidence: Vec<String>,
    /// direct, after-rectification
    pub route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DeciderView {
    pub list: String,
    /// The body as the pack has it, such as `province/natural-resources`.
    pub body: String,
    pub name: String,
    pub clause: String,
}

/// A paper that a ground asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GroundPaper {
    pub name: String,
    pub file: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportInput {
    pub mine: String,
    pub list: String,
    pub pack: String,
    pub ground: String,
    pub on: String,
    pub reason: String,
    pub evidence: Vec<GroundPaper>,
    pub rectification: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyInput {
    pub step: StepOf,
    pub by: String,
    pub holds: bool,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConferenceInput {
    pub on: String,
    pub opinion: String,
    pub minutes: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConcludeInput {
    pub step: StepOf,
    /// removed, proposed-national, kept
    pub conclusion: String,
    /// The body that concludes, as the pack has it.
    pub body: String,
    /// Who answers for it by name.
    pub person: String,
    pub conference: Option<ConferenceInput>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovalView {
    pub list: String,
    pub ground: GroundView,
    pub reason: String,
    pub rectification: Option<String>,
    /// Whether it was verified, and found to hold.
    pub holds: Option<bool>,
    pub deciders: Vec<DeciderView>,
    pub conference_clause: Option<String>,
}
