//! Working days as the State Council arranges them year by year, and periods counted with them.
//! Beyond the last arrangement that is known, weekends decide, and the answer says so.

mod bundle;
mod convention;
mod error;
mod period;
mod year;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike as _, Days, NaiveDate};

pub use bundle::{BUNDLE_FORMAT, Bundle, SignedBundle};
pub use convention::{Conventions, CountingRefusal, CountingSet, decide_counting, office_above};
pub use error::CalendarError;
pub use period::{Counting, End, Period, Roll, Unit};
pub use year::{Holiday, Source, YEAR_FORMAT, Year};

/// The day so many days later. A record may bring any date; where the calendar of dates itself ends,
/// its last day stands for all that would follow, so that what is later never comes out earlier.
pub(crate) fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The day before.
pub(crate) fn eve(date: NaiveDate) -> NaiveDate {
    date.pred_opt().unwrap_or(NaiveDate::MIN)
}

/// The years that are known, and how periods are counted with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
    /// Days that differ from the week, in order, each with the sum of all differences up to it:
    /// a holiday from Monday to Friday takes a working day, a make-up day gives one.
    differences: Vec<(NaiveDate, i64)>,
    conventions: Conventions,
}

/// Whether people work on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workday {
    Known(bool),
    /// The year's arrangement is not known here; this is what the week says.
    NotPublished {
        by_week: bool,
    },
}

impl Workday {
    pub fn works(self) -> bool {
        match self {
            Self::Known(works) | Self::NotPublished { by_week: works } => works,
        }
    }
}

impl Calendar {
    pub fn new(years: impl IntoIterator<Item = Year>) -> Result<Self, CalendarError> {
        let mut calendar = Self::default();
        calendar.replace(years)?;
        Ok(calendar)
    }

    /// The arrangements that come with the program, 2024 to 2026.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
            let files = [
                ("CN-2024.toml", include_str!("../../../../assets/calendar/CN-2024.toml")),
                ("CN-2025.toml", include_str!("../../../../assets/calendar/CN-2025.toml")),
                ("CN-2026.toml", include_str!("../../../../assets/calendar/CN-2026.toml")),
            ];
            let years = files.map(|(name, text)| Year::from_toml(name, text));
            let years = years.into_iter().collect::<Result<Vec<_>, _>>();
            years.and_then(Calendar::new).expect("a test reads the shipped years")
        });
        &SHIPPED
    }

    /// Puts new or corrected years in the place of what was there. All or nothing.
    pub fn replace(&mut self, years: impl IntoIterator<Item = Year>) -> Result<(), CalendarError> {
        let mut all = self.years.clone();
        for year in years {
            year.validate()?;
            all.insert(year.year, year);
        }
        self.differences = differences(&all);
        self.years = all;
        Ok(())
    }

    /// The same days, with periods counted as the organisation said.
    #[must_use]
    pub fn counted_by(self, conventions: Conventions) -> Self {
        Self { conventions, ..self }
    }

    /// How a period is counted that begins on this day, or a case that is opened on it.
    pub fn counting_on(&self, day: NaiveDate) -> Counting {
        self.conventions.on(day)
    }

    pub fn years(&self) -> impl Iterator<Item = &Year> {
        self.years.values()
    }

    pub fn is_workday(&self, date: NaiveDate) -> Workday {
        let works = match date.pred_opt() {
            Some(eve) => self.ordinal(date) > self.ordinal(eve),
            None => by_week(date),
        };
        if self.years.contains_key(&date.year()) {
            Workday::Known(works)
        } else {
            Workday::NotPublished { by_week: works }
        }
    }

    /// The first year of a span whose arrangement isn't known.
    pub fn not_published(&self, from: NaiveDate, to: NaiveDate) -> Option<i32> {
        let (first, last) = (from.min(to).year(), from.max(to).year());
        (first..=last).find(|year| !self.years.contains_key(year))
    }

    /// The `n`th working day after `date`; `date` itself for none, the last date there is if it has
    /// no such day.
    pub fn add_working_days(&self, date: NaiveDate, n: u16) -> NaiveDate {
        let wanted = self.ordinal(date) + i64::from(n);
        let mut day = date;
        loop {
            // A day has at most one working day, so this never steps over the one sought.
            match u64::try_from(wanted - self.ordinal(day)) {
                Ok(missing @ 1..) if day < NaiveDate::MAX => day = later(day, missing),
                _ => return day,
            }
        }
    }

    /// Working days after `from` up to and with `to`; negative if `to` comes first.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        self.ordinal(to) - self.ordinal(from)
    }

    /// The day itself if people work on it, else the next on which they do.
    pub fn workday_from(&self, date: NaiveDate) -> NaiveDate {
        if self.is_workday(date).works() { date } else { self.add_working_days(date, 1) }
    }

    /// Working days from a fixed Monday up to and with this day.
    fn ordinal(&self, date: NaiveDate) -> i64 {
        let days = i64::from(date.num_days_from_ce()) - 1;
        let by_week = days.div_euclid(7) * 5 + (days.rem_euclid(7) + 1).min(5);
        let until = self.differences.partition_point(|(day, _)| *day <= date);
        by_week + until.checked_sub(1).map_or(0, |last| self.differences[last].1)
    }
}

fn by_week(date: NaiveDate) -> bool {
    date.weekday().number_from_monday() <= 5
}

fn differences(years: &BTreeMap<i32, Year>) -> Vec<(NaiveDate, i64)> {
    // A later year's arrangement may touch the last days of the one before, and then it decides.
    let mut days = BTreeMap::new();
    for year in years.values() {
        days.extend(year.days());
    }
    let mut sum = 0;
    let mut add = |(day, works): (NaiveDate, bool)| {
        sum += i64::from(works) - i64::from(by_week(day));
        (day, sum)
    };
    days.into_iter().map(&mut add).collect()
}

#[cfg(test)]
mod convention_tests;
#[cfg(test)]
mod tests;
