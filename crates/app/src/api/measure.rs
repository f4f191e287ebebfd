use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, CasePlan, DepartmentName, Staged, StepOf};

/// The pack's sanctions for a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SanctionPlan {
    pub plan: CasePlan,
    pub sanctions: Vec<SanctionChoice>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SanctionChoice {
    pub id: String,
    /// In the document's words.
    pub text: String,
    pub trigger: String,
    pub clause: String,
    /// It is proposed for people, by name.
    pub people: bool,
    /// Does it rest on a third party's finding?
    pub asks_finding: bool,
    /// Whom the mine's own application names for it, if anybody.
    pub answerable: Vec<String>,
    /// It is of removed mines, and the registry leaves open whether this one was.
    pub reason_asked: bool,
    /// As that application has it.
    pub finding: Option<FindingView>,
}

/// A third party found the mine not to meet the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindingView {
    pub agency: String,
    pub on: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProposeInput {
    pub mine: String,
    pub pack: String,
    pub sanction: String,
    pub on: String,
    pub person: String,
    pub facts: String,
    pub evidence: Vec<Staged>,
    pub answerable: Vec<String>,
    /// Asked where the clause rests on one.
    pub finding: Option<FindingView>,
    /// Why the mine counts as removed, where that is asked.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleSanctionInput {
    pub step: StepOf,
    pub department: String,
    pub taken: bool,
    pub note: String,
    pub decision: Option<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LiftInput {
    pub step: StepOf,
    pub department: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SanctionView {
    /// `None` when this machine doesn't have the pack's version.
    pub sanction: Option<SanctionChoice>,
    pub facts: String,
    pub answerable: Vec<String>,
    pub finding: Option<FindingView>,
    pub departments: Vec<DepartmentName>,
    /// That of whoever is signed in: what any other did is entered for it, from a paper.
    pub own_department: Option<String>,
}

/// Duties of the pack for which a mine is stopped that did not do them in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SuspensionPlan {
    pub plan: CasePlan,
    pub duties: Vec<StopDuty>,
    pub departments: Vec<DepartmentName>,
    /// The day of formal production, as the registry has it.
    pub since: Option<String>,
    /// The registry leaves open whether the mine is new, or since when it produces.
    pub reason_asked: bool,
    /// How the periods of the duties are counted.
    pub counting: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StopDuty {
    pub id: String,
    pub title: String,
    pub clause: String,
    /// Whose the steps are by that clause; nobody where no document says, and the officer is asked.
    pub by: Vec<BodyView>,
    /// Its last day for this mine, where the registry has the day that it runs from.
    pub due: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderInput {
    pub mine: String,
    pub pack: String,
    pub duty: String,
    pub since: String,
    pub on: String,
    pub person: String,
    /// The body that orders it, such as `county/natural-resources`.
    pub body: String,
    pub limit: String,
    pub notice: Staged,
    /// Why the mine counts as new, and from which day, where the registry doesn't say.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptInput {
    pub step: StepOf,
    pub person: String,
    pub body: String,
    pub passed: bool,
    pub opinion: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ResumeInput {
    pub step: StepOf,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SuspensionView {
    pub duty: String,
    pub clause: String,
    pub since: String,
    pub limit: String,
    pub passed: Option<bool>,
    pub by: Vec<BodyView>,
    pub departments: Vec<DepartmentName>,
}
