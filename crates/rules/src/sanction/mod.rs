//! A sanction 惩戒 against a mine or those who answered for it: proposed with its facts, taken or
//! not by the department that may. Nothing follows by itself; the program shows what the document
//! allows.

mod decide;
mod payload;
mod state;

pub use decide::{Move, Removed, SanctionRefusal, decide_lift, decide_propose, decide_settle, may};
pub use payload::{Finding, Lifted, Proposed, Settled};
pub use state::{Case, Event};

#[cfg(test)]
mod tests;
