//! 限期停产整改: a new mine that is not on the list in time stops, and works again only after it
//! passed its acceptance (ZJ-4.1e).

mod decide;
mod payload;

pub use decide::{
    Overdue, Suspension, SuspensionRefusal, decide_accept, decide_order, decide_resume, overdue,
};
pub use payload::{Accepted, Ordered, Resumed};

#[cfg(test)]
mod tests;
