// Made from the types of crates/app by `cargo xtask generate`. Not edited by hand.

export type AbandonInput = { id: string, reason: string, person: string, passphrase: string, };

export type AboutInput = { mine: string | null, 
/**
 * An entry of the registry.
 */
agency: string | null, 
/**
 * Another pack than the one in force.
 */
pack: string | null, };

export type AcceptInput = { step: StepOf, person: string, body: string, passed: boolean, opinion: Staged, };

export type AcknowledgeInput = { step: StepOf, 
/**
 * Who took the notice for the mine.
 */
by: string, };

export type AgencyChoice = { id: string, name: string, 
/**
 * active, not-on-list, term-over, disqualified, blacklisted
 */
standing: string, };

export type AgencyConcludeInput = { step: StepOf, person: string, body: string, 
/**
 * The outcome that the document has for it, or nothing.
 */
sanction: boolean, note: string, };

export type AgencyPlan = { packs: Array<PackCard>, pack: PackCard, today: string, agencies: Array<DepartmentName>, 
/**
 * In the document's words.
 */
grounds: Array<string>, 
/**
 * Only all of them together are enough.
 */
all_grounds: boolean, clause: string | null, };

export type AgencyReportInput = { agency: string, pack: string, on: string, grounds: Array<string>, text: string, evidence: Array<Staged>, };

export type AgencyVerifyInput = { step: StepOf, by: string, 
/**
 * The body that verified, such as `county/natural-resources`.
 */
body: string, 
/**
 * Those of the reported grounds that hold.
 */
holds: Array<string>, note: string, };

export type AgencyView = { agency: DepartmentName, text: string, grounds: Array<string>, 
/**
 * Those that hold, once verified.
 */
holds: Array<string> | null, all_grounds: boolean, clause: string, 
/**
 * Whose the steps are by that clause; nobody where no document says, and the officer is asked.
 */
by: Array<BodyView>, departments: Array<DepartmentName>, 
/**
 * What the document has for it: disqualified, blacklisted; and what follows.
 */
outcome: string | null, consequences: Array<string>, 
/**
 * How far what follows has come, once it is concluded.
 */
follows: Array<ConsequenceView>, 
/**
 * Sanctioned from this day on: its earlier work is looked at anew.
 */
barred_since: string | null, 
/**
 * Cases of other procedures that name this agency.
 */
work: Array<CaseRow>, };

export type AgendaItem = { 
/**
 * progress, violations, sampling, joint-punishment, removal
 */
topic: string, text: string, 
/**
 * The case that it is about.
 */
case: string | null, };

export type AmendInput = { inspection: string, 
/**
 * An item or prerequisite; `None`: the visit's result.
 */
item: string | null, after: StatedView, reason: string, evidence: Array<Staged>, 
/**
 * The newest amendment of the same that the page showed.
 */
follows: string | null, };

export type AmendmentPaper = { inspection: string, hash: string, };

export type AmendmentView = { 
/**
 * The record.
 */
id: string, 
/**
 * An item or prerequisite; `None`: the visit's result.
 */
item: string | null, 
/**
 * What that is called; empty for the result.
 */
title: string, before: StatedView, after: StatedView, reason: string, by: string, at_ms: number, evidence: Array<PaperView>, 
/**
 * The amendment that it goes on from.
 */
follows: string | null, };

export type AnswerComplaintInput = { step: StepOf, person: string, answer: string, };

export type AnswerInput = { inspection: string, item: string, value: AnswerValue, note: string, 
/**
 * The answers that the page showed when this one was given.
 */
saw: Array<string>, };

export type AnswerValue = { "is": "unanswered" } | { "is": "not-applicable" } | { "is": "points", points: string, } | { "is": "met" } | { "is": "not-met" };

export type AppealInput = { step: StepOf, text: string, };

export type ApprovalAsked = { clause: string | null, source: string, };

export type ApprovalRuleInput = { region: string, asked: boolean, 
/**
 * The document, or whose decision it is.
 */
source: string, };

export type ApprovalRuleRow = { region: string, region_name: string, asked: boolean, source: string, };

export type ApprovalState = { 
/**
 * By whose rule; `None`: nobody is asked.
 */
asked: ApprovalAsked | null, 
/**
 * Whoever is signed in may approve now.
 */
may_approve: boolean, approved_by: string | null, approved_at_ms: number | null, };

export type AskedView = { department: DepartmentName, sent: string, answer_by: string | null, 
/**
 * accepted, refused, handled; `None`: not a word yet.
 */
answer: string | null, overdue: boolean, };

export type BodyView = { 
/**
 * As the pack has it, such as `county/natural-resources`.
 */
body: string, name: string, 
/**
 * Of the level at which whoever is signed in works: else what it did is entered for it, from a
 * scan.
 */
own: boolean, };

export type BoundaryCorner = { 
/**
 * Degrees as decimals, CGCS2000.
 */
lon: string, lat: string, lon_dms: string, lat_dms: string, 
/**
 * 3° Gauss–Krüger with the zone before Y, metres: X goes north.
 */
x: string, y: string, };

export type BoundaryRing = { 
/**
 * Such as 4-1煤层; often empty.
 */
name: string, 
/**
 * Cut out of the ring around it.
 */
hole: boolean, km2: string, corners: Array<BoundaryCorner>, };

export type ById = { id: string, };

export type ByKind = { kind: string, };

export type CalendarHoliday = { name: string, from: string, to: string, make_up: Array<string>, };

export type CalendarReplace = { file: Staged, };

export type CalendarView = { years: Array<CalendarYear>, 
/**
 * Number of headquarters' file in use; `None`: what shipped.
 */
bundle: number | null, 
/**
 * Only a machine that has joined headquarters can tell its files from others.
 */
joined: boolean, 
/**
 * How periods are counted that begin today, as forms print it.
 */
counting: string, convention: CountingView, };

export type CalendarYear = { year: number, title: string, number: string, working_days: number, holidays: Array<CalendarHoliday>, };

export type CandidateDraw = { 
/**
 * Its title; nothing where it is not known here.
 */
title: string | null, 
/**
 * The clause by which some are drawn, or that of the station.
 */
clause: string, 
/**
 * awaited, drawn, undrawn
 */
outcome: string, 
/**
 * What becomes of those who were not drawn: wait, pass, ask (the officer says, with an approver),
 * verify (they are looked at all the same).
 */
others: string, };

export type CardInput = { person: string, number: string, issuer: string, first: string, last: string, };

export type CardView = { number: string, issuer: string, first: string, last: string, };

export type CardWithdrawal = { person: string, number: string, reason: string, };

export type CaseBody = { "is": "rectification" } & RectificationView | { "is": "removal" } & RemovalView | { "is": "lead" } & LeadView | { "is": "complaint" } & ComplaintView | { "is": "agency" } & AgencyView | { "is": "sanction" } & SanctionView | { "is": "suspension" } & SuspensionView | { "is": "conference" } & ConferenceView | { "is": "plan" } & PlanView | { "is": "lookback" } & LookBackView | { "is": "listing" } & ListingView | { "is": "filing" } & FilingView;

export type CaseCount = { all: number, 
/**
 * As many as a list shows: those that changed last.
 */
most: number, };

export type CaseCountQuery = { kind: string, region: string, 
/**
 * A part of the mine's name or of the case's number.
 */
text: string, open_only: boolean, };

export type CaseEvent = { 
/**
 * `d-…/17`
 */
id: string, kind: string, at_ms: number, actor_name: string, 
/**
 * stands, contested, aside; beside, for whoever recorded it alone
 */
place: string, 
/**
 * The end of a branch: it can be kept.
 */
tip: boolean, 
/**
 * What the record says, field by field.
 */
lines: Array<CaseLine>, papers: Array<PaperView>, 
/**
 * By name those for whom it was entered (代录); empty if it was one's own.
 */
entered_for: Array<string>, };

export type CaseLine = { field: string, text: string, };

export type CasePlan = { mine: string, mine_name: string, region_name: string, 
/**
 * Those in force first; the one that the rest of the answer is about is `pack`.
 */
packs: Array<PackCard>, pack: PackCard, 
/**
 * As in a case.
 */
own_level: string | null, today: string, };

export type CasePlanInput = { 
/**
 * Empty: that of the inspection or case.
 */
mine: string, inspection: string | null, rectification: string | null, 
/**
 * A look back whose list of problems went out.
 */
lookback: string | null, 
/**
 * Another pack than the one in force.
 */
pack: string | null, };

export type CaseQuery = { 
/**
 * rectification, removal, listing, filing, lead, complaint, agency, sanction, suspension,
 * conference, plan, lookback
 */
kind: string, mine: string, open_only: boolean, };

export type CaseRow = { id: string, kind: string, number: string, mine: string, mine_name: string, region_name: string, station: string, 
/**
 * As the pack calls it; empty where the stations are the procedure's own.
 */
station_name: string, opened: string, closed: string | null, 
/**
 * Two steps don't know each other: a person settles which stands.
 */
in_conflict: boolean, 
/**
 * What is waited for next.
 */
clock: ClockView | null, changed_at_ms: number, };

export type CaseView = { row: CaseRow, today: string, 
/**
 * `None` when this machine doesn't have that version.
 */
pack: PackCard | null, 
/**
 * The level of which any body is the office's own: what another one did is entered for it.
 */
own_level: string | null, 
/**
 * What it came from: `inspection/i-…`, `rectification/z-…`
 */
origin: string | null, 
/**
 * The newest record: named by the next step. `None` in a conflict.
 */
head: string | null, steps: Array<StepView>, 
/**
 * How the periods of this case are counted, as on the day on which it was opened.
 */
counting: string, 
/**
 * In the order of their line; what was set aside, or is contested, after it.
 */
events: Array<CaseEvent>, body: CaseBody, };

export type Chance = { stratum: string, name: string, quota: number, members: number, left_out: number, };

export type Check = { 
/**
 * chain, checkpoints, payloads, blobs, projections, disk, newer-records
 */
name: string, ok: boolean, checked: number, message: string, 
/**
 * The first thing that is wrong, for a sentence in the person's language.
 */
problem: Problem | null, 
/**
 * How many more are wrong.
 */
more: number, };

export type ChecklistContent = { row: ChecklistRow, prerequisites: Array<ChecklistLine>, groups: Array<ChecklistGroup>, };

export type ChecklistGroup = { id: string, title: string, points: string, subgroups: Array<ChecklistSubgroup>, };

export type ChecklistImport = { file: Staged, 
/**
 * Of a workbook; otherwise the first that people see.
 */
sheet: string | null, 
/**
 * Heading → group, group_points, subgroup, subgroup_points, item, guide, points, ignore.
 */
columns: { [key in string]: string }, 
/**
 * 2020, 2024, other
 */
edition: string, id: string, title: string, 
/**
 * The document that the table is an annex of.
 */
source: string, practice: boolean, not_applicable: string, 
/**
 * Empty where the document gives none.
 */
pass: string, group_percent: string, 
/**
 * Preview only: nothing is recorded.
 */
dry_run: boolean, };

export type ChecklistImported = { sheets: Array<string>, columns: Array<ColumnMatch>, faults: Array<RowNote>, fault_count: number, groups: number, subgroups: number, items: number, prerequisites: number, points: string, 
/**
 * The table as it was or would be recorded; `None` while there are faults.
 */
content: ChecklistContent | null, 
/**
 * Recorded now, or there already, byte for byte.
 */
recorded: boolean, };

export type ChecklistLine = { id: string, title: string, guide: string, points: string, };

export type ChecklistList = { rows: Array<ChecklistRow>, 
/**
 * Key of the one that the mine's pack proposes.
 */
proposed: string | null, 
/**
 * The pack that proposes it.
 */
pack: string | null, };

export type ChecklistQuery = { 
/**
 * For an inspection of this mine: which one is proposed?
 */
mine: string | null, };

export type ChecklistRow = { 
/**
 * SHA-256 over its canonical form: names exactly this table.
 */
key: string, 
/**
 * The first digits of the key.
 */
code: string, id: string, version: number, title: string, source: string, 
/**
 * 练习用: 合格 can't be said from it.
 */
practice: boolean, groups: number, subgroups: number, items: number, prerequisites: number, points: string, pass: string | null, group_percent: string | null, 
/**
 * full_marks, drop_and_rescale, zero, manual
 */
not_applicable: string, 
/**
 * Of an imported one: the sheet, who, when.
 */
file_name: string | null, imported_by: string | null, imported_at_ms: number | null, };

export type ChecklistSubgroup = { id: string, title: string, lines: Array<ChecklistLine>, };

export type ChecklistView = { id: string, version: string, title: string, 
/**
 * 练习用: 合格 can't be said from it.
 */
practice: boolean, total: string, 
/**
 * `None`: no source gives a line.
 */
pass: string | null, source: string, 
/**
 * How an item that doesn't apply counts: full_marks, drop_and_rescale, zero, manual.
 */
not_applicable: string, 
/**
 * The first digits of its hash.
 */
code: string, };

export type CirculateInput = { step: StepOf, circular: Staged, };

export type ClashView = { 
/**
 * Names of mines: each clashes by itself, or all of them together.
 */
mines: Array<string>, together: boolean, 
/**
 * How many people the places take, a mine for itself or all together.
 */
places: number, 
/**
 * Who may fill them.
 */
people: Array<string>, held: Array<HeldView>, };

export type ClauseView = { id: string, 
/**
 * The document's words, or their gist.
 */
text: string, pack: string | null, document: string, number: string | null, date: string | null, 
/**
 * in-force, draft, ended
 */
status: string | null, 
/**
 * What the desk watches because of it.
 */
duties: Array<string>, };

export type ClockView = { clause: string | null, 
/**
 * rectify, arrange-recheck, recheck, verify, conclude, and those of a listing's stations
 */
duty: string, from: string, due: string | null, 
/**
 * Negative once it has passed.
 */
days_left: number | null, working_days_left: number | null, days_since: number, 
/**
 * Without a day: held, asked, since. With one: sure, calendar-not-published.
 */
mark: string, 
/**
 * The first year whose calendar isn't published.
 */
calendar_missing: number | null, 
/**
 * What remains of a held publicity.
 */
held_left: number | null, };

export type ColumnMatch = { heading: string, 
/**
 * `None`: not used.
 */
field: string | null, };

export type ColumnSeen = { heading: string, field: string | null, 
/**
 * What stands below it.
 */
examples: Array<string>, };

export type ColumnsInput = { file: Staged, beside: Array<Staged>, sheet: string, 
/**
 * As in [`ImportInput`].
 */
columns: { [key in string]: string }, 
/**
 * Take what was said when a table with the same headings came last.
 */
recall: boolean, };

