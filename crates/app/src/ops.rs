//! The table of everything that people can do: name, input, output, who may, what the screen must
//! ask for again. The doors, the TypeScript types and the list at `GET /app` are made from it.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use crate::api::{self, Refresh};
use crate::{App, AppError, Result};
use crate::{
    casefile, deadline, desk, document, draw, enrolment, entry, exchange, form, inspection,
    knowledge, machine, mine, person, regions, search, settings, sheet, target,
};

/// Who may use an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Before anybody has signed in.
    Anyone,
    /// Whoever is signed in.
    SignedIn,
    /// An officer who is signed in.
    Officer,
}

/// One operation as the doors list it.
pub struct OpInfo {
    pub name: &'static str,
    pub right: Right,
    pub refresh: &'static [Refresh],
    pub input_schema: fn() -> schemars::Schema,
    pub output_schema: fn() -> schemars::Schema,
    types: fn(&mut Types) -> (String, String),
    run: fn(&App, Value) -> Result<Value>,
}

/// Runs an operation by its name: what each door does with what it hears.
pub fn call(app: &App, name: &str, input: Value) -> Result<Value> {
    let op = OPS.iter().find(|op| op.name == name);
    let op = op.ok_or_else(|| AppError::bad_input(format!("there is no operation {name}")))?;
    if op.right != Right::Anyone {
        let role = app.session()?.person.role;
        if op.right == Right::Officer && role != api::Role::Officer {
            return Err(AppError::not_an_officer());
        }
    }
    (op.run)(app, input)
}

macro_rules! ops {
    ($( $name:literal $right:ident ($input:ident) -> $output:ty, [$($refresh:ident)*] = $run:path )*) => {
        pub static OPS: &[OpInfo] = &[ $( OpInfo {
            name: $name,
            right: Right::$right,
            refresh: &[$(Refresh::$refresh),*],
            input_schema: || schemars::schema_for!(api::$input),
            output_schema: || schemars::schema_for!($output),
            types: |types| (types.add::<api::$input>(), types.add::<$output>()),
            run: |app, input| {
                let input: api::$input =
                    serde_json::from_value(input).map_err(AppError::bad_input)?;
                let output: $output = $run(app, input)?;
                serde_json::to_value(output).map_err(AppError::bad_input)
            },
        } ),* ];
    };
}

use api::{
    AgencyPlan, ApprovalRuleRow, CalendarView, CaseCount, CaseRow, CaseView, ChecklistContent,
    ChecklistImported, ChecklistList, ClauseView, ColumnsView, ComplaintPlan, ConferencePlan,
    CreditExport, DeadlineView, DeedView, DeskView, Diagnosis, DocumentRow, DocumentView,
    DrawAfter, DrawDetail, DrawRow, DrawScope, DrawVisit, EntryDetail, EntryRow, ExclusionRow,
    Facets, FieldForm, FilingPlan, FormDrafts, Hit, ImportProgress, ImportResult, ImportRow,
    InspectionRow, InspectionView, LeadPlan, LeadRow, LedgerView, ListingEnd, ListingLine,
    ListingPlan, LookBackPlan, Looked, MachineState, MineDetail, MineDifference, MinePage,
    MineRules, Nothing, PackEntries, PackRow, PackSays, PackSwitches, PackUse, PackView, PagesView,
    PersonDetail, PersonRow, PlanForm, PlanMissing, PlanOptions, PlannedView, PopulationPreview,
    RectificationPlan, RegionName, RemovalPlan, ReportRow, SanctionPlan, SavedFile, SavedPaper,
    ScoreSheetRead, SealedDraw, Settings, Status, SuspensionPlan, SyncOutcome, SyncState,
    TargetView, TimelineEntry, TimelinePart, UnfitPerson, Verification, VisitCapRow, VisitCapState,
    YearView,
};

