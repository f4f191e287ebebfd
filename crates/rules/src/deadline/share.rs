//! Shares that must be reached, in whole numbers.

use crate::quota::Share;

/// How much of a share is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: u64,
    pub whole: u64,
    /// The least number that reaches the share.
    pub needed: u64,
    pub missing: u64,
}

impl Progress {
    pub fn of(share: Share, done: u64, whole: u64) -> Self {
        let needed = share.ceil_of(whole);
        Self { done, whole, needed, missing: needed.saturating_sub(done) }
    }

    pub fn met(self) -> bool {
        self.missing == 0
    }

    /// Hundredths of a percent, cut off and never rounded up: a share that falls short by a hair
    /// doesn't look reached. None of nothing.
    pub fn hundredths(self) -> Option<u64> {
        let exact = u128::from(self.done) * 10_000;
        exact.checked_div(u128::from(self.whole)).and_then(|share| u64::try_from(share).ok())
    }
}
