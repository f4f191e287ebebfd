//! The draw 双随机: which mines are inspected and by whom, so that nobody can steer it and anybody
//! can check it.
//!
//! [`freeze`] takes the inputs before any randomness exists and says what is impossible with them.
//! [`reveal`] turns a committed [`Secret`] and what witnesses read out into mines and teams.
//! [`certificate::build`] writes that down; [`certificate::verify`] checks a file with no database,
//! network or clock. [`rehearse`] does all of it at once with a secret that is given.
//!
//! The same inputs give the same bytes on every machine, for ever: nothing here reads a file, a
//! clock, the network or a source of randomness.

pub mod certificate;
mod check;
mod error;
mod inputs;
mod outcome;
mod secret;
mod teams;
mod ticket;
mod witness;

pub use check::is_witness_role;
pub use error::DrawError;
pub use inputs::{
    DIRECTED, Denominator, Directed, Excluded, Filter, FilterBy, Inputs, Inspector, Mine, Plan,
    Recusal, Slot, Stratum, Team,
};
pub use outcome::{
    Assigned, DrawnStratum, Frozen, Listed, Member, Outcome, freeze, rehearse, reveal,
};
pub use secret::{Secret, seed};
pub use teams::{
    Clash, Feasibility, Held, Near, NoTeam, NotChecked, Passed, PassedFor, Place, Replacement,
    Rule, Shortage, Substitute, Substitution, replacement, substitution,
};
pub use ticket::{Ticket, Tickets};
pub use witness::{Issue, WitnessKind, WitnessRule};
