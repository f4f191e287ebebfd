//! What the program knows: packs, clauses, checklists, the calendar, caps of visits.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::{ColumnMatch, CountingView, PackUsed, RowNote, Staged};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackRow {
    pub id: String,
    pub version: u32,
    /// The short code of its hash.
    pub code: String,
    pub title: String,
    /// nation, province, city, county
    pub level: String,
    pub region_name: Option<String>,
    /// in-force, draft, ended
    pub status: String,
    pub effective_from: Option<String>,
    pub effective_to: Option<String>,
    /// The document, its number and date where it has them.
    pub source: String,
    pub number: Option<String>,
    pub date: Option<String>,
    /// Holds where the signed-in person works.
    pub here: bool,
    /// A draft that was switched on there, in a part of it or in all around it.
    pub switched_on: bool,
    /// It doesn't ship: an officer put its file into use.
    pub own: bool,
}

/// Every parameter of a pack. A value with its clause is `{value, clause, soft}`; `null` is what
/// the document leaves open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackView {
    pub row: PackRow,
    pub issuers: Vec<String>,
    pub supersedes: Vec<String>,
    /// The pack that it inherits from, `CN-2024 1`.
    pub inherits: Option<String>,
    /// Of a pack that doesn't ship.
    pub used: Option<PackUsed>,
    /// Names of departments by their id.
    pub departments: BTreeMap<String, String>,
    pub pack: Value,
}

/// “Says who?”
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ClauseView {
    pub id: String,
    /// The document's words, or their gist.
    pub text: String,
    pub pack: Option<String>,
    pub document: String,
    pub number: Option<String>,
    pub date: Option<String>,
    /// in-force, draft, ended
    pub status: Option<String>,
    /// What the desk watches because of it.
    pub duties: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistQuery {
    /// For an inspection of this mine: which one is proposed?
    #[serde(default)]
    pub mine: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistList {
    pub rows: Vec<ChecklistRow>,
    /// Key of the one that the mine's pack proposes.
    pub proposed: Option<String>,
    /// The pack that proposes it.
    pub pack: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistRow {
    /// SHA-256 over its canonical form: names exactly this table.
    pub key: String,
    /// The first digits of the key.
    pub code: String,
    pub id: String,
    pub version: u32,
    pub title: String,
    pub source: String,
    /// 练习用: 合格 can't be said from it.
    pub practice: bool,
    pub groups: u32,
    pub subgroups: u32,
    pub items: u32,
    pub prerequisites: u32,
    pub points: String,
    pub pass: Option<String>,
    pub group_percent: Option<String>,
    /// full_marks, drop_and_rescale, zero, manual
    pub not_applicable: String,
    /// Of an imported one: the sheet, who, when.
    pub file_name: Option<String>,
    pub imported_by: Option<String>,
    pub imported_at_ms: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistContent {
    pub row: ChecklistRow,
    pub prerequisites: Vec<ChecklistLine>,
    pub groups: Vec<ChecklistGroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistGroup {
    pub id: String,
    pub title: String,
    pub points: String,
    pub subgroups: Vec<ChecklistSubgroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistSubgroup {
    pub id: String,
    pub title: String,
    pub lines: Vec<ChecklistLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistLine {
    pub id: String,
    pub title: String,
    pub guide: String,
    pub points: String,
}

/// A table out of a sheet, with what only a person can say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistImport {
    pub file: Staged,
    /// Of a workbook; otherwise the first that people see.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Heading → group, group_points, subgroup, subgroup_points, item, guide, points, ignore.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// 2020, 2024, other
    pub edition: String,
    pub id: String,
    pub title: String,
    /// The document that the table is an annex of.
    pub source: String,
    pub practice: bool,
    pub not_applicable: String,
    /// Empty where the document gives none.
    pub pass: String,
    pub group_percent: String,
    /// Preview only: nothing is recorded.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChecklistImported {
    pub sheets: Vec<String>,
    pub columns: Vec<ColumnMatch>,
    pub faults: Vec<RowNote>,
    pub fault_count: u32,
    pub groups: u32,
    pub subgroups: u32,
    pub items: u32,
    pub prerequisites: u32,
    pub points: String,
    /// The table as it was or would be recorded; `None` while there are faults.
    pub content: Option<ChecklistContent>,
    /// Recorded now, or there already, byte for byte.
    pub recorded: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarView {
    pub years: Vec<CalendarYear>,
    /// Number of headquarters' file in use; `None`: what shipped.
    pub bundle: Option<u64>,
    /// Only a machine that has joined headquarters can tell its files from others.
    pub joined: bool,
    /// How periods are counted that begin today, as forms print it.
    pub counting: String,
    pub convention: CountingView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    pub year: i32,
    pub title: String,
    pub number: String,
    pub working_days: u32,
    pub holidays: Vec<CalendarHoliday>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarHoliday {
    pub name: String,
    pub from: String,
    pub to: String,
    pub make_up: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CalendarReplace {
    pub file: Staged,
}

/// The yearly cap of visits to one enterprise, as its region published it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCapInput {
    /// GB/T 2260 code of the region whose enterprises it is for.
    pub region: String,
    pub year: i32,
    pub most: u32,
    /// The document that published it.
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCapRow {
    pub region: String,
    pub region_name: String,
    pub year: i32,
    pub most: u32,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCapQuery {
    /// One mine, or all of a region.
    #[serde(default)]
    pub mine: Option<String>,
    #[serde(default)]
    pub region: Option<String>,
}

/// Visits of this year beside the cap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VisitCapState {
    pub year: i32,
    /// `None`: no cap of the region or of one around it has been entered.
    pub cap: Option<VisitCapRow>,
    /// CN-4
    pub clause: String,
    /// Of one mine: visits to its enterprise; of a region: the most that any has had.
    pub visits: u32,
    /// Enterprises that another visit would take over the cap.
    pub reached: Vec<EnterpriseVisits>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnterpriseVisits {
    pub holder: String,
    pub visits: u32,
}
