//! A number spread over strata by the method of largest remainder (最大余数法), in whole numbers.
//!
//! A stratum with more mines never gets fewer. It is not monotone in the number that is spread (no
//! such method is): so a year's number is spread once, over the N that is frozen.

use std::collections::BTreeMap;

/// One stratum: by what it is weighed, and the most that it can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub weight: u64,
    pub most: u64,
}

impl Part {
    /// A stratum that is weighed by its mines, and can take them all.
    pub fn of(mines: u64) -> Self {
        Self { weight: mines, most: mines }
    }
}

/// `number` by stratum, keyed by region code. What a stratum can't take goes to the others in the
/// same way, until all have their most; where remainders are equal the lower code comes first.
/// A stratum without weight gets none.
pub fn apportion<'a>(number: u64, parts: &BTreeMap<&'a str, Part>) -> BTreeMap<&'a str, u64> {
    let mut given: BTreeMap<&str, u64> = BTreeMap::new();
    let mut open = parts.clone();
    let mut left = number;
    loop {
        let shares = largest_remainder(left, &open);
        let over = |(code, share): (&&'a str, &u64)| (*share > open[*code].most).then_some(*code);
        let full: Vec<&str> = shares.iter().filter_map(over).collect();
        if full.is_empty() {
            given.extend(shares);
            return given;
        }
        for code in full {
            let Some(part) = open.remove(code) else { continue };
            left -= part.most;
            given.insert(code, part.most);
        }
    }
}

/// Without regard to what each can take.
fn largest_remainder<'a>(number: u64, parts: &BTreeMap<&'a str, Part>) -> BTreeMap<&'a str, u64> {
    let whole: u128 = parts.values().map(|part| u128::from(part.weight)).sum();
    if whole == 0 {
        return parts.keys().map(|code| (*code, 0)).collect();
    }
    let exact = |part: &Part| u128::from(number) * u128::from(part.weight);
    let floor = |part: &Part| u64::try_from(exact(part) / whole).expect("no more than the number");
    let mut shares: BTreeMap<&str, u64> =
        parts.iter().map(|(code, part)| (*code, floor(part))).collect();
    let left = number - shares.values().sum::<u64>();
    let mut order: Vec<(u128, &str)> =
        parts.iter().map(|(code, part)| (exact(part) % whole, *code)).collect();
    order.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
    for (_, code) in order.into_iter().take(usize::try_from(left).unwrap_or(usize::MAX)) {
        *shares.entry(code).or_default() += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CODES: [&str; 8] =
        ["620102", "620103", "620104", "620105", "620111", "620121", "620122", "620123"];

    fn parts(mines: &[u64]) -> BTreeMap<&'static str, Part> {
        CODES.into_iter().zip(mines).map(|(code, mines)| (code, Part::of(*mines))).collect()
    }

    fn given(number: u64, mines: &[u64]) -> Vec<u64> {
        apportion(number, &parts(mines)).into_values().collect()
    }

    /// 12 over 50, 30, 22 and 10: 5.36, 3.21, 2.36, 1.07.
    #[test]
    fn the_largest_remainders_get_what_is_left() {
        assert_eq!(given(12, &[50, 30, 22, 10]), [6, 3, 2, 1]);
        assert_eq!(given(1, &[5, 5, 5]), [1, 0, 0], "the lower code first");
        assert_eq!(given(2, &[0, 0]), [0, 0]);
        assert_eq!(given(0, &[3, 4]), [0, 0]);
        assert_eq!(given(9, &[3, 4]), [3, 4], "no more than there are");
    }

    #[test]
    fn what_one_cannot_take_goes_to_the_others() {
        let mut all = parts(&[60, 30, 10]);
        all.insert(CODES[0], Part { weight: 60, most: 2 });
        assert_eq!(apportion(10, &all).into_values().collect::<Vec<_>>(), [2, 6, 2]);
    }

    proptest! {
        #[test]
        fn it_sums_exactly_and_nobody_gets_more_than_it_has(
            weights in prop::collection::vec((0_u64..400, 0_u64..60), 1..8),
            number in 0_u64..500,
        ) {
            let all: BTreeMap<&str, Part> = CODES
                .into_iter()
                .zip(&weights)
                .map(|(code, (weight, most))| (code, Part { weight: *weight, most: *most }))
                .collect();
            let found = apportion(number, &all);
            let room: u64 = all.values().filter(|part| part.weight > 0).map(|part| part.most).sum();
            prop_assert_eq!(found.values().sum::<u64>(), number.min(room));
            for (code, part) in &all {
                prop_assert!(found[code] <= part.most);
                prop_assert!(part.weight > 0 || found[code] == 0);
            }
        }

        /// Quota: with room for all, each gets its exact share rounded down or up; who has more
        /// mines gets no fewer.
        #[test]
        fn it_is_near_the_exact_share_and_monotone_in_size(
            mines in prop::collection::vec(0_u64..400, 1..8),
            tenths in 0_u64..=10,
        ) {
            let n: u64 = mines.iter().sum();
            let number = (n * tenths).div_ceil(10);
            let found = given(number, &mines);
            for (share, own) in found.iter().zip(&mines) {
                prop_assert!(share * n <= number * own + n.saturating_sub(1));
                prop_assert!((share + 1) * n > number * own || n == 0);
                prop_assert!(share <= own);
            }
            for (a, more) in found.iter().zip(&mines) {
                for (b, fewer) in found.iter().zip(&mines) {
                    prop_assert!(more <= fewer || a >= b);
                }
            }
        }

        /// Who can take more gets no fewer, and neither do all together.
        #[test]
        fn more_room_never_lowers_the_sum(number in 0_u64..90, most in 0_u64..40, more in 0_u64..40) {
            let with = |most| {
                let mut all = parts(&[60, 30, 10]);
                all.insert(CODES[0], Part { weight: 60, most });
                apportion(number, &all)
            };
            let (less, wide) = (with(most), with(most + more));
            prop_assert!(less.values().sum::<u64>() <= wide.values().sum::<u64>());
            prop_assert!(less[CODES[0]] <= wide[CODES[0]]);
        }
    }
}
