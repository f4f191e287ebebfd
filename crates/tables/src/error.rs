use serde::{Deserialize, Serialize};

/// Why a whole file can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("the file is no xlsx workbook ({why}); nothing was read; save it as .xlsx")]
    NotAWorkbook { why: String },
    #[error("the workbook has no sheet {wanted:?}; nothing was read; its sheets are {}", sheets.join(", "))]
    NoSheet { wanted: String, sheets: Vec<String> },
    #[error("the sheet is damaged after row {row} ({why}); open it and save it anew")]
    Damaged { row: u64, why: String },
    #[error("the file is no map layer ({why}); nothing was read")]
    NotALayer { why: String },
    #[error(
        "unpacked, the file is larger than {gib} GiB, the most that is read; nothing was read; split it"
    )]
    TooLarge { gib: u64 },
    #[error(
        "{columns} different attributes of {features} features make more than {most} cells, the most that is read; nothing was read; leave out what no mine has"
    )]
    TooWide { columns: usize, features: usize, most: usize },
    #[error("the table can't be written ({why}); nothing was written")]
    NotWritten { why: String },
}

impl TableError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAWorkbook { .. } => "not-a-workbook",
            Self::NoSheet { .. } => "no-sheet",
            Self::Damaged { .. } => "sheet-damaged",
            Self::NotALayer { .. } => "not-a-layer",
            Self::TooLarge { .. } => "table-too-large",
            Self::TooWide { .. } => "layer-too-wide",
            Self::NotWritten { .. } => "table-not-written",
        }
    }
}

/// Why one cell can't be used, or not for this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", content = "args", rename_all = "kebab-case")]
pub enum Fault {
    #[error("the cell shows the error {found}")]
    ErrorValue { found: String },
    #[error("the cell has a formula whose result is not in the file: open it, compute, save it")]
    NotComputed,
    #[error("the cell is part of the merged cell {first}, which alone has the value")]
    Merged { first: String },
    #[error("a number has 15 digits in a spreadsheet, and this one had more: write it as text")]
    Rounded,
    #[error("where it lies can't be used: {why}")]
    NotAPlace { why: String },
    #[error("{found:?} is no number")]
    NotANumber { found: String },
    #[error("{found:?} is no date such as 2026-03-05 or 2026年3月5日")]
    NotADate { found: String },
}

impl Fault {
    pub fn code(&self) -> &'static str {
        match self {
            Self::ErrorValue { .. } => "cell-error-value",
            Self::NotComputed => "cell-not-computed",
            Self::Merged { .. } => "cell-merged",
            Self::Rounded => "cell-rounded",
            Self::NotAPlace { .. } => "cell-not-a-place",
            Self::NotANumber { .. } => "cell-not-a-number",
            Self::NotADate { .. } => "cell-not-a-date",
        }
    }
}
