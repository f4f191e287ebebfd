// Made from the types of crates/app by `cargo xtask generate`. Not edited by hand.

export type AnswerInput = { inspection: string, item: string, value: AnswerValue, note: string, 
/**
 * The answers that the page showed when this one was given.
 */
saw: Array<string>, };

export type AnswerValue = { "is": "unanswered" } | { "is": "not-applicable" } | { "is": "points", points: string, } | { "is": "met" } | { "is": "not-met" };

export type ById = { id: string, };

export type Check = { 
/**
 * chain, checkpoints, payloads, blobs, projections, disk, newer-records
 */
name: string, ok: boolean, checked: number, message: string, };

export type ChecklistView = { id: string, version: string, title: string, 
/**
 * 练习用: 合格 can't be said from it.
 */
practice: boolean, total: string, pass: string, source: string, };

export type ColumnMatch = { heading: string, 
/**
 * `None`: not used.
 */
field: string | null, };

export type Custody = "here" | "on-its-way" | "headquarters";

export type DeskItem = { 
/**
 * settle-answers, continue-inspection, newer-inspection, sign-document, commit-draw,
 * reveal-draw, start-inspection
 */
kind: string, title: string, subtitle: string, subject: string, at_ms: number | null, };

export type DeskView = { today: string, items: Array<DeskItem>, quota: Array<QuotaRow>, quota_region_name: string, quota_year: number, quota_mines: number, };

export type Diagnosis = { healthy: boolean, checks: Array<Check>, };

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
 * `item/1.1/note`, `prerequisite/p1/note`, `findings`
 */
field: string, text: string, };

export type DrawDetail = { row: DrawRow, basis: string, officer: string, strata: Array<DrawStratum>, inspectors: Array<PlanInspector>, 
/**
 * What is impossible, said at freeze: mine names and the rule.
 */
impossible: Array<string>, commitment: string | null, committed_at_ms: number | null, 
/**
 * Headquarters has a receipt for the commitment from before the reveal. Without it the draw
 * is marked "time not proved".
 */
time_proved: boolean, witness_digits: string | null, present: Array<string>, seed: string | null, revealed_at_ms: number | null, teams: Array<DrawTeam>, certificate_digest: string | null, 
/**
 * The seed recomputed and every ticket checked again by this machine.
 */
verified: boolean | null, };

export type DrawRow = { id: string, title: string, region_name: string, period: string, stage: DrawStage, population: number, drawn: number, frozen_at_ms: number, population_hash: string, };

export type DrawStage = "frozen" | "committed" | "revealed";

export type DrawStratum = { id: string, name: string, members: number, quota: number, 
/**
 * After the reveal: the drawn mines first, then the others in ticket order.
 */
lots: Array<Lot>, };

export type DrawTeam = { mine: string, mine_name: string, stratum_name: string, ticket: string, members: Array<TeamMember>, inspection: string | null, };

export type EnrolInput = { invitation: string, 
/**
 * The signed-in person's passphrase: it opens the key to be certified.
 */
passphrase: string, };

export type Facet = { value: string, label: string, count: number, };

export type Facets = { regions: Array<Facet>, minerals: Array<Facet>, scales: Array<Facet>, list_levels: Array<Facet>, states: Array<Facet>, };

export type FinaliseInput = { inspection: string, 
/**
 * The signed-in person's passphrase: it opens their signing key.
 */
passphrase: string, 
/**
 * Why the red lines of the gate page are accepted, by code.
 */
overruled: { [key in string]: string }, };

export type FreezeInput = { region: string, title: string, period: string, basis: string, quotas: Array<QuotaInput>, 
/**
 * Ids of the people who may be drawn.
 */
inspectors: Array<string>, recusals: Array<RecusalInput>, };

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

export type GroupView = { id: string, name: string, points: string, 
/**
 * What this group must reach.
 */
pass: string, score: string, answered: number, 
/**
 * Reaches its pass mark with what is answered; `None` while it can't be said.
 */
reaches: boolean | null, items: Array<ItemView>, };

export type Hit = { kind: HitKind, id: string, title: string, subtitle: string, };

export type HitKind = "mine" | "inspection" | "draw" | "document" | "person";

export type ImportInput = { file: Staged, 
/**
 * Heading in the file → field of a mine; headings that are not named are matched by alias.
 */
columns: { [key in string]: string }, 
/**
 * Preview only: nothing is written.
 */
dry_run: boolean, };

export type ImportResult = { dry_run: boolean, encoding: string, columns: Array<ColumnMatch>, added: number, changed: number, unchanged: number, warned: Array<RowNote>, refused: Array<RowNote>, warned_count: number, refused_count: number, 
/**
 * The first rows as they were understood.
 */
sample: Array<MineRow>, };

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

