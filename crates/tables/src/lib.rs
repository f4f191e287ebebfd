//! Tables that other programs wrote: bytes in, rows out, one row at a time.
//!
//! Nothing is guessed in silence: what a cell lacks is beside it as a [`Fault`], and the caller
//! names row and column.

mod cell;
mod date;
mod error;
mod merged;
mod number;
mod workbook;

pub use cell::{Cell, Row, Value, address};
pub use date::Epoch;
pub use error::{Fault, TableError};
pub use workbook::{Rows, Workbook};