export type ColumnsView = { format: string, sheet: string, sheets: Array<string>, 
/**
 * As the sheet counts.
 */
header_row: number, columns: Array<ColumnSeen>, 
/**
 * Fields that every mine must have and no column is known for.
 */
missing: Array<string>, 
/**
 * What a person said, now or, if it is remembered, the last time: goes into [`ImportInput`].
 */
said: { [key in string]: string }, remembered: boolean, };

export type CombinedInput = { inspection: string, task: string, found: string, };

export type CombinedView = { 
/**
 * As the pack calls it.
 */
task: string, clause: string, 
/**
 * Empty as long as nothing was said of it.
 */
found: string, };

export type CompetenceInput = { person: string, competence: CompetenceView, };

export type CompetenceView = { minerals: Array<string>, groups: Array<string>, kinds: Array<VisitKind>, };

export type ComplaintPlan = { 
/**
 * Those in force first; the one that the rest of the answer is about is `pack`.
 */
packs: Array<PackCard>, pack: PackCard, today: string, agencies: Array<DepartmentName>, 
/**
 * Who takes complaints in hand, and by which clause; the pack may leave it open.
 */
accepted_by: Array<BodyView>, clause: string | null, };

export type ComplaintView = { mine: string | null, agency: DepartmentName | null, text: string, channel: string, clause: string | null, 
/**
 * Who has examined it: an appeal goes to somebody else.
 */
examiners: Array<string>, };

export type ConcludeInput = { step: StepOf, 
/**
 * removed, proposed-national, kept
 */
conclusion: string, 
/**
 * The body that concludes, as the pack has it.
 */
body: string, 
/**
 * Who answers for it by name.
 */
person: string, 
/**
 * Why a mine is kept although the ground holds.
 */
reason: string, 
/**
 * 移出决定; asked for where no document names who decides.
 */
decision: Staged | null, 
/**
 * One that was not held as a case here.
 */
conference: ConferenceInput | null, };

export type ConferenceInput = { on: string, opinion: string, minutes: Staged, };

export type ConferencePlan = { packs: Array<PackCard>, pack: PackCard, today: string, members: Array<DepartmentName>, 
/**
 * The first of them, at its level.
 */
convener: BodyView | null, clause: string | null, 
/**
 * What the document wants heard.
 */
agenda: Array<string>, 
/**
 * Removals that wait for a decision.
 */
removals: Array<DepartmentName>, };

export type ConferenceView = { members: Array<DepartmentName>, clause: string, agenda: Array<AgendaItem>, 
/**
 * Once held, one for each item.
 */
opinions: Array<string>, present: Array<DepartmentName>, };

export type ConsequenceView = { 
/**
 * As the pack has it, such as `public-exposure`.
 */
code: string, clause: string, 
/**
 * The decision itself brings it about.
 */
by_itself: boolean, 
/**
 * Nothing until it is carried out.
 */
on: string | null, 
/**
 * Who did it, as the pack calls them.
 */
by: string, person: string, 
/**
 * Whom a list of persons names.
 */
names: Array<string>, };

export type ConveneInput = { pack: string, on: string, agenda: Array<AgendaItem>, 
/**
 * Scans that it is entered from.
 */
papers: Array<Staged>, };

export type CountersignInput = { id: string, person: string, passphrase: string, };

export type Countersigner = { name: string, at_ms: number, };

export type CountingInput = { first_day_excluded: boolean, 
/**
 * A period that ends on a rest day ends on the next working day.
 */
rolls_on: boolean, 
/**
 * For what begins on this day or later.
 */
from: string, reason: string, };

export type CountingState = "holds" | "ahead" | "earlier" | "replaced";

export type CountingView = { 
/**
 * As it is for what begins today.
 */
first_day_excluded: boolean, rolls_on: boolean, 
/**
 * The first day from which another word may hold.
 */
earliest: string, 
/**
 * Whoever is signed in is an officer, and no office above theirs is known here.
 */
may: boolean, 
/**
 * Where an office above it is known: its region, whose officers say it.
 */
above: string | null, 
/**
 * Every word, the latest first.
 */
words: Array<CountingWord>, };

export type CountingWord = { from: string, first_day_excluded: boolean, rolls_on: boolean, 
/**
 * In the words of the forms.
 */
sentence: string, region_name: string, reason: string, by: string, at_ms: number, state: CountingState, };

export type CreditExport = { path: string, penalties: number, 
/**
 * Of enterprises whose credit code is not known here.
 */
without_code: number, 
/**
 * By which the rules here want it; `None` where they say nothing.
 */
clause: string | null, };

export type CreditInput = { format: string, };

export type Custody = "here" | "on-its-way" | "headquarters";

export type DeadlineQuery = { 
/**
 * `None`: the region of whoever is signed in.
 */
region: string | null, 
/**
 * How many days ahead.
 */
days: number, 
/**
 * At most so many of each kind.
 */
limit: number, };

export type DeadlineRow = { 
/**
 * rectification, removal, listing, filing; mine: a day in the registry; report: to be handed in;
 * person: a card that runs out; penalty: the end of its term
 */
kind: string, clock: ClockView, 
/**
 * What a document asks for, in its own words; empty where the duty's word says it.
 */
text: string, 
/**
 * Of the mine, the agency or the person that it is about.
 */
mine_name: string, region_name: string, 
/**
 * The case's number.
 */
number: string, 
/**
 * What it leads to: `rectification/z-…`, `mine/m-…`, `person/p-…`, or nothing.
 */
subject: string, 
/**
 * What can be handed in here.
 */
report: ReportDue | null, };

export type DeadlineView = { today: string, region: string, region_name: string, 
/**
 * The last day that is looked at.
 */
until: string, 
/**
 * The soonest due first; those without a day last.
 */
rows: Array<DeadlineRow>, 
/**
 * All that are overdue and all that are due later, also those that aren't among the rows.
 */
overdue: number, coming: number, 
/**
 * How a period is counted that begins today.
 */
counting: string, };

export type DeciderView = { list: string, by: BodyView, clause: string, };

export type DeedPointView = { id: string, title: string, clause: string, 
/**
 * `None`: nobody has looked.
 */
stands: boolean | null, };

export type DeedReadInput = { mine: string, pack: string, deed: string, on: string, 
/**
 * By point; what was not looked at is left out.
 */
found: { [key in string]: boolean }, scans: Array<Staged>, };

export type DeedReadView = { 
/**
 * The day of the paper.
 */
on: string, scans: Array<PaperView>, 
/**
 * Who recorded last what stands in it, and when.
 */
actor_name: string, at_ms: number, };

export type DeedScanInput = { mine: string, hash: string, };

export type DeedView = { pack: PackCard, id: string, title: string, 
/**
 * It is asked of this mine; `false` where the registry doesn't say whether it is.
 */
sure: boolean, points: Array<DeedPointView>, 
/**
 * The newest one that somebody read.
 */
read: DeedReadView | null, };

export type DepartmentName = { 
/**
 * As the pack calls it, such as `ecology`.
 */
id: string, name: string, };

export type DeskItem = { 
/**
 * settle-answers, continue-inspection, newer-inspection, sign-document, issue-rectification,
 * report-removal, open-lead, propose-accountability, commit-draw, reveal-draw, release-draw,
 * publish-draw, start-inspection
 */
kind: string, title: string, subtitle: string, subject: string, at_ms: number | null, };

export type DeskView = { today: string, items: Array<DeskItem>, quota: Array<QuotaRow>, quota_region_name: string, quota_year: number, quota_mines: number, 
/**
 * Of the region of whoever is signed in.
 */
behind: Array<QuotaBehind>, };

export type Diagnosis = { healthy: boolean, checks: Array<Check>, };

export type DirectedView = { filters: Array<DrawFilter>, source: string, };

export type DoctorInput = { 
/**
 * Build the projections anew from the log and swap them in.
 */
rebuild: boolean, };

export type DocumentRow = { id: string, title: string, number: string, mine_name: string, inspection: string, pages: number, bytes: number, body_hash: string, made_at_ms: number, places: Array<PlaceView>, 
/**
 * Characters that no font has, printed as 〓; empty as a rule.
 */
missing: string, visit: Visit, };

export type DocumentView = { row: DocumentRow, 
/**
 * The newest increment of the file.
 */
pdf: string, verification: Verification, };

export type DraftInput = { inspection: string, 
/**
 * `item/1.1/note`, `prerequisite/p1/note`, `findings`, `reason/unanswered`
 */
field: string, text: string, };

export type DrawAbandoned = { by: string, reason: string, at_ms: number, };

export type DrawAfter = { row: DrawRow, 
/**
 * In ticket order.
 */
drawn: Array<DrawnMine>, 
/**
 * Whoever is signed in may record now that results are public.
 */
may_publish: boolean, };

export type DrawCheckers = { by: Array<string>, by_clause: string | null, joint: Array<DrawJoined>, joint_clause: string | null, };

export type DrawChoice = { kind: DrawKind, 
/**
 * Clauses of the region's rules that the draw rests on.
 */
clauses: Array<string>, 
/**
 * The day on which the population was looked at; `None`: today.
 */
snapshot: string | null, filters: Array<DrawFilter>, 
/**
 * The document that allows a condition which the region's rules don't name.
 */
filter_source: string, 
/**
 * Lists that are drawn from, where the rules name none; all mines where it is empty.
 */
lists: DrawListsChoice, 
/**
 * In a draw among candidates the station of the region's rules where they wait; else empty.
 */
station: string, 
/**
 * What is decided where enterprises have had all the visits that their cap allows.
 */
over_cap: OverCapChoice | null, 
/**
 * `None`: a leader and a member of any department.
 */
team: TeamChoice | null, };

export type DrawClause = { id: string, text: string, proposed: boolean, };

export type DrawDetail = { row: DrawRow, basis: string, 
/**
 * What it is based on names a document as a draft that is not in force.
 */
draft: boolean, officer: string, strata: Array<DrawStratum>, inspectors: Array<PlanInspector>, 
/**
 * Whom the rules kept out before the list was frozen.
 */
left_out: Array<UnfitPerson>, commitment: string | null, committed_at_ms: number | null, 
/**
 * The commitment is from before the witness event by headquarters' receipt, or by the
 * countersignatures of two others. Without it the draw is marked "time not proved".
 */
time_proved: boolean, witness_rule: WitnessRule, witness_digits: string | null, present: Array<Witness>, seed: string | null, revealed_at_ms: number | null, teams: Array<DrawTeam>, certificate_digest: string | null, embargo: Embargo, 
/**
 * The seed recomputed and every ticket checked again by this machine.
 */
verified: boolean | null, proof: DrawProof, signing: DrawSigning, 
/**
 * When, by its clock, headquarters revealed it in the officer's place.
 */
opened_at_ms: number | null, };

export type DrawDropped = { mine_name: string, 
/**
 * Who was to leave the team; none where another mine was to be visited.
 */
out: string | null, by: string, at_ms: number, };

export type DrawFilter = { by: DrawFilterBy, values: Array<string>, };

export type DrawFilterBy = "mineral" | "risk" | "scale";

export type DrawFilterForm = { by: DrawFilterBy, 
/**
 * The clause that names it; `None`: the officer states the document.
 */
clause: string | null, 
/**
 * What the registry has of it in this region.
 */
values: Array<DrawFilterValue>, };

export type DrawFilterValue = { value: string, mines: number, };

export type DrawJoined = { name: string, 
/**
 * Of the departments that people here work for, those that it means.
 */
departments: Array<string>, };

export type DrawKind = "quarterly" | "annual" | "look-back" | "selection";

export type DrawListInput = { draw: string, format: ListFormat, };

export type DrawListsChoice = { 
/**
 * Codes such as `national`.
 */
lists: Array<string>, 
/**
 * The document that the choice rests on.
 */
source: string, };

export type DrawListsForm = { 
/**
 * The clause that names them; `None`: no rules do, and the officer may choose.
 */
clause: string | null, 
/**
 * Those that it names.
 */
named: Array<string>, 
/**
 * What the registry has of each.
 */
values: Array<DrawFilterValue>, };

export type DrawNext = { 
/**
 * Who takes the place of whoever leaves; `None` where nobody is left.
 */
person: NextPerson | null, 
/**
 * Those before them in the order, who may not go.
 */
passed: Array<PassedOver>, 
/**
 * Which mine is checked instead; `None` where its stratum has no other.
 */
mine: NextMine | null, };

export type DrawNextInput = { id: string, mine: string, 
/**
 * Who leaves the mine's team; `None`: the mine itself can't be checked.
 */
out: string | null, };

export type DrawPaper = "notice" | "authorisation";

export type DrawPaperInput = { draw: string, mine: string, paper: DrawPaper, };

export type DrawProof = { 
/**
 * When headquarters received the commitment, by its clock.
 */
received_at_ms: number | null, countersigned: Array<Countersigner>, 
/**
 * Headquarters can open the secret if the officer never does. None before the commitment.
 */
escrowed: boolean | null, abandoned: DrawAbandoned | null, 
/**
 * The abandoned draw that this one repeats.
 */
repeats: string | null, rank: DrawRank, 
/**
 * The draw that makes this one void.
 */
void_by: string | null, 
/**
 * Those of this machine who did not make the draw, and so may vouch for something about it.
 */
seconds: Array<SecondPerson>, replaced: Array<DrawReplaced>, substituted: Array<DrawSubstituted>, 
/**
 * Changes that count for nothing: another machine's came first.
 */
dropped: Array<DrawDropped>, };

export type DrawPublication = { on: string, place: string, 
/**
 * Who said so.
 */
by: string, 
/**
 * What was said: codes of results.
 */
results: Array<string>, };

export type DrawPublishInput = { draw: string, 
/**
 * The drawn mines whose results are public.
 */
mines: Array<string>, on: string, place: string, };

export type DrawRank = "alone" | "stands" | "void" | "undecided";

export type DrawReplaced = { mine_name: string, out: string, person: string, approver: string, };

export type DrawRow = { id: string, title: string, region_name: string, period: string, stage: DrawStage, population: number, drawn: number, frozen_at_ms: number, population_hash: string, 
/**
 * Everybody may see it.
 */
released: boolean, 
/**
 * A second person ended it before the witness event.
 */
abandoned: boolean, };

export type DrawScope = { suggested_title: string, suggested_period: string, 
/**
 * The document of the rules in force here.
 */
document: string, 
/**
 * Its clauses; those that speak of such a draw are proposed, and come first.
 */
clauses: Array<DrawClause>, filters: Array<DrawFilterForm>, lists: DrawListsForm, 
/**
 * For a draw among candidates: where they wait.
 */
stations: Array<DrawStation>, snapshot: string, 
/**
 * A second person must approve the plan.
 */
approval: ApprovalAsked | null, checkers: DrawCheckers, };