export type InspectionRow = { id: string, number: string, mine: string, mine_name: string, region_name: string, draw: string | null, draw_title: string | null, team: Array<string>, stage: InspectionStage, answered: number, items: number, score: string, 
/**
 * By a table that this version doesn't know: shown, but not counted or opened.
 */
newer: boolean, photos: number, opened_at_ms: number, changed_at_ms: number, document: string | null, };

export type InspectionStage = "open" | "finalised";

export type InspectionView = { row: InspectionRow, licence: string, holder: string, checklist: ChecklistView, prerequisites: Array<PrerequisiteView>, groups: Array<GroupView>, score: ScoreView, unsorted_photos: Array<PhotoView>, results: Array<string>, findings: string, ink: Array<InkView>, gate: Array<GateCheck>, 
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
waiting_records: number, };

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

export type Locale = "zh-CN" | "en";

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

export type MineDetail = { row: MineRow, credit_code: string, region_full_name: string, 
/**
 * Degrees with seven decimals, as text; CGCS2000.
 */
longitude: string | null, latitude: string | null, 
/**
 * What is known of this mine beyond what every mine has, in the order of a sheet.
 */
details: Array<MineFact>, inspections_this_year: number, timeline: Array<TimelineEntry>, };

export type MineFact = { 
/**
 * The field's code, as in column maps.
 */
field: string, 
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

export type NewMachine = { machine_name: string, person: NewPerson, };

export type NewPerson = { name: string, organisation: string, role: Role, region: string, passphrase: string, };

export type Nothing = Record<symbol, never>;

export type PagesView = { json: string, };

export type PersonCard = { id: string, name: string, organisation: string, role: Role, 
/**
 * GB/T 2260 code of the region that the person works for.
 */
region: string, region_name: string, 
/**
 * Whether headquarters has certified this person's signing key.
 */
certified: boolean, last_signed_in_ms: number | null, };

export type PersonInput = { name: string, department: string, role: Role, card: boolean, region: string, };

export type PersonRow = { id: string, name: string, department: string, 
/**
 * inspector, clerk, officer, expert
 */
role: string, 
/**
 * Holds an enforcement card.
 */
card: boolean, region: string, region_name: string, 
/**
 * May sign in on this machine.
 */
here: boolean, };

export type PhotoAssign = { inspection: string, photo: string, item: string | null, };

export type PhotoInput = { inspection: string, 
/**
 * `None`: sort later.
 */
item: string | null, file: Staged, };

export type PhotoView = { 
/**
 * SHA-256 of the original.
 */
id: string, name: string, item: string | null, thumbnail: string, medium: string, width: number, height: number, bytes: number, taken: string | null, longitude: string | null, latitude: string | null, added_at_ms: number, 
/**
 * The same file is evidence in another inspection, named here.
 */
seen_before: string | null, };

export type PlaceView = { field: string, person: string, name: string, organisation: string, signed_at_ms: number | null, can_sign_here: boolean, };

export type PlanInput = { 
/**
 * Prefix of GB/T 2260 codes; its counties are the strata.
 */
region: string, };

export type PlanInspector = { id: string, name: string, department: string, role: string, card: boolean, load: number, };

export type PlanOptions = { region: string, region_name: string, strata: Array<PlanStratum>, inspectors: Array<PlanInspector>, suggested_title: string, suggested_period: string, };

export type PlanStratum = { region: string, name: string, mines: number, 
/**
 * By the pack's ratio and frequency, if a source states them; otherwise the officer must say.
 */
suggested_quota: number | null, clause: string | null, };

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

export type Problem = { code: string, message: string, args: { [key in string]: string }, };

export type QuotaInput = { region: string, quota: number, };

export type QuotaRow = { region: string, name: string, mines: number, done: number, needed: number | null, 
/**
 * Completed checks in each quarter.
 */
quarters: [number, number, number, number], clause: string | null, };

export type ReceiptView = { code: string, seq: number, head: string, at_ms: number, };

export type RecusalInput = { person: string, holder: string, };

export type Refresh = "machine" | "mines" | "draws" | "inspections" | "documents" | "sync";

export type RegionName = { code: string, name: string, 
/**
 * With its province and prefecture: 内蒙古自治区鄂尔多斯市准格尔旗.
 */
full_name: string, };

export type RegionQuery = { text: string, limit: number, };

export type ResultInput = { inspection: string, 
/**
 * no-problem, corrected-on-site, rectify, propose-removal, shut, refused, lead
 */
results: Array<string>, findings: string, };

export type RevealInput = { id: string, 
/**
 * Forty or more digits 1–6, entered twice.
 */
digits: string, digits_again: string, 
/**
 * Who was there and saw the dice.
 */
present: Array<string>, };

export type Role = "inspector" | "clerk" | "officer" | "expert";

export type RowNote = { row: number, column: string, code: string, reason: string, args: { [key in string]: string }, };

export type SavedFile = { path: string, bytes: number, };

export type ScoreView = { total: string, possible: string, answered: number, items: number, 
/**
 * What can still be reached with the unanswered items.
 */
reachable: string, };

export type SearchQuery = { text: string, limit: number, };

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

export type SignInput = { document: string, person: string, passphrase: string, };

export type SignatureView = { field: string, signer: string, at_ms: number | null, valid: boolean, trusted: boolean, whole_file: boolean, 
/**
 * Why not, as a code; empty when valid.
 */
reason: string, };

export type Stage = "new" | "locked" | "open";

export type Staged = { token: string, name: string, };

export type StartInspection = { mine: string, draw: string | null, 
/**
 * Ids of the people of the team, leader first; at least two.
 */
team: Array<string>, };

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
 * The machine's clock disagrees with the newest trusted time.
 */
clock_doubtful: boolean, };

