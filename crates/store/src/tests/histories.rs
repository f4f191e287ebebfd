//! Whatever happens on three machines in whatever order, each one's projections are what a rebuild
//! makes of its log; and machines that have the same records say the same.

mod step;

use std::collections::{BTreeMap, BTreeSet};

use keys::PersonKey;
use proptest::prelude::*;
use record::{Class, Record, Subject};
use rules::fact::Fact;
use rules::inspection::Answered;
use rules::person::Certified;

use self::step::{Step, step};
use super::desk::{Desk, append, log_of};
use super::from_log::{by_hand, open_cases, people_are_one, said, said_by_hand, standing};
use super::{cases, closing, facts, from_log, listings, vouched};
use crate::rebuild::fingerprint;
use crate::schema::{self, Class as TableClass};
use crate::{Act, Result, Store};

pub struct World {
    machines: Vec<(Desk, Store)>,
}

impl World {
    pub fn new() -> Self {
        let machines: Vec<(Desk, Store)> = (1..=3).map(Desk::new).collect();
        for (_, store) in &machines {
            vouched::trust(store, 1);
        }
        Self { machines }
    }

    pub fn store(&self, machine: usize) -> &Store {
        &self.machines[machine].1
    }

    fn run(&self, step: &Step) {
        match *step {
            Step::Fact { machine, kind, subject, number } => {
                fact(self.store(machine), kind, subject, number);
            }
            Step::Answer { machine, subject, item, points, seen } => {
                answer(self.store(machine), subject, item, points, seen);
            }
            Step::Case { machine, subject, kind, number, after } => {
                case(self.store(machine), subject, kind, number, after);
            }
            Step::Unknown { machine, subject, which } => {
                unknown(self.store(machine), subject, which);
            }
            Step::Vouch { machine } => {
                let key = PersonKey::from_entropy(&[7; 32]);
                self.store(machine).write(|write| write.vouch("p-1", &key)).unwrap();
            }
            Step::Take { machine, from, most, withheld } => {
                self.take(machine, from, most, withheld);
            }
            Step::Payloads { machine, from, most } => self.payloads(machine, from, most),
            Step::Contents { machine, from } => self.contents(machine, from),
            Step::Pass { machine, ms } => self.machines[machine].0.fake.pass(ms),
            Step::Rebuild { machine } => self.store(machine).rebuild().unwrap(),
        }
    }

    /// The next entries, at most so many, up to the last checkpoint among them. Of every eight in
    /// a row, those are withheld whose bit is set.
    pub fn take(&self, machine: usize, from: usize, most: usize, withheld: u8) {
        if machine == from {
            return;
        }
        let (desk, source) = &self.machines[from];
        source.checkpoint("p-1").unwrap();
        let known =
            self.store(machine).heads().unwrap().get(&desk.device.id()).map_or(0, |h| h.seq);
        let mut batch = source.records(&desk.device.id(), known, most).unwrap();
        while batch.last().is_some_and(|record| record.header.kind != record::CHECKPOINT_DEVICE) {
            batch.pop();
        }
        for record in &mut batch {
            let header = &record.header;
            if header.kind != record::CHECKPOINT_DEVICE && withheld >> (header.seq % 8) & 1 == 1 {
                record.payload = None;
            }
        }
        self.store(machine).take_over(&desk.device.public(), &batch).unwrap();
    }

    /// The last of them first.
    fn payloads(&self, machine: usize, from: usize, most: usize) {
        let (desk, source) = &self.machines[from];
        let (device, store) = (desk.device.id(), self.store(machine));
        let runs = store.withheld().unwrap().into_iter().filter(|run| run.device == device);
        let mut missing: Vec<u64> = runs.flat_map(|run| run.first..=run.last).collect();
        missing.reverse();
        for seq in missing.into_iter().take(most) {
            let whole = source.records(&device, seq - 1, 1).unwrap().remove(0);
            assert!(store.keep_payload(&device, seq, whole.payload.unwrap()).unwrap());
        }
    }

