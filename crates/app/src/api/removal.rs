use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, CasePlan, ConsequenceView, DepartmentName, Staged, StepOf};

/// The grounds of the pack, in its own words, and who reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovalPlan {
    pub plan: CasePlan,
    /// What the visit found that proposed it; empty without one.
    pub findings: String,
    /// Lists that the mine is on by the registry, the highest first.
    pub lists: Vec<String>,
    /// Rectifications of the mine that failed: the second route.
    pub failed: Vec<FailedRectification>,
    pub grounds: Vec<GroundView>,
    /// The clause by which a rectification that failed leads to removal, where that is no ground.
    pub second_route: Option<GroundView>,
    pub reported_by: Vec<BodyView>,
    /// Where departments are to feed back what they find.
    pub feedback: Option<FeedbackPlan>,
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
    /// Whether the registry shows it; none where a person finds it, or the registry doesn't say.
    pub shows: Option<bool>,
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
    pub by: BodyView,
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
    /// The visit that proposed it.
    pub inspection: Option<String>,
    /// Asked for where the plan has a `feedback`, of a ground that is found.
    #[serde(default)]
    pub found_by: Option<FoundByInput>,
}

/// Departments tell what they find, with their opinion how to handle it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FeedbackPlan {
    pub clause: String,
    /// Who is told, and may have found it itself.
    pub to: BodyView,
    pub departments: Vec<DepartmentName>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum FoundByInput {
    Itself,
    Department { department: String, handling: String, letter: Staged },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FoundByView {
    /// Its name; none: whoever is told found it.
    pub department: Option<String>,
    pub handling: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VerifyInput {
    pub step: StepOf,
    /// Who answers for it by name.
    pub by: String,
    /// The body that verified, such as `city/natural-resources`.
    pub body: String,
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
    /// Why a mine is kept although the ground holds.
    pub reason: String,
    /// 移出决定; asked for where no document names who decides.
    pub decision: Option<Staged>,
    /// One that was not held as a case here.
    pub conference: Option<ConferenceInput>,
}

/// A conference that was held here and heard this removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HeardView {
    pub case: String,
    pub number: String,
    pub on: String,
    pub opinion: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovalView {
    pub list: String,
    pub ground: GroundView,
    pub reason: String,
    pub rectification: Option<String>,
    /// Who found it, where that was asked.
    pub found_by: Option<FoundByView>,
    /// Whether it was verified, and found to hold.
    pub holds: Option<bool>,
    /// Who verified it.
    pub verified_by: Option<BodyView>,
    /// Those whom the pack names for anything in a removal: one of them may have verified.
    pub bodies: Vec<BodyView>,
    /// Of the pack, for a body that no document names.
    pub departments: Vec<DepartmentName>,
    /// Who decides on this very list.
    pub deciders: Vec<DeciderView>,
    /// No document names anybody below the nation: the officer does, with the decision.
    pub decider_asked: bool,
    pub conference_clause: Option<String>,
    pub heard: Option<HeardView>,
    /// What follows on the decision by the document, and how far it has come.
    pub follows: Vec<ConsequenceView>,
}
