//! The sanction of an agency that evaluates. Grounds are those of the pack, and where the document
//! wants them together, one alone is none.

mod decide;
mod evaluator;
mod payload;
mod state;

pub use decide::{AgencyRefusal, Move, decide_conclude, decide_report, decide_verify, may};
pub use evaluator::Evaluator;
pub use payload::{Concluded, Executed, Reported, Verified};
pub use state::{Event, Sanction};

#[cfg(test)]
mod tests;
