use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::calendar::{Calendar, Counting, Period};
use crate::pack::Library;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Of the packs that ship.
fn all() -> impl Iterator<Item = (&'static str, &'static Rule)> {
    let packs = Library::shipped().all();
    packs.flat_map(|(pack, _)| pack.deadlines.iter().map(move |rule| (pack.id.as_str(), rule)))
}

fn rule(clause: &str) -> &'static Rule {
    all().find(|(_, rule)| rule.clause == clause).unwrap().1
}

fn since(trigger: &str) -> Facts {
    Facts { trigger: Some(day(trigger)), ..Facts::default() }
}

fn stands(rule: &Rule, facts: &Facts, today: &str) -> Standing {
    standing(rule, facts, Calendar::shipped(), Counting::default(), day(today))
}

fn clock(clause: &str, facts: &Facts, today: &str) -> Clock {
    match stands(rule(clause), facts, today) {
        Standing::Clock(clock) => clock,
        other => panic!("{clause}: {other:?}"),
    }
}

/// The rows that begin with an event and end on a day: clause, trigger, due, as counted by hand.
const DATED: &[(&str, &str, &str)] = &[
    ("XJ-2.3b", "2025-11-04", "2025-11-18"),
    ("XJ-2.4b", "2026-04-28", "2026-05-14"),
    ("XJ-R6b", "2025-02-15", "2026-02-24"), // over Spring Festival
    ("XJ-V", "2023-10-03", "2026-10-03"),   // a validity ends on its day, rest day or not
    ("OR-4.4", "2026-05-09", "2026-06-30"),
    ("GS-1.1", "2025-03-02", "2026-03-02"),
    ("GS-1.2", "2026-10-03", "2026-10-03"), // a day of a contract stays that day
    ("GS-3.3", "2025-08-31", "2026-02-28"), // a Saturday on which people work
    ("ZJ-4.1d", "2026-04-01", "2026-10-08"),
    ("ZJ-4.1e", "2025-06-19", "2026-06-22"),
    ("ZJ-4.2c", "2026-01-31", "2026-02-28"),
    ("ZJ-4.3c", "2026-01-01", "2026-04-30"),
    ("ZJ-4.3c", "2026-05-01", "2026-10-31"),
];

/// Rows of other kinds, each with its own test below.
const OTHERS: &[&str] = &[
    "OR-4.3", "GS-3.2", "SC-2.1c", "SC-2.2c", "SC-2.2e", "SC-2.4a", "ZJ-2", "OR-1.5", "GS-1.3",
    "XJ-2.5a",
];

/// Publicities whose length no document gives.
const ASKED: &[&str] = &["OR-3.7", "GS-3.1", "ZJ-4.3a", "ZJ-4.3d", "SC-2.3e"];

#[test]
fn every_rule_is_tested_and_every_tested_rule_is_there() {
    let tested: BTreeSet<&str> =
        DATED.iter().map(|row| row.0).chain(OTHERS.iter().chain(ASKED).copied()).collect();
    let known: BTreeSet<&str> = all().map(|(_, rule)| rule.clause.as_str()).collect();
    assert_eq!(tested, known);
    for (pack, rule) in all() {
        let prefix = rule.clause.split('-').next().unwrap();
        assert!(pack.starts_with(prefix), "{} is in {pack}", rule.clause);
        assert!(!rule.duty.zh.is_empty() && !rule.duty.en.is_empty());
    }
}

#[test]
fn dated_rows_end_when_they_should() {
    for (clause, trigger, due) in DATED {
        let clock = clock(clause, &since(trigger), trigger);
        assert_eq!(clock.due, day(due), "{clause} from {trigger}");
        assert_eq!(clock.calendar_not_published, None, "{clause}");
        if all().any(|(_, r)| {
            r.clause == *clause && !matches!(r.term, Term::EachQuarter | Term::EachYear { .. })
        }) {
            assert_eq!(stands(rule(clause), &Facts::default(), trigger), Standing::Waiting);
        }
    }
}

#[test]
fn what_is_left_is_told_in_both_kinds_of_days() {
    let facts = since("2026-09-18"); // due on 9 October
    let at = |today| clock("XJ-2.3b", &facts, today);
    let open = at("2026-09-30");
    assert_eq!((open.working_days_left, open.days_left, open.state), (2, 9, State::Open));
    assert_eq!(at("2026-10-09").state, State::DueToday);
    let late = at("2026-10-12"); // the make-up Saturday between was a working day
    assert_eq!((late.working_days_left, late.days_left, late.state), (-2, -3, State::Overdue));
    let done = |date| Facts { done: Some(day(date)), ..facts.clone() };
    assert_eq!(clock("XJ-2.3b", &done("2026-10-09"), "2026-12-01").state, State::InTime);
    assert_eq!(clock("XJ-2.3b", &done("2026-10-10"), "2026-12-01").state, State::Late);
}

