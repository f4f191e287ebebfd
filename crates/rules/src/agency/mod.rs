//! The sanction of an agency that evaluates. Grounds are those of the pack, and where the document
//! wants them together, one alone is none.

mod decide;
mod payload;

pub use decide::{AgencyRefusal, Sanction, decide_conclude, decide_report, decide_verify};
pub use payload::{Concluded, Reported, Verified};

#[cfg(test)]
mod tests;