    fn contents(&self, machine: usize, from: usize) {
        let (to, from) = (self.store(machine), self.store(from));
        for hash in from.blobs.names().unwrap() {
            if !to.blobs.contains(&hash) {
                facts::put(to, &from.blobs.read(&hash).unwrap());
                to.blob_arrived(&hash).unwrap();
            }
        }
    }

    /// Everybody gets everything.
    fn exchange_all(&self) {
        for machine in 0..3 {
            for from in 0..3 {
                self.take(machine, from, usize::MAX, 0b1001_0110);
                self.payloads(machine, from, usize::MAX);
                self.contents(machine, from);
            }
        }
    }
}

/// Headquarters' word whose a seat is; every fifth is a forged one.
fn certified(subject: u8, number: u8) -> Certified {
    let claimed = facts::certified(subject, number);
    if number.is_multiple_of(5) {
        return claimed;
    }
    Certified { chain: vouched::certified(&claimed.person, 7).chain, ..claimed }
}

pub fn fact(store: &Store, kind: u8, subject: u8, number: u8) {
    let put = |name: &str| facts::put(store, format!("{name} {}", number % 4).as_bytes());
    let inspection = ("inspection", ["i-0", "i-1", "i-2"][usize::from(subject)]);
    let draw = ("draw", ["r-0", "r-1", "r-2"][usize::from(subject)]);
    let document = ("document", ["f-0", "f-1", "f-2"][usize::from(subject)]);
    let person = ("person", ["p-0", "p-1", "p-2"][usize::from(subject)]);
    let done: Result<Record> = match kind {
        0 => append(store, person, &facts::registered(subject, number)),
        1 => append(store, person, &certified(subject, number)),
        2 | 3 => {
            let bytes = facts::sheet(number);
            let file = facts::put(store, &bytes);
            append(store, ("mines", "all"), &facts::imported(file, &bytes))
        }
        4 => append(store, draw, &facts::frozen(put("inputs"), number)),
        5 => append(store, draw, &facts::committed(number)),
        6 => append(store, draw, &facts::revealed(put("certificate"), number)),
        7 => append(store, inspection, &facts::opened(number)),
        8 if number.is_multiple_of(3) => append(store, inspection, &facts::combined_done(number)),
        8 => append(store, inspection, &facts::result_given(number)),
        9 => append(store, inspection, &facts::photo_taken(put("photo"), put("small"), number)),
        10 => append(store, inspection, &facts::photo_assigned(put("photo").hash, number)),
        12 if number.is_multiple_of(3) => {
            append(store, inspection, &facts::amended(put("scan"), number))
        }
        11 | 12 => append(store, inspection, &facts::ink_signed(put("ink"), number)),
        // Covers nothing that anybody recorded.
        13 if number.is_multiple_of(2) => append(store, inspection, &facts::finalised(number)),
        13 => append(store, inspection, &closing::end(store, inspection.1, number)),
        14 => append(store, document, &facts::made(put("pdf"), put("layout"), number)),
        15 => append(store, document, &facts::signed(put("pdf").hash, put("signed"), number)),
        16 => append(store, ("mine", "m"), &facts::mine_added(number)),
        17 if number.is_multiple_of(3) => {
            append(store, ("mine", "m"), &facts::deed_read(put("deed"), number))
        }
        17 | 18 => append(store, ("mine", "m"), &facts::mine_changed(number)),
        19 | 20 => {
            let entry = ("entry", ["e-0", "e-1", "e-2"][usize::from(subject)]);
            match number % 3 {
                0 => append(store, entry, &facts::entry_added(number)),
                1 => append(store, entry, &facts::entry_changed(number)),
                _ => append(store, entry, &facts::entry_retired(number)),
            }
        }
        21 => {
            let imported = facts::checklist_imported(put("annex"), number);
            append(store, ("checklist", &imported.checklist.id.clone()), &imported)
        }
        22 => match number % 9 {
            0 => append(store, ("visit-cap", "150622"), &facts::visit_cap(number)),
            1 => append(store, ("draw-approval", "150622"), &facts::approval_stated(number)),
            2 => append(store, ("exclusion", "x-1"), &facts::exclusion_asked(number)),
            3 => append(store, ("exclusion", "x-1"), &facts::exclusion_settled(number)),
            4 => append(store, ("quota", "150600"), &facts::year_planned(number)),
            5 if number.is_multiple_of(3) => {
                append(store, ("pack", "NM"), &facts::pack_used(number))
            }
            5 => append(store, ("pack", "XJ-draft"), &facts::pack_switched(number)),
            6 => {
                append(store, ("report", "150622"), &facts::report_submitted(put("report"), number))
            }
            7 => append(store, ("calendar", "counting"), &facts::counting_set(number)),
            _ => append(store, ("quota", "510700"), &facts::stated_ratio(put("order"), number)),
        },
        23 if number.is_multiple_of(3) => append(store, draw, &facts::published(number)),
        23 => append(store, draw, &facts::assigned(number)),
        24 if number.is_multiple_of(3) => append(store, draw, &facts::approved(put("inputs").hash)),
        24 if number.is_multiple_of(2) => match number / 2 % 8 {
            0 => append(store, draw, &facts::receipted(number)),
            1 => append(store, draw, &facts::countersigned(number)),
            2 => append(store, draw, &facts::abandoned(number)),
            3 => append(store, draw, &facts::replaced(number)),
            4 => append(store, draw, &facts::substituted(put("photo"), number)),
            5 => append(store, draw, &facts::certificate_signed(number)),
            6 => append(store, draw, &facts::draw_opened(put("certificate"), number)),
            _ => append(store, draw, &facts::reason_given(number)),
        },
        24 => append(store, draw, &facts::released(put("certificate").hash)),
        25 | 26 => match number % 5 {
            0 | 1 => append(store, person, &facts::card_recorded(number)),
            2 => append(store, person, &facts::card_withdrawn(number)),
            3 => append(store, person, &facts::interest_declared(number)),
            _ => append(store, person, &facts::interest_withdrawn(number)),
        },
        _ => return judge(store, number),
    };
    done.unwrap();
}

