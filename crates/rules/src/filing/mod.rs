//! Change filing 变更备案: a mining licence changed, and the list must follow. A change that matters
//! sends the mine through the application again.

mod decide;
mod payload;

pub use decide::{Filing, FilingRefusal, decide_file, decide_judge, decide_notice};
pub use payload::{Filed, Judged, Noticed};

#[cfg(test)]
mod tests;