#[test]
fn a_deadline_past_the_known_calendar_says_so() {
    let beyond = clock("GS-1.1", &since("2026-06-01"), "2026-06-01");
    assert_eq!((beyond.due, beyond.calendar_not_published), (day("2027-06-01"), Some(2027)));
}

#[test]
fn a_length_that_no_document_gives_is_asked_never_ten() {
    for clause in ASKED {
        let facts = since("2026-03-02");
        assert_eq!(
            stands(rule(clause), &facts, "2026-03-03"),
            Standing::Asks(Need::PublicityDays),
            "{clause}"
        );
        let asked = |period: &str| Facts { asked: Some(period.parse().unwrap()), ..facts.clone() };
        assert_eq!(clock(clause, &asked("7d"), "2026-03-03").due, day("2026-03-09"));
        assert_eq!(clock(clause, &asked("5wd"), "2026-03-03").due, day("2026-03-09"));
        let months = stands(rule(clause), &asked("1mo"), "2026-03-03");
        assert_eq!(months, Standing::Asks(Need::PublicityDays), "publicity is counted in days");
    }
}

#[test]
fn in_good_time_is_a_counter_without_a_limit() {
    let open = stands(rule("XJ-2.5a"), &since("2026-03-01"), "2026-06-09");
    assert_eq!(open, Standing::Since { days: 100, done: false });
    let filed = Facts { done: Some(day("2026-03-11")), ..since("2026-03-01") };
    let filed = stands(rule("XJ-2.5a"), &filed, "2026-06-09");
    assert_eq!(filed, Standing::Since { days: 10, done: true });
}

#[test]
fn a_year_of_assessment_comes_before_the_national_list() {
    let at = |today| stands(rule("SC-2.1c"), &since("2025-10-01"), today);
    let date = day("2026-10-01");
    assert_eq!(at("2026-09-30"), Standing::Earliest { date, reached: false, days_left: 1 });
    assert_eq!(at("2026-10-01"), Standing::Earliest { date, reached: true, days_left: 0 });
}

#[test]
fn windows_are_inclusive() {
    let inside = |clause, until: &str| match stands(rule(clause), &since(until), "2026-03-15") {
        Standing::Window { inside, .. } => inside,
        other => panic!("{other:?}"),
    };
    assert!(inside("ZJ-2", "2027-03-15") && !inside("ZJ-2", "2027-03-16"));
    assert!(inside("SC-2.2e", "2029-03-15") && !inside("SC-2.2e", "2029-03-16"));
    assert!(inside("ZJ-2", "2026-01-01"), "a term that has ended");
}

#[test]
fn shares_are_reckoned_exactly() {
    let share = |rule: &Rule, part, whole| {
        let facts = Facts { counted: Some((part, whole)), ..Facts::default() };
        match stands(rule, &facts, "2026-11-21") {
            Standing::Share { due, progress, .. } => (due, progress),
            other => panic!("{other:?}"),
        }
    };
    let (due, progress) = share(rule("OR-4.3"), 2, 11);
    assert_eq!((due, progress.needed, progress.missing), (day("2026-12-31"), 3, 1));
    assert_eq!(progress.hundredths(), Some(1818), "cut off, not rounded");
    assert!(share(rule("OR-4.3"), 3, 11).1.met());
    assert_eq!(share(rule("GS-3.2"), 11, 112).1.missing, 1);
    assert!(share(rule("GS-3.2"), 12, 112).1.met());
    // One fen short of the whole is short, however it looks.
    let (_, fund) = share(rule("OR-1.5"), 99_999_999, 100_000_000);
    assert!(!fund.met() && fund.hundredths() == Some(9999));
    let gansu = Library::shipped().newest("GS").unwrap().0;
    let targets: Vec<&Rule> = gansu.dated("GS-1.3").collect();
    assert_eq!(share(targets[0], 8, 9), (day("2028-12-31"), Progress::of(percent(90), 8, 9)));
    assert_eq!(share(targets[0], 8, 9).1.missing, 1);
    assert_eq!(share(targets[1], 8, 10).1.missing, 0);
    assert_eq!(Progress::of(percent(90), 0, 0).hundredths(), None);
    let unknown = stands(rule("OR-4.3"), &Facts::default(), "2026-11-21");
    assert_eq!(unknown, Standing::Asks(Need::Figures));
}

