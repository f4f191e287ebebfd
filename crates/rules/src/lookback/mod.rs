//! 回头看: problems that a look back at a listed mine found go out as a list with a limit, are made
//! known in circulars, and are checked until all are put right (OR-4.1, OR-4.6).

mod decide;
mod payload;
mod state;

pub use decide::{LookBackRefusal, Move, decide_check, decide_circulate, decide_list, may};
pub use payload::{Checked, Circulated, Listed};
pub use state::{Event, LookBack};

#[cfg(test)]
mod tests;
