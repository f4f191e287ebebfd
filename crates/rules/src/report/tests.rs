use std::collections::BTreeSet;

use canon::BlobRef;
use chrono::{Datelike as _, Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::deadline::{Facts, Standing, standing};
use crate::pack::{Actor, Library, Pack, PackRef, Report};
use crate::procedure::Proof;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn report(pack: &str) -> &'static Report {
    &rules(pack).0.reports[0]
}

/// Packs that ask for a report, and how many periods a year of it has.
const ASKING: [(&str, usize); 3] = [("OR", 4), ("ZJ-2018", 2), ("SC-2023", 1)];

#[test]
fn every_shipped_report_is_among_those_tested() {
    let packs = Library::shipped().all().filter(|(pack, _)| !pack.reports.is_empty());
    let asking: BTreeSet<&str> = packs.map(|(pack, _)| pack.id.as_str()).collect();
    assert_eq!(asking, ASKING.iter().map(|(pack, _)| *pack).collect::<BTreeSet<_>>());
    assert!(asking.iter().all(|pack| rules(pack).0.reports.len() == 1));
}

#[test]
fn periods_end_on_the_days_of_the_document() {
    let of = |pack: &str, on: &str| {
        let round = Round::of(report(pack), day(on)).unwrap();
        (round.from.to_string(), round.to.to_string())
    };
    let both = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(of("OR", "2026-12-31"), both("2026-10-01", "2026-12-31"));
    assert_eq!(of("OR", "2027-01-01"), both("2027-01-01", "2027-03-31"));
    assert_eq!(of("ZJ-2018", "2019-04-30"), both("2018-11-01", "2019-04-30"));
    assert_eq!(of("ZJ-2018", "2019-11-01"), both("2019-11-01", "2020-04-30"));
    assert_eq!(of("SC-2023", "2026-02-28"), both("2026-01-01", "2026-12-31"));
}

/// The table of deadlines and the pack count with the same days.
#[test]
fn a_period_is_due_when_the_table_says() {
    let calendar = crate::calendar::Calendar::shipped();
    for (pack, _) in ASKING {
        let report = report(pack);
        let rule = rules(pack).0.dated(&report.clause).next().unwrap();
        let today = day("2027-02-03");
        let round = Round::of(report, day("2026-11-21")).unwrap();
        let facts = Facts { trigger: Some(round.from), ..Facts::default() };
        match standing(rule, &facts, calendar, crate::calendar::Counting::default(), today) {
            Standing::Clock(clock) => assert_eq!(clock.due, round.to, "{pack}"),
            Standing::Since { days, done } => {
                assert!(report.due.is_empty() && !done, "{pack}");
                assert_eq!(days, (today - round.from).num_days());
            }
            other => panic!("{pack}: {other:?}"),
        }
    }
}

/// ZJ-4.3c: 上报省国土资源厅、省环境保护厅.
#[test]
fn zhejiang_reports_to_both_departments() {
    let to: Vec<String> = report("ZJ-2018").to.iter().map(Actor::to_string).collect();
    assert_eq!(to, ["province/natural-resources", "province/ecology"]);
    assert_eq!(report("OR").to.len(), 1);
}

#[test]
fn a_body_reports_at_its_own_level() {
    let of = |pack: &str, regions: &[&str]| -> Vec<bool> {
        regions.iter().map(|region| reports(report(pack), region)).collect()
    };
    assert_eq!(of("OR", &["150622", "150600", "150000"]), [true, false, false]);
    assert_eq!(of("ZJ-2018", &["330102", "330100", "330000"]), [false, true, false]);
    assert_eq!(of("SC-2023", &["510104", "510100", "510000"]), [true, true, true]);
}

fn submitted(region: &str, period: &str, on: &str) -> Submitted {
    let content = BlobRef { hash: canon::sha256(b"report"), bytes: 6 };
    Submitted {
        pack: rules("OR").1.clone(),
        report: "quarterly".into(),
        region: region.into(),
        period: day(period),
        on: day(on),
        paper: Proof { name: "季度抽查结果报告.pdf".into(), content },
    }
}

/// OR-4.4
#[test]
fn a_period_is_handed_in_once_by_whom_the_document_names() {
    let pack = rules("OR").0;
    let fine = submitted("150622", "2026-12-31", "2027-01-04");
    assert_eq!(decide_submitted(pack, fine.clone(), false), Ok(fine.clone()), "late, and taken");
    let early = submitted("150622", "2026-12-31", "2026-12-28");
    assert!(decide_submitted(pack, early, false).is_ok());
    let code =
        |submitted, handed_in| decide_submitted(pack, submitted, handed_in).unwrap_err().code();
    assert_eq!(code(fine.clone(), true), "report-handed-in");
    assert_eq!(
        code(submitted("150600", "2026-12-31", "2027-01-04"), false),
        "report-not-of-region"
    );
    assert_eq!(
        code(submitted("620102", "2026-12-31", "2027-01-04"), false),
        "report-not-of-region"
    );
    assert_eq!(code(submitted("150622", "2026-12-30", "2027-01-04"), false), "report-no-period");
    assert_eq!(code(submitted("150622", "2026-12-31", "2026-09-30"), false), "report-not-begun");
    let unknown = Submitted { report: "monthly".into(), ..fine };
    assert_eq!(code(unknown, false), "report-unknown");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..20_000).prop_map(|days| day("2000-01-01") + Days::new(days))
}

proptest! {
    /// Every day lies in one period, and periods follow each other without a gap.
    #[test]
    fn periods_tile_the_calendar(on in any_day(), which in 0_usize..3) {
        let (pack, a_year) = ASKING[which];
        let report = report(pack);
        let round = Round::of(report, on).unwrap();
        prop_assert!(round.from <= on && on <= round.to);
        prop_assert_eq!(Round::of(report, round.from), Some(round));
        prop_assert_eq!(Round::of(report, round.to), Some(round));
        let next = round.next(report).unwrap();
        prop_assert_eq!(next.from, round.to + Days::new(1));
        let year: BTreeSet<Round> = (0..366)
            .filter_map(|n| Round::of(report, day("2024-01-01") + Days::new(n)))
            .filter(|round| round.to.year() == 2024)
            .collect();
        prop_assert_eq!(year.len(), a_year);
    }

    /// Whoever hands in what the desk shows, and nothing else, hands in each period exactly once,
    /// in order; what isn't handed in stays on the desk however long it takes.
    #[test]
    fn each_period_is_asked_for_once_until_it_is_handed_in(
        first in any_day(), days in 1_u64..700, every in 1_u64..200, which in 0_usize..3,
    ) {
        let report = report(ASKING[which].0);
        let mut handed_in: Vec<Round> = Vec::new();
        let mut shown = None;
        for after in 0..days {
            let today = first + Days::new(after);
            let open = oldest_open(report, first, today, |round| handed_in.contains(&round));
            if let Some(before) = shown {
                prop_assert_eq!(open, Some(before), "it stays until it is handed in");
            }
            shown = open;
            if after.is_multiple_of(every) && let Some(round) = open {
                prop_assert!(!handed_in.contains(&round));
                handed_in.push(round);
                shown = None;
            }
        }
        let from_first = std::iter::successors(Round::of(report, first), |one| one.next(report));
        let expected: Vec<Round> = from_first.take(handed_in.len()).collect();
        prop_assert_eq!(handed_in, expected);
    }
}
