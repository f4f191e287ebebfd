//! What somebody gave for each item of a table, out of their sheet: every item once, within its
//! points, and sums that are exact; or every fault with its row and column.

mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use canon::{BlobRef, Hash32};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::columns::SCORES;
use super::{Columns, Fault, ImportError, Reason, SheetRow};
use crate::checklist::{Answers, Checklist, score};
use crate::procedure::Proof;

/// A score sheet as a record keeps it, with the file that it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreSheet {
    /// [`Checklist::hash`] of the table whose items were given points.
    pub table: Hash32,
    /// 练习用: what it adds up to is no official score.
    pub practice: bool,
    pub given: Given,
    pub sheet: Proof,
}

impl ScoreSheet {
    pub fn content(&self) -> BlobRef {
        self.sheet.content.clone()
    }
}

/// What a sheet without fault gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    pub answers: Answers,
    /// What is said of an item, by its id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty", default)]
    pub notes: BTreeMap<String, String>,
    /// By the table's own rule for what does not apply.
    #[serde(with = "crate::checklist::points")]
    pub total: Decimal,
}

/// What was read; with any fault it is not whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    pub columns: Columns,
    pub faults: Vec<Fault>,
    pub given: Given,
}

impl Scores {
    pub fn whole(self) -> Option<Given> {
        self.faults.is_empty().then_some(self.given)
    }
}

/// Reads all rows against `table`. A sheet whose columns can't be told is an error; everything
/// else is a list of faults.
pub fn read_scores(
    rows: &[SheetRow],
    table: &Checklist,
    map: &BTreeMap<String, String>,
) -> Result<Scores, ImportError> {
    let columns = Columns::detect(rows, map, &SCORES)?;
    let read::Draft { answers, notes, mut faults, totals } = read::draft(rows, &columns, table);
    let found = score(table, &answers);
    let total = found.map_err(|why| ImportError::Rejected { message: why.to_string() })?.total;
    for (row, stated) in totals.into_iter().filter(|(_, stated)| *stated != total) {
        let column = columns.heading(super::Column::Score);
        faults.push(Fault { row, column, reason: Reason::Total { stated, sum: total } });
    }
    faults.sort_by_key(|fault| fault.row);
    Ok(Scores { columns, faults, given: Given { answers, notes, total: total.normalize() } })
}