export type SyncOutcome = { sent_records: number, sent_blobs: number, received_records: number, complete: boolean, problem: Problem | null, };

export type SyncState = { enrolled: boolean, server: string | null, last_contact_ms: number | null, last_problem: Problem | null, running: boolean, tasks: Array<SyncTask>, receipts: Array<ReceiptView>, waiting_records: number, waiting_blobs: number, waiting_bytes: number, };

export type SyncTask = { 
/**
 * `inspection/i-…` or `draw/r-…`
 */
subject: string, title: string, subtitle: string, records: number, photos: number, waiting_records: number, waiting_photos: number, custody: Custody, receipt: ReceiptView | null, changed_at_ms: number, };

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
detail: string, record: string, };

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

export type Visit = "here" | "newer" | "not-arrived";

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
  "mine.list": { input: MineQuery; output: MinePage };
  "mine.get": { input: ById; output: MineDetail };
  "mine.facets": { input: Nothing; output: Facets };
  "mine.import": { input: ImportInput; output: ImportResult };
  "draw.plan": { input: PlanInput; output: PlanOptions };
  "draw.freeze": { input: FreezeInput; output: DrawDetail };
  "draw.commit": { input: ById; output: DrawDetail };
  "draw.reveal": { input: RevealInput; output: DrawDetail };
  "draw.list": { input: Nothing; output: Array<DrawRow> };
  "draw.get": { input: ById; output: DrawDetail };
  "draw.save": { input: ById; output: SavedFile };
  "inspection.list": { input: Nothing; output: Array<InspectionRow> };
  "inspection.start": { input: StartInspection; output: InspectionView };
  "inspection.get": { input: ById; output: InspectionView };
  "inspection.draft": { input: DraftInput; output: Nothing };
  "inspection.answer": { input: AnswerInput; output: InspectionView };
  "inspection.prerequisite": { input: PrerequisiteInput; output: InspectionView };
  "inspection.result": { input: ResultInput; output: InspectionView };
  "inspection.ink": { input: InkInput; output: InspectionView };
  "inspection.finalise": { input: FinaliseInput; output: InspectionView };
  "photo.add": { input: PhotoInput; output: InspectionView };
  "photo.assign": { input: PhotoAssign; output: InspectionView };
  "document.list": { input: Nothing; output: Array<DocumentRow> };
  "document.get": { input: ById; output: DocumentView };
  "document.pages": { input: ById; output: PagesView };
  "document.sign": { input: SignInput; output: DocumentView };
  "document.verify": { input: ById; output: Verification };
  "document.save": { input: ById; output: SavedFile };
  "sync.state": { input: Nothing; output: SyncState };
  "sync.enrol": { input: EnrolInput; output: SyncState };
  "sync.now": { input: Nothing; output: SyncOutcome };
}

/** What a screen asks for again after an operation. */
export const REFRESH: { [K in keyof Ops]?: Refresh[] } = {
  "machine.create": ["machine"],
  "machine.add-person": ["machine"],
  "session.unlock": ["machine"],
  "session.lock": ["machine"],
  "person.register": ["draws"],
  "mine.import": ["mines"],
  "draw.freeze": ["draws"],
  "draw.commit": ["draws","sync"],
  "draw.reveal": ["draws","sync"],
  "inspection.start": ["inspections","mines","draws","sync"],
  "inspection.answer": ["sync"],
  "inspection.prerequisite": ["sync"],
  "inspection.result": ["sync"],
  "inspection.ink": ["sync"],
  "inspection.finalise": ["inspections","documents","mines","sync"],
  "photo.add": ["sync"],
  "photo.assign": ["sync"],
  "document.sign": ["documents","sync"],
  "sync.enrol": ["machine","sync"],
  "sync.now": ["sync","draws","inspections","mines","documents"],
};