ops! {
    "machine.state"       Anyone   (Nothing)           -> MachineState,       [] = machine::state
    "machine.create"      Anyone   (NewMachine)        -> MachineState,       [Machine] = machine::create
    "machine.add-person"  SignedIn (NewPerson)         -> MachineState,       [Machine] = machine::add_person
    "session.unlock"      Anyone   (Unlock)            -> MachineState,       [Machine] = machine::unlock
    "session.lock"        SignedIn (Nothing)           -> MachineState,       [Machine] = machine::lock
    "region.search"       Anyone   (RegionQuery)       -> Vec<RegionName>,    [] = regions::search
    "settings.get"        Anyone   (Nothing)           -> Settings,           [] = settings::get
    "settings.set"        Anyone   (Settings)          -> Settings,           [] = settings::set
    "status"              Anyone   (Nothing)           -> Status,             [] = desk::status
    "search"              SignedIn (SearchQuery)       -> Vec<Hit>,           [] = search::search
    "doctor"              SignedIn (DoctorInput)       -> Diagnosis,          [] = desk::doctor
    "desk"                SignedIn (Nothing)           -> DeskView,           [] = desk::get
    "person.list"         SignedIn (Nothing)           -> Vec<PersonRow>,     [] = person::list
    "person.register"     SignedIn (PersonInput)       -> Vec<PersonRow>,     [Draws People] = person::register
    "person.get"          SignedIn (ById)              -> PersonDetail,       [] = person::get
    "person.record-card"  SignedIn (CardInput)         -> PersonDetail,       [People Sync] = person::record_card
    "person.withdraw-card" SignedIn (CardWithdrawal)   -> PersonDetail,       [People Sync] = person::withdraw_card
    "person.state-competence" SignedIn (CompetenceInput) -> PersonDetail,     [People Sync] = person::state_competence
    "person.declare-interest" SignedIn (InterestInput) -> PersonDetail,       [People Sync] = person::declare_interest
    "person.withdraw-interest" SignedIn (InterestWithdrawal) -> PersonDetail, [People Sync] = person::withdraw_interest
    "person.fit"          SignedIn (FitQuery)          -> Vec<UnfitPerson>,   [] = person::fit
    "mine.list"           SignedIn (MineQuery)         -> MinePage,           [] = mine::list
    "mine.get"            SignedIn (ById)              -> MineDetail,         [] = mine::get
    "mine.facets"         SignedIn (Nothing)           -> Facets,             [] = mine::facets
    "mine.form"           SignedIn (Nothing)           -> Vec<FieldForm>,     [] = mine::form
    "mine.add"            SignedIn (MineAdd)           -> Looked,         [Mines Sync] = mine::add
    "mine.change"         SignedIn (MineChange)        -> Looked,         [Mines Sync] = mine::change
    "mine.timeline"       SignedIn (TimelineInput)     -> TimelinePart,       [] = mine::timeline
    "mine.history"        SignedIn (HistoryInput)      -> Vec<TimelineEntry>, [] = mine::history
    "mine.rules"          SignedIn (ById)              -> Vec<MineRules>,     [] = casefile::obligation::list
    "mine.deeds"          SignedIn (ById)              -> Vec<DeedView>,      [] = casefile::deed::list
    "mine.read-deed"      SignedIn (DeedReadInput)     -> Vec<DeedView>,      [Mines Sync] = casefile::deed::read
    "mine.save-deed"      SignedIn (DeedScanInput)     -> SavedFile,          [] = casefile::deed::save_scan
    "import.list"         SignedIn (Nothing)           -> Vec<ImportRow>,     [] = mine::imports
    "import.undo"         SignedIn (ImportJudgement)   -> MineDifference,     [Mines Sync] = mine::undo
    "import.restore"      SignedIn (ImportJudgement)   -> MineDifference,     [Mines Sync] = mine::restore
    "mine.import"         SignedIn (ImportInput)       -> ImportResult,       [Mines] = mine::import
    "mine.save-refused"   SignedIn (RefusedInput)      -> SavedFile,          [] = mine::save_refused
    "entry.form"          SignedIn (ByKind)            -> Vec<FieldForm>,     [] = entry::form
    "entry.list"          SignedIn (ByKind)            -> Vec<EntryRow>,      [] = entry::list
    "entry.of-mine"       SignedIn (ById)              -> Vec<EntryRow>,      [] = entry::of_mine
    "entry.get"           SignedIn (ById)              -> EntryDetail,        [] = entry::get
    "entry.add"           SignedIn (EntryAdd)          -> Looked,             [Entries Sync] = entry::add
    "entry.change"        SignedIn (EntryChangeInput)  -> Looked,             [Entries Sync] = entry::change
    "entry.retire"        SignedIn (EntryRetire)       -> EntryDetail,        [Entries Sync] = entry::retire
    "entry.save-paper"    SignedIn (EntryPaper)        -> SavedFile,          [] = entry::save_paper
    "entry.in-packs"      SignedIn (ByKind)            -> Vec<PackEntries>,   [] = entry::in_packs
    "entry.take-over"     SignedIn (TakeOver)          -> Vec<EntryRow>,      [Entries Sync] = entry::take_over
    "entry.export-credit" SignedIn (CreditInput)       -> CreditExport,       [] = entry::export_credit
    "pack.list"           SignedIn (Nothing)           -> Vec<PackRow>,       [] = knowledge::packs
    "pack.get"            SignedIn (ById)              -> PackView,           [] = knowledge::pack
    "pack.says"           SignedIn (PackSaysInput)     -> PackSays,           [] = knowledge::pack_says
    "pack.switches"       SignedIn (Nothing)           -> PackSwitches,       [] = knowledge::pack_switches
    "pack.switch"         Officer  (PackSwitchInput)   -> PackSwitches,       [Knowledge Draws Inspections Mines Cases Sync] = knowledge::switch_pack
    "pack.use"            Officer  (PackUseInput)      -> PackUse,            [Knowledge Draws Inspections Mines Cases Sync] = knowledge::use_pack
    "clause.get"          SignedIn (ById)              -> ClauseView,         [] = knowledge::clause
    "checklist.list"      SignedIn (ChecklistQuery)    -> ChecklistList,      [] = knowledge::checklists
    "checklist.get"       SignedIn (ById)              -> ChecklistContent,   [] = knowledge::checklist
    "checklist.import"    SignedIn (ChecklistImport)   -> ChecklistImported,  [Knowledge Inspections Sync] = knowledge::import_checklist
    "calendar.get"        SignedIn (Nothing)           -> CalendarView,       [] = knowledge::calendar
    "calendar.replace"    SignedIn (CalendarReplace)   -> CalendarView,       [Knowledge Cases] = knowledge::replace_calendar
    "calendar.set-counting" Officer (CountingInput)    -> CalendarView,       [Knowledge Cases Sync] = knowledge::set_counting
    "visit-cap.list"      SignedIn (Nothing)           -> Vec<VisitCapRow>,   [] = knowledge::visit_caps
    "visit-cap.set"       SignedIn (VisitCapInput)     -> Vec<VisitCapRow>,   [Knowledge Sync] = knowledge::set_visit_cap
    "visit-cap.get"       SignedIn (VisitCapQuery)     -> VisitCapState,      [] = knowledge::visit_cap
    "import.columns"      SignedIn (ColumnsInput)      -> ColumnsView,        [] = sheet::columns
    "import.progress"     SignedIn (Nothing)           -> ImportProgress,     [] = sheet::progress
    "import.stop"         SignedIn (Nothing)           -> Nothing,            [] = sheet::stop
    "mine.export"         SignedIn (ExportInput)       -> SavedFile,          [] = sheet::export
    "quota.ledger"        SignedIn (LedgerQuery)       -> LedgerView,         [] = draw::ledger::get
    "quota.state"         SignedIn (QuotaStateInput)   -> LedgerView,         [Draws Sync] = draw::ledger::state
    "quota.save-document" SignedIn (StatedDocument)    -> SavedFile,          [] = draw::ledger::save_document
    "quota.year"          SignedIn (YearQuery)         -> YearView,           [] = draw::ledger::year_plan
    "quota.plan-year"     SignedIn (YearInput)         -> YearView,           [Draws Sync] = draw::ledger::plan_year
    "draw.plan"           SignedIn (PlanInput)         -> PlanOptions,        [] = draw::plan
    "draw.scope"          SignedIn (DrawScopeInput)    -> DrawScope,          [] = draw::scope
    "draw.preview"        SignedIn (PreviewInput)      -> PopulationPreview,  [] = draw::preview
    "draw.planned"        SignedIn (ById)              -> PlannedView,        [] = draw::planned
    "draw.approve"        SignedIn (ById)              -> PlannedView,        [Draws Sync] = draw::approve
    "draw-approval.list"  SignedIn (Nothing)           -> Vec<ApprovalRuleRow>, [] = draw::approval_rules
    "draw-approval.set"   SignedIn (ApprovalRuleInput) -> Vec<ApprovalRuleRow>, [Knowledge Draws Sync] = draw::set_approval_rule
    "exclusion.list"      SignedIn (ExclusionQuery)    -> Vec<ExclusionRow>,  [] = draw::exclusions
    "exclusion.ask"       SignedIn (ExclusionInput)    -> Vec<ExclusionRow>,  [Draws Sync] = draw::ask_exclusion
    "exclusion.settle"    SignedIn (ExclusionWordInput) -> Vec<ExclusionRow>, [Draws Sync] = draw::settle_exclusion
    "draw.freeze"         SignedIn (FreezeInput)       -> DrawDetail,         [Draws] = draw::freeze
    "draw.commit"         SignedIn (ById)              -> DrawDetail,         [Draws Sync] = draw::commit
    "draw.reveal"         SignedIn (RevealInput)       -> DrawDetail,         [Draws Sync] = draw::reveal
    "draw.list"           SignedIn (Nothing)           -> Vec<DrawRow>,       [] = draw::list
    "draw.get"            SignedIn (ById)              -> DrawDetail,         [] = draw::get
    "draw.save"           SignedIn (ById)              -> SavedFile,          [] = draw::save
    "draw.countersign"    SignedIn (CountersignInput)  -> DrawDetail,         [Draws Sync] = draw::countersign
    "draw.abandon"        SignedIn (AbandonInput)      -> DrawDetail,         [Draws Sync] = draw::abandon
    "draw.repeat"         SignedIn (ById)              -> DrawDetail,         [Draws Sync] = draw::repeat
    "draw.next"           SignedIn (DrawNextInput)     -> api::DrawNext,      [] = draw::next
    "draw.replace"        SignedIn (ReplaceInput)      -> DrawDetail,         [Draws Sync] = draw::replace
    "draw.substitute"     SignedIn (SubstituteInput)   -> DrawDetail,         [Draws Sync] = draw::substitute
    "draw.take-over"      SignedIn (TakeOverInput)     -> DrawDetail,         [Draws Mines Sync] = draw::take_over
    "draw.sign"           SignedIn (DrawSignInput)     -> DrawDetail,         [Draws Sync] = draw::sign
    "draw.release"        SignedIn (ById)              -> DrawDetail,         [Draws Mines Sync] = draw::release
    "draw.after"          SignedIn (ById)              -> DrawAfter,          [] = draw::after
    "draw.save-paper"     SignedIn (DrawPaperInput)    -> SavedPaper,         [] = draw::save_paper
    "draw.save-results"   SignedIn (DrawListInput)     -> SavedPaper,         [] = draw::save_results
    "draw.publish"        SignedIn (DrawPublishInput)  -> DrawAfter,          [Draws Mines Sync] = draw::publish
    "draw.sealed"         SignedIn (Nothing)           -> Vec<SealedDraw>,    [] = draw::sealed
    "draw.visits"         SignedIn (Nothing)           -> Vec<DrawVisit>,     [] = draw::visits
    "form.draft"          SignedIn (FormDraft)         -> Nothing,            [] = form::draft
    "form.drafts"         SignedIn (ById)              -> FormDrafts,         [] = form::drafts
    "form.discard"        SignedIn (ById)              -> Nothing,            [] = form::discard
    "inspection.list"     SignedIn (Nothing)           -> Vec<InspectionRow>, [] = inspection::list
    "inspection.start"    SignedIn (StartInspection)   -> InspectionView,     [Inspections Mines Draws Sync] = inspection::start
    "inspection.get"      SignedIn (ById)              -> InspectionView,     [] = inspection::get
    "inspection.draft"    SignedIn (DraftInput)        -> Nothing,            [] = inspection::draft
    "inspection.answer"   SignedIn (AnswerInput)       -> InspectionView,     [Sync] = inspection::answer
    "inspection.prerequisite" SignedIn (PrerequisiteInput) -> InspectionView, [Sync] = inspection::prerequisite
    "inspection.result"   SignedIn (ResultInput)       -> InspectionView,     [Sync] = inspection::result
    "inspection.combined" SignedIn (CombinedInput)     -> InspectionView,     [Sync] = inspection::combined
    "inspection.ink"      SignedIn (InkInput)          -> InspectionView,     [Sync] = inspection::ink
    "inspection.finalise" SignedIn (FinaliseInput)     -> InspectionView,     [Inspections Documents Mines Sync] = inspection::finalise
    "inspection.amend"    SignedIn (AmendInput)        -> InspectionView,     [Inspections Mines Sync] = inspection::amend
    "inspection.save-evidence" SignedIn (AmendmentPaper) -> SavedFile,        [] = inspection::save_evidence
    "photo.add"           SignedIn (PhotoInput)        -> InspectionView,     [Sync] = inspection::add_photo
    "photo.assign"        SignedIn (PhotoAssign)       -> InspectionView,     [Sync] = inspection::assign_photo
    "photo.fetch"         SignedIn (PhotoFetch)        -> Nothing,            [] = inspection::fetch_photo
    "document.list"       SignedIn (Nothing)           -> Vec<DocumentRow>,   [] = document::list
    "document.get"        SignedIn (ById)              -> DocumentView,       [] = document::get
    "document.pages"      SignedIn (ById)              -> PagesView,          [] = document::pages
    "document.sign"       SignedIn (SignInput)         -> DocumentView,       [Documents Sync] = document::sign
    "document.verify"     SignedIn (ById)              -> Verification,       [] = document::verify
    "document.save"       SignedIn (ById)              -> SavedFile,          [] = document::save
    "case.list"           SignedIn (CaseQuery)         -> Vec<CaseRow>,       [] = casefile::list
    "case.count"          SignedIn (CaseCountQuery)    -> CaseCount,          [] = casefile::count
    "case.get"            SignedIn (ById)              -> CaseView,           [] = casefile::get
    "case.settle"         SignedIn (SettleInput)       -> CaseView,           [Cases Mines Sync] = casefile::settle
    "case.save-paper"     SignedIn (PaperInput)        -> SavedFile,          [] = casefile::save_paper
    "rectification.plan"  SignedIn (CasePlanInput)     -> RectificationPlan,  [] = casefile::rectification_plan
    "rectification.issue" SignedIn (IssueInput)        -> CaseView,           [Cases Mines Sync] = casefile::issue
    "rectification.acknowledge" SignedIn (AcknowledgeInput) -> CaseView,      [Cases Mines Sync] = casefile::acknowledge
    "rectification.evidence" SignedIn (EvidenceInput)  -> CaseView,           [Cases Mines Sync] = casefile::evidence
    "rectification.extend" SignedIn (ExtendInput)      -> CaseView,           [Cases Mines Sync] = casefile::extend
    "rectification.schedule" SignedIn (ScheduleInput)  -> CaseView,           [Cases Mines Sync] = casefile::schedule
    "rectification.recheck" SignedIn (RecheckInput)    -> CaseView,           [Cases Mines Sync] = casefile::recheck
    "removal.plan"        SignedIn (CasePlanInput)     -> RemovalPlan,        [] = casefile::removal_plan
    "removal.report"      SignedIn (ReportInput)       -> CaseView,           [Cases Mines Sync] = casefile::report
    "removal.verify"      SignedIn (VerifyInput)       -> CaseView,           [Cases Mines Sync] = casefile::verify
    "removal.conclude"    SignedIn (ConcludeInput)     -> CaseView,           [Cases Mines Sync] = casefile::conclude
    "removal.execute"     SignedIn (ExecuteInput)      -> CaseView,           [Cases Mines Sync] = casefile::consequence::after_removal
    "lead.list"           SignedIn (CaseQuery)         -> Vec<LeadRow>,       [] = casefile::lead::list
    "lead.plan"           SignedIn (LeadPlanInput)     -> LeadPlan,           [] = casefile::lead::plan
    "lead.open"           SignedIn (LeadOpenInput)     -> CaseView,           [Cases Mines Sync] = casefile::lead::begin
    "lead.send"           SignedIn (LeadSendInput)     -> CaseView,           [Cases Mines Sync] = casefile::lead::send
    "lead.answer"         SignedIn (LeadAnswerInput)   -> CaseView,           [Cases Mines Sync] = casefile::lead::answer
    "lead.close"          SignedIn (LeadCloseInput)    -> CaseView,           [Cases Mines Sync] = casefile::lead::close
    "complaint.plan"      SignedIn (AboutInput)        -> ComplaintPlan,      [] = casefile::complaint::plan
    "complaint.receive"   SignedIn (ReceiveInput)      -> CaseView,           [Cases Mines Sync] = casefile::complaint::receive
    "complaint.examine"   SignedIn (ExamineInput)      -> CaseView,           [Cases Mines Sync] = casefile::complaint::examine
    "complaint.answer"    SignedIn (AnswerComplaintInput) -> CaseView,        [Cases Mines Sync] = casefile::complaint::answer
    "complaint.appeal"    SignedIn (AppealInput)       -> CaseView,           [Cases Mines Sync] = casefile::complaint::appeal
    "agency.plan"         SignedIn (AboutInput)        -> AgencyPlan,         [] = casefile::agency::plan
    "agency.report"       SignedIn (AgencyReportInput) -> CaseView,           [Cases Sync] = casefile::agency::report
    "agency.verify"       SignedIn (AgencyVerifyInput) -> CaseView,           [Cases Sync] = casefile::agency::verify
    "agency.conclude"     SignedIn (AgencyConcludeInput) -> CaseView,         [Cases Entries Sync] = casefile::agency::conclude
    "agency.execute"      SignedIn (ExecuteInput)      -> CaseView,           [Cases Sync] = casefile::consequence::after_sanction
    "sanction.plan"       SignedIn (CasePlanInput)     -> SanctionPlan,       [] = casefile::sanction::plan
    "sanction.propose"    SignedIn (ProposeInput)      -> CaseView,           [Cases Mines Sync] = casefile::sanction::propose
    "sanction.settle"     SignedIn (SettleSanctionInput) -> CaseView,         [Cases Mines Sync] = casefile::sanction::settle
    "sanction.lift"       SignedIn (LiftInput)         -> CaseView,           [Cases Mines Sync] = casefile::sanction::lift
    "suspension.plan"     SignedIn (CasePlanInput)     -> SuspensionPlan,     [] = casefile::suspension::plan
    "suspension.order"    SignedIn (OrderInput)        -> CaseView,           [Cases Mines Sync] = casefile::suspension::order
    "suspension.accept"   SignedIn (AcceptInput)       -> CaseView,           [Cases Mines Sync] = casefile::suspension::accept
    "suspension.resume"   SignedIn (ResumeInput)       -> CaseView,           [Cases Mines Sync] = casefile::suspension::resume
    "conference.plan"     SignedIn (AboutInput)        -> ConferencePlan,     [] = casefile::conference::plan
    "conference.convene"  SignedIn (ConveneInput)      -> CaseView,           [Cases Sync] = casefile::conference::convene
    "conference.hold"     SignedIn (HoldInput)         -> CaseView,           [Cases Sync] = casefile::conference::hold
    "plan.form"           SignedIn (AboutInput)        -> PlanForm,           [] = casefile::plan::form
    "plan.missing"        SignedIn (AboutInput)        -> Vec<PlanMissing>,   [] = casefile::plan::missing
    "plan.adopt"          SignedIn (PlanAdoptInput)    -> CaseView,           [Cases Mines Sync] = casefile::plan::adopt
    "plan.progress"       SignedIn (PlanStepInput)     -> CaseView,           [Cases Mines Sync] = casefile::plan::progress
    "plan.complete"       SignedIn (PlanStepInput)     -> CaseView,           [Cases Mines Sync] = casefile::plan::complete
    "lookback.plan"       SignedIn (CasePlanInput)     -> LookBackPlan,       [] = casefile::lookback::plan
    "lookback.list"       SignedIn (LookBackInput)     -> CaseView,           [Cases Mines Sync] = casefile::lookback::list
    "lookback.circulate"  SignedIn (CirculateInput)    -> CaseView,           [Cases Mines Sync] = casefile::lookback::circulate
    "lookback.check"      SignedIn (LookBackCheckInput) -> CaseView,          [Cases Mines Sync] = casefile::lookback::check
    "target.list"         SignedIn (TargetQuery)       -> TargetView,         [] = target::list
    "listing.list"        SignedIn (ListingQuery)      -> Vec<ListingLine>,   [] = casefile::listing_list
    "listing.history"     SignedIn (ById)              -> Vec<ListingEnd>,    [] = casefile::listing_history
    "listing.plan"        SignedIn (CasePlanInput)     -> ListingPlan,        [] = casefile::listing_plan
    "listing.apply"       SignedIn (ListingOpenInput)  -> CaseView,           [Cases Mines Sync] = casefile::apply
    "listing.read-scores" SignedIn (ScoreSheetInput)   -> ScoreSheetRead,     [] = casefile::read_scores
    "listing.engage"      SignedIn (EngageInput)       -> CaseView,           [Cases Mines Sync] = casefile::engage
    "listing.conclude"    SignedIn (StationInput)      -> CaseView,           [Cases Mines Sync] = casefile::conclude_station
    "listing.publish"     SignedIn (PublishInput)      -> CaseView,           [Cases Mines Sync] = casefile::publish
    "listing.correct"     SignedIn (WordsInput)        -> CaseView,           [Cases Mines Sync] = casefile::correct
    "listing.object"      SignedIn (WordsInput)        -> CaseView,           [Cases Mines Sync] = casefile::object
    "listing.answer-objection" SignedIn (ObjectionInput) -> CaseView,         [Cases Mines Sync] = casefile::answer_objection
    "listing.withdraw"    SignedIn (WordsInput)        -> CaseView,           [Cases Mines Sync] = casefile::withdraw
    "filing.plan"         SignedIn (CasePlanInput)     -> FilingPlan,         [] = casefile::filing_plan
    "filing.notice"       SignedIn (NoticeChangeInput) -> CaseView,           [Cases Mines Sync] = casefile::notice
    "filing.file"         SignedIn (FileChangeInput)   -> CaseView,           [Cases Mines Sync] = casefile::file
    "filing.judge"        SignedIn (JudgeChangeInput)  -> CaseView,           [Cases Mines Sync] = casefile::judge
    "deadline.list"       SignedIn (DeadlineQuery)     -> DeadlineView,       [] = deadline::list
    "report.submit"       SignedIn (ReportSubmitInput) -> Nothing,            [Cases Sync] = deadline::submit
    "report.list"         SignedIn (ReportQuery)       -> Vec<ReportRow>,     [] = deadline::submitted_reports
    "report.save-paper"   SignedIn (ReportPaper)       -> SavedFile,          [] = deadline::save_paper
    "sync.state"          SignedIn (Nothing)           -> SyncState,          [] = exchange::state
    "sync.enrol"          SignedIn (EnrolInput)        -> SyncState,          [Machine Sync People] = enrolment::enrol
    "sync.now"            SignedIn (Nothing)           -> SyncOutcome,        [Sync Draws Inspections Mines Documents Cases People] = exchange::now
    "sync.stop"           SignedIn (Nothing)           -> Nothing,            [] = exchange::stop
}

