//! One plain csv out of any table: UTF-8, commas, one record a row, at the number that the row has
//! in its own program. Whoever reads it afterwards needs to know no other format.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::cell::row_of;
use crate::{Cell, Epoch, Fault, Row, TableError, Value};

/// What is done with a column below the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Left out; its place stays.
    Unused,
    AsItStands,
    /// Days, also as the numbers that a program counts them by.
    Days,
}

/// What a row can't be used for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoilt {
    pub row: u64,
    /// From 0.
    pub column: usize,
    pub fault: Fault,
    /// The row's bytes in the csv.
    place: Range<usize>,
}

/// What was done with cells of a column, for people to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The first such row, and how many there are.
    pub row: u64,
    pub rows: u64,
    pub column: usize,
    pub what: Taken,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Taken {
    /// The stored result of a formula.
    Result,
    /// The value of the merged cell that reaches down from `first`.
    FromAbove { first: String },
    /// Nothing: the cell belongs to the merged cell at its left, which has the value.
    NothingBeside { first: String },
}

impl Taken {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Result => "cell-computed",
            Self::FromAbove { .. } => "cell-from-above",
            Self::NothingBeside { .. } => "cell-nothing-beside",
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rows = self.rows;
        match &self.what {
            Taken::Result => write!(f, "formulas, in {rows} rows; their stored results were taken"),
            Taken::FromAbove { first } => {
                write!(f, "merged with {first}; its value was taken for {rows} rows below it")
            }
            Taken::NothingBeside { first } => {
                write!(f, "merged with {first}, which alone has the value; here nothing was taken")
            }
        }
    }
}

/// A whole table as csv.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    pub csv: Vec<u8>,
    pub spoilt: Vec<Spoilt>,
    pub told: Vec<Told>,
}

pub struct Normaliser {
    header: u64,
    columns: Vec<Column>,
    epoch: Epoch,
    csv: Vec<u8>,
    /// The row that is written next.
    next: u64,
    /// The row above, for cells that are merged with it.
    above: Row,
    spoilt: Vec<Spoilt>,
    told: BTreeMap<(usize, Taken), (u64, u64)>,
}

impl Normaliser {
    /// Rows up to the header are written as they stand, `columns` are those below it.
    pub fn new(header: u64, columns: Vec<Column>, epoch: Epoch) -> Self {
        Self {
            header,
            columns,
            epoch,
            csv: Vec::new(),
            next: 1,
            above: Row { number: 0, cells: Vec::new() },
            spoilt: Vec::new(),
            told: BTreeMap::new(),
        }
    }

    /// Takes the next row; rows come from the top.
    pub fn take(&mut self, mut row: Row) -> Result<(), TableError> {
        if row.number < self.next {
            return Err(TableError::Damaged { row: row.number, why: "a row comes twice".into() });
        }
        let blanks = usize::try_from(row.number - self.next).unwrap_or_default();
        self.csv.resize(self.csv.len() + blanks, b'\n');
        let begin = self.csv.len();
        let fault = if row.number > self.header { self.settle(&mut row) } else { None };
        self.write(&row);
        if let Some((column, fault)) = fault {
            let place = begin..self.csv.len() - 1;
            self.spoilt.push(Spoilt { row: row.number, column, fault, place });
        }
        self.next = row.number + 1;
        self.above = row;
        Ok(())
    }

    pub fn finish(self) -> Normal {
        let told = self.told.into_iter().map(|((column, what), (row, rows))| Told {
            row,
            rows,
            column,
            what,
        });
        Normal { csv: self.csv, spoilt: self.spoilt, told: told.collect() }
    }

    /// Brings cells to what a csv can say; the first that can't be brought is the row's fault.
    fn settle(&mut self, row: &mut Row) -> Option<(usize, Fault)> {
        let mut first = None;
        // What stands beside the table, below no heading, is nobody's.
        row.cells.truncate(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            let Some(cell) = row.cells.get_mut(at) else { break };
            if *column == Column::Unused {
                *cell = Cell::default();
                continue;
            }
            if let Some(what) = taken(cell, at, &self.above, self.header) {
                let told = self.told.entry((at, what)).or_insert((row.number, 0));
                told.1 += 1;
            }
            if let Some(fault) = cell.fault.take() {
                show(cell, &fault);
                first.get_or_insert((at, fault));
            } else if *column == Column::Days
                && let Ok(Some(day)) = cell.date(self.epoch)
            {
                cell.value = Value::Date(day);
            }
        }
        first
    }

    fn write(&mut self, row: &Row) {
        let width = row.cells.iter().rposition(|cell| cell.value != Value::Empty);
        let width = width.map_or(0, |last| last + 1).max(self.columns.len());
        for at in 0..width {
            if at > 0 {
                self.csv.push(b',');
            }
            if let Some(cell) = row.cells.get(at) {
                write_cell(&mut self.csv, &cell.text());
            }
        }
        self.csv.push(b'\n');
    }
}

impl Normal {
    /// Overwrites the rows that can't be used with blanks, so that they say nothing and all others
    /// keep their numbers.
    pub fn blank_spoilt(&mut self) {
        for Spoilt { place, .. } in &self.spoilt {
            self.csv[place.clone()].fill(b' ');
        }
    }
}

