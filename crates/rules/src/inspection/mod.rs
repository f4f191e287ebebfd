//! An inspection: what happens in it, what is allowed, and what is still missing at the gate.

mod amend;
mod combined;
mod decide;
mod gate;
mod payload;
mod place;
mod served;
mod state;

pub use amend::{Amended, Amendment, Stated, decide_amend};
pub use combined::{CombinedDone, decide_combined};
pub use decide::{
    Candidate, InspectionRefusal, decide_answer, decide_change, decide_finalise, decide_open,
    decide_result,
};
pub use gate::{GateLine, gate, wants_evidence};
pub use payload::{
    Answered, Covered, Finalised, InkRole, InkSigned, Member, Opened, Overruled, PhotoAssigned,
    PhotoTaken, ResultGiven, VisitResult,
};
pub use place::PhotoPlace;
pub use served::{Asking, decide_also, decide_drawn};
pub use state::{Answer, Ink, Inspection, Photo};

#[cfg(test)]
mod tests;
