use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CasePlan, CaseRow, Staged, StepOf};

/// Whom a lead would be about, and what decides where it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct LeadPlanInput {
    /// Empty: that of the inspection.
    pub mine: String,
    pub inspection: Option<String>,
    /// Another pack than the one in force.
    pub pack: Option<String>,
    /// Another mineral than the one in the registry.
    pub mineral: Option<String>,
}

/// What the pack says of leads, for a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadPlan {
    pub plan: CasePlan,
    /// As the registry has it: in places it decides who is competent.
    pub mineral: String,
    pub topics: Vec<TopicView>,
    pub inspection: Option<String>,
    pub inspection_number: Option<String>,
    /// The inspection's findings, to start from.
    pub findings: String,
    /// A lead that came from the inspection already.
    pub existing: Option<String>,
    /// The clause by which leads are passed on.
    pub clause: Option<String>,
}

/// A topic of the pack's routing, and where it goes for this mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TopicView {
    pub topic: String,
    /// In the document's words.
    pub text: String,
    pub clause: String,
    pub departments: Vec<DepartmentName>,
    /// The mineral decides, and nobody has stated it.
    pub mineral_needed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DepartmentName {
    /// As the pack calls it, such as `ecology`.
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadOpenInput {
    pub mine: String,
    pub inspection: Option<String>,
    pub pack: String,
    pub topic: String,
    pub mineral: String,
    pub on: String,
    pub text: String,
    pub evidence: Vec<Staged>,
    #[serde(default)]
    pub papers: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadSendInput {
    pub step: StepOf,
    pub person: String,
    pub to: Vec<String>,
    /// transfer, letter
    pub way: String,
    pub letter: Staged,
    /// No document gives a day: the officer may.
    pub answer_by: Option<String>,
    /// Why it goes elsewhere than the pack says.
    #[serde(default)]
    pub elsewhere: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadAnswerInput {
    pub step: StepOf,
    pub department: String,
    /// accepted, refused, handled
    pub answer: String,
    pub text: String,
    pub letter: Option<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadCloseInput {
    pub step: StepOf,
    pub person: String,
    pub note: String,
}

/// A department that has the lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AskedView {
    pub department: DepartmentName,
    pub sent: String,
    pub answer_by: Option<String>,
    /// accepted, refused, handled; `None`: not a word yet.
    pub answer: Option<String>,
    pub overdue: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadView {
    pub topic: String,
    pub mineral: String,
    pub text: String,
    pub asked: Vec<AskedView>,
    /// All departments of the pack.
    pub departments: Vec<DepartmentName>,
    /// That of whoever is signed in: what any other did is entered for it, from a paper.
    pub own_department: Option<String>,
    /// Those that the pack names for the topic, by this clause; empty: the officer chooses.
    pub competent: Vec<String>,
    pub clause: Option<String>,
    /// The mineral decides, and nobody has stated it.
    pub mineral_needed: bool,
    /// How it goes by the pack: transfer, letter.
    pub way: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadRow {
    pub row: CaseRow,
    pub topic: String,
    pub asked: Vec<AskedView>,
}
