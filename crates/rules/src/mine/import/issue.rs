use serde::{Deserialize, Serialize};

use super::super::Reason;

/// A reason, and where in the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// As a spreadsheet counts: the first row is 1, and title lines, header and blank lines count.
    pub row: u64,
    /// The header of the column; empty when it is about the whole row.
    pub column: String,
    #[serde(flatten)]
    pub reason: Reason,
}

impl Issue {
    pub fn whole_row(row: u64, reason: Reason) -> Self {
        Self { row, column: String::new(), reason }
    }
}

impl std::fmt::Display for Issue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.column.as_str() {
            "" => write!(f, "row {}: {}", self.row, self.reason),
            column => write!(f, "row {}, {column}: {}", self.row, self.reason),
        }
    }
}
