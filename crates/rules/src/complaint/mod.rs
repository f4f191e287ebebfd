//! A complaint 投诉 about a mine or an agency: received, examined, answered. Whoever complained may
//! ask for another look once, by somebody else.

mod decide;
mod payload;
mod state;

pub use decide::{
    ComplaintRefusal, Move, decide_appeal, decide_close, decide_examine, decide_receive, may,
};
pub use payload::{Appealed, Closed, Examined, Finding, Originals, Received};
pub use state::{Complaint, Event, Stage};

#[cfg(test)]
mod tests;
