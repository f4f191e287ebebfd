//! Reports that come round, on a machine whose clock is set.

use std::sync::Arc;

use super::*;
use crate::api::{ReportDue, ReportPaper, ReportQuery, ReportSubmitInput};
use crate::testing::{Passing, new_machine};

/// First used on this day of 2026.
fn machine(day: i64) -> (Arc<Passing>, Machine) {
    let passing = Passing::new();
    passing.set(day);
    let machine =
        Machine::with(Arc::clone(&passing) as Arc<dyn store::Surroundings>, new_machine());
    (passing, machine)
}

fn asked(machine: &Machine, region: &str) -> Vec<DeadlineRow> {
    let rows = view(machine, region, 92).rows.into_iter();
    rows.filter(|row| row.kind == "report").collect()
}

/// The one period that the banner is asked for, and how many days are left.
fn banner(machine: &Machine) -> Option<(String, Option<i64>)> {
    let rows = asked(machine, "150622");
    assert!(rows.len() < 2, "{rows:?}");
    let row = rows.into_iter().next()?;
    Some((row.report.unwrap().period, row.clock.days_left))
}

fn hand_in(machine: &Machine, due: &ReportDue, on: &str) -> crate::Result<crate::api::Nothing> {
    let token = machine.app.stage(None, b"the report", true).unwrap();
    let input = ReportSubmitInput {
        pack: due.pack.clone(),
        report: due.report.clone(),
        region: due.region.clone(),
        period: due.period.clone(),
        on: on.into(),
        paper: Staged { token, name: "季度抽查结果报告.pdf".into() },
    };
    submit(&machine.app, input)
}

/// OR-4.4. On 1 January the report of the last quarter is overdue, and stays so.
#[test]
fn a_quarter_s_report_stays_until_it_is_handed_in() {
    let (passing, machine) = machine(326);
    assert_eq!(banner(&machine), Some(("2026-12-31".into(), Some(39))), "22 November");
    passing.set(366);
    assert_eq!(banner(&machine), Some(("2026-12-31".into(), Some(-1))));
    let late = view(&machine, "150622", 92).overdue;
    passing.set(366 + 100);
    assert_eq!(banner(&machine), Some(("2026-12-31".into(), Some(-101))), "the oldest comes first");
    let due = asked(&machine, "150622").remove(0).report.unwrap();
    assert_eq!((due.from.as_str(), due.to.len()), ("2026-10-01", 1));
    hand_in(&machine, &due, "2027-01-04").unwrap();
    assert_eq!(banner(&machine), Some(("2027-03-31".into(), Some(-11))));
    assert_eq!(view(&machine, "150622", 92).overdue, late, "one went and one came");
    let twice = hand_in(&machine, &due, "2027-01-05").unwrap_err();
    assert_eq!(twice.code(), "report-handed-in");
    let second = ReportDue { period: "2027-03-31".into(), ..due.clone() };
    let early = hand_in(&machine, &second, "2026-12-31").unwrap_err();
    assert_eq!(early.code(), "report-not-begun");
    let to_come = hand_in(&machine, &second, "2027-12-31").unwrap_err();
    assert_eq!(to_come.code(), "day-to-come");
    hand_in(&machine, &second, "2027-03-30").unwrap();
    assert_eq!(banner(&machine), Some(("2027-06-30".into(), Some(80))));

    let list = submitted_reports(&machine.app, ReportQuery { region: "150600".into() }).unwrap();
    let told: Vec<(&str, bool, &str)> =
        list.iter().map(|row| (row.period.as_str(), row.late, row.on.as_str())).collect();
    let expected = [("2027-03-31", false, "2027-03-30"), ("2026-12-31", true, "2027-01-04")];
    assert_eq!(told, expected);
    assert_eq!(list[0].clause.as_deref(), Some("OR-4.4"));
    let paper =
        ReportPaper { pack: due.pack, report: due.report, region: due.region, period: due.period };
    let saved = save_paper(&machine.app, paper.clone()).unwrap();
    assert_eq!(std::fs::read(saved.path).unwrap(), b"the report");
    let unknown = ReportPaper { period: "2025-12-31".into(), ..paper };
    assert_eq!(save_paper(&machine.app, unknown).unwrap_err().code(), "not-found");
}

/// Nothing is asked for the time before; what a colleague handed in earlier is known since then.
#[test]
fn nothing_is_asked_for_before_the_first_use() {
    let (_, machine) = machine(100);
    assert_eq!(banner(&machine).unwrap().0, "2026-06-30");
    let mut earlier = asked(&machine, "150622").remove(0).report.unwrap();
    earlier.period = "2025-09-30".into();
    hand_in(&machine, &earlier, "2025-09-30").unwrap();
    assert_eq!(banner(&machine).unwrap().0, "2025-12-31");
}

/// A city's desk shows the banners that have mines, each with what it owes.
#[test]
fn a_city_sees_the_reports_of_its_banners() {
    let (passing, machine) = machine(326);
    assert!(asked(&machine, "150600").is_empty(), "no mine is known");
    mines(&machine, "备注", &[("101", "150622", String::new()), ("102", "150624", String::new())]);
    let regions = || -> Vec<String> {
        let rows = asked(&machine, "150600").into_iter();
        rows.map(|row| row.report.unwrap().region).collect()
    };
    assert_eq!(regions(), ["150622", "150624"]);
    passing.set(366);
    let due = asked(&machine, "150622").remove(0).report.unwrap();
    hand_in(&machine, &due, "2027-01-01").unwrap();
    let rows = asked(&machine, "150600").into_iter();
    let mut periods: Vec<(String, String)> =
        rows.map(|row| row.report.unwrap()).map(|due| (due.region, due.period)).collect();
    periods.sort();
    let expected = [("150622", "2027-03-31"), ("150624", "2026-12-31")];
    let told: Vec<(&str, &str)> =
        periods.iter().map(|(region, period)| (region.as_str(), period.as_str())).collect();
    assert_eq!(told, expected);
    assert!(asked(&machine, "150000").is_empty(), "the city's rules aren't the region's");
}

/// SC-2.4a. Without a day of its own it is never late; last year's stays until all have uploaded or
/// the report is handed in.
#[test]
fn the_uploads_of_a_year_stay_when_the_year_is_over() {
    let (passing, machine) = machine(326);
    mines(&machine, "年度建设情况上传日期", &[("301", "510104", "2025-03-01".into())]);
    let year = |machine: &Machine| {
        let row = asked(machine, "510104").into_iter().next()?;
        assert_eq!((row.clock.days_left, row.clock.clause.as_deref()), (None, Some("SC-2.4a")));
        Some(row.report.unwrap().period)
    };
    assert_eq!(year(&machine).as_deref(), Some("2026-12-31"));
    passing.set(366 + 9);
    assert_eq!(year(&machine).as_deref(), Some("2026-12-31"), "10 January");
    let due = asked(&machine, "510000").remove(0).report.unwrap();
    assert_eq!(due.region, "510000");
    hand_in(&machine, &due, "2027-01-08").unwrap();
    assert_eq!(year(&machine).as_deref(), Some("2027-12-31"), "the province's covers the county");
}
