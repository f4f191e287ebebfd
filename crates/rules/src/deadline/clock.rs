//! Where a rule stands for the facts of a case.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Disturbances, Force, MonthDay, Progress, Publicity, Rule, Term, publicity};
use crate::calendar::{Calendar, Counting, End, Period, Roll};

/// What is known of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When the rule's trigger happened or will happen.
    pub trigger: Option<NaiveDate>,
    pub done: Option<NaiveDate>,
    /// The period that the officer said where the document says none.
    pub asked: Option<Period>,
    /// The limit that was set, where the document gives only the longest.
    pub limit: Option<NaiveDate>,
    pub disturbed: Disturbances,
    /// Part and whole, for shares.
    pub counted: Option<(u64, u64)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The trigger hasn't happened.
    Waiting,
    Clock(Clock),
    /// A publicity is held by an objection.
    Held {
        since: NaiveDate,
        left: i64,
    },
    Asks(Need),
    /// No document gives a number: days since.
    Since {
        days: i64,
        done: bool,
    },
    /// Not before this day.
    Earliest {
        date: NaiveDate,
        reached: bool,
        days_left: i64,
    },
    Share {
        due: NaiveDate,
        days_left: i64,
        progress: Progress,
    },
    /// Whether the trigger's day is no further off than the rule reaches from today.
    Window {
        inside: bool,
        reach: NaiveDate,
    },
}

/// What a person must say first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// How long the publicity lasts, in working days or days.
    PublicityDays,
    /// Part and whole of the share.
    Figures,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    pub due: NaiveDate,
    /// The first year that was counted through by the week alone.
    pub calendar_not_published: Option<i32>,
    /// Working days after today, up to and with the due day; negative once it has passed.
    pub working_days_left: i64,
    pub days_left: i64,
    pub state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    DueToday,
    Overdue,
    InTime,
    Late,
}

/// Where `rule` stands on the day `today`.
pub fn standing(
    rule: &Rule,
    facts: &Facts,
    calendar: &Calendar,
    counting: Counting,
    today: NaiveDate,
) -> Standing {
    let case = Case { rule, facts, calendar, counting, today };
    match &rule.term {
        // What comes round by the calendar needs no event: the period of today.
        Term::EachQuarter => case.fixed(quarter_end(case.begin())),
        Term::EachYear { days } => case.fixed(next_of(days, case.begin())),
        Term::Share { share, by, .. } => {
            let due = by.unwrap_or_else(|| year_end(case.begin()));
            let Some((part, whole)) = facts.counted else { return Standing::Asks(Need::Figures) };
            let progress = Progress::of(*share, part, whole);
            Standing::Share { due, days_left: (due - today).num_days(), progress }
        }
        term => match facts.trigger {
            None => Standing::Waiting,
            Some(trigger) => case.after(term, trigger),
        },
    }
}

struct Case<'a> {
    rule: &'a Rule,
    facts: &'a Facts,
    calendar: &'a Calendar,
    counting: Counting,
    today: NaiveDate,
}

