//! The plan of a year over its four quarters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearQuery {
    pub region: String,
    /// This year or the next; `None`: this one.
    #[serde(default)]
    pub year: Option<i32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearView {
    /// The region that is planned; the one around it where that owes its share as a whole.
    pub region: String,
    pub region_name: String,
    pub year: i32,
    pub this_year: i32,
    /// The first quarter that can still be planned.
    pub quarter: u8,
    /// What the region owes as a whole.
    pub whole: Option<YearWhole>,
    pub rows: Vec<YearRow>,
    /// `None`: nobody has planned this year.
    pub adopted: Option<YearAdopted>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearWhole {
    pub needed: u32,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearRow {
    pub region: String,
    pub name: String,
    pub n: u32,
    /// What the year asks of it, or its part of the whole; none where no source gives a share.
    pub needed: Option<u32>,
    pub source: Option<String>,
    /// Each quarter needs a check.
    pub each_quarter: bool,
    /// By the rules, four numbers; those that are over hold what was checked. `None`: no source
    /// says when, and the officer does.
    pub suggested: Option<Vec<u32>>,
    /// What stands in the plan.
    pub planned: Option<Vec<u32>>,
    /// Mines that the quarters that are over checked first.
    pub before: Vec<u32>,
    /// Mines that were drawn in each quarter.
    pub drawn: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearAdopted {
    pub by: String,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearInput {
    pub region: String,
    pub year: i32,
    /// Each county of the region once.
    pub counties: Vec<YearQuarters>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct YearQuarters {
    pub region: String,
    /// Four numbers.
    pub quarters: Vec<u32>,
}
