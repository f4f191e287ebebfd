//! A dated rule as data, with the clause that says so. It stands in the pack of its document.

use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::Period;
use crate::checklist::Words;
use crate::pack::Day;
use crate::quota::Share;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The paragraph that says so, such as `GS-3.3`.
    pub clause: String,
    pub trigger: Trigger,
    pub force: Force,
    pub term: Term,
    pub duty: Words,
}

/// What starts the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    Hard,
    /// 原则上: may be overridden with a reason and an approver.
    Soft,
    Info,
    Kpi,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Term {
    /// Done by the end of a period; it doesn't roll over rest days if it `stays`.
    Within {
        period: Period,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<Day>")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^[0-9]{2}-[0-9]{2}$"))]
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