export type DrawScopeInput = { region: string, kind: DrawKind, };

export type DrawSignInput = { id: string, person: string, passphrase: string, };

export type DrawSigned = { role: SignerRole, 
/**
 * By this registry; the certificate has their id.
 */
name: string, 
/**
 * Headquarters certified the key, or it is headquarters' own.
 */
known: boolean, };

export type DrawSigning = { signed: Array<DrawSigned>, 
/**
 * What nobody has signed as yet; empty before the reveal.
 */
missing: Array<SignerRole>, 
/**
 * Those of this machine who may sign now, each as what.
 */
may: Array<MaySign>, 
/**
 * Nothing is open: with the keys that this machine knows, `draw verify --official` says yes.
 */
official: boolean, };

export type DrawStage = "frozen" | "committed" | "revealed";

export type DrawStation = { id: string, title: string, clause: string, waiting: number, };

export type DrawStratum = { id: string, name: string, members: number, quota: number, 
/**
 * After the reveal: the drawn mines first, then the others in ticket order.
 */
lots: Array<Lot>, };

export type DrawSubstituted = { mine: string, mine_name: string, result: NotChecked, substitute: string, substitute_name: string, approver: string, };

export type DrawTeam = { mine: string, mine_name: string, stratum_name: string, ticket: string, members: Array<TeamMember>, 
/**
 * Places that nobody could take.
 */
lacking: number, inspection: string | null, };

export type DrawVisit = { draw: string, title: string, mine: string, mine_name: string, team: Array<TeamMember>, 
/**
 * Whoever is signed in is of its team.
 */
own: boolean, };

export type DrawnMine = { mine: string, mine_name: string, stratum_name: string, team: Array<TeamMember>, inspection: string | null, 
/**
 * The day of the final visit that has a result; `None` until then.
 */
visited_on: string | null, 
/**
 * Codes of its results, such as `no-problem`.
 */
results: Array<string>, published: DrawPublication | null, };

export type Embargo = { 
/**
 * Names of those who hold the draw.
 */
readers: Array<string>, 
/**
 * Whoever is signed in may release it now.
 */
may_release: boolean, released_at_ms: number | null, released_by: string | null, };

export type EngageInput = { step: StepOf, station: string, 
/**
 * The body that commissions, such as `city/government`.
 */
by: string, person: string, evaluator: EvaluatorInput, 
/**
 * In which way it was engaged: government-purchase, public-tender; `None` where nobody says.
 */
method: string | null, };

export type EngagementView = { 
/**
 * Who commissions by the pack; nobody where no document says, and the officer is asked.
 */
by: Array<BodyView>, departments: Array<DepartmentName>, agencies: Array<AgencyChoice>, 
/**
 * The way that the document names: government-purchase, public-tender.
 */
method: string | null, engaged: EvaluatorView | null, on: string | null, };

export type EnrolInput = { invitation: string, 
/**
 * The signed-in person's passphrase: it opens the key to be certified.
 */
passphrase: string, };

export type EnterpriseVisits = { holder: string, visits: number, };

export type EntryAdd = { kind: string, 
/**
 * Texts by field.
 */
values: { [key in string]: string }, reason: string, 
/**
 * Scans of what it is entered from.
 */
papers: Array<Staged>, 
/**
 * Only look: nothing is recorded.
 */
dry_run: boolean, };

export type EntryChangeInput = { id: string, edits: Array<FieldEdit>, reason: string, papers: Array<Staged>, 
/**
 * Only look: nothing is recorded.
 */
dry_run: boolean, };

export type EntryDetail = { row: EntryRow, form: Array<FieldForm>, life: Array<TimelineEntry>, 
/**
 * What it was entered from, the newest first.
 */
papers: Array<PaperView>, };

export type EntryPaper = { id: string, hash: string, };

export type EntryRetire = { id: string, retired: boolean, reason: string, };

export type EntryRow = { id: string, kind: string, name: string, retired: boolean, 
/**
 * Values by field, as records spell them.
 */
values: { [key in string]: string }, 
/**
 * The name of the mine that it is about.
 */
mine_name: string, 
/**
 * Of a penalty: due, overdue, late, carried-out, no-term.
 */
state: string, 
/**
 * Of a contact: the fields that the rules ask for and nobody has filled in.
 */
lacks: Array<string>, lacks_clause: string | null, };

export type EvaluatorInput = { 
/**
 * The entry of the register.
 */
agency: string, 
/**
 * The name of an agency that is expressly not on the register.
 */
outside: string, };

export type EvaluatorView = { 
/**
 * As it was called then.
 */
name: string, 
/**
 * It was chosen from outside the register.
 */
outside: boolean, 
/**
 * Today: active, not-on-list, term-over, disqualified, blacklisted
 */
standing: string, 
/**
 * Barred by now: what it reported is looked at anew.
 */
barred: boolean, };

export type EvidenceInput = { step: StepOf, note: string, evidence: Array<Staged>, };

export type ExamineInput = { step: StepOf, by: string, 
/**
 * holds, holds-in-part, does-not-hold
 */
finding: string, text: string, evidence: Array<Staged>, };

export type ExclusionInput = { mine: string, period: string, reason: string, };

export type ExclusionQuery = { period: string, };

export type ExclusionRow = { id: string, mine: string, mine_name: string, reason: string, asked_by: string, asked_at_ms: number, 
/**
 * Whoever is signed in asked for it, and so can't decide.
 */
own: boolean, 
/**
 * `None`: nobody has decided yet, and the mine stays in.
 */
approved: boolean | null, decided_by: string | null, };

export type ExclusionWordInput = { id: string, approved: boolean, };

export type ExecuteInput = { step: StepOf, consequence: string, 
/**
 * The body that carried it out, such as `city/government`.
 */
body: string, person: string, 
/**
 * Whom a list of persons names; between commas.
 */
names: string, 
/**
 * The announcement, the entry on the list, the receipt of the platform.
 */
proof: Staged, };

export type ExportInput = { 
/**
 * xlsx, csv, geojson, gpkg
 */
format: string, 
/**
 * Which mines; `offset` and `limit` say nothing here.
 */
mines: MineQuery, };

export type ExtendInput = { step: StepOf, limit: string, reason: string, approver: string, };

export type Facet = { value: string, label: string, count: number, };

export type Facets = { regions: Array<Facet>, minerals: Array<Facet>, scales: Array<Facet>, list_levels: Array<Facet>, states: Array<Facet>, };

export type FailedRectification = { id: string, number: string, };

export type FeedbackPlan = { clause: string, 
/**
 * Who is told, and may have found it itself.
 */
to: BodyView, departments: Array<DepartmentName>, };

export type FieldChange = { field: string, before: string, after: string, before_text: string, after_text: string, 
/**
 * What its author saw there, where that was something else.
 */
seen_text: string | null, };

export type FieldEdit = { field: string, 
/**
 * The value that stood there when the person began.
 */
seen: string, text: string, };

export type FieldForm = { field: string, 
/**
 * text, code, long, day, number, region, word
 */
how: string, 
/**
 * The codes that may be chosen, for a word.
 */
words: Array<string>, required: boolean, };

export type FieldNote = { field: string, code: string, reason: string, args: { [key in string]: string }, };

export type FileChangeInput = { step: StepOf, application: Staged, };

export type FileKind = "photo" | "ink" | "document" | "sheet" | "draw" | "other";

export type FilingPlan = { plan: CasePlan, 
/**
 * With whom a change is filed; nothing: the pack asks for no filing.
 */
file_with: BodyView | null, clause: string | null, 
/**
 * Such as `30d`; nothing: 及时, the days are counted.
 */
within: string | null, 
/**
 * What the registry tells of the licence and no filing names, the latest first.
 */
registry: Array<RegistryChangeView>, };

export type FilingView = { changed: string, what: string, 
/**
 * Which changes in the registry it is about.
 */
registry: Array<RegistryChangeView>, clause: string, file_with: BodyView | null, 
/**
 * The clause by which a change that matters sends the mine through the application again.
 */
reapply_clause: string | null, material: boolean | null, reason: string | null, 
/**
 * The application that followed.
 */
listing: string | null, };

export type FinaliseInput = { inspection: string, 
/**
 * The signed-in person's passphrase: it opens their signing key.
 */
passphrase: string, 
/**
 * Why the red lines of the gate page are accepted, by code.
 */
overruled: { [key in string]: string }, };

export type FindingView = { agency: string, on: string, };

export type FitQuery = { 
/**
 * With interests in this mine and its holder.
 */
mine: string | null, 
/**
 * The last day on which the visit may be; `None` for today.
 */
until: string | null, };

export type FormDraft = { 
/**
 * The page's name for it, such as `mine/m-1`.
 */
form: string, field: string, 
/**
 * Empty: nothing that differs from what is recorded.
 */
text: string, };

export type FormDrafts = { fields: { [key in string]: string }, };

export type FoundByInput = { "is": "itself" } | { "is": "department", department: string, handling: string, letter: Staged, };

export type FoundByView = { 
/**
 * Its name; none: whoever is told found it.
 */
department: string | null, handling: string, };

export type FreezeInput = { region: string, 
/**
 * The last day on which a visit may be; `None` judges cards by the day of the freezing alone.
 */
visits_until: string | null, title: string, period: string, basis: string, quotas: Array<QuotaInput>, 
/**
 * Ids of the people who may be drawn; whom the rules keep out is left out, with the reason.
 */
inspectors: Array<string>, recusals: Array<RecusalInput>, 
/**
 * Ids of colleagues who may see the draw before its release, beside whoever freezes it.
 */
readers: Array<string>, 
/**
 * `None`: forty dice.
 */
witness: WitnessRule | null, choice: DrawChoice, };

export type GateCheck = { 
/**
 * unanswered, prerequisites, evidence, result, ink-inspectors, ink-representative, photos, conflicts, newer-records
 */
code: string, ok: boolean, 
/**
 * Can't be overruled: two answers to settle, records of a newer version.
 */
hard: boolean, count: number, 
/**
 * Items or people concerned.
 */
names: Array<string>, };

export type GivenAnswer = { 
/**
 * Its record.
 */
id: string, value: AnswerValue, note: string, 
/**
 * The author's name.
 */
by: string, 
/**
 * Eight digits of the machine, as they stand in the numbers of its inspections.
 */
machine: string, 
/**
 * Given on this machine.
 */
here: boolean, at_ms: number, };

export type GroundPaper = { name: string, file: Staged, };

export type GroundView = { id: string, 
/**
 * Whether the registry shows it; none where a person finds it, or the registry doesn't say.
 */
shows: boolean | null, number: string, text: string, gloss: string, 
/**
 * Names of the papers that it asks for.
 */
evidence: Array<string>, 
/**
 * direct, after-rectification
 */
route: string, };

export type GroupView = { id: string, name: string, points: string, 
/**
 * What this group must reach, if anything.
 */
pass: string | null, score: string, answered: number, 
/**
 * Reaches its pass mark with what is answered; `None` while it can't be said.
 */
reaches: boolean | null, items: Array<ItemView>, };

export type HeardView = { case: string, number: string, on: string, opinion: string, };

export type HeldView = { 
/**
 * role, card, department, stratum, recusal, cap
 */
rule: string, people: Array<string>, };

export type HistoryInput = { id: string, field: string, };

export type Hit = { kind: HitKind, id: string, title: string, subtitle: string, };

export type HitKind = "mine" | "inspection" | "draw" | "document" | "case" | "person";

export type HoldInput = { step: StepOf, present: Array<string>, 
/**
 * One for each item, in its order.
 */
opinions: Array<string>, minutes: Staged, };

export type ImportInput = { file: Staged, 
/**
 * The other files of a shapefile.
 */
beside: Array<Staged>, 
/**
 * Which sheet of a workbook; empty: the first that has a header.
 */
sheet: string, 
/**
 * Heading in the file → field of a mine; headings that are not named are matched by alias.
 */
columns: { [key in string]: string }, 
/**
 * Preview only: nothing is written.
 */
dry_run: boolean, };

export type ImportJudged = { undone: boolean, reason: string, actor_name: string, at_ms: number, };

export type ImportJudgement = { id: string, reason: string, 
/**
 * Only look: nothing is recorded.
 */
dry_run: boolean, };

export type ImportProgress = { running: boolean, 
/**
 * reading, checking, writing
 */
phase: string, done: number, 
/**
 * 0: not known.
 */
total: number, };

export type ImportResult = { dry_run: boolean, 
/**
 * csv, xlsx, shp, geojson, gpkg
 */
format: string, 
/**
 * The sheet of a workbook.
 */
sheet: string, 
/**
 * Of a csv.
 */
encoding: string, added: number, changed: number, unchanged: number, warned: Array<RowNote>, refused: Array<RowNote>, warned_count: number, refused_count: number, 
/**
 * The first rows as they were understood.
 */
sample: Array<MineRow>, 
/**
 * The first mines that would change, or did, with what.
 */
changes: Array<ImportedChange>, };

export type ImportRow = { 
/**
 * Its record.
 */
id: string, at_ms: number, actor_name: string, file_name: string, 
/**
 * Its file is here.
 */
here: boolean, 
/**
 * Mines that it was the first to tell of, of those that stand.
 */
mines: number, 
/**
 * The last word on it, if anybody undid it.
 */
judged: ImportJudged | null, };

export type ImportedChange = { mine: string, name: string, changes: Array<FieldChange>, };

export type InkInput = { inspection: string, role: InkRole, 
/**
 * For an inspector, their id.
 */
person: string | null, name: string, 
/**
 * Lines of points in thousandths of the pad's width and height.
 */
strokes: Array<Array<[number, number]>>, };

export type InkRole = "inspector" | "mine-representative";

export type InkView = { role: InkRole, person: string | null, name: string, strokes: Array<Array<[number, number]>>, at_ms: number, 
/**
 * The head's short code at the moment of signing.
 */
head_code: string, 
/**
 * Something was answered after this was signed.
 */
outdated: boolean, };

export type InspectionRow = { id: string, number: string, mine: string, mine_name: string, region_name: string, draw: string | null, draw_title: string | null, 
/**
 * Titles of the other draws that the visit serves.
 */
also: Array<string>, team: Array<string>, stage: InspectionStage, answered: number, items: number, score: string, 
/**
 * Made with a checklist that has not arrived here: shown, but not counted or opened.
 */
checklist_missing: boolean, photos: number, opened_at_ms: number, changed_at_ms: number, document: string | null, };

export type InspectionStage = "open" | "finalised";

