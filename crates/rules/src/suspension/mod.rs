//! 限期停产整改: a new mine that is not on the list in time stops, and works again only after it
//! passed its acceptance (ZJ-4.1e).

mod decide;
mod payload;
mod scope;
mod state;

pub use decide::{
    Move, Overdue, SuspensionRefusal, decide_accept, decide_order, decide_resume, may, overdue,
};
pub use payload::{Accepted, Ordered, Resumed};
pub use scope::Registered;
pub use state::{Event, Suspension};

#[cfg(test)]
mod tests;
