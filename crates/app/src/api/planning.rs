//! What a draw is planned from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DrawCheckers, QuotaInput};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DrawKind {
    #[default]
    Quarterly,
    Annual,
    LookBack,
    Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DrawFilterBy {
    Mineral,
    /// The risk grade that the registry has.
    Risk,
    Scale,
}

/// What the officer chose for a draw, beside quotas and people. By default a quarter's draw that
/// nothing narrows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawChoice {
    pub kind: DrawKind,
    /// Clauses of the region's rules that the draw rests on.
    pub clauses: Vec<String>,
    /// The day on which the population was looked at; `None`: today.
    pub snapshot: Option<String>,
    pub filters: Vec<DrawFilter>,
    /// The document that allows a condition which the region's rules don't name.
    pub filter_source: String,
    /// Lists that are drawn from, where the rules name none; all mines where it is empty.
    pub lists: DrawListsChoice,
    /// In a draw among candidates the station of the region's rules where they wait; else empty.
    pub station: String,
    /// What is decided where enterprises have had all the visits that their cap allows.
    pub over_cap: Option<OverCapChoice>,
    /// `None`: a leader and a member of any department.
    pub team: Option<TeamChoice>,
}

/// Who goes to each mine; everybody has a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamChoice {
    /// By slot, the leader's first: the department that its person is of; empty for any.
    pub departments: Vec<String>,
    /// How often one person may go this year, earlier draws included; `None`: no limit.
    pub cap: Option<u32>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawListsChoice {
    /// Codes such as `national`.
    pub lists: Vec<String>,
    /// The document that the choice rests on.
    pub source: String,
}

/// A mine meets it by one of the values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawFilter {
    pub by: DrawFilterBy,
    pub values: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OverCapChoice {
    /// Their mines are left out of the list; otherwise they stay in it.
    pub leave_out: bool,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawScopeInput {
    pub region: String,
    pub kind: DrawKind,
}

/// What can be chosen for a draw of this kind in this region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawScope {
    pub suggested_title: String,
    pub suggested_period: String,
    /// The document of the rules in force here.
    pub document: String,
    /// Its clauses; those that speak of such a draw are proposed, and come first.
    pub clauses: Vec<DrawClause>,
    pub filters: Vec<DrawFilterForm>,
    pub lists: DrawListsForm,
    /// For a draw among candidates: where they wait.
    pub stations: Vec<DrawStation>,
    pub snapshot: String,
    /// A second person must approve the plan.
    pub approval: Option<ApprovalAsked>,
    pub checkers: DrawCheckers,
}

