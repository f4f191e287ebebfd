//! A lead 线索: what a visit or a feedback shows and another department must judge. It goes to the
//! department that the pack names for the topic, by transfer or by letter, and its answer comes
//! back.

mod decide;
mod payload;
mod state;

pub use decide::{
    LeadRefusal, Move, decide_answer, decide_close, decide_open, decide_send, may,
    proposed_departments,
};
pub use payload::{Answer, Answered, Closed, Opened, Sent};
pub use state::{Asked, Event, Lead};

#[cfg(test)]
mod tests;
