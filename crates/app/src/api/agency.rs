use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, CaseRow, ConsequenceView, DepartmentName, PackCard, Staged, StepOf};

/// What the pack says of sanctions of agencies; without grounds it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyPlan {
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    pub today: String,
    pub agencies: Vec<DepartmentName>,
    /// In the document's words.
    pub grounds: Vec<String>,
    /// Only all of them together are enough.
    pub all_grounds: bool,
    pub clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyReportInput {
    pub agency: String,
    pub pack: String,
    pub on: String,
    pub grounds: Vec<String>,
    pub text: String,
    pub evidence: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyVerifyInput {
    pub step: StepOf,
    pub by: String,
    /// The body that verified, such as `county/natural-resources`.
    pub body: String,
    /// Those of the reported grounds that hold.
    pub holds: Vec<String>,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyConcludeInput {
    pub step: StepOf,
    pub person: String,
    pub body: String,
    /// The outcome that the document has for it, or nothing.
    pub sanction: bool,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyView {
    pub agency: DepartmentName,
    pub text: String,
    pub grounds: Vec<String>,
    /// Those that hold, once verified.
    pub holds: Option<Vec<String>>,
    pub all_grounds: bool,
    pub clause: String,
    /// Whose the steps are by that clause; nobody where no document says, and the officer is asked.
    pub by: Vec<BodyView>,
    pub departments: Vec<DepartmentName>,
    /// What the document has for it: disqualified, blacklisted; and what follows.
    pub outcome: Option<String>,
    pub consequences: Vec<String>,
    /// How far what follows has come, once it is concluded.
    pub follows: Vec<ConsequenceView>,
    /// Sanctioned from this day on: its earlier work is looked at anew.
    pub barred_since: Option<String>,
    /// Cases of other procedures that name this agency.
    pub work: Vec<CaseRow>,
}
