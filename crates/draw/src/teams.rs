//! Who inspects which drawn mine.

mod assign;
mod eligible;
mod feasible;
mod flow;
mod replace;
mod search;

pub(crate) use assign::assign;
pub use eligible::Rule;
pub(crate) use eligible::{Eligible, Site};
pub(crate) use feasible::feasibility;
pub use feasible::{Feasibility, Near, NoTeam, Shortage};
pub use replace::{Replacement, replacement};