/// Collects the declarations of types and of everything that they name.
struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    declarations: BTreeMap<String, String>,
}

impl Types {
    fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Only our own types have a declaration; String, Vec and the like don't.
        if T::output_path().is_some() {
            self.declarations.insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// `ui/src/api/generated.ts`: every type, and a map from each operation to its input and output.
pub fn bindings() -> String {
    let config = Config::new().with_large_int("number");
    let mut types = Types { config, seen: HashSet::new(), declarations: BTreeMap::new() };
    let (mut map, mut refresh) = (Vec::new(), Vec::new());
    types.add::<api::Problem>();
    for op in OPS {
        let (input, output) = (op.types)(&mut types);
        map.push(format!("  \"{}\": {{ input: {input}; output: {output} }};\n", op.name));
        if !op.refresh.is_empty() {
            let names = serde_json::to_string(op.refresh).expect("plain names");
            refresh.push(format!("  \"{}\": {names},\n", op.name));
        }
    }
    types.add::<Refresh>();
    let exported = |declaration| format!("export {declaration}\n\n");
    let declarations: Vec<String> = types.declarations.values().map(exported).collect();
    let (declarations, map, refresh) = (declarations.concat(), map.concat(), refresh.concat());
    format!(
        "// Made from the types of crates/app by `cargo xtask generate`. Not edited by hand.\n\n\
         {declarations}export interface Ops {{\n{map}}}\n\n\
         /** What a screen asks for again after an operation. */\n\
         export const REFRESH: {{ [K in keyof Ops]?: Refresh[] }} = {{\n{refresh}}};\n"
    )
}

#[cfg(test)]
mod tests {
    /// Stale bindings fail; `QINGSHAN_GENERATE=1` writes them anew (`cargo xtask generate`).
    #[test]
    fn bindings_are_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/generated.ts");
        let fresh = super::bindings();
        if std::env::var_os("QINGSHAN_GENERATE").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, &fresh).unwrap();
        }
        let stands = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(stands, fresh, "run `cargo xtask generate`");
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = super::OPS.iter().map(|op| op.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), super::OPS.len());
    }
}