/// Lets a spoilt cell say something: a row of nothing but errors is still a row.
fn show(cell: &mut Cell, fault: &Fault) {
    match fault {
        Fault::ErrorValue { found } => cell.value = Value::Text(found.clone()),
        Fault::NotComputed => cell.value = Value::Text("=".to_owned()),
        _ => {}
    }
}

/// Settles a merged cell; what was done with this one, if it is to be told.
fn taken(cell: &mut Cell, at: usize, above: &Row, header: u64) -> Option<Taken> {
    let Some(Fault::Merged { first }) = &cell.fault else {
        return (cell.computed && cell.fault.is_none()).then_some(Taken::Result);
    };
    let first = first.clone();
    let from = row_of(&first)?;
    if first != crate::address(from, at) {
        *cell = Cell::default();
        return Some(Taken::NothingBeside { first });
    }
    if from <= header {
        return None;
    }
    *cell = above.cells.get(at)?.clone();
    Some(Taken::FromAbove { first })
}

pub(crate) fn write_cell(csv: &mut Vec<u8>, text: &str) {
    if !text.contains([',', '"', '\n', '\r']) && !text.starts_with('=') {
        csv.extend_from_slice(text.as_bytes());
        return;
    }
    csv.push(b'"');
    csv.extend_from_slice(text.replace('"', "\"\"").as_bytes());
    csv.push(b'"');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(table: &[(u64, &[Cell])]) -> Vec<Row> {
        table.iter().map(|(number, cells)| Row { number: *number, cells: cells.to_vec() }).collect()
    }

    fn text(text: &str) -> Cell {
        Cell::text_of(text)
    }

    fn merged(first: &str) -> Cell {
        Cell { fault: Some(Fault::Merged { first: first.into() }), ..Cell::default() }
    }

    fn normal(columns: &[Column], rows: Vec<Row>) -> Normal {
        let mut normaliser = Normaliser::new(2, columns.to_vec(), Epoch::From1900);
        for row in rows {
            normaliser.take(row).unwrap();
        }
        normaliser.finish()
    }

    #[test]
    fn rows_keep_their_numbers_and_unused_columns_their_places() {
        use Column::{AsItStands, Days, Unused};
        let day = Cell::from(Value::Number(46_086.into()));
        let table = rows(&[
            (1, &[text("标题")]),
            (2, &[text("名称"), text("备注"), text("日期")]),
            (5, &[text("甲,\"乙\""), text("不用"), day]),
            (6, &[text("丙\n丁")]),
        ]);
        let found = normal(&[AsItStands, Unused, Days], table);
        let wanted = "标题,,\n名称,备注,日期\n\n\n\"甲,\"\"乙\"\"\",,2026-03-05\n\"丙\n丁\",,\n";
        assert_eq!(String::from_utf8(found.csv).unwrap(), wanted);
        assert!(found.spoilt.is_empty() && found.told.is_empty());
    }

    #[test]
    fn merged_cells_and_formulas_are_told_and_faults_blank_their_row() {
        let computed = Cell { computed: true, ..text("120") };
        let broken =
            Cell { fault: Some(Fault::ErrorValue { found: "#N/A".into() }), ..Cell::default() };
        let table = rows(&[
            (3, &[text("上湾"), computed.clone()]),
            (4, &[merged("A3"), computed]),
            (5, &[merged("A3"), text("7")]),
            (6, &[text("宽"), merged("A6")]),
            (7, &[text("坏"), broken]),
            (8, &[text("好"), text("1")]),
        ]);
        let mut found = normal(&[Column::AsItStands; 2], table);
        found.blank_spoilt();
        let lines: Vec<&str> =
            std::str::from_utf8(&found.csv).unwrap().lines().skip(2).map(str::trim).collect();
        assert_eq!(lines, ["上湾,120", "上湾,120", "上湾,7", "宽,", "", "好,1"]);
        let told: Vec<_> =
            found.told.iter().map(|told| (told.column, told.row, told.rows)).collect();
        assert_eq!(told, [(0, 4, 2), (1, 3, 2), (1, 6, 1)]);
        let spoilt = &found.spoilt[0];
        assert_eq!((spoilt.row, spoilt.column, spoilt.fault.code()), (7, 1, "cell-error-value"));
    }

    #[test]
    fn a_cell_merged_with_the_header_is_a_fault() {
        let table = rows(&[(2, &[text("名称")]), (3, &[merged("A2")])]);
        let found = normal(&[Column::AsItStands], table);
        assert_eq!(found.spoilt[0].fault.code(), "cell-merged");
    }

    proptest! {
        /// What another reader of csv makes of it is what the cells held.
        #[test]
        fn read_back_by_another_program(table in prop::collection::vec(prop::collection::vec("[a矿\",=\n ]{0,6}", 3), 1..6)) {
            let cells: Vec<Vec<Cell>> =
                table.iter().map(|row| row.iter().map(|cell| text(cell)).collect()).collect();
            let numbered: Vec<(u64, &[Cell])> =
                cells.iter().zip(1..).map(|(cells, number)| (number, &cells[..])).collect();
            let found = normal(&[Column::AsItStands; 3], rows(&numbered));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&found.csv[..]);
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            let wanted: Vec<Vec<String>> =
                cells.iter().map(|row| row.iter().map(|cell| cell.text().into_owned()).collect()).collect();
            prop_assert_eq!(read, wanted);
        }
    }
}
