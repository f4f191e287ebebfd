//! What is refused of a calendar file or bundle.

use chrono::NaiveDate;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    #[error("{file}{}: {message}; the calendar was not loaded", at_line(*line))]
    File { file: String, line: Option<usize>, message: String },
    #[error("expected format {expected:?}, found {found:?}; the calendar was not loaded")]
    Format { expected: &'static str, found: String },
    #[error("the year {0} is not between 1950 and 2200; the calendar was not loaded")]
    Year(i32),
    #[error("{0} belongs to another year's arrangement; the calendar was not loaded")]
    OutOfYear(NaiveDate),
    #[error("a holiday ends before it begins, on {0}; the calendar was not loaded")]
    Backwards(NaiveDate),
    #[error("{0} is named twice; the calendar was not loaded")]
    Twice(NaiveDate),
    #[error("{0} is a make-up workday, but no Saturday or Sunday; the calendar was not loaded")]
    NoWeekend(NaiveDate),
    #[error("the year {0} stands twice in the bundle; the calendar in use is unchanged")]
    YearTwice(i32),
    #[error("this is no calendar bundle: {0}; the calendar in use is unchanged")]
    NoBundle(String),
    #[error(
        "headquarters did not sign this calendar bundle; the calendar in use is unchanged, ask for a fresh file"
    )]
    BadSignature,
    #[error(
        "bundle {found} is older than number {have}, which is in use; the calendar in use is unchanged"
    )]
    Older { found: u64, have: u64 },
}

fn at_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}

impl CalendarError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::File { .. } => "calendar-file",
            Self::Format { .. } => "calendar-format",
            Self::Year(_) => "calendar-year",
            Self::OutOfYear(_) => "calendar-out-of-year",
            Self::Backwards(_) => "calendar-backwards",
            Self::Twice(_) => "calendar-twice",
            Self::NoWeekend(_) => "calendar-no-weekend",
            Self::YearTwice(_) => "calendar-year-twice",
            Self::NoBundle(_) => "calendar-no-bundle",
            Self::BadSignature => "calendar-bad-signature",
            Self::Older { .. } => "calendar-older",
        }
    }

    /// The day that is wrong, if it is one day.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::OutOfYear(day)
            | Self::Backwards(day)
            | Self::Twice(day)
            | Self::NoWeekend(day) => Some(*day),
            _ => None,
        }
    }
}
