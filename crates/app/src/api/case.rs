use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AgencyChoice, AgencyView, BodyView, ComplaintView, ConferenceView, EvaluatorInput,
    EvaluatorView, FilingView, LeadView, ListingView, LookBackView, PlanView, Problem, RemovalView,
    SanctionView, Staged, SuspensionView,
};

/// Cases of one procedure, of one mine, or of all; empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CaseQuery {
    /// rectification, removal, listing, filing, lead, complaint, agency, sanction, suspension,
    /// conference, plan, lookback
    pub kind: String,
    pub mine: String,
    pub open_only: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseRow {
    pub id: String,
    pub kind: String,
    pub number: String,
    pub mine: String,
    pub mine_name: String,
    pub region_name: String,
    pub station: String,
    /// As the pack calls it; empty where the stations are the procedure's own.
    pub station_name: String,
    pub opened: String,
    pub closed: Option<String>,
    /// Two steps don't know each other: a person settles which stands.
    pub in_conflict: bool,
    /// What is waited for next.
    pub clock: Option<ClockView>,
    pub changed_at_ms: i64,
}

/// Where a clock stands today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ClockView {
    pub clause: Option<String>,
    /// rectify, arrange-recheck, recheck, verify, conclude, and those of a listing's stations
    pub duty: String,
    pub from: String,
    pub due: Option<String>,
    /// Negative once it has passed.
    pub days_left: Option<i64>,
    pub working_days_left: Option<i64>,
    pub days_since: i64,
    /// Without a day: held, asked, since. With one: sure, calendar-not-published.
    pub mark: String,
    /// The first year whose calendar isn't published.
    pub calendar_missing: Option<i32>,
    /// What remains of a held publicity.
    pub held_left: Option<i64>,
}

/// The rules that a case was begun under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackCard {
    pub id: String,
    pub version: u32,
    pub title: String,
    /// in-force, draft, ended, absent
    pub status: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseView {
    pub row: CaseRow,
    pub today: String,
    /// `None` when this machine doesn't have that version.
    pub pack: Option<PackCard>,
    /// The level of which any body is the office's own: what another one did is entered for it.
    pub own_level: Option<String>,
    /// What it came from: `inspection/i-…`, `rectification/z-…`
    pub origin: Option<String>,
    /// The newest record: named by the next step. `None` in a conflict.
    pub head: Option<String>,
    pub steps: Vec<StepView>,
    /// How the periods of this case are counted, as on the day on which it was opened.
    pub counting: String,
    /// In the order of their line; what was set aside, or is contested, after it.
    pub events: Vec<CaseEvent>,
    pub body: CaseBody,
}

/// What a step of the case needs from its own procedure.
// One at a time goes out to a page: a box would buy nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum CaseBody {
    Rectification(RectificationView),
    Removal(RemovalView),
    Lead(LeadView),
    Complaint(ComplaintView),
    Agency(AgencyView),
    Sanction(SanctionView),
    Suspension(SuspensionView),
    Conference(ConferenceView),
    Plan(PlanView),
    Lookback(LookBackView),
    Listing(ListingView),
    Filing(FilingView),
}