fn percent(percent: u32) -> crate::quota::Share {
    crate::quota::Share::percent(percent).unwrap()
}

#[test]
fn gansu_s_six_months_yield_to_a_reason_and_an_approver() {
    let check = |clause, limit, beyond: Option<&Override>| {
        let counting = Counting::default();
        let noticed = day("2026-03-02");
        check_limit(rule(clause), Calendar::shipped(), counting, noticed, day(limit), beyond)
            .map_err(|refusal| refusal.code())
    };
    assert_eq!(check("GS-3.3", "2026-09-02", None), Ok(()));
    assert_eq!(check("GS-3.3", "2026-09-03", None), Err("limit-needs-reason"));
    let why = |reason: &str, approver: &str| Override {
        reason: reason.to_owned(),
        approver: approver.to_owned(),
    };
    assert_eq!(check("GS-3.3", "2026-12-31", Some(&why("冬季停工", "p-1"))), Ok(()));
    assert_eq!(
        check("GS-3.3", "2026-12-31", Some(&why("冬季停工", " "))),
        Err("limit-needs-reason")
    );
    assert_eq!(check("GS-3.3", "2026-03-01", None), Err("limit-before-notice"));
    let set = Facts { limit: Some(day("2026-05-05")), ..since("2026-03-02") };
    assert_eq!(clock("GS-3.3", &set, "2026-03-02").due, day("2026-05-05"), "as set");
}

fn objection(received: &str, handled: Option<&str>) -> Objection {
    Objection { received: day(received), handled: handled.map(day) }
}

fn ten_days(disturbed: &Disturbances) -> Publicity {
    let ten = "10wd".parse().unwrap();
    let (calendar, counting) = (Calendar::shipped(), Counting::default());
    publicity(calendar, counting, day("2026-03-02"), ten, disturbed).unwrap()
}

fn ends(disturbed: &Disturbances) -> NaiveDate {
    match ten_days(disturbed) {
        Publicity::Runs(end) => end.date,
        held @ Publicity::Held { .. } => panic!("{held:?}"),
    }
}

#[test]
fn a_correction_starts_anew_and_an_objection_holds() {
    let with = |corrected: &[&str], objections: &[Objection]| Disturbances {
        corrected: corrected.iter().map(|text| day(text)).collect(),
        objections: objections.to_vec(),
    };
    assert_eq!(ends(&with(&[], &[])), day("2026-03-16"));
    assert_eq!(ends(&with(&["2026-03-06"], &[])), day("2026-03-20"));
    // Four days ran until Friday the 6th, six follow Wednesday the 11th.
    let held = with(&[], &[objection("2026-03-06", None)]);
    assert_eq!(ten_days(&held), Publicity::Held { since: day("2026-03-06"), left: 6 });
    let handled = with(&[], &[objection("2026-03-06", Some("2026-03-11"))]);
    assert_eq!(ends(&handled), day("2026-03-19"));
    // A second objection during the first: free when both are handled.
    let two =
        [objection("2026-03-06", Some("2026-03-11")), objection("2026-03-10", Some("2026-03-13"))];
    assert_eq!(ends(&with(&[], &two)), day("2026-03-23"));
    let inner =
        [objection("2026-03-06", Some("2026-03-13")), objection("2026-03-09", Some("2026-03-10"))];
    assert_eq!(ends(&with(&[], &inner)), day("2026-03-23"));
    // What was handled before the correction holds nothing; what is open still does.
    let before = [objection("2026-03-03", Some("2026-03-05"))];
    assert_eq!(ends(&with(&["2026-03-06"], &before)), day("2026-03-20"));
    let open = with(&["2026-03-06"], &[objection("2026-03-03", None)]);
    assert_eq!(ten_days(&open), Publicity::Held { since: day("2026-03-06"), left: 10 });
    assert_eq!(ends(&with(&[], &[objection("2026-03-17", None)])), day("2026-03-16"), "too late");
}

#[test]
fn a_held_publicity_shows_on_the_desk() {
    let disturbed =
        Disturbances { objections: vec![objection("2026-03-06", None)], ..Disturbances::default() };
    let facts = Facts { disturbed, ..since("2026-03-02") };
    let held = stands(rule("XJ-2.3b"), &facts, "2026-05-01");
    assert_eq!(held, Standing::Held { since: day("2026-03-06"), left: 6 });
}