/// Undoes or restores one of the imports that are known here.
fn judge(store: &Store, number: u8) {
    let imports = store.imports().unwrap();
    let Some(import) = imports.get(usize::from(number / 2) % imports.len().max(1)) else { return };
    let subject = ("mines", "all");
    let done = if number.is_multiple_of(3) {
        append(store, subject, &facts::import_restored(&import.id))
    } else {
        append(store, subject, &facts::import_undone(&import.id))
    };
    done.unwrap();
}

/// The first kind opens a case, the last settles it.
fn case(store: &Store, subject: u8, kind: u8, number: u8, after: u8) {
    let name = CASES[usize::from(subject)];
    let records = store.records_about(&Subject::new(name.0, name.1)).unwrap();
    let ids: Vec<String> = records.iter().map(Record::id).collect();
    let at = |n: u8| ids.get(usize::from(n) % ids.len().max(1)).map(String::as_str);
    // One in eight follows on nothing, or on what is not here.
    let follows = match after % 16 {
        0 => None,
        1 => Some("d-9/9"),
        _ => at(after),
    };
    let paper = facts::put(store, format!("paper {}", number % 4).as_bytes());
    let proof = || paper.clone();
    let next = || follows.filter(|_| kind != 0);
    macro_rules! put {
        ($fact:expr) => {
            append(store, name, &cases::step(next(), $fact, proof()))
        };
    }
    match (name.0, kind) {
        (_, 7) => {
            let aside: Vec<&str> = at(number).into_iter().collect();
            append(store, name, &cases::settled(follows.unwrap_or("d-9/9"), &aside))
        }
        ("rectification", 0) => put!(cases::issued(number)),
        ("rectification", 2) => put!(cases::evidence(proof(), number)),
        ("rectification", 3) => put!(cases::extended(number)),
        ("rectification", 4) => put!(cases::scheduled(number)),
        ("rectification", 5) => put!(cases::rechecked(proof(), number)),
        ("removal", 0) => put!(cases::reported(proof(), number)),
        ("removal", 1 | 2) => put!(cases::verified(number)),
        ("removal", 5) => put!(cases::removal_executed(proof(), number)),
        ("removal", 3 | 4) => put!(cases::concluded(proof(), number)),
        ("lead", 0) => put!(cases::lead_opened(proof(), number)),
        ("lead", 1 | 2) => put!(cases::lead_sent(proof(), number)),
        ("lead", 3 | 4) => put!(cases::lead_answered(proof(), number)),
        ("lead", 5) => put!(cases::lead_closed(number)),
        ("complaint", 0) => put!(cases::complaint_received(proof(), number)),
        ("complaint", 1 | 2) => put!(cases::complaint_examined(proof(), number)),
        ("complaint", 3 | 4) => put!(cases::complaint_closed(number)),
        ("complaint", 5) => put!(cases::complaint_appealed(number)),
        ("agency", 0) => put!(cases::agency_reported(proof(), number)),
        ("agency", 1 | 2) => put!(cases::agency_verified(number)),
        ("agency", 5) => put!(cases::agency_executed(proof(), number)),
        ("agency", 3 | 4) => put!(cases::agency_concluded(number)),
        ("sanction", 0) => put!(cases::sanction_proposed(proof(), number)),
        ("sanction", 1 | 2) => put!(cases::sanction_settled(proof(), number)),
        ("sanction", 3 | 4) => put!(cases::sanction_lifted(number)),
        ("suspension", 0) => put!(cases::suspension_ordered(proof(), number)),
        ("suspension", 1 | 2) => put!(cases::suspension_accepted(proof(), number)),
        ("suspension", 3 | 4) => put!(cases::suspension_resumed(number)),
        ("conference", 0) => put!(cases::conference_convened(number)),
        ("conference", 1 | 2) => put!(cases::conference_held(proof(), number)),
        ("plan", 0) => put!(cases::plan_adopted(number)),
        ("plan", 1 | 2) => put!(cases::plan_progressed(number)),
        ("plan", 3 | 4) => put!(cases::plan_completed(number)),
        ("lookback", 0) => put!(cases::lookback_listed(proof(), number)),
        ("lookback", 1 | 2) => put!(cases::lookback_circulated(proof(), number)),
        ("lookback", 3 | 4) => put!(cases::lookback_checked(number)),
        ("listing", 0) => put!(listings::opened(number)),
        ("listing", 1) if number.is_multiple_of(4) => put!(listings::engaged(number)),
        ("listing", 1 | 2) => put!(listings::concluded(proof(), number)),
        ("listing", 3) => put!(listings::published(number)),
        ("listing", 4) => put!(listings::objected(number)),
        ("listing", 5) => put!(listings::objection_handled(number)),
        ("listing", 6) if number.is_multiple_of(2) => put!(listings::withdrawn(number)),
        ("listing", 6) => put!(listings::corrected(number)),
        ("filing", 0) => put!(listings::noticed(number)),
        ("filing", 1 | 2) => put!(listings::filed(proof(), number)),
        ("filing", 3 | 4) => put!(listings::judged(proof(), number)),
        // What belongs to another procedure changes nothing here.
        _ => put!(cases::acknowledged(number)),
    }
    .unwrap();
}

