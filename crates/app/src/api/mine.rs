use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FieldChange, Staged};

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
    /// Every field as records spell it: what a change says that it saw.
    pub values: std::collections::BTreeMap<String, String>,
    /// The import that first told of it was undone; it stands because other records are about it.
    pub undone_import: Option<String>,
    /// The rings of its boundary, where it is stated and can be read.
    pub boundary: Vec<BoundaryRing>,
    /// Square kilometres on the ellipsoid, holes left out; empty without a boundary.
    pub boundary_km2: String,
    pub inspections_this_year: u32,
    /// The newest lines of its life.
    pub timeline: Vec<TimelineEntry>,
    /// How many lines there are in all.
    pub timeline_all: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineFact {
    /// The field's code, as in column maps.
    pub field: String,
    /// As records spell it.
    pub value: String,
    /// As a Chinese sheet shows it.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BoundaryRing {
    /// Such as 4-1煤层; often empty.
    pub name: String,
    /// Cut out of the ring around it.
    pub hole: bool,
    pub km2: String,
    pub corners: Vec<BoundaryCorner>,
}

/// One corner in the three ways that papers have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BoundaryCorner {
    /// Degrees as decimals, CGCS2000.
    pub lon: String,
    pub lat: String,
    pub lon_dms: String,
    pub lat_dms: String,
    /// 3° Gauss–Krüger with the zone before Y, metres: X goes north.
    pub x: String,
    pub y: String,
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
    /// What it changed of the mine itself.
    pub changes: Vec<FieldChange>,
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
    /// The other files of a shapefile.
    #[serde(default)]
    pub beside: Vec<Staged>,
    /// Which sheet of a workbook; empty: the first that has a header.
    #[serde(default)]
    pub sheet: String,
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
    /// csv, xlsx, shp, geojson, gpkg
    pub format: String,
    /// The sheet of a workbook.
    pub sheet: String,
    /// Of a csv.
    pub encoding: String,
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    pub warned: Vec<RowNote>,
    pub refused: Vec<RowNote>,
    pub warned_count: u32,
    pub refused_count: u32,
    /// The first rows as they were understood.
    pub sample: Vec<MineRow>,
    /// The first mines that would change, or did, with what.
    pub changes: Vec<ImportedChange>,
}

/// A mine that a row of a sheet changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportedChange {
    pub mine: String,
    pub name: String,
    pub changes: Vec<FieldChange>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnMatch {
    pub heading: String,
    /// `None`: not used.
    pub field: Option<String>,
}

/// The same, for somebody who decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnSeen {
    pub heading: String,
    pub field: Option<String>,
    /// What stands below it.
    pub examples: Vec<String>,
}

/// A table whose columns are to be understood before anything is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnsInput {
    pub file: Staged,
    #[serde(default)]
    pub beside: Vec<Staged>,
    #[serde(default)]
    pub sheet: String,
    /// As in [`ImportInput`].
    #[serde(default)]
    pub columns: std::collections::BTreeMap<String, String>,
    /// Take what was said when a table with the same headings came last.
    #[serde(default)]
    pub recall: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnsView {
    pub format: String,
    pub sheet: String,
    pub sheets: Vec<String>,
    /// As the sheet counts.
    pub header_row: u64,
    pub columns: Vec<ColumnSeen>,
    /// Fields that every mine must have and no column is known for.
    pub missing: Vec<String>,
    /// What a person said, now or, if it is remembered, the last time: goes into [`ImportInput`].
    pub said: std::collections::BTreeMap<String, String>,
    pub remembered: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportInput {
    /// xlsx, csv, geojson, gpkg
    pub format: String,
    /// Which mines; `offset` and `limit` say nothing here.
    #[serde(default)]
    pub mines: MineQuery,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportProgress {
    pub running: bool,
    /// reading, checking, writing
    pub phase: String,
    pub done: u64,
    /// 0: not known.
    pub total: u64,
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

/// The rows of a sheet that an import refuses, wanted as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedInput {
    pub file: Staged,
    /// The other files of a shapefile.
    #[serde(default)]
    pub beside: Vec<Staged>,
    /// Which sheet of a workbook.
    #[serde(default)]
    pub sheet: String,
    #[serde(default)]
    pub columns: std::collections::BTreeMap<String, String>,
    pub words: RefusedWords,
}

/// The page's words, so that the file says what the page says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RefusedWords {
    /// Headings of the columns that are added.
    pub row: String,
    pub column: String,
    pub reason: String,
    /// The sentence for each code of a reason, with its arguments' names in braces.
    pub reasons: std::collections::BTreeMap<String, String>,
}
