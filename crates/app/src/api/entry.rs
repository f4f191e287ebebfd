use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FieldEdit, FieldForm, PaperView, Staged, TimelineEntry};

/// A kind of entries: holder, department, agency, penalty, contact, leader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ByKind {
    pub kind: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryRow {
    pub id: String,
    pub kind: String,
    pub name: String,
    pub retired: bool,
    /// Values by field, as records spell them.
    pub values: BTreeMap<String, String>,
    /// The name of the mine that it is about.
    pub mine_name: String,
    /// Of a penalty: due, overdue, late, carried-out, no-term.
    pub state: String,
    /// Of a contact: the fields that the rules ask for and nobody has filled in.
    pub lacks: Vec<String>,
    pub lacks_clause: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryDetail {
    pub row: EntryRow,
    pub form: Vec<FieldForm>,
    pub life: Vec<TimelineEntry>,
    /// What it was entered from, the newest first.
    pub papers: Vec<PaperView>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryAdd {
    pub kind: String,
    /// Texts by field.
    pub values: BTreeMap<String, String>,
    pub reason: String,
    /// Scans of what it is entered from.
    pub papers: Vec<Staged>,
    /// Only look: nothing is recorded.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryChangeInput {
    pub id: String,
    pub edits: Vec<FieldEdit>,
    pub reason: String,
    pub papers: Vec<Staged>,
    /// Only look: nothing is recorded.
    pub dry_run: bool,
}

/// A paper of an entry, wanted as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryPaper {
    pub id: String,
    pub hash: String,
}

/// It counts no longer, or counts again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EntryRetire {
    pub id: String,
    pub retired: bool,
    pub reason: String,
}

/// Departments or contacts that a pack names and the registry doesn't have yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PackEntries {
    pub pack: String,
    /// In Chinese and in English.
    pub title_zh: String,
    pub title_en: String,
    pub names: Vec<String>,
    /// The clause that names them, where one does.
    pub clause: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeOver {
    pub kind: String,
    pub pack: String,
}

/// Which file the list for the credit system is: xlsx or csv.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditInput {
    pub format: String,
}

/// What went out, and what of it the credit system can't place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CreditExport {
    pub path: String,
    pub penalties: u32,
    /// Of enterprises whose credit code is not known here.
    pub without_code: u32,
    /// By which the rules here want it; `None` where they say nothing.
    pub clause: Option<String>,
}
