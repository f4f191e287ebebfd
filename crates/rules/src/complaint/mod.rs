//! A complaint 投诉 about a mine or an agency: received, examined, answered. Whoever complained may
//! ask for another look once, by somebody else.

mod decide;
mod payload;

pub use decide::{
    Complaint, ComplaintRefusal, Stage, decide_appeal, decide_close, decide_examine, decide_receive,
};
pub use payload::{About, Appealed, Closed, Examined, Finding, Received};

#[cfg(test)]
mod tests;