export type InspectionView = { row: InspectionRow, licence: string, holder: string, checklist: ChecklistView, prerequisites: Array<PrerequisiteView>, groups: Array<GroupView>, score: ScoreView, unsorted_photos: Array<PhotoView>, results: Array<string>, findings: string, 
/**
 * Checks that the rules combine with this visit.
 */
combined: Array<CombinedView>, ink: Array<InkView>, gate: Array<GateCheck>, 
/**
 * Leader first.
 */
team: Array<TeamPerson>, 
/**
 * The signed-in person is the leader, who settles contradicting answers.
 */
leads: boolean, 
/**
 * Text that was being typed when the page was left: field → text.
 */
drafts: { [key in string]: string }, 
/**
 * Short code of the newest record, for the representative's signing act.
 */
head_code: string, 
/**
 * Changes that headquarters has no receipt for.
 */
waiting_records: number, 
/**
 * Who has answers here and has not signed for them yet (本人未签).
 */
unsigned: Array<string>, 
/**
 * What arrived after the visit was final: no part of it.
 */
late: Array<LateRecord>, 
/**
 * The rules that it was begun under; only the name of those that aren't on this machine.
 */
rules: PackCard | null, 
/**
 * Photos among it.
 */
late_photos: Array<PhotoView>, 
/**
 * Whoever is signed in is one of its inspectors, and it is final.
 */
may_amend: boolean, 
/**
 * What was said of it afterwards: no part of what was finalised and signed.
 */
amendments: Array<AmendmentView>, };

export type InterestIn = "mine" | "holder" | "agency";

export type InterestInput = { person: string, kind: InterestIn, object: string, reason: string, first: string, 
/**
 * `None`: until it is withdrawn.
 */
last: string | null, };

export type InterestView = { id: string, kind: InterestIn, 
/**
 * What it is in: a mine or an agency by its id, a holder by name.
 */
object: string, name: string, reason: string, first: string, last: string | null, 
/**
 * Whether it holds today.
 */
holds: boolean, };

export type InterestWithdrawal = { person: string, id: string, reason: string, };

export type IssueInput = { mine: string, inspection: string | null, lookback: string | null, pack: string, problems: Array<ProblemItem>, noticed: string, limit: string, 
/**
 * Why the limit is longer than in principle, and who approved it.
 */
reason: string, approver: string, papers: Array<Staged>, };

