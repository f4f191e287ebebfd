//! Clocks that run in a case.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Counting, End, Period};
use crate::deadline::{Disturbances, Publicity, publicity};

/// Something that must be done, as the state of a case says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The clause that asks for it; `None` where the officer alone set the day.
    pub clause: Option<String>,
    /// What is to be done, such as `rectify`.
    pub duty: &'static str,
    pub from: NaiveDate,
    pub ends: Ends,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ends {
    On(NaiveDate),
    Within(Period),
    /// A correction starts it anew, an objection holds it. Without a period the officer is asked.
    Publicity {
        period: Option<Period>,
        disturbed: Disturbances,
    },
    /// No document gives a number: the days are counted.
    Unstated,
}

/// Where a clock stands by the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub clause: Option<String>,
    pub duty: String,
    pub from: NaiveDate,
    pub due: Option<NaiveDate>,
    pub mark: Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Mark {
    Sure,
    /// Counted through this year by the week alone.
    CalendarNotPublished {
        year: i32,
    },
    /// An objection is open: so many days remain once it is handled.
    Held {
        since: NaiveDate,
        left: i64,
    },
    /// The officer must say how long.
    Asked,
    /// Days are counted, and nothing is due.
    Since,
}

impl Running {
    pub fn at(&self, calendar: &Calendar, counting: Counting) -> Clock {
        let (due, mark) = self.stands(calendar, counting);
        let Self { clause, duty, from, .. } = self.clone();
        Clock { clause, duty: duty.to_owned(), from, due, mark }
    }

    /// A record may bring any date and any period. Nothing is due on a day that no paper can name: the
    /// days are counted.
    fn stands(&self, calendar: &Calendar, counting: Counting) -> (Option<NaiveDate>, Mark) {
        match self.reckoned(calendar, counting) {
            (Some(due), _) if !(0..=9999).contains(&due.year()) => (None, Mark::Since),
            stands => stands,
        }
    }

    fn reckoned(&self, calendar: &Calendar, counting: Counting) -> (Option<NaiveDate>, Mark) {
        match &self.ends {
            Ends::On(day) => (Some(*day), Mark::Sure),
            Ends::Within(period) => ended(counting.end(calendar, self.from, *period)),
            Ends::Unstated => (None, Mark::Since),
            Ends::Publicity { period, disturbed } => {
                let run = |period| publicity(calendar, counting, self.from, period, disturbed);
                match period.and_then(run) {
                    None => (None, Mark::Asked),
                    Some(Publicity::Runs(end)) => ended(end),
                    Some(Publicity::Held { since, left }) => (None, Mark::Held { since, left }),
                }
            }
        }
    }
}

fn ended(end: End) -> (Option<NaiveDate>, Mark) {
    let mark = match end.calendar_not_published {
        Some(year) => Mark::CalendarNotPublished { year },
        None => Mark::Sure,
    };
    (Some(end.date), mark)
}
