//! Equal chances, and what must not change a draw.

use std::collections::HashMap;

use draw::{Inputs, Tickets, freeze, reveal};
use proptest::prelude::*;

use crate::common::{DICE, Random, Shape, mixed, plain, secret, seed};

fn shuffled(mut inputs: Inputs, random: &mut Random) -> Inputs {
    random.shuffle(&mut inputs.strata);
    for stratum in &mut inputs.strata {
        random.shuffle(&mut stratum.members);
    }
    random.shuffle(&mut inputs.inspectors);
    for person in &mut inputs.inspectors {
        random.shuffle(&mut person.roles);
        person.strata.iter_mut().for_each(|strata| random.shuffle(strata));
    }
    random.shuffle(&mut inputs.recusals);
    random.shuffle(&mut inputs.excluded);
    inputs
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("m-150622-{n:05}")).collect()
}

fn order(tickets: &Tickets, ids: &[String], take: usize) -> Vec<String> {
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    tickets.order(&ids, take).into_iter().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_input_changes_nothing(state: u64, mines in 1_usize..30, people in 1_usize..12) {
        let mut random = Random(state);
        let quota = u32::try_from(mines / 2).unwrap();
        let shape =
            Shape { strata: 3, mines, quota, people, slots: 2, cap: Some(4), recused: 10 };
        let mut inputs = mixed(shape, &mut random);
        inputs.inspectors[0].strata = Some(["00", "01", "02"].map(str::to_owned).to_vec());
        let one = freeze(inputs.clone()).unwrap();
        let other = freeze(shuffled(inputs, &mut random)).unwrap();
        prop_assert_eq!(one.population_hash(), other.population_hash());
        prop_assert_eq!(one.feasibility(), other.feasibility());
        let drawn = |frozen| reveal(frozen, &secret(), DICE).unwrap();
        prop_assert_eq!(drawn(&one), drawn(&other));
        let bytes = |inputs| canon::to_bytes(&inputs).unwrap();
        prop_assert_eq!(bytes(one.inputs()), bytes(other.inputs()));
    }

    #[test]
    fn a_top_up_keeps_the_earlier_choice(text: String, count in 0_usize..300, take in 0_usize..300, more in 0_usize..50) {
        let (ids, tickets) = (ids(count), Tickets::from_text(&text));
        let (first, topped) = (order(&tickets, &ids, take), order(&tickets, &ids, take + more));
        prop_assert_eq!(first.len(), take.min(count));
        prop_assert_eq!(&topped[..first.len()], &first[..]);
    }

    #[test]
    fn one_more_mine_only_enters_the_order(text: String, count in 1_usize..200, at in 0_usize..200) {
        let (mut ids, tickets) = (ids(count), Tickets::from_text(&text));
        let before = order(&tickets, &ids, count);
        ids.insert(at.min(count), "m-one-more".into());
        let mut after = order(&tickets, &ids, count + 1);
        after.retain(|id| id != "m-one-more");
        prop_assert_eq!(before, after);
    }

    /// A stratum's choice follows from the seed and its own members alone, so that for the same
    /// seed a mine more in one stratum changes no other.
    #[test]
    fn strata_do_not_touch_each_other(state: u64, mines in 1_usize..30) {
        let quota = u32::try_from(mines / 3).unwrap();
        let shape =
            Shape { strata: 3, mines, quota, people: 4, slots: 1, cap: None, recused: 10 };
        let mut inputs = mixed(shape, &mut Random(state));
        inputs.strata[1].members.pop();
        inputs.strata[1].quota = 0;
        let outcome = reveal(&freeze(inputs.clone()).unwrap(), &secret(), DICE).unwrap();
        let tickets = Tickets::new(&outcome.seed);
        for (drawn, stratum) in outcome.strata.iter().zip(&inputs.strata) {
            let ids: Vec<String> = stratum.members.iter().map(|mine| mine.id.clone()).collect();
            prop_assert_eq!(&drawn.drawn, &order(&tickets, &ids, stratum.quota as usize));
            let listed: Vec<String> = drawn.tickets.iter().map(|t| t.id.clone()).collect();
            prop_assert_eq!(listed, order(&tickets, &ids, stratum.quota as usize + 10));
        }
    }

    #[test]
    fn the_head_of_a_list_is_the_lowest_tickets(text: String, count in 1_usize..200) {
        let (ids, tickets) = (ids(count), Tickets::from_text(&text));
        let mut by_string: Vec<(String, &String)> =
            ids.iter().map(|id| (tickets.ticket(id).to_string(), id)).collect();
        by_string.sort();
        let expected: Vec<String> = by_string.into_iter().map(|(_, id)| id.clone()).collect();
        prop_assert_eq!(order(&tickets, &ids, count), expected);
    }
}

/// Chi-square over `counts` that should be equal, as hundredths of its degrees of freedom.
fn chi_square_percent(counts: &[u64]) -> u64 {
    let cells = counts.len() as u64;
    let total: u64 = counts.iter().sum();
    // Σ (o − e)² / e with e = total / cells, kept whole: Σ (o·cells − total)² / (total·cells).
    let squares: u64 = counts.iter().map(|o| (o * cells).abs_diff(total).pow(2)).sum();
    squares * 100 / (total * cells) / (cells - 1)
}

/// 10,000 draws of 8 of 40 mines. Without replacement the statistic falls below its degrees of
/// freedom by the share drawn; with fixed seeds it is the same on every machine.
#[test]
fn every_mine_has_the_same_chance() {
    let ids = ids(40);
    let mut counts = [0; 40];
    let mut first = [0; 40];
    for draw in 0..10_000 {
        let drawn = order(&Tickets::new(&seed(&format!("draw {draw}"))), &ids, 8);
        let place = |id: &String| ids.binary_search(id).unwrap();
        for id in &drawn {
            counts[place(id)] += 1;
        }
        first[place(&drawn[0])] += 1;
    }
    assert_eq!(counts.iter().sum::<u64>(), 80_000);
    for counts in [counts, first] {
        let percent = chi_square_percent(&counts);
        assert!((30..170).contains(&percent), "{percent} % of the degrees of freedom");
    }
}

#[test]
fn every_inspector_has_the_same_chance() {
    let shape =
        Shape { strata: 1, mines: 3, quota: 2, people: 10, slots: 2, cap: None, recused: 0 };
    let frozen = freeze(plain(shape)).unwrap();
    let mut counts: HashMap<String, u64> = HashMap::new();
    for draw in 0..10_000 {
        let secret = draw::Secret::new(seed(&format!("secret {draw}")).0);
        for team in reveal(&frozen, &secret, DICE).unwrap().teams {
            for member in team.members {
                *counts.entry(member.person).or_default() += 1;
            }
        }
    }
    let counts: Vec<u64> = counts.into_values().collect();
    assert_eq!((counts.len(), counts.iter().sum::<u64>()), (10, 40_000));
    let percent = chi_square_percent(&counts);
    assert!((10..200).contains(&percent), "{percent} % of the degrees of freedom");
}
