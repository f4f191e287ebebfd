//! The stream of rows.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::super::{Field, LicenceFault, Mine, Reason, StatedDatum, check_licence, id_number};
use super::rows::{Rows, Unsplit};
use super::{ColumnMap, Issue, Layout, SheetError};
use crate::text;

/// Words that begin a row of totals.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "total", "subtotal"];

pub struct Reader<'a> {
    rows: Rows<'a>,
    length: usize,
    layout: Layout,
    /// The header row's cells as they stand there.
    header: Vec<String>,
    /// Ids accepted so far, and their rows.
    seen: HashMap<u64, u64>,
}

/// The header's cells, and those of so many rows below it, as they stand.
pub fn first_rows(bytes: &[u8], layout: &Layout, count: usize) -> Vec<Vec<String>> {
    let mut rows = Rows::new(bytes, layout.encoding, layout.delimiter);
    let rows = std::iter::from_fn(|| rows.next(None));
    let from_header = rows.skip_while(|row| row.number < layout.header_row);
    from_header.take(count + 1).map(|row| row.cells.unwrap_or_default()).collect()
}

/// A row that says something; blank rows, totals and repeated headers are passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub number: u64,
    /// As they stand in the sheet; of a row that can't be split, its text as one.
    pub cells: Vec<String>,
    pub outcome: Result<Accepted, Issue>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    pub mine: Mine,
    pub warnings: Vec<Issue>,
}

impl<'a> Reader<'a> {
    /// Recognises the sheet's layout, with a person's word on columns.
    pub fn open(bytes: &'a [u8], map: &ColumnMap) -> Result<Self, SheetError> {
        Ok(Self::reopen(bytes, Layout::detect(bytes, map)?))
    }

    /// Reads a sheet again exactly as it was read before.
    pub fn reopen(bytes: &'a [u8], layout: Layout) -> Self {
        let mut rows = Rows::new(bytes, layout.encoding, layout.delimiter);
        let mut header = Vec::new();
        while let Some(row) = rows.next(None) {
            if row.number >= layout.header_row {
                header = row.cells.unwrap_or_default();
                break;
            }
        }
        Self { rows, length: bytes.len(), layout, header, seen: HashMap::new() }
    }

    pub fn header(&self) -> &[String] {
        &self.header
    }

    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Bytes read, of how many: for a progress line.
    pub fn progress(&self) -> (usize, usize) {
        (self.length - self.rows.left(), self.length)
    }

    fn read(&mut self, number: u64, cells: &[String]) -> Result<Accepted, Issue> {
        if !self.layout.fits(cells) {
            let reason = Reason::CellCount { expected: self.layout.width, found: cells.len() };
            return Err(Issue::whole_row(number, reason));
        }
        let mut mine = Mine::default();
        let mut warnings = Vec::new();
        for column in &self.layout.columns {
            let issue = |reason| Issue { row: number, column: column.header.clone(), reason };
            // A layout out of somebody else's record may name a column that isn't there.
            let cell = cells.get(column.index).map_or("", String::as_str);
            let warning = column.field.set(&mut mine, cell).map_err(issue)?;
            warnings.extend(warning.map(issue));
        }
        mine.check_whole().map_err(|(field, reason)| self.issue(number, field, reason))?;
        let converted = mine
            .settle_places(|field| self.datum_of(field))
            .map_err(|(field, reason)| self.issue(number, field, reason))?;
        warnings.extend(converted.map(|reason| self.issue(number, Field::Lon, reason)));
        self.claim(number, &mut mine)?;
        Ok(Accepted { mine, warnings })
    }

    /// What the heading of a field says that it is given in.
    fn datum_of(&self, field: Field) -> StatedDatum {
        let column = self.layout.columns.iter().find(|column| column.field == field);
        column.map(|column| column.datum).unwrap_or_default()
    }

    /// Gives the mine its id, unless an earlier row has the licence already.
    fn claim(&mut self, number: u64, mine: &mut Mine) -> Result<(), Issue> {
        match self.seen.entry(id_number(&mine.licence)) {
            Entry::Occupied(first) => {
                let reason = Reason::DuplicateLicence { first_row: *first.get() };
                Err(self.issue(number, Field::Licence, reason))
            }
            Entry::Vacant(place) => {
                place.insert(number);
                mine.id = Mine::id_of(&mine.licence);
                Ok(())
            }
        }
    }

    fn issue(&self, row: u64, field: Field, reason: Reason) -> Issue {
        let column = self.layout.columns.iter().find(|column| column.field == field);
        Issue { row, column: column.map(|c| c.header.clone()).unwrap_or_default(), reason }
    }

    fn says_nothing(&self, cells: &[String]) -> bool {
        cells.iter().all(|cell| cell.trim().is_empty())
            || self.is_total(cells)
            || self.is_header_again(cells)
    }

    /// Begins with a word for totals, and has no licence number.
    fn is_total(&self, cells: &[String]) -> bool {
        let is_total = |cell: &String| {
            let cell = cell.trim_start();
            TOTALS.iter().any(|word| {
                cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            })
        };
        let mut first = cells.iter().filter(|cell| !cell.trim().is_empty()).take(2);
        let no_licence = check_licence(&text::code(self.licence_cell(cells)));
        first.any(is_total) && no_licence == Err(LicenceFault::NotANumber)
    }

    fn licence_cell<'c>(&self, cells: &'c [String]) -> &'c str {
        let column = self.layout.columns.iter().find(|column| column.field == Field::Licence);
        column.and_then(|column| cells.get(column.index)).map_or("", String::as_str)
    }

    /// Printed sheets repeat the header on each page.
    fn is_header_again(&self, cells: &[String]) -> bool {
        self.layout.columns.iter().all(|column| {
            cells.get(column.index).is_some_and(|cell| text::line(cell) == column.header)
        })
    }
}

impl Iterator for Reader<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let row = self.rows.next(Some(&self.layout))?;
            let number = row.number;
            return Some(match row.cells {
                Ok(cells) if self.says_nothing(&cells) => continue,
                Ok(cells) => Row { number, outcome: self.read(number, &cells), cells },
                Err(Unsplit { reason, line }) => {
                    let outcome = Err(Issue::whole_row(number, reason));
                    Row { number, outcome, cells: vec![line] }
                }
            });
        }
    }
}
