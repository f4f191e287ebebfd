use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AmendmentView, LateRecord, PackCard, PhotoDatum, Staged};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum InspectionStage {
    /// Being filled in.
    Open,
    /// 定稿: from here on only amendments.
    Finalised,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionRow {
    pub id: String,
    pub number: String,
    pub mine: String,
    pub mine_name: String,
    pub region_name: String,
    pub draw: Option<String>,
    pub draw_title: Option<String>,
    /// Titles of the other draws that the visit serves.
    pub also: Vec<String>,
    pub team: Vec<String>,
    pub stage: InspectionStage,
    pub answered: u32,
    pub items: u32,
    pub score: String,
    /// Made with a checklist that has not arrived here: shown, but not counted or opened.
    pub checklist_missing: bool,
    pub photos: u32,
    pub opened_at_ms: i64,
    pub changed_at_ms: i64,
    pub document: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StartInspection {
    pub mine: String,
    pub draw: Option<String>,
    /// Ids of other draws that drew the same mine: the one visit serves them too.
    #[serde(default)]
    pub also: Vec<String>,
    /// Ids of the people of the team, leader first; at least two.
    pub team: Vec<String>,
    /// Key of the table; `None`: what the mine's pack proposes.
    #[serde(default)]
    pub checklist: Option<String>,
}

/// Everything that the inspection's page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InspectionView {
    pub row: InspectionRow,
    pub licence: String,
    pub holder: String,
    pub checklist: ChecklistView,
    pub prerequisites: Vec<PrerequisiteView>,
    pub groups: Vec<GroupView>,
    pub score: ScoreView,
    pub unsorted_photos: Vec<PhotoView>,
    pub results: Vec<String>,
    pub findings: String,
    /// Checks that the rules combine with this visit.
    pub combined: Vec<CombinedView>,
    pub ink: Vec<InkView>,
    pub gate: Vec<GateCheck>,
    /// Leader first.
    pub team: Vec<TeamPerson>,
    /// The signed-in person is the leader, who settles contradicting answers.
    pub leads: bool,
    /// Text that was being typed when the page was left: field → text.
    pub drafts: std::collections::BTreeMap<String, String>,
    /// Short code of the newest record, for the representative's signing act.
    pub head_code: String,
    /// Changes that headquarters has no receipt for.
    pub waiting_records: u32,
    /// Who has answers here and has not signed for them yet (本人未签).
    pub unsigned: Vec<String>,
    /// What arrived after the visit was final: no part of it.
    pub late: Vec<LateRecord>,
    /// The rules that it was begun under; only the name of those that aren't on this machine.
    pub rules: Option<PackCard>,
    /// Photos among it.
    pub late_photos: Vec<PhotoView>,
    /// Whoever is signed in is one of its inspectors, and it is final.
    pub may_amend: bool,
    /// What was said of it afterwards: no part of what was finalised and signed.
    pub amendments: Vec<AmendmentView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CombinedView {
    /// As the pack calls it.
    pub task: String,
    pub clause: String,
    /// Empty as long as nothing was said of it.
    pub found: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamPerson {
    pub id: String,
    pub name: String,
    pub organisation: String,
    /// Can sign on this machine: has a certified key here.
    pub can_sign_here: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistView {
    pub id: String,
    pub version: String,
    pub title: String,
    /// 练习用: 合格 can't be said from it.
    pub practice: bool,
    pub total: String,
    /// `None`: no source gives a line.
    pub pass: Option<String>,
    pub source: String,
    /// How an item that doesn't apply counts: full_marks, drop_and_rescale, zero, manual.
    pub not_applicable: String,
    /// The first digits of its hash.
    pub code: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrerequisiteView {
    pub id: String,
    pub text: String,
    pub met: Option<bool>,
    pub note: String,
    /// The answers that no other has seen; a new one names those that the page showed.
    pub standing: Vec<GivenAnswer>,
    /// They contradict each other.
    pub conflict: bool,
    /// Answers that later ones have replaced, newest first.
    pub replaced: Vec<GivenAnswer>,
}

/// An answer as somebody gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GivenAnswer {
    /// Its record.
    pub id: String,
    pub value: AnswerValue,
    pub note: String,
    /// The author's name.
    pub by: String,
    /// Eight digits of the machine, as they stand in the numbers of its inspections.
    pub machine: String,
    /// Given on this machine.
    pub here: bool,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GroupView {
    pub id: String,
    pub name: String,
    pub points: String,
    /// What this group must reach, if anything.
    pub pass: Option<String>,
    pub score: String,
    pub answered: u32,
    /// Reaches its pass mark with what is answered; `None` while it can't be said.
    pub reaches: Option<bool>,
    pub items: Vec<ItemView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ItemView {
    pub id: String,
    pub number: String,
    pub title: String,
    pub guide: String,
    pub points: String,
    pub step: String,
    pub value: AnswerValue,
    pub note: String,
    /// The answers that no other has seen; a new one names those that the page showed.
    pub standing: Vec<GivenAnswer>,
    /// They contradict each other.
    pub conflict: bool,
    /// Answers that later ones have replaced, newest first.
    pub replaced: Vec<GivenAnswer>,
    pub photos: Vec<PhotoView>,
    /// A failed item without photo or note.
    pub wants_evidence: bool,
}

impl ItemView {
    /// What an answer names that is given on this page.
    pub fn saw(&self) -> Vec<String> {
        ids(&self.standing)
    }
}

impl PrerequisiteView {
    /// What an answer names that is given on this page.
    pub fn saw(&self) -> Vec<String> {
        ids(&self.standing)
    }
}

fn ids(answers: &[GivenAnswer]) -> Vec<String> {
    answers.iter().map(|answer| answer.id.clone()).collect()
}

/// What was found at an item, or whether a prerequisite is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum AnswerValue {
    Unanswered,
    NotApplicable,
    Points { points: String },
    Met,
    NotMet,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoreView {
    pub total: String,
    pub possible: String,
    pub answered: u32,
    pub items: u32,
    /// What can still be reached with the unanswered items.
    pub reachable: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftInput {
    pub inspection: String,
    /// `item/1.1/note`, `prerequisite/p1/note`, `findings`, `reason/unanswered`
    pub field: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerInput {
    pub inspection: String,
    pub item: String,
    pub value: AnswerValue,
    pub note: String,
    /// The answers that the page showed when this one was given.
    pub saw: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrerequisiteInput {
    pub inspection: String,
    pub prerequisite: String,
    pub met: Option<bool>,
    pub note: String,
    /// The answers that the page showed when this one was given.
    pub saw: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ResultInput {
    pub inspection: String,
    /// no-problem, corrected-on-site, rectify, propose-removal, shut, refused, lead
    pub results: Vec<String>,
    pub findings: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CombinedInput {
    pub inspection: String,
    pub task: String,
    pub found: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoInput {
    pub inspection: String,
    /// `None`: sort later.
    pub item: Option<String>,
    pub file: Staged,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoAssign {
    pub inspection: String,
    pub photo: String,
    pub item: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoFetch {
    pub inspection: String,
    pub photo: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoView {
    /// SHA-256 of the original.
    pub id: String,
    pub name: String,
    pub item: Option<String>,
    pub thumbnail: String,
    pub medium: String,
    pub width: u32,
    pub height: u32,
    pub bytes: u64,
    pub taken: Option<String>,
    pub longitude: Option<String>,
    pub latitude: Option<String>,
    /// Of its place, where it has one.
    pub datum: Option<PhotoDatum>,
    pub added_at_ms: i64,
    /// The same file is evidence in another inspection, named here.
    pub seen_before: Option<String>,
    /// Otherwise it is fetched from headquarters when somebody wants to see it.
    pub original_here: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum InkRole {
    Inspector,
    MineRepresentative,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InkInput {
    pub inspection: String,
    pub role: InkRole,
    /// For an inspector, their id.
    pub person: Option<String>,
    pub name: String,
    /// Lines of points in thousandths of the pad's width and height.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InkView {
    pub role: InkRole,
    pub person: Option<String>,
    pub name: String,
    pub strokes: Vec<Vec<(u16, u16)>>,
    pub at_ms: i64,
    /// The head's short code at the moment of signing.
    pub head_code: String,
    /// Something was answered after this was signed.
    pub outdated: bool,
}

/// One line of the page before leaving the gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GateCheck {
    /// unanswered, prerequisites, evidence, result, ink-inspectors, ink-representative, photos, conflicts, newer-records
    pub code: String,
    pub ok: bool,
    /// Can't be overruled: two answers to settle, records of a newer version.
    pub hard: bool,
    pub count: u32,
    /// Items or people concerned.
    pub names: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FinaliseInput {
    pub inspection: String,
    /// The signed-in person's passphrase: it opens their signing key.
    pub passphrase: String,
    /// Why the red lines of the gate page are accepted, by code.
    #[serde(default)]
    pub overruled: std::collections::BTreeMap<String, String>,
}
