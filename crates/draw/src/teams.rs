//! Who inspects which drawn mine.

mod assign;
mod clash;
mod eligible;
mod feasible;
mod flow;
mod replace;
mod search;
mod substitute;

pub(crate) use assign::assign;
pub(crate) use clash::clashes;
pub use clash::{Clash, Held, Place};
pub use eligible::Rule;
pub(crate) use eligible::{Eligible, Site};
pub(crate) use feasible::feasibility;
pub use feasible::{Feasibility, Near, NoTeam, Shortage};
pub use replace::{Passed, PassedFor, Replacement, replacement};
pub(crate) use replace::{Turn, holder, turn};
pub(crate) use substitute::teams_after;
pub use substitute::{NotChecked, Substitute, Substitution, substitution};
