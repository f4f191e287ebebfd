//! The shipped calendar against an independent one, day by day and counted through.

use chrono::NaiveDate;
use judge::Judge;
use rules::calendar::{Calendar, Workday};

/// Every day of 2024 to 2026, and whether people work.
fn judge() -> Vec<(NaiveDate, bool)> {
    let text = Judge::new(env!("CARGO_MANIFEST_DIR"), "calendar.py").run([""; 0]);
    let line = |line: &str| {
        let (day, works) = line.split_once(' ').unwrap();
        (day.parse().unwrap(), works == "1")
    };
    text.lines().map(line).collect()
}

#[test]
fn every_day_of_three_years_agrees() {
    let days = judge();
    assert_eq!(days.len(), 366 + 365 + 365);
    for (day, works) in days {
        assert_eq!(Calendar::shipped().is_workday(day), Workday::Known(works), "{day}");
    }
}

#[test]
fn ten_and_thirty_working_days_from_every_day_agree() {
    let days = judge();
    for (index, (start, _)) in days.iter().enumerate() {
        let mut after = days[index + 1..].iter().filter(|(_, works)| *works).map(|(day, _)| *day);
        let Some(tenth) = after.nth(9) else { break };
        assert_eq!(Calendar::shipped().add_working_days(*start, 10), tenth, "{start}");
        let Some(thirtieth) = after.nth(19) else { continue };
        assert_eq!(Calendar::shipped().add_working_days(*start, 30), thirtieth, "{start}");
    }
}
