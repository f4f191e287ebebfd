//! Checklists are data: versioned files of groups, subgroups, items and prerequisites with their
//! points, pass rule and N/A policy. A visit keeps the version that it was done with.

mod file;
pub mod import;
mod mark;
mod points;
mod score;
mod shipped;

use canon::Hash32;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use file::{FileError, Step};
pub use mark::{Answers, Mark, MarkError};
pub use score::{GroupScore, Prerequisites, Score, score};
pub use shipped::{practice_2020, practice_2024, shipped};

/// The format of the files, and of this structure in bundles and packs.
pub const FORMAT: &str = "qingshan-checklist-1";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub format: String,
    pub id: String,
    pub version: u32,
    pub title: Words,
    /// 练习用: its score may be shown, but 合格 is never said.
    pub practice: bool,
    /// Where it comes from.
    pub source: Words,
    #[serde(with = "points")]
    pub points: Decimal,
    pub not_applicable: NotApplicable,
    #[serde(default)]
    pub pass: PassRule,
    #[serde(default)]
    pub prerequisites: Vec<Prerequisite>,
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    pub zh: String,
    pub en: String,
}

/// What an item that doesn't apply (不涉及) counts. No source states the 2020 rule, so the
/// checklist says it and every page prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicable {
    FullMarks,
    /// Left out, and the rest of its group scaled up to the group's points.
    DropAndRescale,
    Zero,
    /// A person sets the points of each.
    Manual,
}

/// What must be reached. A line that no source gives is `None`, and no verdict is taken from a
/// table that has neither.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassRule {
    #[serde(default, with = "points::option", skip_serializing_if = "Option::is_none")]
    pub total: Option<Decimal>,
    /// Of each group's points, in percent.
    #[serde(default, with = "points::option", skip_serializing_if = "Option::is_none")]
    pub group_percent: Option<Decimal>,
}

/// All must be met; none has points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    pub id: String,
    pub title: Words,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub title: Words,
    #[serde(with = "points")]
    pub points: Decimal,
    pub subgroups: Vec<Subgroup>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subgroup {
    pub id: String,
    pub title: Words,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub title: Words,
    /// What to look at.
    pub guide: Words,
    #[serde(with = "points")]
    pub points: Decimal,
}

impl Checklist {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.groups.iter().flat_map(Group::items)
    }

    /// Over the canonical form: what a record names, so that another table under the same id and
    /// version is never taken for this one.
    pub fn hash(&self) -> Hash32 {
        let bytes = canon::to_bytes(self).expect("words, decimals in text and lists");
        canon::sha256_tagged("qingshan-checklist", &[&bytes])
    }

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }
}

impl Group {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.subgroups.iter().flat_map(|subgroup| &subgroup.items)
    }
}

#[cfg(test)]
mod tests;
