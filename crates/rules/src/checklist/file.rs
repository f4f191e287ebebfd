//! Reading a checklist file, and saying exactly where one is wrong.

use std::collections::HashSet;
use std::fmt;

use rust_decimal::Decimal;
use toml::de::{DeTable, DeValue};

use super::{Checklist, FORMAT, Group, Words};
use crate::text::blank;

/// Where in which file, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}{}: {message}; the checklist was not loaded", at_line(*line), at_path(path))]
pub struct FileError {
    pub file: String,
    pub line: Option<usize>,
    /// Such as `groups[1].subgroups[0].points`; empty if the file isn't even in form.
    pub path: Vec<Step>,
    pub message: String,
}

/// One step of a path into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Key(&'static str),
    Index(usize),
}

fn at_line(line: Option<usize>) -> String {
    line.map_or_else(String::new, |line| format!(", line {line}"))
}

fn at_path(path: &[Step]) -> String {
    let path: String = path.iter().map(ToString::to_string).collect();
    if path.is_empty() { path } else { format!(", {}", path.trim_start_matches('.')) }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, ".{key}"),
            Self::Index(index) => write!(f, "[{index}]"),
        }
    }
}

impl Checklist {
    /// Reads a file's text; `file` is its name, for messages.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, FileError> {
        let checklist: Self = toml::from_str(text).map_err(|error| FileError {
            file: file.to_owned(),
            line: error.span().map(|span| line_of(text, span.start)),
            path: Vec::new(),
            message: error.message().to_owned(),
        })?;
        checklist.validate().map_err(|fault| FileError {
            file: file.to_owned(),
            line: line_of_path(text, &fault.path),
            path: fault.path,
            message: fault.message,
        })?;
        Ok(checklist)
    }

    /// Whether a table that came from elsewhere is whole; what is wrong otherwise.
    pub(super) fn validate_whole(&self) -> Result<(), String> {
        self.validate().map_err(|fault| {
            let path: String = fault.path.iter().map(ToString::to_string).collect();
            format!("{}: {}", path.trim_start_matches('.'), fault.message)
        })
    }

    fn validate(&self) -> Result<(), Fault> {
        let root = Path(Vec::new());
        expect(self.format == FORMAT, &root.key("format"), || {
            format!("expected {FORMAT:?}, found {:?}", self.format)
        })?;
        words(&self.title, &root.key("title"))?;
        words(&self.source, &root.key("source"))?;
        points(self.points, &root.key("points"))?;
        self.validate_pass(&root.key("pass"))?;
        let mut ids = HashSet::new();
        for (index, prerequisite) in self.prerequisites.iter().enumerate() {
            let path = root.key("prerequisites").index(index);
            unique(&mut ids, &prerequisite.id, &path)?;
            words(&prerequisite.title, &path.key("title"))?;
        }
        for (index, group) in self.groups.iter().enumerate() {
            group.validate(&mut ids, &root.key("groups").index(index))?;
        }
        let sum = self.groups.iter().map(|group| group.points).sum();
        sums(self.points, sum, "groups", &root.key("points"))
    }

    fn validate_pass(&self, path: &Path) -> Result<(), Fault> {
        let within = |line: Option<Decimal>, most: Decimal, key| {
            let fine = line.is_none_or(|line| (Decimal::ZERO..=most).contains(&line));
            expect(fine, &path.key(key), || {
                format!("expected 0 to {most}, found {}", line.unwrap_or_default())
            })
        };
        within(self.pass.total, self.points, "total")?;
        within(self.pass.group_percent, Decimal::ONE_HUNDRED, "group_percent")
    }
}

impl Group {
    fn validate<'a>(&'a self, ids: &mut HashSet<&'a str>, path: &Path) -> Result<(), Fault> {
        unique(ids, &self.id, path)?;
        words(&self.title, &path.key("title"))?;
        points(self.points, &path.key("points"))?;
        for (index, subgroup) in self.subgroups.iter().enumerate() {
            let path = path.key("subgroups").index(index);
            unique(ids, &subgroup.id, &path)?;
            words(&subgroup.title, &path.key("title"))?;
            for (index, item) in subgroup.items.iter().enumerate() {
                let path = path.key("items").index(index);
                unique(ids, &item.id, &path)?;
                words(&item.title, &path.key("title"))?;
                words(&item.guide, &path.key("guide"))?;
                points(item.points, &path.key("points"))?;
            }
        }
        let sum = self.items().map(|item| item.points).sum();
        sums(self.points, sum, "items", &path.key("points"))
    }
}

struct Fault {
    path: Vec<Step>,
    message: String,
}

struct Path(Vec<Step>);

impl Path {
    fn key(&self, key: &'static str) -> Self {
        self.with(Step::Key(key))
    }

    fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

fn expect(holds: bool, path: &Path, message: impl FnOnce() -> String) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(Fault { path: path.0.clone(), message: message() }) }
}

fn words(words: &Words, path: &Path) -> Result<(), Fault> {
    expect(!blank(&words.zh), &path.key("zh"), || "expected some words in Chinese".into())?;
    expect(!blank(&words.en), &path.key("en"), || "expected some words in English".into())
}

fn points(points: Decimal, path: &Path) -> Result<(), Fault> {
    let fine = points > Decimal::ZERO && points.normalize().scale() <= 2;
    expect(fine, path, || {
        format!("expected points above 0 with at most two decimals, found {points}")
    })
}

fn unique<'a>(ids: &mut HashSet<&'a str>, id: &'a str, path: &Path) -> Result<(), Fault> {
    expect(!id.is_empty() && ids.insert(id), &path.key("id"), || {
        format!("expected an id that nothing else has, found {id:?}")
    })
}

fn sums(stated: Decimal, sum: Decimal, of: &str, path: &Path) -> Result<(), Fault> {
    expect(stated == sum, path, || format!("expected {sum}, the sum of its {of}, found {stated}"))
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// The line where the path, or as much of it as the file has, is written.
fn line_of_path(text: &str, path: &[Step]) -> Option<usize> {
    let table = DeTable::parse(text).ok()?;
    let mut here: Option<&DeValue<'_>> = None;
    let mut at = None;
    for step in path {
        let next = match (step, here) {
            (Step::Key(key), None) => table.get_ref().get(*key),
            (Step::Key(key), Some(DeValue::Table(table))) => table.get(*key),
            (Step::Index(index), Some(DeValue::Array(array))) => array.get(*index),
            _ => None,
        };
        let Some(next) = next else { break };
        at = Some(next.span().start);
        here = Some(next.get_ref());
    }
    at.map(|at| line_of(text, at))
}
