//! Rows of a csv sheet, in whatever encoding and with whatever delimiter.

use super::{SheetCell, SheetRow};
use crate::mine::import::{Encoding, Rows, SheetError};

const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// The reading that gives the most cells in its fullest row; a row with broken quotation marks is
/// one spoiled cell.
pub fn rows_of_csv(bytes: &[u8]) -> Result<Vec<SheetRow>, SheetError> {
    let encoding = Encoding::detect(bytes)?;
    let read = |delimiter| rows(bytes, encoding, delimiter);
    let width = |rows: &Vec<SheetRow>| rows.iter().map(|row| row.cells.len()).max();
    let best = DELIMITERS.into_iter().rev().map(read).max_by_key(width);
    best.ok_or(SheetError::Empty)
}

fn rows(bytes: &[u8], encoding: Encoding, delimiter: char) -> Vec<SheetRow> {
    let mut rows = Rows::new(bytes, encoding, delimiter);
    let mut found = Vec::new();
    while let Some(row) = rows.next(None) {
        let cells = match row.cells {
            Ok(cells) => cells.into_iter().map(cell).collect(),
            Err(line) => {
                let spoiled = Some(line.reason.to_string());
                vec![SheetCell { spoiled, ..SheetCell::default() }]
            }
        };
        found.push(SheetRow { number: row.number, cells });
    }
    found
}

fn cell(text: String) -> SheetCell {
    SheetCell { text, ..SheetCell::default() }
}
