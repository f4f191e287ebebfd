//! What is wrong with a sheet, and where.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Column;

/// A reason with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// As the sheet counts, from 1; 0 when it is about the table as a whole.
    pub row: u64,
    /// The column's heading; empty when it is about more than one cell.
    pub column: String,
    pub reason: Reason,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", content = "args", rename_all = "kebab-case")]
pub enum Reason {
    #[error("expected the name of a group, found nothing here or above")]
    NoGroup {},
    #[error("expected an item, found nothing")]
    NoItem {},
    #[error("expected points, found nothing")]
    NoPoints {},
    #[error("expected points such as 12 or 2.5, found {found:?}")]
    NotANumber { found: String },
    #[error("expected points above 0 with at most two decimals, found {found}")]
    PointsForm { found: String },
    #[error("{why}")]
    Spoiled { why: String },
    #[error("row {first_row} has the same item in the same group")]
    Twice { first_row: u64 },
    #[error("the group {name} began in row {first_row} already, and another came between")]
    Split { name: String, first_row: u64 },
    #[error("{name} says {stated} points, and its items have {sum}")]
    Sum { name: String, stated: Decimal, sum: Decimal },
    #[error("the table says {stated} points, and its groups have {sum}")]
    Total { stated: Decimal, sum: Decimal },
    #[error("expected {expected} {what}, found {found}")]
    Count { what: String, expected: usize, found: usize },
    #[error("the table has no {found:?}")]
    Unknown { found: String },
    #[error("the table has several {found:?}; name the group, or the item by its code")]
    Several { found: String },
    #[error("{id} {title} has no row")]
    Absent { id: String, title: String },
    #[error("expected a score, found nothing")]
    NoScore {},
    #[error("{id} has {most} points, and was given {given}")]
    Beyond { id: String, most: Decimal, given: Decimal },
    #[error("expected at most two decimals, found {given}")]
    TooFine { given: Decimal },
    #[error("{id} has {points} points in the table, and {stated} in the sheet")]
    OtherPoints { id: String, points: Decimal, stated: Decimal },
    #[error("expected 符合 or 不符合, found {found:?}")]
    NotAWord { found: String },
}

impl Reason {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoGroup {} => "no-group",
            Self::NoItem {} => "no-item",
            Self::NoPoints {} => "no-points",
            Self::NotANumber { .. } => "not-a-number",
            Self::PointsForm { .. } => "points-form",
            Self::Spoiled { .. } => "spoiled",
            Self::Twice { .. } => "twice",
            Self::Split { .. } => "split",
            Self::Sum { .. } => "sum",
            Self::Total { .. } => "total",
            Self::Count { .. } => "count",
            Self::Unknown { .. } => "unknown",
            Self::Several { .. } => "several",
            Self::Absent { .. } => "absent",
            Self::NoScore {} => "no-score",
            Self::Beyond { .. } => "beyond",
            Self::TooFine { .. } => "too-fine",
            Self::OtherPoints { .. } => "other-points",
            Self::NotAWord { .. } => "not-a-word",
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.row, self.column.as_str()) {
            (0, _) => write!(f, "{}", self.reason),
            (row, "") => write!(f, "row {row}: {}", self.reason),
            (row, column) => write!(f, "row {row}, {column}: {}", self.reason),
        }
    }
}

/// Why a sheet can't be read as a table at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error("the sheet is empty; nothing was imported")]
    Empty,
    #[error("no row looks like a header with {}; nothing was imported; match the columns by hand (they are {})", codes(missing), headings.join(", "))]
    NoColumns { missing: Vec<Column>, headings: Vec<String> },
    #[error("{found:?} is no column of a checklist; nothing was imported")]
    MapField { found: String },
    #[error("the sheet has more than {most} rows: this is no checklist; nothing was imported")]
    TooLong { most: usize },
    #[error("{message}; nothing was imported")]
    Rejected { message: String },
    #[error("{id:?} is no id of small letters, digits and hyphens; nothing was imported")]
    BadId { id: String },
}

impl ImportError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "annex-empty",
            Self::NoColumns { .. } => "annex-no-columns",
            Self::MapField { .. } => "annex-map-field",
            Self::TooLong { .. } => "annex-too-long",
            Self::Rejected { .. } => "annex-rejected",
            Self::BadId { .. } => "annex-bad-id",
        }
    }
}

fn codes(columns: &[Column]) -> String {
    columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(", ")
}
