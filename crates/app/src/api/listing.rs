use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CasePlan, CaseRow, ColumnMatch, EngagementView, EvaluatorView, PackCard, RowNote, Staged,
    StepOf,
};

/// Applications at their stations; empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ListingQuery {
    /// A GB/T 2260 code: its mines and those of what it contains.
    pub region: String,
    /// A part of the mine's name or of the number.
    pub text: String,
    pub open_only: bool,
}

/// The applications under one pack, at its stations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListingLine {
    pub pack: PackCard,
    pub stations: Vec<StationColumn>,
    /// Complete, refused or withdrawn.
    pub ended: Vec<CaseRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StationColumn {
    pub id: String,
    pub title: String,
    pub clause: String,
    pub by: Vec<String>,
    /// The one with the least time left first.
    pub rows: Vec<CaseRow>,
}

/// Who takes part in a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BodyView {
    /// As the pack has it, such as `county/natural-resources`.
    pub body: String,
    pub name: String,
    /// Of the level at which whoever is signed in works: else what it did is entered for it, from a
    /// scan.
    pub own: bool,
}

/// A station of the pack, and how far the application has come there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StationView {
    pub id: String,
    pub kind: String,
    pub title: String,
    pub clause: String,
    pub by: Vec<BodyView>,
    pub with: Vec<BodyView>,
    /// Must those who take part be heard before it is concluded?
    pub heard: bool,
    /// Are points given here? Then a score sheet may be taken.
    pub evaluates: bool,
    pub to: Vec<String>,
    /// The papers that it asks for, by name.
    pub documents: Vec<String>,
    /// The clause that asks for the signed endorsement.
    pub endorsement_clause: Option<String>,
    /// Of those who sign it, whom the registry of people knows in their offices.
    pub people: Vec<OfficePerson>,
    /// Of a publicity, such as `10wd`; nothing: the officer says.
    pub period: Option<String>,
    /// The list that the mine then is on.
    pub list: Option<String>,
    /// done, here, ahead
    pub place: String,
    pub on: Option<String>,
    pub person: Option<String>,
    /// Who evaluated here.
    pub evaluator: Option<EvaluatorView>,
    /// The people who evaluated here, where the paper names them.
    pub team: Vec<String>,
    /// What was given here, item by item.
    pub scores: Option<ScoreSheetView>,
    /// What a draw among those who wait or waited here says of it.
    pub draw: Option<CandidateDraw>,
}

/// A draw that has the application on its list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CandidateDraw {
    /// Its title; nothing where it is not known here.
    pub title: Option<String>,
    /// The clause by which some are drawn, or that of the station.
    pub clause: String,
    /// awaited, drawn, undrawn
    pub outcome: String,
    /// What becomes of those who were not drawn: wait, pass, ask (the officer says, with an approver),
    /// verify (they are looked at all the same).
    pub others: String,
}

/// Somebody who works in an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficePerson {
    pub name: String,
    pub department: String,
}

/// What would have to be done under a pack, before an application is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListingPlan {
    pub plan: CasePlan,
    pub list_level: String,
    pub stations: Vec<StationView>,
    /// An open application of the mine.
    pub existing: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListingOpenInput {
    pub mine: String,
    pub pack: String,
    pub on: String,
    /// The change of licence for which the mine applies anew.
    pub filing: Option<String>,
    #[serde(default)]
    pub papers: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpinionInput {
    pub by: String,
    pub person: String,
    pub agrees: bool,
    pub note: String,
}

/// A paper by the name that the pack gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NamedPaper {
    pub name: String,
    pub file: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StationInput {
    pub step: StepOf,
    pub station: String,
    /// passed, not-accepted, failed, not-selected
    pub outcome: String,
    pub by: String,
    /// Who answers for it by name.
    pub person: String,
    pub note: String,
    pub opinions: Vec<OpinionInput>,
    pub documents: Vec<NamedPaper>,
    pub endorsement: Option<Staged>,
    /// Who signed it besides those who are named here.
    pub signers: Vec<String>,
    /// The people who evaluated, where the paper names them.
    pub team: Vec<String>,
    /// Empty where nobody evaluates.
    pub score: String,
    /// The evaluator's own sheet; its total is the score where none is typed.
    pub scores: Option<ScoreSheetInput>,
    /// Why it passes although a document asks for more in principle, and who approved it.
    pub reason: String,
    pub approver: String,
}

/// A score sheet that is to be read against a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreSheetInput {
    pub file: Staged,
    /// Of a workbook; otherwise the first that people see.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Key of the table whose items were given points.
    pub table: String,
    /// Heading → code, group, subgroup, item, guide, points, score, note, ignore.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
}

/// A score sheet as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreSheetRead {
    pub sheets: Vec<String>,
    pub columns: Vec<ColumnMatch>,
    pub faults: Vec<RowNote>,
    pub fault_count: u32,
    pub given: ScoreSheetView,
}

/// What somebody gave, item by item. Without the table on this machine only its total.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreSheetView {
    pub file: String,
    pub table: String,
    /// 练习用: no official score comes from it.
    pub practice: bool,
    /// full_marks, drop_and_rescale, zero, manual
    pub not_applicable: String,
    pub total: String,
    pub points: String,
    pub prerequisites: Vec<ScoreLine>,
    pub groups: Vec<ScoreGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreGroup {
    pub id: String,
    pub title: String,
    pub points: String,
    pub given: String,
    pub lines: Vec<ScoreLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreLine {
    pub id: String,
    pub title: String,
    pub points: String,
    /// Points, not-applicable, met, not-met; empty where the sheet says nothing that can be read.
    pub given: String,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PublishInput {
    pub step: StepOf,
    pub station: String,
    /// `10wd` working days, `7d` days.
    pub period: String,
    pub place: String,
}

/// A step that is told in words: a correction, an objection, a withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WordsInput {
    pub step: StepOf,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ObjectionInput {
    pub step: StepOf,
    /// Counted from 0 within the publicity.
    pub objection: u32,
    pub upheld: bool,
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NoticeView {
    pub from: String,
    pub period: String,
    pub place: String,
    pub corrected: Vec<String>,
    pub objections: Vec<ObjectionView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ObjectionView {
    pub received: String,
    pub text: String,
    /// Upheld or not, once it is answered.
    pub upheld: Option<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ListingView {
    pub stations: Vec<StationView>,
    pub notice: Option<NoticeView>,
    /// Nothing where nobody is engaged.
    pub engagement: Option<EngagementView>,
    /// The least score, and the clause that asks for it.
    pub least: Option<String>,
    pub least_clause: Option<String>,
    /// 原则上: less passes with a reason and an approver.
    pub least_soft: bool,
    /// The list that it has put the mine on.
    pub listed: Option<String>,
}
