//! A checklist out of somebody else's table, such as the official annex: rows in, a table or
//! every fault with its row and column out.

mod columns;
mod csv;
mod expected;
mod fault;
mod payload;
mod read;
mod scores;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use columns::ANNEX;
pub use columns::{Column, Columns, Matched};
pub use csv::rows_of_csv;
pub use expected::Edition;
pub use fault::{Fault, ImportError, Reason};
pub use payload::Imported;
pub use scores::{Given, ScoreSheet, Scores, read_scores};

use super::{Checklist, FORMAT, NotApplicable, PassRule, Words};

/// One row of the sheet, numbered as the sheet counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetRow {
    pub number: u64,
    pub cells: Vec<SheetCell>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetCell {
    pub text: String,
    /// Why the text can't be relied on: an error value, a number that was rounded.
    pub spoiled: Option<String>,
}

/// What no sheet says of itself; a person does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub id: String,
    pub version: u32,
    pub title: String,
    /// The document that the table is an annex of.
    pub source: String,
    pub edition: Edition,
    /// Not an official table: 合格 is never said from it.
    pub practice: bool,
    pub not_applicable: NotApplicable,
    pub pass: PassRule,
}

/// What a sheet gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub columns: Columns,
    pub faults: Vec<Fault>,
    /// Whole and without fault.
    pub checklist: Option<Checklist>,
    pub groups: usize,
    pub subgroups: usize,
    pub items: usize,
    pub prerequisites: usize,
}

/// Reads all rows. A sheet whose columns can't be told is an error; everything else is a list of
/// faults, and with any of them there is no checklist.
pub fn import(
    rows: &[SheetRow],
    about: &About,
    map: &BTreeMap<String, String>,
) -> Result<Outcome, ImportError> {
    let columns = Columns::detect(rows, map, &ANNEX)?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if about.id.is_empty() || !about.id.bytes().all(plain) {
        return Err(ImportError::BadId { id: about.id.clone() });
    }
    let read::Draft { groups, prerequisites, mut faults, places, stated_total } =
        read::draft(rows, &columns);
    let words = |text: &str| Words { zh: text.trim().to_owned(), en: text.trim().to_owned() };
    let checklist = Checklist {
        format: FORMAT.to_owned(),
        id: about.id.clone(),
        version: about.version,
        title: words(&about.title),
        practice: about.practice,
        source: words(&about.source),
        points: groups.iter().map(|group| group.points).sum::<Decimal>().normalize(),
        not_applicable: about.not_applicable,
        pass: about.pass.clone(),
        prerequisites,
        groups,
    };
    faults.extend(expected::check(&checklist, about.edition, stated_total, &places));
    if faults.is_empty() {
        checklist.validate_whole().map_err(|message| ImportError::Rejected { message })?;
    }
    faults.sort_by_key(|fault| fault.row);
    Ok(Outcome {
        groups: checklist.groups.len(),
        subgroups: checklist.groups.iter().map(|group| group.subgroups.len()).sum(),
        items: checklist.items().count(),
        prerequisites: checklist.prerequisites.len(),
        checklist: faults.is_empty().then_some(checklist),
        columns,
        faults,
    })
}

#[cfg(test)]
mod tests;
