//! Deadlines: every dated rule as data, and where each stands for the facts of a case. Nothing is
//! invented: a number that no document gives is asked from the officer, or days are only counted.

mod clock;
mod publicity;
mod rule;
mod share;

pub use clock::{
    Clock, Facts, LimitRefusal, Need, Override, Standing, State, check_limit, standing,
};
pub use publicity::{Disturbances, Objection, Publicity, publicity};
pub use rule::{Force, Measure, MonthDay, Rule, Term, Trigger};
pub use share::Progress;

#[cfg(test)]
mod tests;
