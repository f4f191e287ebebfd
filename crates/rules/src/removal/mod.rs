//! Removal from a list 移出: a ground is reported with its evidence, verified, and decided by
//! whoever may. The routes stay apart: a ground that was found, and a rectification that failed.
//! Of the national list a mine is only proposed for removal; that is decided elsewhere.

mod decide;
mod detect;
mod feedback;
mod lists;
mod payload;
mod refusal;
mod route;
mod state;

pub use decide::{
    Move, Rectified, Verdict, decide_conclude, decide_report, decide_verify, deciders,
    is_decider_asked, may,
};
pub use detect::{Known, shows};
pub use lists::lists_of;
pub use payload::{
    Concluded, Conclusion, Conference, Executed, Feedback, Following, FoundBy, Reported, Verified,
};
pub use refusal::RemovalRefusal;
pub use route::{Basis, bases, basis, second_route};
pub use state::{Event, Removal};

#[cfg(test)]
mod tests;
