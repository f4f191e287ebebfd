//! One year's arrangement, as a readable file.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::CalendarError;
use crate::checklist::Words;

pub const YEAR_FORMAT: &str = "qingshan-calendar-1";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    pub format: String,
    pub year: i32,
    pub source: Source,
    pub holidays: Vec<Holiday>,
}

/// The notice that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: Words,
    pub number: String,
    pub published: NaiveDate,
    pub page: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    pub name: Words,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Days of the weekend on which people work instead (调休上班).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub make_up: Vec<NaiveDate>,
}

impl Year {
    /// Reads a file's text; `file` is its name, for messages.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, CalendarError> {
        let wrong = |line, message| CalendarError::File { file: file.to_owned(), line, message };
        let year: Self = toml::from_str(text).map_err(|error| {
            wrong(error.span().map(|s| line_at(text, s.start)), error.message().to_owned())
        })?;
        match year.validate() {
            Ok(()) => Ok(year),
            Err(error) => {
                let at = error.day().and_then(|day| text.find(&format!("\"{day}\"")));
                Err(wrong(at.map(|at| line_at(text, at)), error.to_string()))
            }
        }
    }

    /// What differs from the week, or says the same explicitly: each day, and whether people work.
    pub(super) fn days(&self) -> impl Iterator<Item = (NaiveDate, bool)> {
        self.holidays.iter().flat_map(|holiday| {
            let off = holiday.from.iter_days().take_while(|day| *day <= holiday.to);
            let on = holiday.make_up.iter();
            off.map(|day| (day, false)).chain(on.map(|day| (*day, true)))
        })
    }

    pub(super) fn validate(&self) -> Result<(), CalendarError> {
        if self.format != YEAR_FORMAT {
            let found = self.format.clone();
            return Err(CalendarError::Format { expected: YEAR_FORMAT, found });
        }
        if !(1950..=2200).contains(&self.year) {
            return Err(CalendarError::Year(self.year));
        }
        for holiday in &self.holidays {
            self.check_bounds(holiday)?;
        }
        let mut seen = BTreeSet::new();
        for (day, works) in self.days() {
            if !seen.insert(day) {
                return Err(CalendarError::Twice(day));
            }
            if works && day.weekday().number_from_monday() <= 5 {
                return Err(CalendarError::NoWeekend(day));
            }
        }
        Ok(())
    }

    /// New Year's holiday may begin in the December before.
    fn check_bounds(&self, holiday: &Holiday) -> Result<(), CalendarError> {
        let inside = |day: &NaiveDate| {
            day.year() == self.year || (day.year() + 1 == self.year && day.month() == 12)
        };
        let mut days = [&holiday.from, &holiday.to].into_iter().chain(&holiday.make_up);
        if let Some(day) = days.find(|day| !inside(day)) {
            return Err(CalendarError::OutOfYear(*day));
        }
        if holiday.to < holiday.from {
            return Err(CalendarError::Backwards(holiday.to));
        }
        Ok(())
    }
}

fn line_at(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
