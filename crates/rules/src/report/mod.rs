//! Reports that come round by the calendar: which period is asked for, and that it was handed in.

mod round;
mod submitted;

pub use round::{Round, oldest_open, reports};
pub use submitted::{ReportRefusal, Submitted, decide_submitted};

#[cfg(test)]
mod tests;
