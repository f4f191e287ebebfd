//! How many mines must be checked: exact integers and ratios, never floating point.

mod apportion;
mod asked;
mod cap;
mod check;
mod ledger;
mod pace;
mod share;
mod snapshot;
mod stated;
mod year;

pub use apportion::{Part, apportion};
pub use asked::Asked;
pub use cap::{CapRefusal, VisitCap, around, decide_cap, reached};
pub use check::{Check, Drawing, Drawn, Standing, Visit};
pub use ledger::{Known, Ledger};
pub use pace::Pace;
pub use share::{Share, ShareError};
pub use snapshot::{Snapshot, is_random};
pub use stated::{StatedRatio, StatedRefusal, decide_stated};
pub use year::{CountyNeed, CountyYear, YearNeed, YearPlan, YearRefusal, decide_year, planned_now};

/// A quarter of a year, 1 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter(u8);

impl Quarter {
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    pub fn new(number: u8) -> Option<Self> {
        (1..=4).contains(&number).then_some(Self(number))
    }

    pub fn number(self) -> u8 {
        self.0
    }

    /// Its place among the four.
    pub fn index(self) -> usize {
        usize::from(self.0) - 1
    }

    /// Quarters from this one to the year's end, this one included.
    pub fn left(self) -> u64 {
        u64::from(5 - self.0)
    }
}

/// Mines to check in a year: ceil(share × N) on the recorded snapshot's N.
pub fn yearly(share: Share, n: u64) -> u64 {
    share.ceil_of(n)
}

/// Mines to check in a quarter, where each quarter needs a check (Ordos): what remains of the year
/// spread over the quarters left, at least one, and none where there are no mines.
pub fn this_quarter(remaining: u64, quarter: Quarter, n: u64) -> u64 {
    if n == 0 { 0 } else { remaining.div_ceil(quarter.left()).max(1) }
}

#[cfg(test)]
mod tests;
