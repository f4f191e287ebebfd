//! What people are told about the cells of a table, apart from what the cells say.

use std::collections::{BTreeMap, HashSet};

use rules::mine::import::Reader;
use tables::{Normal, Spoilt, Taken, Told};

use super::Sheet;
use crate::api::RowNote;

impl Sheet<'_> {
    /// Rows with a cell that can't be used.
    pub fn refused(&self) -> Vec<RowNote> {
        let note = |spoilt: &Spoilt| RowNote {
            row: spoilt.row,
            column: self.heading(spoilt.column),
            code: spoilt.fault.code().to_owned(),
            reason: spoilt.fault.to_string(),
            args: fault_args(&spoilt.fault),
        };
        self.spoilt.iter().map(note).collect()
    }

    /// What was taken although it doesn't stand there as such.
    pub fn warned(&self) -> Vec<RowNote> {
        let note = |told: &Told| RowNote {
            row: told.row,
            column: self.heading(told.column),
            code: told.what.code().to_owned(),
            reason: told.to_string(),
            args: told_args(told),
        };
        self.told.iter().map(note).collect()
    }

    fn heading(&self, index: usize) -> String {
        let column = self.layout.columns.iter().find(|column| column.index == index);
        column.map(|column| column.header.clone()).unwrap_or_default()
    }
}

/// Leaves the spoilt rows out of the csv. Totals and notes below a table are never read, so nothing
/// is told about their cells.
pub(super) fn settle(normal: &mut Normal, layout: &rules::mine::import::Layout) {
    let about_rows = |told: &Told| told.what != Taken::Result;
    if normal.spoilt.is_empty() && !normal.told.iter().any(about_rows) {
        return;
    }
    let read: HashSet<u64> =
        Reader::reopen(&normal.csv, layout.clone()).map(|row| row.number).collect();
    normal.blank_spoilt();
    normal.spoilt.retain(|spoilt| read.contains(&spoilt.row));
    normal.told.retain(|told| !about_rows(told) || read.contains(&told.row));
}

fn fault_args(fault: &tables::Fault) -> BTreeMap<String, String> {
    use tables::Fault;
    let arg = |name: &str, text: &str| BTreeMap::from([(name.to_owned(), text.to_owned())]);
    match fault {
        Fault::ErrorValue { found } | Fault::NotANumber { found } | Fault::NotADate { found } => {
            arg("found", found)
        }
        Fault::Merged { first } => arg("first", first),
        Fault::NotAPlace { why } => arg("why", why),
        Fault::NotComputed | Fault::Rounded => BTreeMap::new(),
    }
}

fn told_args(told: &Told) -> BTreeMap<String, String> {
    let mut args = BTreeMap::from([("rows".to_owned(), told.rows.to_string())]);
    if let Taken::FromAbove { first } | Taken::NothingBeside { first } = &told.what {
        args.insert("first".to_owned(), first.clone());
    }
    args
}