impl Case<'_> {
    fn begin(&self) -> NaiveDate {
        self.facts.trigger.unwrap_or(self.today)
    }

    fn after(&self, term: &Term, trigger: NaiveDate) -> Standing {
        match term {
            Term::Within { period, .. } if self.rule.trigger.is_publicity() => {
                self.publicity(trigger, *period)
            }
            Term::Within { period, stays } => {
                let roll = if *stays { Roll::Stay } else { self.counting.roll };
                self.clock(Counting { roll, ..self.counting }.end(self.calendar, trigger, *period))
            }
            Term::AtMost { period } => match self.facts.limit {
                Some(limit) => self.fixed(limit),
                None => self.clock(self.counting.end(self.calendar, trigger, *period)),
            },
            Term::NotBefore { period } => self.earliest(trigger, *period),
            Term::Asked => match self.facts.asked {
                Some(period) => self.publicity(trigger, period),
                None => Standing::Asks(Need::PublicityDays),
            },
            Term::Since => self.since(trigger),
            Term::Window { period } => self.window(trigger, *period),
            Term::OnDate | Term::EachQuarter | Term::EachYear { .. } | Term::Share { .. } => {
                self.fixed(trigger)
            }
        }
    }

    fn publicity(&self, started: NaiveDate, period: Period) -> Standing {
        let disturbed = &self.facts.disturbed;
        match publicity(self.calendar, self.counting, started, period, disturbed) {
            Some(Publicity::Runs(end)) => self.clock(end),
            Some(Publicity::Held { since, left }) => Standing::Held { since, left },
            None => Standing::Asks(Need::PublicityDays),
        }
    }

    /// A day that a document names is that day: it doesn't roll.
    fn fixed(&self, date: NaiveDate) -> Standing {
        self.clock(End { date, calendar_not_published: None })
    }

    fn clock(&self, end: End) -> Standing {
        let state = match self.facts.done {
            Some(done) if done <= end.date => State::InTime,
            Some(_) => State::Late,
            None if self.today < end.date => State::Open,
            None if self.today == end.date => State::DueToday,
            None => State::Overdue,
        };
        Standing::Clock(Clock {
            due: end.date,
            calendar_not_published: end.calendar_not_published,
            working_days_left: self.calendar.working_days_between(self.today, end.date),
            days_left: (end.date - self.today).num_days(),
            state,
        })
    }

    fn since(&self, trigger: NaiveDate) -> Standing {
        let until = self.facts.done.unwrap_or(self.today);
        Standing::Since { days: (until - trigger).num_days(), done: self.facts.done.is_some() }
    }

    fn earliest(&self, trigger: NaiveDate, period: Period) -> Standing {
        let date = Counting::PLAIN.end(self.calendar, trigger, period).date;
        let days_left = (date - self.today).num_days();
        Standing::Earliest { date, reached: days_left <= 0, days_left }
    }

    fn window(&self, trigger: NaiveDate, period: Period) -> Standing {
        let reach = Counting::PLAIN.end(self.calendar, self.today, period).date;
        Standing::Window { inside: trigger <= reach, reach }
    }
}

fn year_end(date: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.year(), 12, 31).expect("each year has one")
}

fn quarter_end(date: NaiveDate) -> NaiveDate {
    let (month, day) = [(3, 31), (6, 30), (9, 30), (12, 31)][date.month0() as usize / 3];
    NaiveDate::from_ymd_opt(date.year(), month, day).expect("each year has them")
}

/// The first of these days on or after `date`.
fn next_of(days: &[MonthDay], date: NaiveDate) -> NaiveDate {
    let years = [date.year(), date.year() + 1];
    let all = years.iter().flat_map(|year| days.iter().filter_map(|day| day.in_year(*year)));
    all.filter(|day| *day >= date).min().unwrap_or_else(|| year_end(date))
}

/// Why a limit goes beyond what the document allows in principle, and who agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Override {
    pub reason: String,
    pub approver: String,
}

impl Override {
    pub fn is_founded(&self) -> bool {
        !self.reason.trim().is_empty() && !self.approver.trim().is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitRefusal {
    #[error("{clause}: the limit {limit} comes before the notice of {noticed}. Nothing was set")]
    BeforeNotice { clause: String, limit: NaiveDate, noticed: NaiveDate },
    #[error("{clause}: the limit may be {longest} at the latest. Nothing was set")]
    TooLong { clause: String, longest: NaiveDate },
    #[error(
        "{clause}: in principle the limit is {longest} at the latest; a longer one needs a reason and somebody who approves it. Nothing was set"
    )]
    NeedsReason { clause: String, longest: NaiveDate },
}

impl LimitRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::BeforeNotice { .. } => "limit-before-notice",
            Self::TooLong { .. } => "limit-too-long",
            Self::NeedsReason { .. } => "limit-needs-reason",
        }
    }
}

/// Whether an officer may set this limit. Where a document gives none, any later day may be set.
pub fn check_limit(
    rule: &Rule,
    calendar: &Calendar,
    counting: Counting,
    noticed: NaiveDate,
    limit: NaiveDate,
    beyond: Option<&Override>,
) -> Result<(), LimitRefusal> {
    let clause = rule.clause.clone();
    if limit < noticed {
        return Err(LimitRefusal::BeforeNotice { clause, limit, noticed });
    }
    let Term::AtMost { period } = rule.term else { return Ok(()) };
    let longest = counting.end(calendar, noticed, period).date;
    let excused = beyond.is_some_and(Override::is_founded);
    match rule.force {
        _ if limit <= longest => Ok(()),
        Force::Soft if excused => Ok(()),
        Force::Soft => Err(LimitRefusal::NeedsReason { clause, longest }),
        _ => Err(LimitRefusal::TooLong { clause, longest }),
    }
}
