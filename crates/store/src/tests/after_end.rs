//! Whatever is said of a visit after its end, on three machines in whatever order, changes nothing.

use proptest::prelude::*;

use super::from_log::{said, said_by_hand};
use super::histories::{World, fact, fingerprints};

/// What is said of one visit beside its answers, or an end of it; and whose log is taken over then.
fn word() -> impl Strategy<Value = (usize, u8, u8, usize)> {
    (0..3_usize, 8..14_u8, any::<u8>(), 0..3_usize)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn what_comes_after_the_end_changes_nothing_in_any_order(
        words in prop::collection::vec(word(), 1..24),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let world = World::new();
        fact(world.store(0), 7, 0, 1);
        for machine in 1..3 {
            world.take(machine, 0, usize::MAX, 0);
        }
        for (machine, kind, number, from) in words {
            let store = world.store(machine);
            fact(store, kind, 0, number);
            prop_assert_eq!(said(store, "i-0"), said_by_hand(store, "i-0"));
            world.take(machine, from, usize::MAX, 0);
            prop_assert_eq!(said(store, "i-0"), said_by_hand(store, "i-0"));
        }
        for machine in 0..3 {
            for from in order {
                world.take(machine, from, usize::MAX, 0);
            }
        }
        let first = fingerprints(world.store(0));
        for machine in 0..3 {
            let store = world.store(machine);
            prop_assert_eq!(said(store, "i-0"), said_by_hand(store, "i-0"));
            prop_assert_eq!(&fingerprints(store), &first);
            prop_assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
        }
    }
}
