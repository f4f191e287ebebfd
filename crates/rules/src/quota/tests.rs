use proptest::prelude::*;

use super::*;

fn share(text: &str) -> Share {
    Share::try_from(text.to_owned()).unwrap()
}

fn quarter(number: u8) -> Quarter {
    Quarter::new(number).unwrap()
}

fn check(mine: &str, number: u8) -> Check {
    Check { mine: mine.into(), quarter: quarter(number), standing: Standing::Counts }
}

fn drawn(mine: &str, number: u8) -> Drawn {
    Drawn { mine: mine.into(), quarter: quarter(number), in_place: false }
}

fn ledger(text: &str, n: u64, now: u8, drawn: &[Drawn], checks: &[Check]) -> Ledger {
    let yearly = yearly(share(text), n);
    Ledger::of(Known { yearly, n_snapshot: n, n_now: n, quarter: quarter(now), drawn, checks })
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
fn what_counts() {
    let mut checks = vec![check("m-1", 1), check("m-1", 2), check("m-2", 2)];
    for (mine, standing) in [
        ("m-3", Standing::NotDone),
        ("m-4", Standing::Directed),
        ("m-5", Standing::Sealed),
        ("m-6", Standing::Unlisted),
    ] {
        checks.push(Check { standing, ..check(mine, 2) });
    }
    let ledger = ledger("20%", 21, 2, &[], &checks);
    assert_eq!((ledger.yearly, ledger.done, ledger.remaining), (5, 2, 3));
    assert_eq!(ledger.by_quarter, [1, 2, 0, 0]);
    // Four remained before the second quarter, over three quarters.
    assert_eq!(ledger.asked[1], 2);
}

/// N now may be smaller: the year goes on with the N that was frozen, and who was checked counts.
#[test]
fn a_mine_that_was_removed_since_stays_in_the_numerator() {
    let checks = [check("m-removed", 1)];
    let known = Known {
        yearly: 2,
        n_snapshot: 6,
        n_now: 5,
        quarter: quarter(2),
        drawn: &[],
        checks: &checks,
    };
    let ledger = Ledger::of(known);
    assert_eq!((ledger.n_snapshot, ledger.n_now), (6, 5));
    assert_eq!((ledger.done, ledger.remaining), (1, 1));
}

/// 61 mines: 13 a year, 4 in the first quarter.
#[test]
fn a_top_up_takes_what_is_neither_done_nor_on_its_way() {
    let four = ["m-1", "m-2", "m-3", "m-4"].map(|mine| drawn(mine, 1));
    assert_eq!(ledger("20%", 61, 1, &[], &[]).to_draw(true), 4);
    let after = ledger("20%", 61, 1, &four, &[]);
    assert_eq!(
        (after.drawn, after.pending, after.to_draw(true), after.to_draw(false)),
        (4, 4, 0, 9)
    );
    // One was shut: it stays drawn, and a further draw takes one more.
    let shut = Check { standing: Standing::NotDone, ..check("m-2", 1) };
    let checks = [check("m-1", 1), shut];
    let now = ledger("20%", 61, 1, &four, &checks);
    assert_eq!((now.pending, now.done, now.to_draw(true)), (2, 1, 1));
    let more = [&four[..], &[drawn("m-5", 1)]].concat();
    let topped = ledger("20%", 61, 1, &more, &checks);
    assert_eq!((topped.drawn_by_quarter, topped.to_draw(true)), ([5, 0, 0, 0], 0));
    // So does its substitute, which is no draw of its own and counts once it is checked.
    let instead = [&four[..], &[Drawn { in_place: true, ..drawn("m-9", 1) }]].concat();
    let waiting = ledger("20%", 61, 1, &instead, &checks);
    assert_eq!((waiting.drawn, waiting.pending, waiting.done, waiting.to_draw(true)), (4, 3, 1, 0));
    let checked = [&checks[..], &[check("m-9", 1)]].concat();
    let checked = ledger("20%", 61, 1, &instead, &checked);
    assert_eq!((checked.pending, checked.done), (2, 2));
}

#[test]
fn the_year_s_plan_has_its_four_quarters() {
    assert_eq!(ledger("20%", 61, 1, &[], &[]).asked, [4, 3, 3, 3]);
    // Nobody checked in the first quarter: the others make up, but the quarter is missed.
    let late = ledger("20%", 61, 2, &[], &[]);
    assert_eq!((late.asked, late.missed(1)), ([4, 5, 4, 4], vec![quarter(1)]));
    // One mine, checked once: three quarters still need a check, of the same mine.
    let small = ledger("20%", 3, 2, &[], &[check("m-1", 1)]);
    assert_eq!((small.remaining, small.asked, small.to_draw(true)), (0, [1, 1, 1, 1], 1));
    let again = ledger("20%", 3, 2, &[drawn("m-1", 2)], &[check("m-1", 1)]);
    assert_eq!((again.pending, again.to_draw(true)), (1, 0));
    assert!(ledger("20%", 0, 4, &[], &[]).missed(4).is_empty());
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

    /// Whoever draws each quarter what it asks for, in one draw or two, and checks it, on mines not
    /// yet checked while there are any, has the year's number at its end and a check in every
    /// quarter; and no more is asked for once it is drawn.
    #[test]
    fn following_the_plan_suffices(percent in 0_u32..=100, n in 0_u64..300, first in 0_u64..9) {
        let text = format!("{percent}%");
        let (mut checks, mut draws) = (Vec::new(), Vec::new());
        let mut next = 0;
        for number in 1..=4 {
            let asked = ledger(&text, n, number, &draws, &checks).to_draw(true);
            prop_assert_eq!(asked == 0, n == 0);
            for part in [first.min(asked), asked - first.min(asked)] {
                for _ in 0..part {
                    let mine = format!("m-{}", next % n);
                    draws.push(drawn(&mine, number));
                    next += 1;
                }
                let left = ledger(&text, n, number, &draws, &checks).to_draw(true);
                prop_assert!(left <= asked - part || part == 0);
            }
            prop_assert_eq!(ledger(&text, n, number, &draws, &checks).to_draw(true), 0);
            let taken: Vec<Check> = draws
                .iter()
                .filter(|one| one.quarter == quarter(number))
                .map(|one| check(&one.mine, number))
                .collect();
            checks.extend(taken);
        }
        let end = ledger(&text, n, 4, &draws, &checks);
        prop_assert_eq!((end.remaining, end.pending), (0, 0));
        prop_assert!(n == 0 || end.by_quarter.iter().all(|checks| *checks >= 1));
        prop_assert!(end.done <= end.yearly.max(4), "not many more than needed");
    }

    /// Nothing but a completed random check moves what is done, in whatever order they came.
    #[test]
    fn only_completed_random_checks_move_the_ledger(
        told in prop::collection::vec((0_u8..12, 1_u8..=4, 0_usize..5), 0..30),
        turn in 0_usize..30,
    ) {
        use Standing::{Counts, Directed, NotDone, Sealed, Unlisted};
        let mut checks: Vec<Check> = told
            .iter()
            .map(|(mine, number, which)| Check {
                standing: [Counts, Directed, NotDone, Sealed, Unlisted][*which],
                ..check(&format!("m-{mine}"), *number)
            })
            .collect();
        let all = ledger("20%", 61, 4, &[], &checks);
        let mines: std::collections::BTreeSet<u8> =
            told.iter().filter(|(_, _, which)| *which == 0).map(|(mine, _, _)| *mine).collect();
        prop_assert_eq!(all.done, mines.len() as u64);
        if !checks.is_empty() {
            let middle = turn % checks.len();
            checks.rotate_left(middle);
        }
        prop_assert_eq!(&ledger("20%", 61, 4, &[], &checks), &all);
        checks.retain(|check| check.standing == Counts);
        let counted = ledger("20%", 61, 4, &[], &checks);
        prop_assert_eq!((counted.done, counted.asked), (all.done, all.asked));
    }
}
