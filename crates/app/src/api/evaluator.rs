use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, DepartmentName, StepOf};

/// An agency of the register, and how it stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AgencyChoice {
    pub id: String,
    pub name: String,
    /// active, not-on-list, term-over, disqualified, blacklisted
    pub standing: String,
}

/// Who evaluates: one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluatorInput {
    /// The entry of the register.
    pub agency: String,
    /// The name of an agency that is expressly not on the register.
    pub outside: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluatorView {
    /// As it was called then.
    pub name: String,
    /// It was chosen from outside the register.
    pub outside: bool,
    /// Today: active, not-on-list, term-over, disqualified, blacklisted
    pub standing: String,
    /// Barred by now: what it reported is looked at anew.
    pub barred: bool,
}

/// Who is or may be engaged at the present station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngagementView {
    /// Who commissions by the pack; nobody where no document says, and the officer is asked.
    pub by: Vec<BodyView>,
    pub departments: Vec<DepartmentName>,
    pub agencies: Vec<AgencyChoice>,
    /// The way that the document names: government-purchase, public-tender.
    pub method: Option<String>,
    pub engaged: Option<EvaluatorView>,
    pub on: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EngageInput {
    pub step: StepOf,
    pub station: String,
    /// The body that commissions, such as `city/government`.
    pub by: String,
    pub person: String,
    pub evaluator: EvaluatorInput,
    /// In which way it was engaged: government-purchase, public-tender; `None` where nobody says.
    pub method: Option<String>,
}
