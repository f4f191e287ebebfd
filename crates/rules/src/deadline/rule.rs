//! A dated rule as data, with the clause that says so.

use std::fmt;
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::checklist::Words;
use crate::quota::Share;

pub const TABLE_FORMAT: &str = "qingshan-deadlines-1";

/// A file of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    pub format: String,
    pub rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The paragraph that says so, such as `GS-3.3`.
    pub clause: String,
    /// Whose rule it is.
    pub pack: String,
    pub trigger: Trigger,
    pub force: Force,
    pub term: Term,
    pub duty: Words,
}

/// What starts the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trigger {
    PublicityCountyStarted,
    PublicityCityStarted,
    PublicityPrefectureStarted,
    PublicityProvinceStarted,
    PublicityRegionStarted,
    SelfReportReceived,
    /// 正式投产 (Gansu) and 正式生产 (Zhejiang) are one date.
    FormalProduction,
    ContractLimit,
    RectificationNoticed,
    ReviewDue,
    NoticeIssued,
    ListedInProvince,
    PlannedCancellation,
    /// 出让
    Granted,
    TransferTermEnds,
    LicenceChanged,
    QuarterBegan,
    YearBegan,
    ReportPeriodBegan,
}

impl Trigger {
    pub fn is_publicity(self) -> bool {
        matches!(
            self,
            Self::PublicityCountyStarted
                | Self::PublicityCityStarted
                | Self::PublicityPrefectureStarted
                | Self::PublicityProvinceStarted
                | Self::PublicityRegionStarted
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    Hard,
    /// 原则上: may be overridden with a reason and an approver.
    Soft,
    Info,
    Kpi,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Term {
    /// Done by the end of a period; it doesn't roll over rest days if it `stays`.
    Within {
        period: Period,
        #[serde(default)]
        stays: bool,
    },
    /// The longest limit that an officer sets.
    AtMost {
        period: Period,
    },
    NotBefore {
        period: Period,
    },
    /// The trigger's own day.
    OnDate,
    EachQuarter,
    EachYear {
        days: Vec<MonthDay>,
    },
    /// By the year's end, or by a day.
    Share {
        share: Share,
        of: Measure,
        #[serde(default)]
        by: Option<NaiveDate>,
    },
    /// While the trigger's day is no further off than this.
    Window {
        period: Period,
    },
    /// The document gives no number: the officer says it.
    Asked,
    /// The document gives no number: the days that have passed are shown.
    Since,
}

/// What a share is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Distinct mines with a completed check, of the banner's green mines.
    BannerMinesChecked,
    ProvinceMinesChecked,
    /// Fen accrued, of fen due.
    FundAccrual,
    /// Licensed and producing mines that meet the standard.
    LargeMines,
    MediumMines,
}

/// A day of each year, written `04-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }
}

impl TryFrom<String> for MonthDay {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('-').filter(|_| text.len() == 5);
        let parse = |(month, day): (&str, &str)| {
            let found = Self { month: month.parse().ok()?, day: day.parse().ok()? };
            found.in_year(2025).map(|_| found)
        };
        parts.and_then(parse).ok_or_else(|| format!("{text:?} is no day of every year like 04-30"))
    }
}

impl From<MonthDay> for String {
    fn from(day: MonthDay) -> Self {
        day.to_string()
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {message}; no deadline was loaded", .line.map_or_else(String::new, |n| format!(", line {n}")))]
pub struct DeadlineError {
    pub file: String,
    pub line: Option<usize>,
    pub message: String,
}

impl DeadlineError {
    pub fn code(&self) -> &'static str {
        "deadline-file"
    }
}

impl Table {
    /// Reads a file's text; `file` is its name, for messages.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, DeadlineError> {
        let wrong = |line, message| DeadlineError { file: file.to_owned(), line, message };
        let line = |at: usize| text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
        let table: Self = toml::from_str(text).map_err(|error| {
            wrong(error.span().map(|span| line(span.start)), error.message().to_owned())
        })?;
        if table.format != TABLE_FORMAT {
            let message = format!("expected format {TABLE_FORMAT:?}, found {:?}", table.format);
            return Err(wrong(None, message));
        }
        let empty = |rule: &&Rule| matches!(&rule.term, Term::EachYear { days } if days.is_empty());
        if let Some(rule) = table.rules.iter().find(empty) {
            return Err(wrong(None, format!("{} names no day of the year", rule.clause)));
        }
        Ok(table)
    }

    /// The rules of the five documents.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Table> = LazyLock::new(|| {
            let text = include_str!("../../../../assets/deadlines.toml");
            Table::from_toml("deadlines.toml", text).expect("a test reads the shipped rules")
        });
        &SHIPPED
    }

    pub fn of_pack(&self, pack: &str) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.pack == pack)
    }

    pub fn by_clause(&self, clause: &str) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.clause == clause)
    }
}