/// Cases of each procedure, two of the first.
const CASES: [(&str, &str); 13] = [
    ("rectification", "z-0"),
    ("rectification", "z-1"),
    ("removal", "y-2"),
    ("lead", "x-3"),
    ("complaint", "t-4"),
    ("agency", "j-5"),
    ("sanction", "c-6"),
    ("suspension", "s-7"),
    ("conference", "h-8"),
    ("listing", "k-9"),
    ("filing", "b-10"),
    ("plan", "q-11"),
    ("lookback", "v-12"),
];

fn answer(store: &Store, subject: u8, item: u8, points: u8, seen: u8) {
    let inspection = format!("i-{subject}");
    let about = Subject::new("inspection", &inspection);
    let others = store.records_about(&about).unwrap();
    let others = others.iter().filter(|record| record.header.kind == Answered::KIND);
    let saw = others.enumerate().filter(|(n, _)| seen >> (n % 8) & 1 == 1);
    let saw = saw.map(|(_, record)| record.id()).collect();
    append(store, ("inspection", &inspection), &facts::answered(item, points, saw)).unwrap();
}

fn unknown(store: &Store, subject: u8, which: u8) {
    let subject = match subject {
        3 => Subject::new("rectification", "z-0"),
        _ => Subject::new("inspection", format!("i-{subject}")),
    };
    let act = Act { actor: "p-1", subject: &subject, class: Class::Normal };
    let body = serde_json::json!({ "future": which });
    let (kind, v) = [
        ("photo.sketched", 1),
        ("photo.taken", 2),
        ("photo.taken", 1),
        ("rectification.issued", 1),
    ][usize::from(which)];
    store.write(|write| write.append_raw(&act, kind, v, &body, vec![])).unwrap();
}

