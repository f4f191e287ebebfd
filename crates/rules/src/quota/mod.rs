//! How many mines must be checked: exact integers and ratios, never floating point.

mod asked;
mod cap;

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use asked::Asked;
pub use cap::{CapRefusal, VisitCap, around, decide_cap, reached};

/// A share such as 20 %, as a ratio of whole numbers between 0 and 1; written `20%`, `2.5%` or
/// `1/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(extend("pattern" = "^([0-9]+([.][0-9]+)?%|[0-9]+/[0-9]+)$"))]
pub struct Share {
    part: u32,
    whole: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} is no share between 0 and all, such as 20% or 1/3")]
pub struct ShareError {
    found: String,
}

impl Share {
    pub fn new(part: u32, whole: u32) -> Option<Self> {
        (part <= whole && whole > 0).then_some(Self { part, whole })
    }

    pub fn percent(percent: u32) -> Option<Self> {
        Self::new(percent, 100)
    }

    /// The least number of `n` that is at least this share: ceil(share × n).
    pub fn ceil_of(self, n: u64) -> u64 {
        let (part, whole, n) = (u128::from(self.part), u128::from(self.whole), u128::from(n));
        u64::try_from((part * n).div_ceil(whole)).expect("no more than n")
    }

    /// Whether a rate in percent is at least this share.
    pub fn is_reached_by(self, percent: Decimal) -> bool {
        percent * Decimal::from(self.whole) >= Decimal::from(self.part) * Decimal::ONE_HUNDRED
    }

    fn parse(text: &str) -> Option<Self> {
        if let Some((part, whole)) = text.split_once('/') {
            return Self::new(part.parse().ok()?, whole.parse().ok()?);
        }
        let (percent, decimals) = match text.strip_suffix('%')?.split_once('.') {
            Some((percent, decimals)) => (percent, decimals),
            None => (text.strip_suffix('%')?, ""),
        };
        let scale = 10_u32.checked_pow(u32::try_from(decimals.len()).ok()?)?;
        let part = format!("{percent}{decimals}").parse().ok()?;
        Self::new(part, scale.checked_mul(100)?)
    }
}

impl TryFrom<String> for Share {
    type Error = ShareError;

    fn try_from(text: String) -> Result<Self, ShareError> {
        Self::parse(&text).ok_or(ShareError { found: text })
    }
}

impl From<Share> for String {
    fn from(share: Share) -> Self {
        match share.whole {
            100 => format!("{}%", share.part),
            whole => format!("{}/{whole}", share.part),
        }
    }
}

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

/// One visit, as the ledger sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub mine: String,
    pub quarter: Quarter,
    /// Shut, refused or unreachable mines stay drawn but aren't completed.
    pub completed: bool,
    /// By complaint, lead or filter: never counts as random.
    pub directed: bool,
}

/// Where a region's year stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Mines at the snapshot that the year is reckoned on, and now.
    pub n_snapshot: u64,
    pub n_now: u64,
    pub yearly: u64,
    /// Distinct mines with a completed random check; one removed since still counts.
    pub done: u64,
    pub remaining: u64,
    /// Completed random checks in each quarter, repeats included.
    pub by_quarter: [u64; 4],
    /// What this quarter asks for, reckoned from what was done before it, so that the figure
    /// doesn't move while the quarter's checks come in.
    pub this_quarter: u64,
}

