//! Rectification 整改: notice, acknowledgement, evidence, re-check. What a jurisdiction asks for
//! comes in as [`Terms`]; what it doesn't say is left to the officer.

mod decide;
mod payload;
mod state;

pub use decide::{
    Ceiling, Move, RectificationRefusal, Terms, decide_acknowledge, decide_evidence, decide_extend,
    decide_issue, decide_recheck, decide_schedule, may,
};
pub use payload::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, Problem, RecheckScheduled, Rechecked,
};
pub use state::{Event, Rectification, Stage, origin_of};

#[cfg(test)]
mod tests;
