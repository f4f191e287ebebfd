use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BodyView, CasePlan, DepartmentName, PackCard, Staged, StepOf};

/// What the rules say of plans, and the mines that may stand in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanForm {
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    pub today: String,
    pub region_name: String,
    pub plans: Vec<PlanChoice>,
    pub mines: Vec<DepartmentName>,
    /// Ids of mines that an overall plan must cover and none does.
    pub uncovered: Vec<String>,
}

/// What a plan asks of each mine, and which mines lack it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanMissing {
    /// yearly: a plan of its own this year; area: a plan of the area in which it lies; survey: a day
    /// on which it was surveyed
    pub what: String,
    pub title: String,
    pub clause: String,
    pub year: i32,
    /// Mines of which it is asked.
    pub of: u32,
    pub without: u32,
    /// The first of those without one.
    pub mines: Vec<DepartmentName>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanChoice {
    pub id: String,
    pub title: String,
    pub clause: String,
    /// Each mine's own, and not the region's.
    pub own: bool,
    /// The document only encourages it.
    pub voluntary: bool,
    pub by: Vec<BodyView>,
    /// What it must say.
    pub parts: Vec<String>,
    /// Mines of which the registry leaves open whether it is theirs.
    pub reason_for: Vec<String>,
    /// Areas that the document names here, each with its places.
    pub areas: Vec<String>,
    /// Ids of the mines that lie in them.
    pub in_areas: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanPart {
    pub topic: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanAdoptInput {
    pub pack: String,
    pub plan: String,
    /// Whose own plan it is; `None` for a plan of the region of whoever is signed in.
    pub mine: Option<String>,
    pub mines: Vec<String>,
    pub year: i32,
    pub on: String,
    pub person: String,
    pub parts: Vec<PlanPart>,
    pub complete_by: Option<String>,
    pub document: Staged,
    /// Why the plan is this mine's, where that is asked.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanStepInput {
    pub step: StepOf,
    pub person: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanView {
    /// As the pack calls it; empty when this machine doesn't have the pack's version.
    pub title: String,
    pub clause: String,
    pub region_name: String,
    pub year: i32,
    pub person: String,
    pub parts: Vec<PlanPart>,
    pub complete_by: Option<String>,
    pub mines: Vec<PlannedMine>,
    /// How many of them are on the list today.
    pub listed: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlannedMine {
    pub id: String,
    pub name: String,
    /// On the list that these rules lead to, or on a higher one.
    pub listed: bool,
}

/// What the rules say of looking back at a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookBackPlan {
    pub plan: CasePlan,
    pub by: Vec<BodyView>,
    /// `None` where the document has no list of problems.
    pub clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookBackInput {
    pub mine: String,
    pub pack: String,
    pub on: String,
    pub person: String,
    pub problems: Vec<String>,
    pub limit: String,
    pub problem_list: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CirculateInput {
    pub step: StepOf,
    pub circular: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookBackCheckInput {
    pub step: StepOf,
    pub person: String,
    /// In the order of the problems.
    pub closed: Vec<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookBackView {
    pub clause: String,
    pub person: String,
    pub problems: Vec<String>,
    /// By the last check, in the order of the problems; empty before it.
    pub closed: Vec<bool>,
    pub limit: String,
    pub circulated: Option<String>,
    /// The rectification that came from it.
    pub rectification: Option<String>,
}

/// Targets under the rules in force, or under others that a person names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct TargetQuery {
    pub pack: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TargetView {
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    pub today: String,
    pub region_name: String,
    pub rows: Vec<TargetRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TargetRow {
    /// share, count, city, model-mines, fund-accrual, plan-coverage, leaders
    pub what: String,
    /// The scale of a share, as mines have it; empty for all.
    pub scale: String,
    /// The city or county that it is asked of; empty for the whole.
    pub place: String,
    /// Of a city: what its table had of mines that produced and that were being prepared in 2017.
    pub producing_2017: Option<u32>,
    pub preparing_2017: Option<u32>,
    pub clause: String,
    pub by: Option<String>,
    pub of: u32,
    pub needed: u32,
    pub has: u32,
    /// Mines of which the registry doesn't say whether they count.
    pub unknown: u32,
    /// achieved, missing, unknown
    pub standing: String,
    pub missing: u32,
    /// The first of those that don't count.
    pub without: Vec<DepartmentName>,
}