/// A step, and why it can't be taken now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StepView {
    pub step: String,
    pub refused: Option<Problem>,
    /// Who takes it; nobody where no document says, or the officer does. If none is one's own, it
    /// is entered for them from a paper.
    pub whose: Vec<BodyView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseEvent {
    /// `d-…/17`
    pub id: String,
    pub kind: String,
    pub at_ms: i64,
    pub actor_name: String,
    /// stands, contested, aside; beside, for whoever recorded it alone
    pub place: String,
    /// The end of a branch: it can be kept.
    pub tip: bool,
    /// What the record says, field by field.
    pub lines: Vec<CaseLine>,
    pub papers: Vec<PaperView>,
    /// By name those for whom it was entered (代录); empty if it was one's own.
    pub entered_for: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CaseLine {
    pub field: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperView {
    pub name: String,
    pub hash: String,
    pub bytes: u64,
    pub here: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleInput {
    pub case: String,
    /// The end of the branch that stands.
    pub keeps: String,
    pub reason: String,
}

/// A paper of a case, to be taken out of the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperInput {
    pub case: String,
    pub hash: String,
}

/// What every step of a case says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StepOf {
    pub case: String,
    /// The newest record that the page showed.
    pub saw: String,
    /// The day on which it happened.
    pub on: String,
    /// Scans that it is entered from.
    #[serde(default)]
    pub papers: Vec<Staged>,
}

/// A mine, and what a notice or report would come from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
pub struct CasePlanInput {
    /// Empty: that of the inspection or case.
    pub mine: String,
    pub inspection: Option<String>,
    pub rectification: Option<String>,
    /// A look back whose list of problems went out.
    pub lookback: Option<String>,
    /// Another pack than the one in force.
    pub pack: Option<String>,
}

/// The rules that may be chosen, and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CasePlan {
    pub mine: String,
    pub mine_name: String,
    pub region_name: String,
    /// Those in force first; the one that the rest of the answer is about is `pack`.
    pub packs: Vec<PackCard>,
    pub pack: PackCard,
    /// As in a case.
    pub own_level: Option<String>,
    pub today: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProblemItem {
    pub text: String,
    pub measure: String,
}

/// What the pack says of a notice; what it leaves open is the officer's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RectificationPlan {
    pub plan: CasePlan,
    pub inspection: Option<String>,
    pub inspection_number: Option<String>,
    /// The inspection's findings, to start from.
    pub findings: String,
    /// The list of problems of the look back, to start from.
    pub lookback: Option<ProblemListView>,
    /// A rectification that came from the inspection or the list already.
    pub existing: Option<String>,
    pub issued_by: Vec<BodyView>,
    pub recheck_by: Vec<BodyView>,
    /// The longest limit for a notice of today.
    pub latest: Option<String>,
    pub latest_clause: Option<String>,
    /// 原则上: a longer one needs a reason and an approver.
    pub latest_soft: bool,
    pub measures_clause: Option<String>,
    /// How periods are counted, as forms print it.
    pub counting: String,
}

/// What a look back found, and until when it is to be put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProblemListView {
    pub number: String,
    pub problems: Vec<String>,
    pub limit: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssueInput {
    pub mine: String,
    pub inspection: Option<String>,
    #[serde(default)]
    pub lookback: Option<String>,
    pub pack: String,
    pub problems: Vec<ProblemItem>,
    pub noticed: String,
    pub limit: String,
    /// Why the limit is longer than in principle, and who approved it.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub approver: String,
    #[serde(default)]
    pub papers: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AcknowledgeInput {
    pub step: StepOf,
    /// Who took the notice for the mine.
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceInput {
    pub step: StepOf,
    pub note: String,
    pub evidence: Vec<Staged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExtendInput {
    pub step: StepOf,
    pub limit: String,
    pub reason: String,
    pub approver: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ScheduleInput {
    pub step: StepOf,
    pub day: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RecheckInput {
    pub step: StepOf,
    /// Names of those who re-checked.
    pub by: Vec<String>,
    /// In the order of the problems.
    pub closed: Vec<bool>,
    pub third_party: Option<Staged>,
    /// Who that third party was, where it is known.
    pub evaluator: Option<EvaluatorInput>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RectificationView {
    pub problems: Vec<ProblemItem>,
    /// By the re-check, in the order of the problems; empty before it.
    pub closed: Vec<bool>,
    pub noticed: String,
    pub limit: String,
    /// The clause that the limit rests on.
    pub clause: Option<String>,
    pub overdue: bool,
    pub recheck_day: Option<String>,
    pub recheck_by: Vec<BodyView>,
    /// Of which one may be the third party; none where no third party re-checks.
    pub agencies: Vec<AgencyChoice>,
    /// The third party that re-checked.
    pub evaluator: Option<EvaluatorView>,
    /// The clause by which the third party's result is attached.
    pub third_party_clause: Option<String>,
    /// What follows on a failed re-check by the pack, and by which clause.
    pub on_fail: Vec<String>,
    pub on_fail_clause: Option<String>,
    /// The clause by which a failed re-check leads to removal; none where the pack has none.
    pub removal_clause: Option<String>,
}
