//! 公示: the clock of a public notice. A correction of the content starts it anew; an objection
//! holds it until it is handled.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Counting, End, Period, Roll, Unit, eve, later};

/// What disturbed a publicity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disturbances {
    /// Days on which corrected content was published.
    pub corrected: Vec<NaiveDate>,
    pub objections: Vec<Objection>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Objection {
    pub received: NaiveDate,
    pub handled: Option<NaiveDate>,
}

/// Where a publicity stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publicity {
    Runs(End),
    /// An objection is open: so many days (of the period's unit) remain once it is handled.
    Held {
        since: NaiveDate,
        left: i64,
    },
}

/// The day on which an objection comes still counts as publicity; the days after it do not, up to
/// and with the day on which it is handled. Objections after the last day hold nothing any more.
/// `None` if the period isn't counted in days.
pub fn publicity(
    calendar: &Calendar,
    counting: Counting,
    started: NaiveDate,
    period: Period,
    disturbed: &Disturbances,
) -> Option<Publicity> {
    let unit = DayUnit::of(calendar, period.unit)?;
    let start = disturbed.corrected.iter().copied().fold(started, NaiveDate::max);
    let mut from = if counting.first_day_excluded { start } else { eve(start) };
    let mut left = i64::from(period.amount);
    let mut holds = disturbed.objections.clone();
    holds.retain(|hold| hold.handled.is_none_or(|handled| handled > start));
    holds.sort_by_key(|hold| hold.received);
    for hold in holds {
        let since = hold.received.max(start);
        if since > unit.roll(counting, unit.add(from, left)) {
            break;
        }
        left = (left - unit.between(from, since).max(0)).max(0);
        match hold.handled {
            None => return Some(Publicity::Held { since, left }),
            // Of two objections at a time, the one handled last sets the publicity free.
            Some(handled) => from = from.max(handled).max(since),
        }
    }
    let date = unit.roll(counting, unit.add(from, left));
    let calendar_not_published = calendar.not_published(start, date);
    Some(Publicity::Runs(End { date, calendar_not_published }))
}

/// Days of either kind, counted alike.
struct DayUnit<'a> {
    calendar: &'a Calendar,
    working: bool,
}

impl<'a> DayUnit<'a> {
    fn of(calendar: &'a Calendar, unit: Unit) -> Option<Self> {
        match unit {
            Unit::WorkingDays => Some(Self { calendar, working: true }),
            Unit::Days => Some(Self { calendar, working: false }),
            Unit::Months | Unit::Years => None,
        }
    }

    fn add(&self, date: NaiveDate, days: i64) -> NaiveDate {
        let days = u16::try_from(days).expect("no more than the period, no less than none");
        if self.working {
            self.calendar.add_working_days(date, days)
        } else {
            later(date, days.into())
        }
    }

    fn between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if self.working {
            self.calendar.working_days_between(from, to)
        } else {
            (to - from).num_days()
        }
    }

    fn roll(&self, counting: Counting, date: NaiveDate) -> NaiveDate {
        match counting.roll {
            Roll::NextWorkday => self.calendar.workday_from(date),
            Roll::Stay => date,
        }
    }
}
