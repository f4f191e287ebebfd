//! Checklists are data: versioned files of groups, subgroups, items and prerequisites with their
//! points, pass rule and N/A policy. A visit keeps the version that it was done with.

mod file;
mod mark;
mod points;
mod score;

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub use file::{FileError, Step};
pub use mark::{Answers, Mark, MarkError};
pub use score::{GroupScore, Prerequisites, Score, score};

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
    pub pass: PassRule,
    #[serde(default)]
    pub prerequisites: Vec<Prerequisite>,
    pub groups: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassRule {
    #[serde(with = "points")]
    pub total: Decimal,
    /// Of each group's points, in percent.
    #[serde(with = "points")]
    pub group_percent: Decimal,
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

    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|item| item.id == id)
    }
}

impl Group {
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.subgroups.iter().flat_map(|subgroup| &subgroup.items)
    }
}

/// The practice table in the structure of 2020: see its `source`.
pub fn practice_2020() -> &'static Checklist {
    static PRACTICE: LazyLock<Checklist> = LazyLock::new(|| {
        let text = include_str!("../../../../assets/checklists/practice-2020.toml");
        let name = "practice-2020.toml";
        Checklist::from_toml(name, text).expect("a test reads the shipped table")
    });
    &PRACTICE
}

#[cfg(test)]
mod tests;
