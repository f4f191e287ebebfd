//! Lines into rows: a quoted cell may run over several lines, a forgotten quotation mark must not
//! swallow the rest of the sheet.

use super::super::Reason;
use super::lines::Lines;
use super::split::{Split, split};
use super::{Encoding, Layout};

/// A row with more lines or bytes than this is taken for a forgotten quotation mark.
const MOST_LINES: usize = 64;
const MOST_BYTES: usize = 64 * 1024;

#[derive(Clone)]
pub struct Rows<'a> {
    lines: Lines<'a>,
    encoding: Encoding,
    delimiter: char,
    number: u64,
}

pub struct RawRow {
    pub number: u64,
    pub cells: Result<Vec<String>, Unsplit>,
}

/// A line that has no cells: why, and its text as far as it is text.
pub struct Unsplit {
    pub reason: Reason,
    pub line: String,
}

impl<'a> Rows<'a> {
    pub fn new(bytes: &'a [u8], encoding: Encoding, delimiter: char) -> Self {
        Self { lines: Lines::new(bytes, encoding), encoding, delimiter, number: 0 }
    }

    pub fn left(&self) -> usize {
        self.lines.left()
    }

    /// The next row. Below the header, lines are joined only into a row that fits the layout.
    pub fn next(&mut self, layout: Option<&Layout>) -> Option<RawRow> {
        let line = self.lines.next()?;
        self.number += 1;
        let cells = match self.encoding.decode(line) {
            None => {
                let line = self.encoding.decode_lossy(line);
                Err(Unsplit { reason: Reason::NotText, line })
            }
            Some(text) => {
                let cells = match split(&text, self.delimiter) {
                    Split::Cells(cells) => Some(cells),
                    Split::Broken => None,
                    Split::Open => self.join(&text, layout),
                };
                let broken = || Unsplit { reason: Reason::BrokenQuotes, line: text.into_owned() };
                cells.ok_or_else(broken)
            }
        };
        Some(RawRow { number: self.number, cells })
    }

    /// The row that begins with `first` and goes on in the next lines, if it is one.
    fn join(&mut self, first: &str, layout: Option<&Layout>) -> Option<Vec<String>> {
        let mut ahead = self.lines.clone();
        let mut text = first.to_owned();
        for _ in 1..MOST_LINES {
            let line = self.encoding.decode(ahead.next()?)?;
            text.push('\n');
            text.push_str(&line);
            if text.len() > MOST_BYTES {
                return None;
            }
            // Only another quotation mark can close the cell.
            if !line.contains('"') {
                continue;
            }
            match split(&text, self.delimiter) {
                Split::Open => {}
                Split::Broken => return None,
                Split::Cells(cells) => {
                    let whole = layout.is_none_or(|layout| layout.fits(&cells));
                    return whole.then(|| {
                        self.lines = ahead;
                        cells
                    });
                }
            }
        }
        None
    }
}