/// What the form of a pack can't say; the rest is refused with its line as everything in a pack.
#[test]
fn a_yearly_rule_names_its_days() {
    let good = include_str!("../../../../assets/packs/ZJ-2018.toml");
    let base = ("CN-2024.toml", include_str!("../../../../assets/packs/CN-2024.toml"));
    for (from, to, expected) in [
        ("days = [\"04-30\", \"10-31\"]", "days = []", "a day of the year for \"ZJ-4.3c\""),
        ("days = [\"04-30\"", "days = [\"04-31\"", "no day of every year like 04-30"),
        ("period = \"1mo\" }", "period = \"1m\" }", "no period such as"),
    ] {
        assert!(good.contains(from), "{from}");
        let changed = good.replacen(from, to, 1);
        let faults = Library::read(&[base, ("t.toml", changed.as_str())]).unwrap_err();
        assert!(faults[0].message.contains(expected), "{faults:?}");
        assert!(faults[0].line > 300, "{faults:?}");
    }
}

fn any_period() -> impl Strategy<Value = Period> {
    (1_u16..30, any::<bool>()).prop_map(|(amount, working)| {
        let unit = if working { "wd" } else { "d" };
        format!("{amount}{unit}").parse().unwrap()
    })
}

proptest! {
    /// Day by day with a finger: a day counts if no objection is open on it.
    #[test]
    fn publicity_as_counted_on_the_fingers(
        start in 0_u64..900, period in any_period(),
        spans in prop::collection::vec((0_u64..40, 1_u64..15), 0..4),
    ) {
        let start = day("2024-01-01") + Days::new(start);
        let objections: Vec<Objection> = spans.iter().map(|(after, lasts)| {
            let received = start + Days::new(*after);
            Objection { received, handled: Some(received + Days::new(*lasts)) }
        }).collect();
        let calendar = Calendar::shipped();
        let working = period.unit == crate::calendar::Unit::WorkingDays;
        let works = |date| calendar.is_workday(date).works();
        // Only objections that come while the publicity still runs hold it.
        let mut counted = 0;
        let mut date = start;
        let mut holding: Vec<Objection> = Vec::new();
        loop {
            let free = !holding.iter().any(|o| o.received < date && date <= o.handled.unwrap());
            if date > start && free && (!working || works(date)) && counted < period.amount {
                counted += 1;
            }
            holding.extend(objections.iter().filter(|o| o.received == date));
            let open = holding.iter().any(|o| o.received <= date && date < o.handled.unwrap());
            if counted == period.amount && works(date) && !open {
                break;
            }
            date = date + Days::new(1);
        }
        let disturbed = Disturbances { corrected: Vec::new(), objections };
        let found = publicity(calendar, Counting::default(), start, period, &disturbed).unwrap();
        match found {
            Publicity::Runs(end) => prop_assert_eq!(end.date, date),
            held @ Publicity::Held { .. } => prop_assert!(false, "{:?}", held),
        }
    }

    /// No disturbance ever shortens a publicity.
    #[test]
    fn publicity_is_never_cut_short(
        corrected in prop::option::of(0_u64..20), received in 0_u64..20, lasts in 1_u64..20,
    ) {
        let start = day("2026-03-02");
        let received = start + Days::new(received);
        let objections = vec![Objection { received, handled: Some(received + Days::new(lasts)) }];
        let corrected = corrected.map(|after| start + Days::new(after)).into_iter().collect();
        let end = ends(&Disturbances { corrected, objections });
        prop_assert!(end >= day("2026-03-16"));
    }

    #[test]
    fn progress_agrees_with_the_definition(done in 0_u64..500, whole in 0_u64..500, percent in 0_u32..=100) {
        let progress = Progress::of(self::percent(percent), done, whole);
        prop_assert_eq!(progress.met(), done * 100 >= whole * u64::from(percent));
    }
}

/// SC-2.2c and SC-2.4a: 应签订, 应及时. The days are counted and nothing is ever late.
#[test]
fn sichuan_counts_days_where_no_number_is_given() {
    for (clause, trigger, days) in [("SC-2.2c", "2025-01-01", 400), ("SC-2.4a", "2026-01-01", 35)] {
        let open = stands(rule(clause), &since(trigger), "2026-02-05");
        assert_eq!(open, Standing::Since { days, done: false }, "{clause}");
        let done = Facts { done: Some(day("2026-01-31")), ..since(trigger) };
        let told = stands(rule(clause), &done, "2026-12-31");
        assert_eq!(told, Standing::Since { days: days - 5, done: true }, "{clause}");
        assert_eq!(stands(rule(clause), &Facts::default(), "2026-02-05"), Standing::Waiting);
    }
}
