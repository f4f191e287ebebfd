use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MineRow, TimelineEntry};

/// One field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldForm {
    pub field: String,
    /// text, code, long, day, number, region, word
    pub how: String,
    /// The codes that may be chosen, for a word.
    pub words: Vec<String>,
    pub required: bool,
}

/// A field from one value to another. Values are as records spell them; texts as a Chinese sheet
/// shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldChange {
    pub field: String,
    pub before: String,
    pub after: String,
    pub before_text: String,
    pub after_text: String,
    /// What its author saw there, where that was something else.
    pub seen_text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineAdd {
    /// Texts by field.
    pub values: BTreeMap<String, String>,
    pub reason: String,
    /// Only look: nothing is recorded.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineChange {
    pub id: String,
    pub edits: Vec<FieldEdit>,
    pub reason: String,
    /// Only look: nothing is recorded.
    pub dry_run: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldEdit {
    pub field: String,
    /// The value that stood there when the person began.
    pub seen: String,
    pub text: String,
}

/// What came, or would come, of an addition or a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Looked {
    /// The mine; `None` while nothing was recorded of a new one.
    pub id: Option<String>,
    pub refused: Vec<FieldNote>,
    pub warned: Vec<FieldNote>,
    pub changes: Vec<FieldChange>,
    /// Fields that somebody else changed since the form was opened.
    pub overtaken: Vec<Overtaken>,
}

/// Why a field is refused, or kept with a warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldNote {
    pub field: String,
    pub code: String,
    pub reason: String,
    pub args: BTreeMap<String, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Overtaken {
    pub field: String,
    pub seen_text: String,
    /// As records spell it, so that a person can take it over.
    pub now: String,
    pub now_text: String,
}

/// A part of a mine's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelineInput {
    pub id: String,
    pub offset: u32,
    pub limit: u32,
}

/// The history of one field of a mine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct HistoryInput {
    pub id: String,
    pub field: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimelinePart {
    pub entries: Vec<TimelineEntry>,
    pub all: u32,
}

/// A sheet that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportRow {
    /// Its record.
    pub id: String,
    pub at_ms: i64,
    pub actor_name: String,
    pub file_name: String,
    /// Its file is here.
    pub here: bool,
    /// Mines that it was the first to tell of, of those that stand.
    pub mines: u32,
    /// The last word on it, if anybody undid it.
    pub judged: Option<ImportJudged>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportJudged {
    pub undone: bool,
    pub reason: String,
    pub actor_name: String,
    pub at_ms: i64,
}

/// Undoes an import, or takes that back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportJudgement {
    pub id: String,
    pub reason: String,
    /// Only look: nothing is recorded.
    pub dry_run: bool,
}

/// What that does, or did, to the mines. The lists hold the first of each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MineDifference {
    pub gone: u32,
    pub come: u32,
    pub changed: u32,
    /// Those of undone imports that stand, because other records are about them.
    pub kept: u32,
    pub first_gone: Vec<MineRow>,
    pub first_come: Vec<MineRow>,
    pub first_changed: Vec<MineRow>,
    pub first_kept: Vec<MineRow>,
}