pub fn fingerprints(store: &Store) -> BTreeMap<&'static str, canon::Hash32> {
    let reader = store.reader();
    let one = |table| (table, fingerprint(&reader, table).unwrap());
    schema::tables(TableClass::Projected).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn rebuilt_equals_live(steps in prop::collection::vec(step(), 1..50)) {
        let world = World::new();
        for step in &steps {
            world.run(step);
        }
        for machine in 0..3 {
            prop_assert_eq!(world.store(machine).differing_projections().unwrap(), Vec::<&str>::new());
        }
        world.exchange_all();
        let first = fingerprints(world.store(0));
        for machine in 0..3 {
            let store = world.store(machine);
            prop_assert_eq!(&fingerprints(store), &first);
            store.rebuild().unwrap();
            prop_assert_eq!(&fingerprints(store), &first);
            people_are_one(store);
            from_log::last_words_stand(store);
            for facts in store.inspections().unwrap() {
                let told = store.inspection_state(&facts.id).unwrap().answers;
                let told: BTreeMap<_, BTreeSet<_>> = told
                    .into_iter()
                    .map(|(item, answers)| (item, answers.into_iter().map(|a| a.id).collect()))
                    .collect();
                prop_assert_eq!(told, standing(store, &facts.id));
                prop_assert_eq!(said(store, &facts.id), said_by_hand(store, &facts.id));
            }
            for (kind, id) in CASES {
                prop_assert_eq!(open_cases(store, kind, id), by_hand(store, kind, id));
            }
            let log = log_of(store, &store.device_id());
            prop_assert_eq!(log.len() as u64, store.head().seq);
        }
        let health = world.store(0).examine().unwrap();
        // Forged certificates are among the steps, and it says so; all else is sound.
        let sound = health.findings.iter().all(|one| one.ok || one.name == "certificates");
        prop_assert!(sound, "{:#?}", health);
    }
}

/// Who is whose seat and who is known, in any order and from any machine.
fn identity() -> impl Strategy<Value = (usize, u8, u8, u8)> {
    (0..3_usize, 0..2_u8, 0..3_u8, any::<u8>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn a_person_is_one_in_any_order(
        facts in prop::collection::vec(identity(), 1..12),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let world = World::new();
        for (machine, kind, subject, number) in facts {
            fact(world.store(machine), kind, subject, number);
            people_are_one(world.store(machine));
        }
        for machine in 0..3 {
            for from in order {
                world.take(machine, from, usize::MAX, 0);
            }
        }
        let first = fingerprints(world.store(0));
        for machine in 0..3 {
            people_are_one(world.store(machine));
            prop_assert_eq!(&fingerprints(world.store(machine)), &first);
        }
    }
}