impl Ledger {
    pub fn of(
        share: Share,
        n_snapshot: u64,
        n_now: u64,
        quarter: Quarter,
        checks: &[Check],
    ) -> Self {
        let yearly = yearly(share, n_snapshot);
        let counted = || checks.iter().filter(|check| check.completed && !check.directed);
        let distinct = |until: Quarter, inclusive: bool| {
            let before = |c: &&Check| c.quarter < until || (inclusive && c.quarter == until);
            let mines: BTreeSet<&str> = counted().filter(before).map(|c| c.mine.as_str()).collect();
            u64::try_from(mines.len()).expect("fewer mines than memory")
        };
        let in_quarter = |quarter| {
            let checks = counted().filter(|check| check.quarter == quarter).count();
            u64::try_from(checks).expect("fewer checks than memory")
        };
        let done = distinct(quarter, true);
        let remaining_before = yearly.saturating_sub(distinct(quarter, false));
        Self {
            n_snapshot,
            n_now,
            yearly,
            done,
            remaining: yearly.saturating_sub(done),
            by_quarter: Quarter::ALL.map(in_quarter),
            this_quarter: this_quarter(remaining_before, quarter, n_snapshot),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn share(text: &str) -> Share {
        Share::try_from(text.to_owned()).unwrap()
    }

    fn quarter(number: u8) -> Quarter {
        Quarter::new(number).unwrap()
    }

    fn check(mine: &str, number: u8) -> Check {
        Check { mine: mine.into(), quarter: quarter(number), completed: true, directed: false }
    }

    /// Ordos: N = 1…5 → 1, 6…10 → 2. Gansu: 112 mines → 12.
    #[test]
    fn published_figures() {
        let twenty = Share::percent(20).unwrap();
        assert!((1..=5).all(|n| yearly(twenty, n) == 1));
        assert!((6..=10).all(|n| yearly(twenty, n) == 2));
        assert_eq!(yearly(share("10%"), 112), 12);
        assert_eq!((yearly(twenty, 0), this_quarter(0, quarter(2), 0)), (0, 0));
        assert_eq!(this_quarter(0, quarter(4), 3), 1, "each quarter needs a check");
        assert_eq!(this_quarter(13, quarter(1), 61), 4);
        assert_eq!(this_quarter(2, quarter(4), 61), 2);
    }

    #[test]
    fn shares_are_written_and_read() {
        assert_eq!(share("20%"), Share { part: 20, whole: 100 });
        assert_eq!(share("2.5%"), Share { part: 25, whole: 1000 });
        assert_eq!(serde_json::to_value(share("1/3")).unwrap(), "1/3");
        assert_eq!(String::from(share("20%")), "20%");
        for wrong in ["", "20", "%", "101%", "-1%", "1/0", "4/3", "1.%%", "0.00000000001%", "二成"]
        {
            assert!(Share::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_counts() {
        let mut checks = vec![check("m-1", 1), check("m-1", 2), check("m-2", 2)];
        checks.push(Check { completed: false, ..check("m-3", 2) });
        checks.push(Check { directed: true, ..check("m-4", 2) });
        let ledger = Ledger::of(share("20%"), 21, 19, quarter(2), &checks);
        assert_eq!((ledger.yearly, ledger.done, ledger.remaining), (5, 2, 3));
        assert_eq!(ledger.by_quarter, [1, 2, 0, 0]);
        // Four remained before the second quarter, over three quarters.
        assert_eq!(ledger.this_quarter, 2);
    }

    proptest! {
        #[test]
        fn the_yearly_number_is_the_least_that_suffices(part in 0_u32..=1000, n in 0_u64..10_000) {
            let number = yearly(Share::new(part, 1000).unwrap(), n);
            let reaches = |number: u64| number * 1000 >= u64::from(part) * n;
            prop_assert!(reaches(number) && number <= n);
            prop_assert!(number == 0 || !reaches(number - 1));
        }

        #[test]
        fn large_numbers_don_t_overflow(part in 0..=u32::MAX, n in 0..=u64::MAX) {
            prop_assert!(yearly(Share::new(part, u32::MAX).unwrap(), n) <= n);
        }

        /// Whoever does each quarter what it asks for, on mines not yet checked while there are
        /// any, has the year's number at its end and a check in every quarter.
        #[test]
        fn following_the_plan_suffices(percent in 0_u32..=100, n in 0_u64..300) {
            let share = Share::percent(percent).unwrap();
            let mut checks = Vec::new();
            let mut next = 0;
            for quarter in Quarter::ALL {
                let asked = Ledger::of(share, n, n, quarter, &checks).this_quarter;
                prop_assert_eq!(asked == 0, n == 0);
                for _ in 0..asked {
                    let mine = format!("m-{}", next % n);
                    checks.push(Check { mine, quarter, completed: true, directed: false });
                    next += 1;
                }
            }
            let end = Ledger::of(share, n, n, quarter(4), &checks);
            prop_assert_eq!(end.remaining, 0);
            prop_assert!(n == 0 || end.by_quarter.iter().all(|checks| *checks >= 1));
            prop_assert!(end.done <= end.yearly.max(4), "not many more than needed");
        }
    }
}
