//! Periods, and how they are counted. The supervised documents don't say how, so the convention is
//! a setting ([`super::CountingSet`]), and forms print its sentence.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Calendar, eve, later};
use crate::checklist::Words;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    WorkingDays,
    Days,
    Months,
    Years,
}

/// A length of time, written `10wd`, `30d`, `6mo` or `1y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]+(wd|d|mo|y)$"))]
pub struct Period {
    pub amount: u16,
    pub unit: Unit,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no period such as 10wd (working days), 30d, 6mo or 1y, from 1 up to a century")]
pub struct PeriodError(String);

/// What happens when a period ends on a rest day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Roll {
    NextWorkday,
    Stay,
}

/// How periods are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    pub first_day_excluded: bool,
    pub roll: Roll,
}

impl Default for Counting {
    fn default() -> Self {
        Self { first_day_excluded: true, roll: Roll::NextWorkday }
    }
}

/// Where a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    pub date: NaiveDate,
    /// The first year that was counted through without its arrangement: the date is by the week.
    pub calendar_not_published: Option<i32>,
}

impl Counting {
    /// To the corresponding day itself, for what is no deadline: neither rest days nor the counting of
    /// the first day move it.
    pub const PLAIN: Self = Self { first_day_excluded: true, roll: Roll::Stay };

    /// What a form prints.
    pub fn sentence(self) -> Words {
        let (first_zh, first_en) = if self.first_day_excluded {
            ("期间开始的当日不计入，自次日起算", "The first day is not counted")
        } else {
            ("期间自开始的当日起算", "The first day is counted")
        };
        let (roll_zh, roll_en) = match self.roll {
            Roll::NextWorkday => (
                "最后一日为休息日的，顺延至其后第一个工作日",
                "a period that ends on a rest day ends on the next working day",
            ),
            Roll::Stay => {
                ("最后一日为休息日的，不顺延", "a period that ends on a rest day is not extended")
            }
        };
        let month_zh = "到期月没有对应日的，以该月最后一日为准";
        let month_en = "where the last month lacks the day, its last day counts";
        Words {
            zh: format!("{first_zh}；{roll_zh}；{month_zh}。"),
            en: format!("{first_en}; {roll_en}; {month_en}."),
        }
    }

    /// The last day of a period that begins with what happened on `start`; the last date there is, if
    /// the period goes beyond it.
    pub fn end(self, calendar: &Calendar, start: NaiveDate, period: Period) -> End {
        let last = self.last_day(calendar, start, period);
        let date = match self.roll {
            Roll::NextWorkday => calendar.workday_from(last),
            Roll::Stay => last,
        };
        // Calendar days, months and years meet the calendar at their end alone.
        let from = if period.unit == Unit::WorkingDays { start } else { last };
        let asked = period.unit == Unit::WorkingDays || self.roll == Roll::NextWorkday;
        let missing = calendar.not_published(from, date).filter(|_| asked);
        End { date, calendar_not_published: missing }
    }

    fn last_day(self, calendar: &Calendar, start: NaiveDate, period: Period) -> NaiveDate {
        let n = period.amount;
        let before = if self.first_day_excluded { start } else { eve(start) };
        match period.unit {
            Unit::WorkingDays => calendar.add_working_days(before, n),
            Unit::Days => later(before, n.into()),
            Unit::Months => self.months(start, n.into()),
            Unit::Years => self.months(start, u32::from(n) * 12),
        }
    }

    /// The corresponding day, or the month's last where there is none. When the first day counts,
    /// the period is over on the eve of the corresponding day.
    fn months(self, start: NaiveDate, months: u32) -> NaiveDate {
        let Some(end) = start.checked_add_months(Months::new(months)) else {
            return NaiveDate::MAX;
        };
        let clamped = end.day() != start.day();
        if self.first_day_excluded || clamped { end } else { eve(end) }
    }
}

impl Period {
    /// The most of each unit: a century, so that no date leaves the calendar.
    pub fn new(amount: u16, unit: Unit) -> Option<Self> {
        let most = match unit {
            Unit::WorkingDays | Unit::Days => 36_500,
            Unit::Months => 1_200,
            Unit::Years => 100,
        };
        (1..=most).contains(&amount).then_some(Self { amount, unit })
    }

    fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let unit = match &text[digits..] {
            "wd" => Unit::WorkingDays,
            "d" => Unit::Days,
            "mo" => Unit::Months,
            "y" => Unit::Years,
            _ => return None,
        };
        Self::new(text[..digits].parse().ok()?, unit)
    }

    pub fn words(self) -> Words {
        let (zh, en) = match self.unit {
            Unit::WorkingDays => ("个工作日", "working day"),
            Unit::Days => ("日", "day"),
            Unit::Months => ("个月", "month"),
            Unit::Years => ("年", "year"),
        };
        let plural = if self.amount == 1 { "" } else { "s" };
        Words { zh: format!("{}{zh}", self.amount), en: format!("{} {en}{plural}", self.amount) }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::WorkingDays => "wd",
            Unit::Days => "d",
            Unit::Months => "mo",
            Unit::Years => "y",
        };
        write!(f, "{}{unit}", self.amount)
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        Self::parse(text).ok_or_else(|| PeriodError(text.to_owned()))
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}
