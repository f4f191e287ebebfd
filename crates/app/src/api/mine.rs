use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Staged;

/// Filters as the mine list has them; empty means all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub struct MineQuery {
    /// Any part of name, holder, licence or credit code, or pinyin initials of the name.
    pub text: String,
    /// Prefixes of GB/T 2260 codes: a province's two digits find all its counties.
    pub regions: Vec<String>,
    pub minerals: Vec<String>,
    pub scales: Vec<String>,
    pub list_levels: Vec<String>,
    pub states: Vec<String>,
    /// name, region, last-inspected
    pub sort: String,
    pub offset: u32,
    pub limit: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MinePage {
    pub rows: Vec<MineRow>,
    /// How many fit the filters.
    pub total: u32,
    /// How many there are at all.
    pub all: u32,
    /// What the store took, in microseconds.
    pub took_us: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineRow {
    pub id: String,
    pub name: String,
    pub licence: String,
    pub holder: String,
    pub region: String,
    pub region_name: String,
    pub mineral: String,
    pub method: String,
    pub scale: String,
    pub list_level: String,
    pub state: String,
    pub last_inspected: Option<String>,
    pub open_inspection: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineDetail {
    pub row: MineRow,
    pub credit_code: String,
    pub region_full_name: String,
    /// Degrees with seven decimals, as text; CGCS2000.
    pub longitude: Option<String>,
    pub latitude: Option<String>,
    /// What is known of this mine beyond what every mine has, in the order of a sheet.
    pub details: Vec<MineFact>,
    pub inspections_this_year: u32,
    pub timeline: Vec<TimelineEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineFact {
    /// The field's code, as in column maps.
    pub field: String,
    /// As a Chinese sheet shows it.
    pub text: String,
}

/// One line of a mine's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineEntry {
    pub at_ms: i64,
    /// The record's kind: `inspection.opened`, `draw.revealed` …
    pub kind: String,
    pub actor_name: String,
    /// What it leads to: `inspection/i-…`, `draw/r-…`
    pub subject: String,
    /// A short word from the record itself (a number, a score), without a sentence around it.
    pub detail: String,
    pub record: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Facets {
    pub regions: Vec<Facet>,
    pub minerals: Vec<Facet>,
    pub scales: Vec<Facet>,
    pub list_levels: Vec<Facet>,
    pub states: Vec<Facet>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Facet {
    pub value: String,
    pub label: String,
    pub count: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportInput {
    pub file: Staged,
    /// Heading in the file → field of a mine; headings that are not named are matched by alias.
    #[serde(default)]
    pub columns: std::collections::BTreeMap<String, String>,
    /// Preview only: nothing is written.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportResult {
    pub dry_run: bool,
    pub encoding: String,
    pub columns: Vec<ColumnMatch>,
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub warned: Vec<RowNote>,
    pub refused: Vec<RowNote>,
    pub warned_count: u32,
    pub refused_count: u32,
    /// The first rows as they were understood.
    pub sample: Vec<MineRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnMatch {
    pub heading: String,
    /// `None`: not used.
    pub field: Option<String>,
}

/// A row that was refused or warned about; numbered as the sheet counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RowNote {
    pub row: u64,
    pub column: String,
    pub code: String,
    pub reason: String,
    #[serde(default)]
    pub args: std::collections::BTreeMap<String, String>,
}
