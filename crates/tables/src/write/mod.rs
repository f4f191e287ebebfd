//! Tables for other programs: rows in, bytes out.

mod csv;
mod geojson;
mod xlsx;

use rust_decimal::Decimal;

pub use csv::csv;
pub use geojson::geojson;
pub use xlsx::xlsx;

/// A column of a table that goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    pub name: String,
    pub kind: Kind,
}

/// What its cells are, so that a spreadsheet can sort and a map can colour by them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    /// `2026-03-05`
    Day,
}

/// A row that goes out: one text a column, empty where nothing is known, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub cells: Vec<String>,
    /// Longitude and latitude in degrees, CGCS2000.
    pub place: Option<(Decimal, Decimal)>,
}

impl Kind {
    /// The number in a cell of a column of numbers.
    pub fn number(self, cell: &str) -> Option<f64> {
        if self == Self::Number { cell.parse().ok() } else { None }
    }
}
