//! Tables of mines that people bring, whatever program wrote them: each becomes one plain csv,
//! which is all that a record and the store ever read.

mod columns;
mod export;
mod files;
mod map;
mod read;
mod remembered;
mod told;
mod watch;

pub use columns::columns;
pub use export::export;
pub(crate) use files::Files;
pub(crate) use read::{Sheet, read};
pub(crate) use remembered::{column_map, headings, remember_columns};
pub(crate) use watch::{Phase, Watch};
pub use watch::{progress, stop};
