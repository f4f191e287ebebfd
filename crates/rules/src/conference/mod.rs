//! The joint conference 联席会议: convened by its convener, heard on cases, held with minutes.

mod decide;
mod payload;
mod state;

pub use decide::{ConferenceRefusal, decide_convene, decide_hold, may_hold};
pub use payload::{Convened, Held, Item, Topic};
pub use state::{Conference, Event};

#[cfg(test)]
mod tests;
