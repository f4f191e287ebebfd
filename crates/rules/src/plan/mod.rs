//! Plans 规划与年度计划: a region's plans and a mine's own, each with the mines that it covers, what
//! it must say, who answers and by when; and which mines no plan covers.

mod coverage;
mod decide;
mod payload;
mod state;

pub use coverage::{Each, lies_in_area, must_be_covered, uncovered};
pub use decide::{
    COMPLETE_BY, Move, PlanRefusal, asked_parts, decide_adopt, decide_complete, decide_progress,
    is_own, may,
};
pub use payload::{Adopted, Completed, Part, Progressed};
pub use state::{Event, Plan};

#[cfg(test)]
mod tests;