export type ItemView = { id: string, number: string, title: string, guide: string, points: string, step: string, value: AnswerValue, note: string, 
/**
 * The answers that no other has seen; a new one names those that the page showed.
 */
standing: Array<GivenAnswer>, 
/**
 * They contradict each other.
 */
conflict: boolean, 
/**
 * Answers that later ones have replaced, newest first.
 */
replaced: Array<GivenAnswer>, photos: Array<PhotoView>, 
/**
 * A failed item without photo or note.
 */
wants_evidence: boolean, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type JudgeChangeInput = { step: StepOf, by: string, 
/**
 * Who answers for it by name.
 */
person: string, material: boolean, reason: string, 
/**
 * The notice to apply anew.
 */
reapply: Staged | null, };

export type LateRecord = { 
/**
 * What happened, as records call it.
 */
kind: string, by: string, 
/**
 * Eight digits that tell the machine from its colleagues'.
 */
machine: string, at_ms: number, };

export type LeadAnswerInput = { step: StepOf, department: string, 
/**
 * accepted, refused, handled
 */
answer: string, text: string, letter: Staged | null, };

export type LeadCloseInput = { step: StepOf, person: string, note: string, };

export type LeadOpenInput = { mine: string, inspection: string | null, pack: string, topic: string, mineral: string, on: string, text: string, evidence: Array<Staged>, papers: Array<Staged>, };

export type LeadPlan = { plan: CasePlan, 
/**
 * As the registry has it: in places it decides who is competent.
 */
mineral: string, topics: Array<TopicView>, inspection: string | null, inspection_number: string | null, 
/**
 * The inspection's findings, to start from.
 */
findings: string, 
/**
 * A lead that came from the inspection already.
 */
existing: string | null, 
/**
 * The clause by which leads are passed on.
 */
clause: string | null, };

export type LeadPlanInput = { 
/**
 * Empty: that of the inspection.
 */
mine: string, inspection: string | null, 
/**
 * Another pack than the one in force.
 */
pack: string | null, 
/**
 * Another mineral than the one in the registry.
 */
mineral: string | null, };

export type LeadRow = { row: CaseRow, topic: string, asked: Array<AskedView>, };

export type LeadSendInput = { step: StepOf, person: string, to: Array<string>, 
/**
 * transfer, letter
 */
way: string, letter: Staged, 
/**
 * No document gives a day: the officer may.
 */
answer_by: string | null, 
/**
 * Why it goes elsewhere than the pack says.
 */
elsewhere: string, };

export type LeadView = { topic: string, mineral: string, text: string, asked: Array<AskedView>, 
/**
 * All departments of the pack.
 */
departments: Array<DepartmentName>, 
/**
 * That of whoever is signed in: what any other did is entered for it, from a paper.
 */
own_department: string | null, 
/**
 * Those that the pack names for the topic, by this clause; empty: the officer chooses.
 */
competent: Array<string>, clause: string | null, 
/**
 * The mineral decides, and nobody has stated it.
 */
mineral_needed: boolean, 
/**
 * How it goes by the pack: transfer, letter.
 */
way: string | null, };

export type LedgerQuarter = { 
/**
 * What it asks for, where each quarter needs a check; of those to come, as planned.
 */
must: number | null, drawn: number, 
/**
 * Completed random checks.
 */
done: number, };

export type LedgerQuery = { 
/**
 * GB/T 2260; `None`: the prefecture of whoever is signed in.
 */
region: string | null, 
/**
 * `None`: this year.
 */
year: number | null, };

export type LedgerRow = { region: string, name: string, 
/**
 * Such as `20%` or `1/12`; none where no source gives one.
 */
share: string | null, 
/**
 * The document with its clauses, or the officer's own.
 */
source: string | null, 
/**
 * N: what the year is reckoned on.
 */
n: number, 
/**
 * The day on which the year's first draw fixed N; none as long as it is today's.
 */
fixed_on: string | null, n_now: number, needed: number | null, 
/**
 * Distinct mines that random draws took.
 */
drawn: number, 
/**
 * Distinct mines with a completed random check.
 */
done: number, 
/**
 * Drawn, and the check still to come.
 */
pending: number, remaining: number | null, 
/**
 * What a further draw should take now.
 */
to_draw: number | null, 
/**
 * Four.
 */
quarters: Array<LedgerQuarter>, 
/**
 * Quarters that are over without the check that each needs.
 */
missed: Array<number>, 
/**
 * Mines checked by the year's end at this pace; none in the first quarter.
 */
at_end: number | null, short: number | null, };

export type LedgerView = { region: string, region_name: string, year: number, this_year: number, 
/**
 * The earliest year that a ledger is kept of.
 */
first_year: number, 
/**
 * The quarter that it is; 5 when the year is over.
 */
quarter: number, 
/**
 * The region that owes a share as a whole; its counties then bear parts of it.
 */
whole: LedgerRow | null, 
/**
 * By county.
 */
rows: Array<LedgerRow>, 
/**
 * Finished visits that don't count, or whose records contradict each other, newest first.
 */
apart: Array<LedgerVisit>, 
/**
 * How many there are; `apart` holds the newest.
 */
apart_all: number, 
/**
 * No document in force gives a share: the officer may state one.
 */
may_state: boolean, stated: Array<StatedRow>, };

export type LedgerVisit = { inspection: string, number: string, mine: string, mine_name: string, region_name: string, at_ms: number, 
/**
 * directed, sealed, void, not-done, unlisted, contradicted
 */
why: string, };

export type LiftInput = { step: StepOf, department: string, note: string, };

export type ListFormat = "pdf" | "xlsx" | "csv";

export type ListingEnd = { 
/**
 * Names the record: `d-…/17`
 */
record: string, 
/**
 * listed, not-selected, not-accepted, not-passed, withdrawn; removed, proposed-national, kept;
 * set-aside; registry
 */
what: string, 
/**
 * stands, contested, aside
 */
place: string, at_ms: number, 
/**
 * Who recorded it.
 */
actor_name: string, 
/**
 * The day that it states; none for a change of the registry.
 */
on: string | null, 
/**
 * Who took it, and for which body.
 */
person: string, body: string, why: string, clause: string | null, case: string | null, number: string, 
/**
 * The list that the mine is on by it, as the registry spells it, and the one before.
 */
list: string, before: string, };

export type ListingLine = { pack: PackCard, stations: Array<StationColumn>, 
/**
 * Complete, refused or withdrawn.
 */
ended: Array<CaseRow>, };

export type ListingOpenInput = { mine: string, pack: string, on: string, 
/**
 * The change of licence for which the mine applies anew.
 */
filing: string | null, papers: Array<Staged>, };

export type ListingPlan = { plan: CasePlan, list_level: string, stations: Array<StationView>, 
/**
 * An open application of the mine.
 */
existing: string | null, };

export type ListingQuery = { 
/**
 * A GB/T 2260 code: its mines and those of what it contains.
 */
region: string, 
/**
 * A part of the mine's name or of the number.
 */
text: string, open_only: boolean, };

export type ListingView = { stations: Array<StationView>, notice: NoticeView | null, 
/**
 * Nothing where nobody is engaged.
 */
engagement: EngagementView | null, 
/**
 * The least score, and the clause that asks for it.
 */
least: string | null, least_clause: string | null, 
/**
 * 原则上: less passes with a reason and an approver.
 */
least_soft: boolean, 
/**
 * The list that it has put the mine on.
 */
listed: string | null, };

export type Locale = "zh-CN" | "en";

export type LookBackCheckInput = { step: StepOf, person: string, 
/**
 * In the order of the problems.
 */
closed: Array<boolean>, };

export type LookBackInput = { mine: string, pack: string, on: string, person: string, problems: Array<string>, limit: string, problem_list: Staged, };

export type LookBackPlan = { plan: CasePlan, by: Array<BodyView>, 
/**
 * `None` where the document has no list of problems.
 */
clause: string | null, };

export type LookBackView = { clause: string, person: string, problems: Array<string>, 
/**
 * By the last check, in the order of the problems; empty before it.
 */
closed: Array<boolean>, limit: string, circulated: string | null, 
/**
 * The rectification that came from it.
 */
rectification: string | null, };

export type Looked = { 
/**
 * The mine; `None` while nothing was recorded of a new one.
 */
id: string | null, refused: Array<FieldNote>, warned: Array<FieldNote>, changes: Array<FieldChange>, 
/**
 * Fields that somebody else changed since the form was opened.
 */
overtaken: Array<Overtaken>, };

export type Lot = { mine: string, name: string, 
/**
 * Empty before the reveal.
 */
ticket: string, drawn: boolean, };

export type MachineState = { stage: Stage, machine_name: string, version: string, people: Array<PersonCard>, signed_in: PersonCard | null, 
/**
 * Set in demo data only: the passphrase of its invented people.
 */
demo_passphrase: string | null, 
/**
 * The store holds records of a newer version that this one can't read.
 */
newer_records: number, };

export type MaySign = { id: string, name: string, role: SignerRole, };

export type MineAdd = { 
/**
 * Texts by field.
 */
values: { [key in string]: string }, reason: string, 
/**
 * Only look: nothing is recorded.
 */
dry_run: boolean, };

export type MineChange = { id: string, edits: Array<FieldEdit>, reason: string, 
/**
 * Only look: nothing is recorded.
 */
dry_run: boolean, };

export type MineClass = { title: string, clause: string, 
/**
 * No target counts it; otherwise a class of its own.
 */
exempt: boolean, };

export type MineDetail = { row: MineRow, credit_code: string, region_full_name: string, 
/**
 * Degrees with seven decimals, as text; CGCS2000.
 */
longitude: string | null, latitude: string | null, 
/**
 * What is known of this mine beyond what every mine has, in the order of a sheet.
 */
details: Array<MineFact>, 
/**
 * Every field as records spell it: what a change says that it saw.
 */
values: { [key in string]: string }, 
/**
 * The import that first told of it was undone; it stands because other records are about it.
 */
undone_import: string | null, 
/**
 * The rings of its boundary, where it is stated and can be read.
 */
boundary: Array<BoundaryRing>, 
/**
 * Square kilometres on the ellipsoid, holes left out; empty without a boundary.
 */
boundary_km2: string, inspections_this_year: number, 
/**
 * The newest lines of its life.
 */
timeline: Array<TimelineEntry>, 
/**
 * How many lines there are in all.
 */
timeline_all: number, };

export type MineDifference = { gone: number, come: number, changed: number, 
/**
 * Those of undone imports that stand, because other records are about them.
 */
kept: number, first_gone: Array<MineRow>, first_come: Array<MineRow>, first_changed: Array<MineRow>, first_kept: Array<MineRow>, };

export type MineFact = { 
/**
 * The field's code, as in column maps.
 */
field: string, 
/**
 * As records spell it.
 */
value: string, 
/**
 * As a Chinese sheet shows it.
 */
text: string, };

export type MinePage = { rows: Array<MineRow>, 
/**
 * How many fit the filters.
 */
total: number, 
/**
 * How many there are at all.
 */
all: number, 
/**
 * What the store took, in microseconds.
 */
took_us: number, };

export type MineQuery = { 
/**
 * Any part of name, holder, licence or credit code, or pinyin initials of the name.
 */
text: string, 
/**
 * Prefixes of GB/T 2260 codes: a province's two digits find all its counties.
 */
regions: Array<string>, minerals: Array<string>, scales: Array<string>, list_levels: Array<string>, states: Array<string>, 
/**
 * name, region, last-inspected
 */
sort: string, offset: number, limit: number, };

export type MineRow = { id: string, name: string, licence: string, holder: string, region: string, region_name: string, mineral: string, method: string, scale: string, list_level: string, state: string, last_inspected: string | null, open_inspection: string | null, };

export type MineRules = { pack: PackCard, supervised_by: Array<BodyView>, supervised_clause: string | null, 
/**
 * What the document calls the enterprise: 实施主体 or 责任主体.
 */
enterprise_is: string | null, enterprise_clause: string | null, obligations: Array<ObligationView>, classes: Array<MineClass>, };

export type NamedPaper = { name: string, file: Staged, };

export type NewMachine = { machine_name: string, person: NewPerson, };

export type NewPerson = { name: string, organisation: string, role: Role, region: string, passphrase: string, };

export type NextMember = { 
/**
 * `None`: nobody can take it.
 */
name: string | null, 
/**
 * Who had it, and recused from the holder of this mine.
 */
instead_of: string | null, };

export type NextMine = { name: string, stratum_name: string, ticket: string, team: Array<NextMember>, };

export type NextPerson = { name: string, department: string, 
/**
 * How many visits they have by now; whoever has the fewest goes.
 */
visits: number, 
/**
 * The lowest of those with as few.
 */
ticket: string, };

export type NotChecked = "shut" | "refused" | "unreachable";

export type Nothing = Record<symbol, never>;

export type NoticeChangeInput = { mine: string, pack: string, 
/**
 * The day of the change.
 */
changed: string, what: string, 
/**
 * Which changes in the registry it is about.
 */
registry: Array<RegistryChangeNamed>, papers: Array<Staged>, };

export type NoticeView = { from: string, period: string, place: string, corrected: Array<string>, objections: Array<ObjectionView>, };

export type ObjectionInput = { step: StepOf, 
/**
 * Counted from 0 within the publicity.
 */
objection: number, upheld: boolean, note: string, };

export type ObjectionView = { received: string, text: string, 
/**
 * Upheld or not, once it is answered.
 */
upheld: boolean | null, };

export type ObligationView = { title: string, clause: string, 
/**
 * new, expanding, producing: the class of mines that it is asked of.
 */
category: string, 
/**
 * Of no mine of another class; `false` where the registry doesn't say of which class it is.
 */
sure: boolean, };

export type OfficePerson = { name: string, department: string, };

export type OpinionInput = { by: string, person: string, agrees: boolean, note: string, };

export type OrderInput = { mine: string, pack: string, duty: string, since: string, on: string, person: string, 
/**
 * The body that orders it, such as `county/natural-resources`.
 */
body: string, limit: string, notice: Staged, 
/**
 * Why the mine counts as new, and from which day, where the registry doesn't say.
 */
reason: string, };

export type OverCapChoice = { 
/**
 * Their mines are left out of the list; otherwise they stay in it.
 */
leave_out: boolean, reason: string, };

export type OverCapView = { left_out: boolean, reason: string, mines: Array<string>, };

export type Overtaken = { field: string, seen_text: string, 
/**
 * As records spell it, so that a person can take it over.
 */
now: string, now_text: string, };

export type PackCard = { id: string, version: number, title: string, 
/**
 * in-force, draft, ended, absent
 */
status: string, };

export type PackDifference = { 
/**
 * Such as `spot_check.ratio`.
 */
path: string, before: string | null, after: string | null, };

export type PackEntries = { pack: string, 
/**
 * In Chinese and in English.
 */
title_zh: string, title_en: string, names: Array<string>, 
/**
 * The clause that names them, where one does.
 */
clause: string, };

export type PackFaultRow = { line: number, column: number, 
/**
 * What was expected there, and what was found.
 */
message: string, };

export type PackOffer = { row: PackRow, supersedes: Array<string>, 
/**
 * What rules there now, `CN-2024 1`, and what would differ from it.
 */
running: string | null, differences: Array<PackDifference>, 
/**
 * This very file is in use already.
 */
in_use: boolean, };

export type PackRow = { id: string, version: number, 
/**
 * The short code of its hash.
 */
code: string, title: string, 
/**
 * nation, province, city, county
 */
level: string, region_name: string | null, 
/**
 * in-force, draft, ended
 */
status: string, effective_from: string | null, effective_to: string | null, 
/**
 * The document, its number and date where it has them.
 */
source: string, number: string | null, date: string | null, 
/**
 * Holds where the signed-in person works.
 */
here: boolean, 
/**
 * A draft that was switched on there, in a part of it or in all around it.
 */
switched_on: boolean, 
/**
 * It doesn't ship: an officer put its file into use.
 */
own: boolean, };

export type PackSaid = { 
/**
 * Such as `agencies.method`.
 */
path: string, 
/**
 * Such as `{value, clause, soft}`.
 */
value: JsonValue, };

export type PackSays = { 
/**
 * Names of departments by their id.
 */
departments: { [key in string]: string }, 
/**
 * In the order in which they were asked; what the pack leaves open is left out.
 */
said: Array<PackSaid>, };

export type PackSaysInput = { id: string, version: number, paths: Array<string>, };

export type PackSwitch = { pack: string, version: number, 
/**
 * None where this version isn't on this machine.
 */
title: string | null, region: string, region_name: string, on: boolean, reason: string, by: string, at_ms: number, state: PackSwitchState, 
/**
 * The region lies in that of whoever is signed in, or around it.
 */
near: boolean, };

export type PackSwitchInput = { id: string, on: boolean, reason: string, };

export type PackSwitchState = "holds" | "absent" | "passed" | "off" | "earlier";

export type PackSwitches = { 
/**
 * Where whoever is signed in works: they switch for this region.
 */
region: string, region_name: string, 
/**
 * Whoever is signed in is an officer.
 */
may: boolean, 
/**
 * Every word, the latest first.
 */
words: Array<PackSwitch>, };

export type PackUse = { 
/**
 * Everything that is wrong with the file; then there is no offer.
 */
faults: Array<PackFaultRow>, offer: PackOffer | null, recorded: boolean, };

export type PackUseInput = { file: Staged, reason: string, 
/**
 * The signed-in person's passphrase: it opens the key that they vouch with.
 */
passphrase: string, 
/**
 * Nothing is recorded, and no passphrase is asked.
 */
dry_run: boolean, };

export type PackUsed = { by: string, at_ms: number, region_name: string, reason: string, file_name: string, };

export type PackView = { row: PackRow, issuers: Array<string>, supersedes: Array<string>, 
/**
 * The pack that it inherits from, `CN-2024 1`.
 */
inherits: string | null, 
/**
 * Of a pack that doesn't ship.
 */
used: PackUsed | null, 
/**
 * Names of departments by their id.
 */
departments: { [key in string]: string }, pack: JsonValue, };

export type PagesView = { json: string, };

export type PaperInput = { case: string, hash: string, };

export type PaperView = { name: string, hash: string, bytes: number, here: boolean, };

export type PassedOver = { name: string, why: PassedWhy, };

export type PassedWhy = "team" | "recusal" | "cap";

export type PersonCard = { id: string, name: string, organisation: string, role: Role, 
/**
 * GB/T 2260 code of the region that the person works for.
 */
region: string, region_name: string, 
/**
 * Whether headquarters has certified this person's signing key.
 */
certified: boolean, last_signed_in_ms: number | null, };

export type PersonDetail = { row: PersonRow, 
/**
 * The clause that asks for a card.
 */
card_clause: string, cards: Array<CardView>, competence: CompetenceView, interests: Array<InterestView>, life: Array<TimelineEntry>, };

export type PersonInput = { name: string, department: string, role: Role, card: boolean, region: string, };

export type PersonRow = { id: string, name: string, department: string, 
/**
 * inspector, clerk, officer, expert
 */
role: string, 
/**
 * May inspect today by their card.
 */
card: boolean, 
/**
 * none, unrecorded, not-yet, valid, runs-out, expired
 */
card_state: string, 
/**
 * The day that the state turns on.
 */
card_day: string | null, region: string, region_name: string, 
/**
 * May sign in on this machine.
 */
here: boolean, 
/**
 * Is signed in now.
 */
me: boolean, };

export type PhotoAssign = { inspection: string, photo: string, item: string | null, };

export type PhotoDatum = { 
/**
 * As the camera wrote it; empty if it wrote nothing.
 */
stated: string, 
/**
 * The place is in CGCS2000, or in what is the same to a few centimetres; otherwise it is shown
 * as the camera gave it.
 */
sure: boolean, 
/**
 * What the camera gave, where that was converted.
 */
given: PlaceGiven | null, };

export type PhotoFetch = { inspection: string, photo: string, };

export type PhotoInput = { inspection: string, 
/**
 * `None`: sort later.
 */
item: string | null, file: Staged, };

export type PhotoView = { 
/**
 * SHA-256 of the original.
 */
id: string, name: string, item: string | null, thumbnail: string, medium: string, width: number, height: number, bytes: number, taken: string | null, longitude: string | null, latitude: string | null, 
/**
 * Of its place, where it has one.
 */
datum: PhotoDatum | null, added_at_ms: number, 
/**
 * The same file is evidence in another inspection, named here.
 */
seen_before: string | null, 
/**
 * Otherwise it is fetched from headquarters when somebody wants to see it.
 */
original_here: boolean, };

export type PlaceGiven = { longitude: string, latitude: string, };

export type PlaceView = { field: string, person: string, 
/**
 * The signed-in person's.
 */
own: boolean, name: string, organisation: string, signed_at_ms: number | null, can_sign_here: boolean, };

export type PlanAdoptInput = { pack: string, plan: string, 
/**
 * Whose own plan it is; `None` for a plan of the region of whoever is signed in.
 */
mine: string | null, mines: Array<string>, year: number, on: string, person: string, parts: Array<PlanPart>, complete_by: string | null, document: Staged, 
/**
 * Why the plan is this mine's, where that is asked.
 */
reason: string, };

export type PlanChoice = { id: string, title: string, clause: string, 
/**
 * Each mine's own, and not the region's.
 */
own: boolean, 
/**
 * The document only encourages it.
 */
voluntary: boolean, by: Array<BodyView>, 
/**
 * What it must say.
 */
parts: Array<string>, 
/**
 * Mines of which the registry leaves open whether it is theirs.
 */
reason_for: Array<string>, 
/**
 * Areas that the document names here, each with its places.
 */
areas: Array<string>, 
/**
 * Ids of the mines that lie in them.
 */
in_areas: Array<string>, };

export type PlanForm = { packs: Array<PackCard>, pack: PackCard, today: string, region_name: string, plans: Array<PlanChoice>, mines: Array<DepartmentName>, 
/**
 * Ids of mines that an overall plan must cover and none does.
 */
uncovered: Array<string>, };

export type PlanInput = { 
/**
 * Prefix of GB/T 2260 codes; its counties are the strata.
 */
region: string, 
/**
 * What the draw serves.
 */
kind: DrawKind, 
/**
 * Of a draw among candidates; empty as long as none is chosen.
 */
station: string, };

export type PlanInspector = { id: string, name: string, department: string, role: string, 
/**
 * May inspect today by their card.
 */
card: boolean, load: number, };

export type PlanMissing = { 
/**
 * yearly: a plan of its own this year; area: a plan of the area in which it lies; survey: a day
 * on which it was surveyed
 */
what: string, title: string, clause: string, year: number, 
/**
 * Mines of which it is asked.
 */
of: number, without: number, 
/**
 * The first of those without one.
 */
mines: Array<DepartmentName>, };

export type PlanOptions = { region: string, region_name: string, strata: Array<PlanStratum>, 
/**
 * Where the province as a whole has a share to reach, and its counties none of their own.
 */
whole: PlanWhole | null, inspectors: Array<PlanInspector>, suggested_title: string, suggested_period: string, 
/**
 * The last day of this quarter.
 */
suggested_until: string, };

export type PlanPart = { topic: string, text: string, };

export type PlanStepInput = { step: StepOf, person: string, note: string, };

export type PlanStratum = { region: string, name: string, 
/**
 * Those that such a draw takes from.
 */
mines: number, 
/**
 * By the pack's ratio and frequency, if a source states them; otherwise the officer must say.
 */
suggested_quota: number | null, 
/**
 * This quarter's number by the plan of the year, where there is one.
 */
planned: number | null, clause: string | null, };

export type PlanView = { 
/**
 * As the pack calls it; empty when this machine doesn't have the pack's version.
 */
title: string, clause: string, region_name: string, year: number, person: string, parts: Array<PlanPart>, complete_by: string | null, mines: Array<PlannedMine>, 
/**
 * How many of them are on the list today.
 */
listed: number, };

export type PlanWhole = { region_name: string, 
/**
 * Those that the share is reckoned on.
 */
mines: number, yearly: number, done: number, 
/**
 * What this year still lacks, or this quarter asks for.
 */
to_draw: number, clause: string, };

export type PlannedMine = { id: string, name: string, 
/**
 * On the list that these rules lead to, or on a higher one.
 */
listed: boolean, };

export type PlannedView = { kind: DrawKind, period: string, basis: string, snapshot: string, 
/**
 * Set in a directed draw 定向.
 */
directed: DirectedView | null, 
/**
 * Each mine's chance, by stratum.
 */
chances: Array<Chance>, over_cap: OverCapView | null, clashes: Array<ClashView>, 
/**
 * People who recused from every holder in the list: nobody can draw them.
 */
idle: Array<string>, 
/**
 * Regions inside this one or around it that have a draw of the same period and kind.
 */
overlaps: Array<string>, approval: ApprovalState, };

export type PopulationPreview = { strata: Array<PreviewStratum>, mines: Array<PreviewMine>, 
/**
 * Of the mines that were asked for, on all pages.
 */
total: number, 
/**
 * Mines whose enterprise has had all the visits that its cap allows.
 */
over_cap: number, 
/**
 * Draws of others whose list is kept from whoever is signed in: what they drew isn't known.
 */
sealed: number, };

export type PrerequisiteInput = { inspection: string, prerequisite: string, met: boolean | null, note: string, 
/**
 * The answers that the page showed when this one was given.
 */
saw: Array<string>, };

export type PrerequisiteView = { id: string, text: string, met: boolean | null, note: string, 
/**
 * The answers that no other has seen; a new one names those that the page showed.
 */
standing: Array<GivenAnswer>, 
/**
 * They contradict each other.
 */
conflict: boolean, 
/**
 * Answers that later ones have replaced, newest first.
 */
replaced: Array<GivenAnswer>, };

export type PreviewInput = { region: string, period: string, choice: DrawChoice, quotas: Array<QuotaInput>, 
/**
 * One stratum alone; `None`: all of them.
 */
stratum: string | null, 
/**
 * Mines that are left out, or those that are drawn from.
 */
out: boolean, offset: number, limit: number, };

export type PreviewMine = { mine: string, name: string, holder: string, region_name: string, 
/**
 * closed, exempt, not-listed, other-mineral, other-risk, other-scale, drawn-this-year,
 * already-drawn, cap-reached, excluded; `None`: it is drawn from.
 */
out: string | null, 
/**
 * In the words of the registry, or of whoever asked for the exclusion; the clause or document
 * that names the lists.
 */
reason: string, 
/**
 * Draws that drew it and whose visit nobody has begun: one visit can serve all.
 */
also: Array<string>, over_cap: boolean, };

export type PreviewStratum = { region: string, name: string, members: number, out: number, 
/**
 * Mines drawn earlier in the year are in it again.
 */
again: boolean, };

export type Problem = { code: string, message: string, args: { [key in string]: string }, };

export type ProblemItem = { text: string, measure: string, };

export type ProblemListView = { number: string, problems: Array<string>, limit: string, };

export type ProposeInput = { mine: string, pack: string, sanction: string, on: string, person: string, facts: string, evidence: Array<Staged>, answerable: Array<string>, 
/**
 * Asked where the clause rests on one.
 */
finding: FindingView | null, 
/**
 * Why the mine counts as removed, where that is asked.
 */
reason: string, };

export type PublishInput = { step: StepOf, station: string, 
/**
 * `10wd` working days, `7d` days.
 */
period: string, place: string, };

export type QuotaBehind = { region: string, name: string, 
/**
 * How many the year lacks at this pace.
 */
short: number, 
/**
 * Quarters that are over without a check.
 */
missed: Array<number>, };

export type QuotaInput = { region: string, quota: number, };

export type QuotaRow = { region: string, name: string, mines: number, done: number, needed: number | null, 
/**
 * Completed random checks in each quarter.
 */
quarters: [number, number, number, number], clause: string | null, };

export type QuotaStateInput = { region: string, year: number, 
/**
 * `5%`, `2.5%` or `1/12`.
 */
ratio: string, reason: string, document: Staged, };

export type ReceiptView = { code: string, seq: number, head: string, at_ms: number, };

export type ReceiveInput = { mine: string | null, agency: string | null, pack: string, on: string, channel: string, text: string, evidence: Array<Staged>, 
/**
 * Papers that name the complainant: for whoever records them alone.
 */
originals: Array<Staged>, };

export type RecheckInput = { step: StepOf, 
/**
 * Names of those who re-checked.
 */
by: Array<string>, 
/**
 * In the order of the problems.
 */
closed: Array<boolean>, third_party: Staged | null, 
/**
 * Who that third party was, where it is known.
 */
evaluator: EvaluatorInput | null, };

export type RectificationPlan = { plan: CasePlan, inspection: string | null, inspection_number: string | null, 
/**
 * The inspection's findings, to start from.
 */
findings: string, 
/**
 * The list of problems of the look back, to start from.
 */
lookback: ProblemListView | null, 
/**
 * A rectification that came from the inspection or the list already.
 */
existing: string | null, issued_by: Array<BodyView>, recheck_by: Array<BodyView>, 
/**
 * The longest limit for a notice of today.
 */
latest: string | null, latest_clause: string | null, 
/**
 * 原则上: a longer one needs a reason and an approver.
 */
latest_soft: boolean, measures_clause: string | null, 
/**
 * How periods are counted, as forms print it.
 */
counting: string, };

export type RectificationView = { problems: Array<ProblemItem>, 
/**
 * By the re-check, in the order of the problems; empty before it.
 */
closed: Array<boolean>, noticed: string, limit: string, 
/**
 * The clause that the limit rests on.
 */
clause: string | null, overdue: boolean, recheck_day: string | null, recheck_by: Array<BodyView>, 
/**
 * Of which one may be the third party; none where no third party re-checks.
 */
agencies: Array<AgencyChoice>, 
/**
 * The third party that re-checked.
 */
evaluator: EvaluatorView | null, 
/**
 * The clause by which the third party's result is attached.
 */
third_party_clause: string | null, 
/**
 * What follows on a failed re-check by the pack, and by which clause.
 */
on_fail: Array<string>, on_fail_clause: string | null, 
/**
 * The clause by which a failed re-check leads to removal; none where the pack has none.
 */
removal_clause: string | null, };

export type RecusalInput = { person: string, holder: string, };

export type Refresh = "machine" | "people" | "mines" | "entries" | "draws" | "inspections" | "documents" | "cases" | "knowledge" | "sync";

export type RefusedInput = { file: Staged, 
/**
 * The other files of a shapefile.
 */
beside: Array<Staged>, 
/**
 * Which sheet of a workbook.
 */
sheet: string, columns: { [key in string]: string }, words: RefusedWords, };

export type RefusedWords = { 
/**
 * Headings of the columns that are added.
 */
row: string, column: string, reason: string, 
/**
 * The sentence for each code of a reason, with its arguments' names in braces.
 */
reasons: { [key in string]: string }, };

export type RegionName = { code: string, name: string, 
/**
 * With its province and prefecture: 内蒙古自治区鄂尔多斯市准格尔旗.
 */
full_name: string, };

export type RegionQuery = { text: string, limit: number, };

export type RegistryChangeNamed = { record: string, field: string, };

export type RegistryChangeView = { 
/**
 * `d-…/17`
 */
record: string, 
/**
 * The day of that record, and who recorded it; nothing where it isn't on this machine.
 */
on: string | null, by: string | null, change: FieldChange, };

export type RemovalPlan = { plan: CasePlan, 
/**
 * What the visit found that proposed it; empty without one.
 */
findings: string, 
/**
 * Lists that the mine is on by the registry, the highest first.
 */
lists: Array<string>, 
/**
 * Rectifications of the mine that failed: the second route.
 */
failed: Array<FailedRectification>, grounds: Array<GroundView>, 
/**
 * The clause by which a rectification that failed leads to removal, where that is no ground.
 */
second_route: GroundView | null, reported_by: Array<BodyView>, 
/**
 * Where departments are to feed back what they find.
 */
feedback: FeedbackPlan | null, 
/**
 * The clause by which the joint conference is heard first.
 */
conference_clause: string | null, };

export type RemovalView = { list: string, ground: GroundView, reason: string, rectification: string | null, 
/**
 * Who found it, where that was asked.
 */
found_by: FoundByView | null, 
/**
 * Whether it was verified, and found to hold.
 */
holds: boolean | null, 
/**
 * Who verified it.
 */
verified_by: BodyView | null, 
/**
 * Those whom the pack names for anything in a removal: one of them may have verified.
 */
bodies: Array<BodyView>, 
/**
 * Of the pack, for a body that no document names.
 */
departments: Array<DepartmentName>, 
/**
 * Who decides on this very list.
 */
deciders: Array<DeciderView>, 
/**
 * No document names anybody below the nation: the officer does, with the decision.
 */
decider_asked: boolean, conference_clause: string | null, heard: HeardView | null, 
/**
 * What follows on the decision by the document, and how far it has come.
 */
follows: Array<ConsequenceView>, };

export type ReplaceInput = { id: string, mine: string, 
/**
 * Who leaves the team.
 */
out: string, reason: string, 
/**
 * Of who comes next, as `draw.next` showed it: nobody else is approved.
 */
ticket: string, 
/**
 * Who approves it.
 */
person: string, passphrase: string, };

export type ReportDue = { pack: string, report: string, region: string, from: string, 
/**
 * The last day of the period, which names it.
 */
period: string, 
/**
 * Bodies that it goes to.
 */
to: Array<string>, };

export type ReportInput = { mine: string, list: string, pack: string, ground: string, on: string, reason: string, evidence: Array<GroundPaper>, rectification: string | null, 
/**
 * The visit that proposed it.
 */
inspection: string | null, 
/**
 * Asked for where the plan has a `feedback`, of a ground that is found.
 */
found_by: FoundByInput | null, };

export type ReportPaper = { pack: string, report: string, region: string, period: string, };

export type ReportQuery = { region: string, };

export type ReportRow = { pack: string, report: string, title: string, 
/**
 * None where its rules aren't on this machine.
 */
clause: string | null, region: string, region_name: string, period: string, on: string, 
/**
 * Handed in after the day that the document names.
 */
late: boolean, 
/**
 * Name of its paper.
 */
document: string, by: string, at_ms: number, };

export type ReportSubmitInput = { pack: string, report: string, region: string, period: string, on: string, paper: Staged, };

export type ResultInput = { inspection: string, 
/**
 * no-problem, corrected-on-site, rectify, propose-removal, shut, refused, lead
 */
results: Array<string>, findings: string, };

export type ResumeInput = { step: StepOf, };

export type RevealInput = { id: string, 
/**
 * As many digits as the witness rule says, entered twice.
 */
digits: string, digits_again: string, 
/**
 * Who was there and saw the dice: ids of registered people, or roles such as `witness-1`.
 */
present: Array<string>, 
/**
 * When the witness event was; none if it is now.
 */
witnessed_at_ms: number | null, 
/**
 * Of whoever reveals: they sign the certificate as its officer in the same act, before anybody
 * knows the outcome.
 */
passphrase: string, 
/**
 * Who signs as a witness at this machine; none signs later.
 */
witness: WitnessSigns | null, };

export type Role = "inspector" | "clerk" | "officer" | "expert";

export type RowNote = { row: number, column: string, code: string, reason: string, args: { [key in string]: string }, };

export type SanctionChoice = { id: string, 
/**
 * In the document's words.
 */
text: string, trigger: string, clause: string, 
/**
 * It is proposed for people, by name.
 */
people: boolean, 
/**
 * Does it rest on a third party's finding?
 */
asks_finding: boolean, 
/**
 * Whom the mine's own application names for it, if anybody.
 */
answerable: Array<string>, 
/**
 * It is of removed mines, and the registry leaves open whether this one was.
 */
reason_asked: boolean, 
/**
 * As that application has it.
 */
finding: FindingView | null, };

export type SanctionPlan = { plan: CasePlan, sanctions: Array<SanctionChoice>, };

export type SanctionView = { 
/**
 * `None` when this machine doesn't have the pack's version.
 */
sanction: SanctionChoice | null, facts: string, answerable: Array<string>, finding: FindingView | null, departments: Array<DepartmentName>, 
/**
 * That of whoever is signed in: what any other did is entered for it, from a paper.
 */
own_department: string | null, };

export type SavedFile = { path: string, bytes: number, };

export type SavedPaper = { path: string, bytes: number, 
/**
 * Characters that no font has, drawn as 〓: to be written in by hand.
 */
missing: string, };

export type ScheduleInput = { step: StepOf, day: string, };

export type ScoreGroup = { id: string, title: string, points: string, given: string, lines: Array<ScoreLine>, };

export type ScoreLine = { id: string, title: string, points: string, 
/**
 * Points, not-applicable, met, not-met; empty where the sheet says nothing that can be read.
 */
given: string, note: string, };

export type ScoreSheetInput = { file: Staged, 
/**
 * Of a workbook; otherwise the first that people see.
 */
sheet: string | null, 
/**
 * Key of the table whose items were given points.
 */
table: string, 
/**
 * Heading → code, group, subgroup, item, guide, points, score, note, ignore.
 */
columns: { [key in string]: string }, };

export type ScoreSheetRead = { sheets: Array<string>, columns: Array<ColumnMatch>, faults: Array<RowNote>, fault_count: number, given: ScoreSheetView, };

export type ScoreSheetView = { file: string, table: string, 
/**
 * 练习用: no official score comes from it.
 */
practice: boolean, 
/**
 * full_marks, drop_and_rescale, zero, manual
 */
not_applicable: string, total: string, points: string, prerequisites: Array<ScoreLine>, groups: Array<ScoreGroup>, };

export type ScoreView = { total: string, possible: string, answered: number, items: number, 
/**
 * What can still be reached with the unanswered items.
 */
reachable: string, };

export type SealedDraw = { id: string, 
/**
 * Who committed to it.
 */
officer: string, commitment: string, committed_at_ms: number, 
/**
 * Why a second person ended it, by the word of the machine that committed.
 */
abandoned: string | null, };

export type SearchQuery = { text: string, limit: number, };

export type SecondPerson = { id: string, name: string, };

export type Settings = { locale: Locale, 
/**
 * light, dark, sunlight
 */
theme: string, 
/**
 * 100, 130, 200
 */
text: number, 
/**
 * desk, touch
 */
density: string, };

export type SettleInput = { case: string, 
/**
 * The end of the branch that stands.
 */
keeps: string, reason: string, };

export type SettleSanctionInput = { step: StepOf, department: string, taken: boolean, note: string, decision: Staged | null, };

export type SignInput = { document: string, person: string, passphrase: string, };

export type SignatureView = { field: string, signer: string, at_ms: number | null, valid: boolean, trusted: boolean, whole_file: boolean, 
/**
 * Why not, as a code; empty when valid.
 */
reason: string, };

export type SignerRole = "officer" | "witness";

export type Stage = "new" | "locked" | "open";

export type Staged = { token: string, name: string, };

export type StartInspection = { mine: string, draw: string | null, 
/**
 * Ids of other draws that drew the same mine: the one visit serves them too.
 */
also: Array<string>, 
/**
 * Ids of the people of the team, leader first; at least two.
 */
team: Array<string>, 
/**
 * Key of the table; `None`: what the mine's pack proposes.
 */
checklist: string | null, };

export type StatedDocument = { region: string, year: number, };

export type StatedRow = { region: string, region_name: string, year: number, ratio: string, reason: string, 
/**
 * Name of its document.
 */
document: string, by: string, at_ms: number, };

export type StatedView = { 
/**
 * Of the result there is none: unanswered.
 */
value: AnswerValue, 
/**
 * Of the result alone.
 */
results: Array<string>, 
/**
 * The note; of the result, the findings.
 */
note: string, };

export type StationColumn = { id: string, title: string, clause: string, by: Array<string>, 
/**
 * The one with the least time left first.
 */
rows: Array<CaseRow>, };

export type StationInput = { step: StepOf, station: string, 
/**
 * passed, not-accepted, failed, not-selected
 */
outcome: string, by: string, 
/**
 * Who answers for it by name.
 */
person: string, note: string, opinions: Array<OpinionInput>, documents: Array<NamedPaper>, endorsement: Staged | null, 
/**
 * Who signed it besides those who are named here.
 */
signers: Array<string>, 
/**
 * The people who evaluated, where the paper names them.
 */
team: Array<string>, 
/**
 * Empty where nobody evaluates.
 */
score: string, 
/**
 * The evaluator's own sheet; its total is the score where none is typed.
 */
scores: ScoreSheetInput | null, 
/**
 * Why it passes although a document asks for more in principle, and who approved it.
 */
reason: string, approver: string, };

export type StationView = { id: string, kind: string, title: string, clause: string, by: Array<BodyView>, with: Array<BodyView>, 
/**
 * Must those who take part be heard before it is concluded?
 */
heard: boolean, 
/**
 * Are points given here? Then a score sheet may be taken.
 */
evaluates: boolean, to: Array<string>, 
/**
 * The papers that it asks for, by name.
 */
documents: Array<string>, 
/**
 * The clause that asks for the signed endorsement.
 */
endorsement_clause: string | null, 
/**
 * Of those who sign it, whom the registry of people knows in their offices.
 */
people: Array<OfficePerson>, 
/**
 * Of a publicity, such as `10wd`; nothing: the officer says.
 */
period: string | null, 
/**
 * The list that the mine then is on.
 */
list: string | null, 
/**
 * done, here, ahead
 */
place: string, on: string | null, person: string | null, 
/**
 * Who evaluated here.
 */
evaluator: EvaluatorView | null, 
/**
 * The people who evaluated here, where the paper names them.
 */
team: Array<string>, 
/**
 * What was given here, item by item.
 */
scores: ScoreSheetView | null, 
/**
 * What a draw among those who wait or waited here says of it.
 */
draw: CandidateDraw | null, };

export type Status = { person: PersonCard | null, server: string | null, 
/**
 * Whether the last exchange with headquarters succeeded.
 */
online: boolean, last_contact_ms: number | null, 
/**
 * Inspections of which something is not yet at headquarters.
 */
unsafe_inspections: number, waiting_records: number, waiting_blobs: number, disk_free_bytes: number, 
/**
 * What is left of its battery, while the machine runs on it and the system says so.
 */
battery_percent: number | null, 
/**
 * The machine's clock disagrees with the newest trusted time.
 */
clock_doubtful: boolean, };

export type StepOf = { case: string, 
/**
 * The newest record that the page showed.
 */
saw: string, 
/**
 * The day on which it happened.
 */
on: string, 
/**
 * Scans that it is entered from.
 */
papers: Array<Staged>, };

export type StepView = { step: string, refused: Problem | null, 
/**
 * Who takes it; nobody where no document says, or the officer does. If none is one's own, it
 * is entered for them from a paper.
 */
whose: Array<BodyView>, };

export type StopDuty = { id: string, title: string, clause: string, 
/**
 * Whose the steps are by that clause; nobody where no document says, and the officer is asked.
 */
by: Array<BodyView>, 
/**
 * Its last day for this mine, where the registry has the day that it runs from.
 */
due: string | null, };

export type StuckFile = { hash: string, kind: FileKind, 
/**
 * As people know it: a photo's file name, a document's number. May be empty.
 */
name: string, 
/**
 * What it belongs to: `inspection/i-…`
 */
subject: string, 
/**
 * The mine that was inspected; otherwise empty.
 */
title: string, 
/**
 * From headquarters to here; otherwise the other way.
 */
incoming: boolean, problem: Problem, };

export type SubstituteInput = { id: string, 
/**
 * The mine that could not be checked.
 */
mine: string, result: NotChecked, 
/**
 * Shows it.
 */
photo: Staged, 
/**
 * Of the mine that comes next, as `draw.next` showed it: no other is approved.
 */
ticket: string, 
/**
 * Who approves it.
 */
person: string, passphrase: string, };

export type SuspensionPlan = { plan: CasePlan, duties: Array<StopDuty>, departments: Array<DepartmentName>, 
/**
 * The day of formal production, as the registry has it.
 */
since: string | null, 
/**
 * The registry leaves open whether the mine is new, or since when it produces.
 */
reason_asked: boolean, 
/**
 * How the periods of the duties are counted.
 */
counting: string, };

export type SuspensionView = { duty: string, clause: string, since: string, limit: string, passed: boolean | null, by: Array<BodyView>, departments: Array<DepartmentName>, };

export type SyncOutcome = { sent_records: number, sent_blobs: number, received_records: number, complete: boolean, problem: Problem | null, };

export type SyncProgress = { stage: SyncStage, 
/**
 * Records; of files, bytes.
 */
done: number, total: number, };

export type SyncStage = "head" | "sending" | "receiving" | "blobs" | "fetching";

export type SyncState = { enrolled: boolean, server: string | null, last_contact_ms: number | null, last_problem: Problem | null, running: boolean, 
/**
 * How far the exchange under way is.
 */
progress: SyncProgress | null, tasks: Array<SyncTask>, receipts: Array<ReceiptView>, waiting_records: number, waiting_blobs: number, waiting_bytes: number, 
/**
 * Files that the last exchange could not hand over or take over.
 */
stuck: Array<StuckFile>, };

export type SyncTask = { 
/**
 * `inspection/i-…` or `draw/r-…`
 */
subject: string, title: string, subtitle: string, records: number, photos: number, waiting_records: number, waiting_photos: number, custody: Custody, receipt: ReceiptView | null, changed_at_ms: number, };

export type TakeOver = { kind: string, pack: string, };

export type TakeOverInput = { file: Staged, };

export type TargetQuery = { pack: string | null, };

export type TargetRow = { 
/**
 * share, count, city, model-mines, fund-accrual, plan-coverage, leaders
 */
what: string, 
/**
 * The scale of a share, as mines have it; empty for all.
 */
scale: string, 
/**
 * The city or county that it is asked of; empty for the whole.
 */
place: string, 
/**
 * Of a city: what its table had of mines that produced and that were being prepared in 2017.
 */
producing_2017: number | null, preparing_2017: number | null, clause: string, by: string | null, of: number, needed: number, has: number, 
/**
 * Mines of which the registry doesn't say whether they count.
 */
unknown: number, 
/**
 * achieved, missing, unknown
 */
standing: string, missing: number, 
/**
 * The first of those that don't count.
 */
without: Array<DepartmentName>, };

export type TargetView = { packs: Array<PackCard>, pack: PackCard, today: string, region_name: string, rows: Array<TargetRow>, };

export type TeamChoice = { 
/**
 * By slot, the leader's first: the department that its person is of; empty for any.
 */
departments: Array<string>, 
/**
 * How often one person may go this year, earlier draws included; `None`: no limit.
 */
cap: number | null, };

export type TeamMember = { slot: string, person: string, name: string, department: string, };

export type TeamPerson = { id: string, name: string, organisation: string, 
/**
 * Can sign on this machine: has a certified key here.
 */
can_sign_here: boolean, };

export type TimelineEntry = { at_ms: number, 
/**
 * The record's kind: `inspection.opened`, `draw.revealed` …
 */
kind: string, actor_name: string, 
/**
 * What it leads to: `inspection/i-…`, `draw/r-…`
 */
subject: string, 
/**
 * A short word from the record itself (a number, a score), without a sentence around it.
 */
detail: string, record: string, 
/**
 * What it changed of the mine itself.
 */
changes: Array<FieldChange>, };

export type TimelineInput = { id: string, offset: number, limit: number, };

export type TimelinePart = { entries: Array<TimelineEntry>, all: number, };

export type TopicView = { topic: string, 
/**
 * In the document's words.
 */
text: string, clause: string, departments: Array<DepartmentName>, 
/**
 * The mineral decides, and nobody has stated it.
 */
mineral_needed: boolean, };

export type UnfitPerson = { person: string, name: string, 
/**
 * Of whose mines alone; `None` for all.
 */
holder: string | null, 
/**
 * no-card, card-expires, card-begins, other-visits, interest
 */
why: string, 
/**
 * The card's last or first day.
 */
day: string | null, 
/**
 * Of an interest, in the person's words.
 */
reason: string, clause: string, };

export type Unlock = { person: string, passphrase: string, };

export type Verification = { signatures: Array<SignatureView>, 
/**
 * Every signature is valid and the newest covers the whole file.
 */
valid: boolean, 
/**
 * No signature yet.
 */
unsigned: boolean, };

export type VerifyInput = { step: StepOf, 
/**
 * Who answers for it by name.
 */
by: string, 
/**
 * The body that verified, such as `city/natural-resources`.
 */
body: string, holds: boolean, note: string, };

export type Visit = "here" | "newer" | "not-arrived";

export type VisitCapInput = { 
/**
 * GB/T 2260 code of the region whose enterprises it is for.
 */
region: string, year: number, most: number, 
/**
 * The document that published it.
 */
source: string, };

export type VisitCapQuery = { 
/**
 * One mine, or all of a region.
 */
mine: string | null, region: string | null, };

export type VisitCapRow = { region: string, region_name: string, year: number, most: number, source: string, };

export type VisitCapState = { year: number, 
/**
 * `None`: no cap of the region or of one around it has been entered.
 */
cap: VisitCapRow | null, 
/**
 * CN-4
 */
clause: string, 
/**
 * Of one mine: visits to its enterprise; of a region: the most that any has had.
 */
visits: number, 
/**
 * Enterprises that another visit would take over the cap.
 */
reached: Array<EnterpriseVisits>, };

export type VisitKind = "inspection" | "evaluation";

export type Witness = { id: string, 
/**
 * None for a role, and for somebody who is not known here.
 */
name: string | null, };

export type WitnessKind = "dice" | "lottery";

export type WitnessRule = { kind: WitnessKind, 
/**
 * The lottery's game; of dice nothing.
 */
source: string | null, 
/**
 * The lottery's issue as its publisher numbers it.
 */
issue: string | null, 
/**
 * The day on which the lottery is drawn, `YYYY-MM-DD`; asked at the freeze, kept beside the list.
 */
drawn_on: string | null, 
/**
 * How many digits the result has: no more and no fewer are taken.
 */
digits: number, };

export type WitnessSigns = { person: string, passphrase: string, };

export type WordsInput = { step: StepOf, text: string, };

export type YearAdopted = { by: string, at_ms: number, };

export type YearInput = { region: string, year: number, 
/**
 * Each county of the region once.
 */
counties: Array<YearQuarters>, };

export type YearQuarters = { region: string, 
/**
 * Four numbers.
 */
quarters: Array<number>, };

export type YearQuery = { region: string, 
/**
 * This year or the next; `None`: this one.
 */
year: number | null, };

export type YearRow = { region: string, name: string, n: number, 
/**
 * What the year asks of it, or its part of the whole; none where no source gives a share.
 */
needed: number | null, source: string | null, 
/**
 * Each quarter needs a check.
 */
each_quarter: boolean, 
/**
 * By the rules, four numbers; those that are over hold what was checked. `None`: no source
 * says when, and the officer does.
 */
suggested: Array<number> | null, 
/**
 * What stands in the plan.
 */
planned: Array<number> | null, 
/**
 * Mines that the quarters that are over checked first.
 */
before: Array<number>, 
/**
 * Mines that were drawn in each quarter.
 */
drawn: Array<number>, };

export type YearView = { 
/**
 * The region that is planned; the one around it where that owes its share as a whole.
 */
region: string, region_name: string, year: number, this_year: number, 
/**
 * The first quarter that can still be planned.
 */
quarter: number, 
/**
 * What the region owes as a whole.
 */
whole: YearWhole | null, rows: Array<YearRow>, 
/**
 * `None`: nobody has planned this year.
 */
adopted: YearAdopted | null, };

export type YearWhole = { needed: number, source: string, };

export interface Ops {
  "machine.state": { input: Nothing; output: MachineState };
  "machine.create": { input: NewMachine; output: MachineState };
  "machine.add-person": { input: NewPerson; output: MachineState };
  "session.unlock": { input: Unlock; output: MachineState };
  "session.lock": { input: Nothing; output: MachineState };
  "region.search": { input: RegionQuery; output: Array<RegionName> };
  "settings.get": { input: Nothing; output: Settings };
  "settings.set": { input: Settings; output: Settings };
  "status": { input: Nothing; output: Status };
  "search": { input: SearchQuery; output: Array<Hit> };
  "doctor": { input: DoctorInput; output: Diagnosis };
  "desk": { input: Nothing; output: DeskView };
  "person.list": { input: Nothing; output: Array<PersonRow> };
  "person.register": { input: PersonInput; output: Array<PersonRow> };
  "person.get": { input: ById; output: PersonDetail };
  "person.record-card": { input: CardInput; output: PersonDetail };
  "person.withdraw-card": { input: CardWithdrawal; output: PersonDetail };
  "person.state-competence": { input: CompetenceInput; output: PersonDetail };
  "person.declare-interest": { input: InterestInput; output: PersonDetail };
  "person.withdraw-interest": { input: InterestWithdrawal; output: PersonDetail };
  "person.fit": { input: FitQuery; output: Array<UnfitPerson> };
  "mine.list": { input: MineQuery; output: MinePage };
  "mine.get": { input: ById; output: MineDetail };
  "mine.facets": { input: Nothing; output: Facets };
  "mine.form": { input: Nothing; output: Array<FieldForm> };
  "mine.add": { input: MineAdd; output: Looked };
  "mine.change": { input: MineChange; output: Looked };
  "mine.timeline": { input: TimelineInput; output: TimelinePart };
  "mine.history": { input: HistoryInput; output: Array<TimelineEntry> };
  "mine.rules": { input: ById; output: Array<MineRules> };
  "mine.deeds": { input: ById; output: Array<DeedView> };
  "mine.read-deed": { input: DeedReadInput; output: Array<DeedView> };
  "mine.save-deed": { input: DeedScanInput; output: SavedFile };
  "import.list": { input: Nothing; output: Array<ImportRow> };
  "import.undo": { input: ImportJudgement; output: MineDifference };
  "import.restore": { input: ImportJudgement; output: MineDifference };
  "mine.import": { input: ImportInput; output: ImportResult };
  "mine.save-refused": { input: RefusedInput; output: SavedFile };
  "entry.form": { input: ByKind; output: Array<FieldForm> };
  "entry.list": { input: ByKind; output: Array<EntryRow> };
  "entry.of-mine": { input: ById; output: Array<EntryRow> };
  "entry.get": { input: ById; output: EntryDetail };
  "entry.add": { input: EntryAdd; output: Looked };
  "entry.change": { input: EntryChangeInput; output: Looked };
  "entry.retire": { input: EntryRetire; output: EntryDetail };
  "entry.save-paper": { input: EntryPaper; output: SavedFile };
  "entry.in-packs": { input: ByKind; output: Array<PackEntries> };
  "entry.take-over": { input: TakeOver; output: Array<EntryRow> };
  "entry.export-credit": { input: CreditInput; output: CreditExport };
  "pack.list": { input: Nothing; output: Array<PackRow> };
  "pack.get": { input: ById; output: PackView };
  "pack.says": { input: PackSaysInput; output: PackSays };
  "pack.switches": { input: Nothing; output: PackSwitches };
  "pack.switch": { input: PackSwitchInput; output: PackSwitches };
  "pack.use": { input: PackUseInput; output: PackUse };
  "clause.get": { input: ById; output: ClauseView };
  "checklist.list": { input: ChecklistQuery; output: ChecklistList };
  "checklist.get": { input: ById; output: ChecklistContent };
  "checklist.import": { input: ChecklistImport; output: ChecklistImported };
  "calendar.get": { input: Nothing; output: CalendarView };
  "calendar.replace": { input: CalendarReplace; output: CalendarView };
  "calendar.set-counting": { input: CountingInput; output: CalendarView };
  "visit-cap.list": { input: Nothing; output: Array<VisitCapRow> };
  "visit-cap.set": { input: VisitCapInput; output: Array<VisitCapRow> };
  "visit-cap.get": { input: VisitCapQuery; output: VisitCapState };
  "import.columns": { input: ColumnsInput; output: ColumnsView };
  "import.progress": { input: Nothing; output: ImportProgress };
  "import.stop": { input: Nothing; output: Nothing };
  "mine.export": { input: ExportInput; output: SavedFile };
  "quota.ledger": { input: LedgerQuery; output: LedgerView };
  "quota.state": { input: QuotaStateInput; output: LedgerView };
  "quota.save-document": { input: StatedDocument; output: SavedFile };
  "quota.year": { input: YearQuery; output: YearView };
  "quota.plan-year": { input: YearInput; output: YearView };
  "draw.plan": { input: PlanInput; output: PlanOptions };
  "draw.scope": { input: DrawScopeInput; output: DrawScope };
  "draw.preview": { input: PreviewInput; output: PopulationPreview };
  "draw.planned": { input: ById; output: PlannedView };
  "draw.approve": { input: ById; output: PlannedView };
  "draw-approval.list": { input: Nothing; output: Array<ApprovalRuleRow> };
  "draw-approval.set": { input: ApprovalRuleInput; output: Array<ApprovalRuleRow> };
  "exclusion.list": { input: ExclusionQuery; output: Array<ExclusionRow> };
  "exclusion.ask": { input: ExclusionInput; output: Array<ExclusionRow> };
  "exclusion.settle": { input: ExclusionWordInput; output: Array<ExclusionRow> };
  "draw.freeze": { input: FreezeInput; output: DrawDetail };
  "draw.commit": { input: ById; output: DrawDetail };
  "draw.reveal": { input: RevealInput; output: DrawDetail };
  "draw.list": { input: Nothing; output: Array<DrawRow> };
  "draw.get": { input: ById; output: DrawDetail };
  "draw.save": { input: ById; output: SavedFile };
  "draw.countersign": { input: CountersignInput; output: DrawDetail };
  "draw.abandon": { input: AbandonInput; output: DrawDetail };
  "draw.repeat": { input: ById; output: DrawDetail };
  "draw.next": { input: DrawNextInput; output: DrawNext };
  "draw.replace": { input: ReplaceInput; output: DrawDetail };
  "draw.substitute": { input: SubstituteInput; output: DrawDetail };
  "draw.take-over": { input: TakeOverInput; output: DrawDetail };
  "draw.sign": { input: DrawSignInput; output: DrawDetail };
  "draw.release": { input: ById; output: DrawDetail };
  "draw.after": { input: ById; output: DrawAfter };
  "draw.save-paper": { input: DrawPaperInput; output: SavedPaper };
  "draw.save-results": { input: DrawListInput; output: SavedPaper };
  "draw.publish": { input: DrawPublishInput; output: DrawAfter };
  "draw.sealed": { input: Nothing; output: Array<SealedDraw> };
  "draw.visits": { input: Nothing; output: Array<DrawVisit> };
  "form.draft": { input: FormDraft; output: Nothing };
  "form.drafts": { input: ById; output: FormDrafts };
  "form.discard": { input: ById; output: Nothing };
  "inspection.list": { input: Nothing; output: Array<InspectionRow> };
  "inspection.start": { input: StartInspection; output: InspectionView };
  "inspection.get": { input: ById; output: InspectionView };
  "inspection.draft": { input: DraftInput; output: Nothing };
  "inspection.answer": { input: AnswerInput; output: InspectionView };
  "inspection.prerequisite": { input: PrerequisiteInput; output: InspectionView };
  "inspection.result": { input: ResultInput; output: InspectionView };
  "inspection.combined": { input: CombinedInput; output: InspectionView };
  "inspection.ink": { input: InkInput; output: InspectionView };
  "inspection.finalise": { input: FinaliseInput; output: InspectionView };
  "inspection.amend": { input: AmendInput; output: InspectionView };
  "inspection.save-evidence": { input: AmendmentPaper; output: SavedFile };
  "photo.add": { input: PhotoInput; output: InspectionView };
  "photo.assign": { input: PhotoAssign; output: InspectionView };
  "photo.fetch": { input: PhotoFetch; output: Nothing };
  "document.list": { input: Nothing; output: Array<DocumentRow> };
  "document.get": { input: ById; output: DocumentView };
  "document.pages": { input: ById; output: PagesView };
  "document.sign": { input: SignInput; output: DocumentView };
  "document.verify": { input: ById; output: Verification };
  "document.save": { input: ById; output: SavedFile };
  "case.list": { input: CaseQuery; output: Array<CaseRow> };
  "case.count": { input: CaseCountQuery; output: CaseCount };
  "case.get": { input: ById; output: CaseView };
  "case.settle": { input: SettleInput; output: CaseView };
  "case.save-paper": { input: PaperInput; output: SavedFile };
  "rectification.plan": { input: CasePlanInput; output: RectificationPlan };
  "rectification.issue": { input: IssueInput; output: CaseView };
  "rectification.acknowledge": { input: AcknowledgeInput; output: CaseView };
  "rectification.evidence": { input: EvidenceInput; output: CaseView };
  "rectification.extend": { input: ExtendInput; output: CaseView };
  "rectification.schedule": { input: ScheduleInput; output: CaseView };
  "rectification.recheck": { input: RecheckInput; output: CaseView };
  "removal.plan": { input: CasePlanInput; output: RemovalPlan };
  "removal.report": { input: ReportInput; output: CaseView };
  "removal.verify": { input: VerifyInput; output: CaseView };
  "removal.conclude": { input: ConcludeInput; output: CaseView };
  "removal.execute": { input: ExecuteInput; output: CaseView };
  "lead.list": { input: CaseQuery; output: Array<LeadRow> };
  "lead.plan": { input: LeadPlanInput; output: LeadPlan };
  "lead.open": { input: LeadOpenInput; output: CaseView };
  "lead.send": { input: LeadSendInput; output: CaseView };
  "lead.answer": { input: LeadAnswerInput; output: CaseView };
  "lead.close": { input: LeadCloseInput; output: CaseView };
  "complaint.plan": { input: AboutInput; output: ComplaintPlan };
  "complaint.receive": { input: ReceiveInput; output: CaseView };
  "complaint.examine": { input: ExamineInput; output: CaseView };
  "complaint.answer": { input: AnswerComplaintInput; output: CaseView };
  "complaint.appeal": { input: AppealInput; output: CaseView };
  "agency.plan": { input: AboutInput; output: AgencyPlan };
  "agency.report": { input: AgencyReportInput; output: CaseView };
  "agency.verify": { input: AgencyVerifyInput; output: CaseView };
  "agency.conclude": { input: AgencyConcludeInput; output: CaseView };
  "agency.execute": { input: ExecuteInput; output: CaseView };
  "sanction.plan": { input: CasePlanInput; output: SanctionPlan };
  "sanction.propose": { input: ProposeInput; output: CaseView };
  "sanction.settle": { input: SettleSanctionInput; output: CaseView };
  "sanction.lift": { input: LiftInput; output: CaseView };
  "suspension.plan": { input: CasePlanInput; output: SuspensionPlan };
  "suspension.order": { input: OrderInput; output: CaseView };
  "suspension.accept": { input: AcceptInput; output: CaseView };
  "suspension.resume": { input: ResumeInput; output: CaseView };
  "conference.plan": { input: AboutInput; output: ConferencePlan };
  "conference.convene": { input: ConveneInput; output: CaseView };
  "conference.hold": { input: HoldInput; output: CaseView };
  "plan.form": { input: AboutInput; output: PlanForm };
  "plan.missing": { input: AboutInput; output: Array<PlanMissing> };
  "plan.adopt": { input: PlanAdoptInput; output: CaseView };
  "plan.progress": { input: PlanStepInput; output: CaseView };
  "plan.complete": { input: PlanStepInput; output: CaseView };
  "lookback.plan": { input: CasePlanInput; output: LookBackPlan };
  "lookback.list": { input: LookBackInput; output: CaseView };
  "lookback.circulate": { input: CirculateInput; output: CaseView };
  "lookback.check": { input: LookBackCheckInput; output: CaseView };
  "target.list": { input: TargetQuery; output: TargetView };
  "listing.list": { input: ListingQuery; output: Array<ListingLine> };
  "listing.history": { input: ById; output: Array<ListingEnd> };
  "listing.plan": { input: CasePlanInput; output: ListingPlan };
  "listing.apply": { input: ListingOpenInput; output: CaseView };
  "listing.read-scores": { input: ScoreSheetInput; output: ScoreSheetRead };
  "listing.engage": { input: EngageInput; output: CaseView };
  "listing.conclude": { input: StationInput; output: CaseView };
  "listing.publish": { input: PublishInput; output: CaseView };
  "listing.correct": { input: WordsInput; output: CaseView };
  "listing.object": { input: WordsInput; output: CaseView };
  "listing.answer-objection": { input: ObjectionInput; output: CaseView };
  "listing.withdraw": { input: WordsInput; output: CaseView };
  "filing.plan": { input: CasePlanInput; output: FilingPlan };
  "filing.notice": { input: NoticeChangeInput; output: CaseView };
  "filing.file": { input: FileChangeInput; output: CaseView };
  "filing.judge": { input: JudgeChangeInput; output: CaseView };
  "deadline.list": { input: DeadlineQuery; output: DeadlineView };
  "report.submit": { input: ReportSubmitInput; output: Nothing };
  "report.list": { input: ReportQuery; output: Array<ReportRow> };
  "report.save-paper": { input: ReportPaper; output: SavedFile };
  "sync.state": { input: Nothing; output: SyncState };
  "sync.enrol": { input: EnrolInput; output: SyncState };
  "sync.now": { input: Nothing; output: SyncOutcome };
  "sync.stop": { input: Nothing; output: Nothing };
}

/** What a screen asks for again after an operation. */
export const REFRESH: { [K in keyof Ops]?: Refresh[] } = {
  "machine.create": ["machine"],
  "machine.add-person": ["machine"],
  "session.unlock": ["machine"],
  "session.lock": ["machine"],
  "person.register": ["draws","people"],
  "person.record-card": ["people","sync"],
  "person.withdraw-card": ["people","sync"],
  "person.state-competence": ["people","sync"],
  "person.declare-interest": ["people","sync"],
  "person.withdraw-interest": ["people","sync"],
  "mine.add": ["mines","sync"],
  "mine.change": ["mines","sync"],
  "mine.read-deed": ["mines","sync"],
  "import.undo": ["mines","sync"],
  "import.restore": ["mines","sync"],
  "mine.import": ["mines"],
  "entry.add": ["entries","sync"],
  "entry.change": ["entries","sync"],
  "entry.retire": ["entries","sync"],
  "entry.take-over": ["entries","sync"],
  "pack.switch": ["knowledge","draws","inspections","mines","cases","sync"],
  "pack.use": ["knowledge","draws","inspections","mines","cases","sync"],
  "checklist.import": ["knowledge","inspections","sync"],
  "calendar.replace": ["knowledge","cases"],
  "calendar.set-counting": ["knowledge","cases","sync"],
  "visit-cap.set": ["knowledge","sync"],
  "quota.state": ["draws","sync"],
  "quota.plan-year": ["draws","sync"],
  "draw.approve": ["draws","sync"],
  "draw-approval.set": ["knowledge","draws","sync"],
  "exclusion.ask": ["draws","sync"],
  "exclusion.settle": ["draws","sync"],
  "draw.freeze": ["draws"],
  "draw.commit": ["draws","sync"],
  "draw.reveal": ["draws","sync"],
  "draw.countersign": ["draws","sync"],
  "draw.abandon": ["draws","sync"],
  "draw.repeat": ["draws","sync"],
  "draw.replace": ["draws","sync"],
  "draw.substitute": ["draws","sync"],
  "draw.take-over": ["draws","mines","sync"],
  "draw.sign": ["draws","sync"],
  "draw.release": ["draws","mines","sync"],
  "draw.publish": ["draws","mines","sync"],
  "inspection.start": ["inspections","mines","draws","sync"],
  "inspection.answer": ["sync"],
  "inspection.prerequisite": ["sync"],
  "inspection.result": ["sync"],
  "inspection.combined": ["sync"],
  "inspection.ink": ["sync"],
  "inspection.finalise": ["inspections","documents","mines","sync"],
  "inspection.amend": ["inspections","mines","sync"],
  "photo.add": ["sync"],
  "photo.assign": ["sync"],
  "document.sign": ["documents","sync"],
  "case.settle": ["cases","mines","sync"],
  "rectification.issue": ["cases","mines","sync"],
  "rectification.acknowledge": ["cases","mines","sync"],
  "rectification.evidence": ["cases","mines","sync"],
  "rectification.extend": ["cases","mines","sync"],
  "rectification.schedule": ["cases","mines","sync"],
  "rectification.recheck": ["cases","mines","sync"],
  "removal.report": ["cases","mines","sync"],
  "removal.verify": ["cases","mines","sync"],
  "removal.conclude": ["cases","mines","sync"],
  "removal.execute": ["cases","mines","sync"],
  "lead.open": ["cases","mines","sync"],
  "lead.send": ["cases","mines","sync"],
  "lead.answer": ["cases","mines","sync"],
  "lead.close": ["cases","mines","sync"],
  "complaint.receive": ["cases","mines","sync"],
  "complaint.examine": ["cases","mines","sync"],
  "complaint.answer": ["cases","mines","sync"],
  "complaint.appeal": ["cases","mines","sync"],
  "agency.report": ["cases","sync"],
  "agency.verify": ["cases","sync"],
  "agency.conclude": ["cases","entries","sync"],
  "agency.execute": ["cases","sync"],
  "sanction.propose": ["cases","mines","sync"],
  "sanction.settle": ["cases","mines","sync"],
  "sanction.lift": ["cases","mines","sync"],
  "suspension.order": ["cases","mines","sync"],
  "suspension.accept": ["cases","mines","sync"],
  "suspension.resume": ["cases","mines","sync"],
  "conference.convene": ["cases","sync"],
  "conference.hold": ["cases","sync"],
  "plan.adopt": ["cases","mines","sync"],
  "plan.progress": ["cases","mines","sync"],
  "plan.complete": ["cases","mines","sync"],
  "lookback.list": ["cases","mines","sync"],
  "lookback.circulate": ["cases","mines","sync"],
  "lookback.check": ["cases","mines","sync"],
  "listing.apply": ["cases","mines","sync"],
  "listing.engage": ["cases","mines","sync"],
  "listing.conclude": ["cases","mines","sync"],
  "listing.publish": ["cases","mines","sync"],
  "listing.correct": ["cases","mines","sync"],
  "listing.object": ["cases","mines","sync"],
  "listing.answer-objection": ["cases","mines","sync"],
  "listing.withdraw": ["cases","mines","sync"],
  "filing.notice": ["cases","mines","sync"],
  "filing.file": ["cases","mines","sync"],
  "filing.judge": ["cases","mines","sync"],
  "report.submit": ["cases","sync"],
  "sync.enrol": ["machine","sync","people"],
  "sync.now": ["sync","draws","inspections","mines","documents","cases","people"],
};