/// A station where some of those who wait may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawStation {
    pub id: String,
    pub title: String,
    pub clause: String,
    pub waiting: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawClause {
    pub id: String,
    pub text: String,
    pub proposed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawFilterForm {
    pub by: DrawFilterBy,
    /// The clause that names it; `None`: the officer states the document.
    pub clause: Option<String>,
    /// What the registry has of it in this region.
    pub values: Vec<DrawFilterValue>,
}

/// The lists that a draw takes its mines from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawListsForm {
    /// The clause that names them; `None`: no rules do, and the officer may choose.
    pub clause: Option<String>,
    /// Those that it names.
    pub named: Vec<String>,
    /// What the registry has of each.
    pub values: Vec<DrawFilterValue>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawFilterValue {
    pub value: String,
    pub mines: u32,
}

/// Who says that a second person is asked: a clause, or the region's own document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApprovalAsked {
    pub clause: Option<String>,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewInput {
    pub region: String,
    pub period: String,
    pub choice: DrawChoice,
    pub quotas: Vec<QuotaInput>,
    /// One stratum alone; `None`: all of them.
    pub stratum: Option<String>,
    /// Mines that are left out, or those that are drawn from.
    pub out: bool,
    pub offset: u32,
    pub limit: u32,
}

/// Who would be drawn from, were the list frozen now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PopulationPreview {
    pub strata: Vec<PreviewStratum>,
    pub mines: Vec<PreviewMine>,
    /// Of the mines that were asked for, on all pages.
    pub total: u32,
    /// Mines whose enterprise has had all the visits that its cap allows.
    pub over_cap: u32,
    /// Draws of others whose list is kept from whoever is signed in: what they drew isn't known.
    pub sealed: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewStratum {
    pub region: String,
    pub name: String,
    pub members: u32,
    pub out: u32,
    /// Mines drawn earlier in the year are in it again.
    pub again: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewMine {
    pub mine: String,
    pub name: String,
    pub holder: String,
    pub region_name: String,
    /// closed, exempt, not-listed, other-mineral, other-risk, other-scale, drawn-this-year,
    /// already-drawn, cap-reached, excluded; `None`: it is drawn from.
    pub out: Option<String>,
    /// In the words of the registry, or of whoever asked for the exclusion; the clause or document
    /// that names the lists.
    pub reason: String,
    /// Draws that drew it and whose visit nobody has begun: one visit can serve all.
    pub also: Vec<String>,
    pub over_cap: bool,
}

/// A mine is to be left out for a reason that the registry doesn't know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExclusionInput {
    pub mine: String,
    pub period: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExclusionWordInput {
    pub id: String,
    pub approved: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExclusionQuery {
    pub period: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExclusionRow {
    pub id: String,
    pub mine: String,
    pub mine_name: String,
    pub reason: String,
    pub asked_by: String,
    pub asked_at_ms: i64,
    /// Whoever is signed in asked for it, and so can't decide.
    pub own: bool,
    /// `None`: nobody has decided yet, and the mine stays in.
    pub approved: Option<bool>,
    pub decided_by: Option<String>,
}

/// Whether a region's draws need a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRuleInput {
    pub region: String,
    pub asked: bool,
    /// The document, or whose decision it is.
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRuleRow {
    pub region: String,
    pub region_name: String,
    pub asked: bool,
    pub source: String,
}

/// What a frozen list was planned from, what it makes impossible, and who approved it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlannedView {
    pub kind: DrawKind,
    pub period: String,
    pub basis: String,
    pub snapshot: String,
    /// Set in a directed draw 定向.
    pub directed: Option<DirectedView>,
    /// Each mine's chance, by stratum.
    pub chances: Vec<Chance>,
    pub over_cap: Option<OverCapView>,
    pub clashes: Vec<ClashView>,
    /// People who recused from every holder in the list: nobody can draw them.
    pub idle: Vec<String>,
    /// Regions inside this one or around it that have a draw of the same period and kind.
    pub overlaps: Vec<String>,
    pub approval: ApprovalState,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DirectedView {
    pub filters: Vec<DrawFilter>,
    pub source: String,
}

/// So many of so many are drawn; a mine that is left out has no chance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Chance {
    pub stratum: String,
    pub name: String,
    pub quota: u32,
    pub members: u32,
    pub left_out: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OverCapView {
    pub left_out: bool,
    pub reason: String,
    pub mines: Vec<String>,
}

/// Places that can't all be filled, by the fewest people and rules that say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ClashView {
    /// Names of mines: each clashes by itself, or all of them together.
    pub mines: Vec<String>,
    pub together: bool,
    /// How many people the places take, a mine for itself or all together.
    pub places: u32,
    /// Who may fill them.
    pub people: Vec<String>,
    pub held: Vec<HeldView>,
}

/// Whom one rule keeps from filling one more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HeldView {
    /// role, card, department, stratum, recusal, cap
    pub rule: String,
    pub people: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApprovalState {
    /// By whose rule; `None`: nobody is asked.
    pub asked: Option<ApprovalAsked>,
    /// Whoever is signed in may approve now.
    pub may_approve: bool,
    pub approved_by: Option<String>,
    pub approved_at_ms: Option<i64>,
}
