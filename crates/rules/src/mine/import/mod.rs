//! Reading a sheet of mines, row by row, whatever program wrote it.
//!
//! A sheet is opened once to recognise encoding, delimiter and header ([`Layout`]), and then read
//! as a stream: a million rows need no more memory than their licence numbers' hashes. A broken
//! row is refused alone; nothing about the others changes.

mod encoding;
mod error;
mod issue;
mod layout;
mod lines;
mod preview;
mod reader;
mod refused;
mod rows;
mod split;

pub use encoding::Encoding;
pub use error::SheetError;
pub use issue::Issue;
pub(crate) use layout::header_key;
pub use layout::{Column, ColumnMap, Layout};
pub use preview::{Counts, Outcome, Preview, settle};
pub use reader::{Accepted, Reader, Row, first_rows};
pub use refused::RefusedSheet;
pub(crate) use rows::Rows;

#[cfg(test)]
mod tests;
