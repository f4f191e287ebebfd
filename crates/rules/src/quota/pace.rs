//! Where the year ends if it goes on as it has gone so far.

use chrono::{Datelike as _, NaiveDate};

/// By rule of three on days, in whole numbers: a mine is checked or it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub at_end: u64,
    /// How many the year will then lack.
    pub short: u64,
}

impl Pace {
    /// None in the first quarter: too little has passed to speak of a pace.
    pub fn of(done: u64, yearly: u64, today: NaiveDate) -> Option<Self> {
        if today.month() <= 3 {
            return None;
        }
        let days = NaiveDate::from_ymd_opt(today.year(), 12, 31)?.ordinal();
        let at_end = u128::from(done) * u128::from(days) / u128::from(today.ordinal());
        let at_end = u64::try_from(at_end).unwrap_or(u64::MAX);
        Some(Self { at_end, short: yearly.saturating_sub(at_end) })
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn at(day: &str, done: u64, yearly: u64) -> Option<Pace> {
        Pace::of(done, yearly, day.parse().unwrap())
    }

    #[test]
    fn a_year_goes_on_as_it_went_so_far() {
        assert_eq!(at("2026-03-31", 0, 13), None);
        // 8 in 181 of 365 days: 16.1 by the end; 9 in 273: 12.03.
        assert_eq!(at("2026-06-30", 8, 13), Some(Pace { at_end: 16, short: 0 }));
        assert_eq!(at("2026-09-30", 9, 13), Some(Pace { at_end: 12, short: 1 }));
        assert_eq!(at("2026-12-31", 12, 13), Some(Pace { at_end: 12, short: 1 }));
        assert_eq!(at("2028-12-31", 12, 12), Some(Pace { at_end: 12, short: 0 }));
    }

    proptest! {
        /// The number is the greatest that the pace reaches: at_end / days ≤ done / passed, and
        /// one more is over it.
        #[test]
        fn it_is_the_floor_of_the_exact_ratio(done in 0_u64..5000, day in 90_u64..365, year in 2024_i32..2040) {
            let today = NaiveDate::from_yo_opt(year, 1).unwrap() + Days::new(day);
            prop_assume!(today.month() > 3);
            let pace = Pace::of(done, 100, today).unwrap();
            let days = if today.leap_year() { 366 } else { 365 };
            let passed = u64::from(today.ordinal());
            prop_assert!(pace.at_end * passed <= done * days);
            prop_assert!((pace.at_end + 1) * passed > done * days);
            prop_assert!(pace.at_end >= done);
            prop_assert_eq!(pace.short, 100_u64.saturating_sub(pace.at_end));
        }
    }
}
