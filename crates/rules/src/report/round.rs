//! The periods of a report, one after another without a gap.

use std::collections::BTreeSet;
use std::iter::successors;

use chrono::{Datelike as _, NaiveDate};

use crate::deadline::MonthDay;
use crate::pack::{Actor, Level, Report};
use crate::region::significant;

/// A period of a report, both days counted in. Its last day names it, and where the document gives
/// days it is due on that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Round {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Round {
    /// The period that a day lies in. A report without days of its own is of the calendar year.
    pub fn of(report: &Report, day: NaiveDate) -> Option<Self> {
        let years = [day.year() - 1, day.year(), day.year() + 1];
        let ends: BTreeSet<NaiveDate> = years.iter().flat_map(|year| ends(report, *year)).collect();
        let to = *ends.range(day..).next()?;
        let before = *ends.range(..day).next_back()?;
        Some(Self { from: before.succ_opt()?, to })
    }

    pub fn next(self, report: &Report) -> Option<Self> {
        Self::of(report, self.to.succ_opt()?)
    }
}

fn ends(report: &Report, year: i32) -> Vec<NaiveDate> {
    if report.due.is_empty() {
        return NaiveDate::from_ymd_opt(year, 12, 31).into_iter().collect();
    }
    let days = report.due.iter().filter_map(|day| MonthDay::try_from(day.clone()).ok());
    days.filter_map(|day| day.in_year(year)).collect()
}

/// The oldest period that has begun and wasn't handed in, counted from the one that the day `first`
/// lies in.
pub fn oldest_open(
    report: &Report,
    first: NaiveDate,
    today: NaiveDate,
    is_in: impl Fn(Round) -> bool,
) -> Option<Round> {
    let mut begun = successors(Round::of(report, first), |round| round.next(report))
        .take_while(|round| round.from <= today);
    begun.find(|round| !is_in(*round))
}

/// Whether the report is that of this very region: a body reports at its own level. What mines hand
/// in is followed at every level.
pub fn reports(report: &Report, region: &str) -> bool {
    match &report.by {
        Actor::Enterprise | Actor::ThirdParty => true,
        Actor::Body { level, .. } => *level == level_of(region),
    }
}

fn level_of(region: &str) -> Level {
    match significant(region).len() {
        0 => Level::Nation,
        2 => Level::Province,
        4 => Level::City,
        _ => Level::County,
    }
}
