//! Teams against the rule written out naively over an independent flow solver.

use std::collections::BTreeSet;

use draw::{
    Assigned, Feasibility, Frozen, Inputs, Inspector, Recusal, Rule, Tickets, freeze, reveal,
};

use crate::common::{DICE, Random, Shape, mixed, plain, secret};
use crate::naive::{by_the_rule, most_filled};

pub fn filled(teams: &[Assigned]) -> usize {
    teams.iter().map(|team| team.members.len()).sum()
}

fn graph(random: &mut Random) -> Inputs {
    let mines = 1 + random.below(4);
    let quota = if random.chance(70) { mines } else { random.below(mines + 1) };
    let shape = Shape {
        strata: 1 + random.below(2),
        mines,
        quota: u32::try_from(quota).unwrap(),
        people: 2 + random.below(6),
        slots: 1 + random.below(3),
        cap: [None, Some(2), Some(3), Some(4)][random.below(4)],
        recused: [0, 15, 40][random.below(3)],
    };
    mixed(shape, random)
}

#[test]
fn a_thousand_random_recusal_graphs() {
    let mut random = Random(3);
    let (mut full, mut short, mut said) = (0, 0, 0);
    for round in 0..1000 {
        let inputs = graph(&mut random);
        let frozen = freeze(inputs.clone()).unwrap();
        let outcome = reveal(&frozen, &secret(), DICE).unwrap();
        assert_eq!(said_hopeless(&frozen), hopeless(&inputs), "round {round}");
        let order: Vec<String> = outcome.teams.iter().map(|team| team.mine.clone()).collect();
        let expected = by_the_rule(&inputs, &order, &Tickets::new(&outcome.seed));
        let found: Vec<Vec<(u32, &str)>> = outcome
            .teams
            .iter()
            .map(|team| team.members.iter().map(|m| (m.slot, m.person.as_str())).collect())
            .collect();
        assert_eq!(found, expected, "round {round}");
        let slots = outcome.teams.len() * inputs.team.slots.len();
        let most = most_filled(&inputs, &outcome.teams);
        assert_eq!(filled(&outcome.teams), most, "round {round}");
        let certain = inputs.strata.iter().all(|s| s.quota as usize == s.members.len());
        match (most == slots, certain) {
            (true, false) => full += 1,
            (true, true) => {
                full += 1;
                assert!(
                    frozen.feasibility().is_clear(),
                    "round {round}: {:?}",
                    frozen.feasibility()
                );
            }
            (false, false) => short += 1,
            (false, true) => {
                (short, said) = (short + 1, said + 1);
                assert!(!frozen.feasibility().is_clear(), "round {round}");
            }
        }
        let drawn: usize = inputs.strata.iter().map(|s| s.quota as usize).sum();
        assert_eq!(outcome.teams.len(), drawn, "the mines stand");
    }
    assert!(full > 200 && short > 200 && said > 100, "{full} full, {short} short, {said} said");
}

/// The mines that freezing says can't have a full team.
fn said_hopeless(frozen: &Frozen) -> BTreeSet<String> {
    frozen.feasibility().mines.iter().flat_map(|found| found.mines.clone()).collect()
}

/// The mines for which the independent flow fills no full team, were nobody needed elsewhere.
fn hopeless(inputs: &Inputs) -> BTreeSet<String> {
    let all = inputs.strata.iter().flat_map(|stratum| &stratum.members);
    let alone = |id: &String| Assigned { mine: id.clone(), members: Vec::new() };
    let short = |id: &String| most_filled(inputs, &[alone(id)]) < inputs.team.slots.len();
    all.map(|mine| mine.id.clone()).filter(short).collect()
}

fn feasibility(inputs: Inputs) -> Feasibility {
    freeze(inputs).unwrap().feasibility().clone()
}

pub const SMALL: Shape =
    Shape { strata: 1, mines: 4, quota: 4, people: 3, slots: 2, cap: None, recused: 0 };

#[test]
fn an_impossible_mine_is_named_with_slots_people_and_rules() {
    let mut inputs = plain(SMALL);
    inputs.inspectors[0].roles = vec!["member".into()];
    inputs.inspectors[1].card = false;
    inputs.recusals.push(Recusal { person: "p-0002".into(), holder: "holder-1".into() });
    let found = feasibility(inputs);
    assert_eq!(found.capacity, None);
    let [no_team] = &found.mines[..] else { panic!("{found:?}") };
    assert_eq!(no_team.mines, ["m-00-0001"]);
    assert_eq!(no_team.slots, [0]);
    assert!(no_team.people.is_empty());
    let near: Vec<(&str, Rule)> = no_team.near.iter().map(|n| (&*n.person, n.rule)).collect();
    assert_eq!(near, [("p-0000", Rule::Role), ("p-0001", Rule::Card), ("p-0002", Rule::Recusal)]);
}

#[test]
fn whoever_only_the_cap_keeps_away_is_named_so() {
    let mut inputs = plain(Shape { cap: Some(2), ..SMALL });
    inputs.inspectors[0].load = 2;
    inputs.inspectors[1].load = 3;
    let found = feasibility(inputs);
    let near = found.mines[0].near.iter().map(|n| (n.slot, &*n.person, n.rule));
    let people = [(0, "p-0000"), (0, "p-0001"), (1, "p-0000"), (1, "p-0001")];
    assert_eq!(near.collect::<Vec<_>>(), people.map(|(slot, id)| (slot, id, Rule::Cap)));
}

#[test]
fn two_slots_that_compete_for_one_person_are_named_together() {
    let mut inputs = plain(Shape { people: 1, ..SMALL });
    inputs.inspectors[0].load = 7;
    let found = feasibility(inputs);
    assert_eq!(found.mines[0].slots, [0, 1]);
    assert_eq!(found.mines[0].people, ["p-0000"]);
    assert_eq!(found.mines[0].mines.len(), 4);
}

#[test]
fn a_shortage_is_counted_and_its_people_are_named() {
    let mut inputs = plain(Shape { cap: Some(2), ..SMALL });
    let found = feasibility(inputs.clone());
    let shortage = found.capacity.unwrap();
    assert_eq!((shortage.missing, found.mines), (2, vec![]));
    assert_eq!(shortage.people, ["p-0000", "p-0001", "p-0002"]);
    inputs.team.cap = Some(3);
    assert!(feasibility(inputs).is_clear());
}

/// Two mines of one holder that leave a single person, who may go once: each alone has a team, most
/// draws miss them, and freezing says it all the same.
#[test]
fn the_hardest_draw_that_the_quotas_allow_is_judged() {
    let shape = Shape { mines: 6, quota: 2, people: 4, slots: 1, cap: Some(1), ..SMALL };
    let mut inputs = plain(shape);
    let recused =
        |person: usize| Recusal { person: format!("p-{person:04}"), holder: "holder-0".to_owned() };
    inputs.recusals = (0..3).map(recused).collect();
    let found = feasibility(inputs);
    assert_eq!(found.mines, []);
    let shortage = found.capacity.unwrap();
    assert_eq!(shortage.missing, 1);
    assert_eq!(shortage.mines, ["m-00-0000", "m-00-0004"]);
    assert_eq!(shortage.people, ["p-0003"]);
}

#[test]
fn somebody_who_recused_from_every_holder_is_never_assigned() {
    let mut inputs = plain(Shape { people: 4, ..SMALL });
    for holder in 0..3 {
        let holder = format!("holder-{holder}");
        inputs.recusals.push(Recusal { person: "p-0000".into(), holder });
    }
    let outcome = reveal(&freeze(inputs).unwrap(), &secret(), DICE).unwrap();
    assert_eq!(filled(&outcome.teams), 8);
    assert!(!outcome.counts().contains_key("p-0000"));
}

#[test]
fn equal_people_differ_by_at_most_one() {
    let shape =
        Shape { strata: 3, mines: 60, quota: 23, people: 17, slots: 2, cap: Some(9), recused: 0 };
    let outcome = reveal(&freeze(plain(shape)).unwrap(), &secret(), DICE).unwrap();
    let counts = outcome.counts();
    let (least, most) = (counts.values().min().unwrap(), counts.values().max().unwrap());
    assert_eq!(counts.values().sum::<usize>(), 3 * 23 * 2);
    assert!(most - least <= 1 && counts.len() == 17, "{counts:?}");
}

/// Whoever stands alike (roles, card, department, strata, load, recusals) is assigned alike, also
/// where caps are tight and people don't suffice.
#[test]
fn people_who_stand_alike_differ_by_at_most_one() {
    let mut random = Random(21);
    let mut assigned = 0;
    for round in 0..200 {
        let shape = Shape {
            strata: 1 + random.below(3),
            mines: 8,
            quota: u32::try_from(1 + random.below(8)).unwrap(),
            people: 1 + random.below(6),
            slots: 1 + random.below(3),
            cap: [None, Some(3), Some(5)][random.below(3)],
            recused: [0, 20, 40][random.below(3)],
        };
        let inputs = in_triplicate(mixed(shape, &mut random));
        let outcome = reveal(&freeze(inputs.clone()).unwrap(), &secret(), DICE).unwrap();
        let counts = outcome.counts();
        for alike in inputs.inspectors.chunks(3) {
            let count = |person: &Inspector| counts.get(person.id.as_str()).copied();
            let counts: Vec<usize> = alike.iter().map(|p| count(p).unwrap_or_default()).collect();
            assert!(counts.iter().max() <= counts.iter().min().map(|n| n + 1).as_ref(), "{round}");
        }
        assigned += filled(&outcome.teams);
    }
    assert!(assigned > 1000, "{assigned}");
}

/// Each person three times over.
fn in_triplicate(mut inputs: Inputs) -> Inputs {
    let again = |id: &str| ["a", "b", "c"].map(|one| format!("{id}{one}"));
    let people = inputs.inspectors.iter();
    let people = people.flat_map(|p| again(&p.id).map(|id| Inspector { id, ..p.clone() }));
    inputs.inspectors = people.collect();
    let recusals = inputs.recusals.iter();
    let recusals =
        recusals.flat_map(|r| again(&r.person).map(|person| Recusal { person, ..r.clone() }));
    inputs.recusals = recusals.collect();
    inputs
}

/// Larger than the naive rule can follow: the count is checked by the independent flow.
#[test]
fn large_and_tight_draws_fill_what_can_be_filled() {
    let mut random = Random(8);
    for cap in [3, 4, 5] {
        let shape = Shape {
            strata: 3,
            mines: 30,
            quota: 12,
            people: 20,
            slots: 2,
            cap: Some(cap),
            recused: 20,
        };
        let inputs = mixed(shape, &mut random);
        let outcome = reveal(&freeze(inputs.clone()).unwrap(), &secret(), DICE).unwrap();
        assert_eq!(filled(&outcome.teams), most_filled(&inputs, &outcome.teams));
        let counts = outcome.counts();
        for person in &inputs.inspectors {
            let count = counts.get(person.id.as_str()).copied().unwrap_or_default();
            assert!(count == 0 || count + person.load as usize <= cap as usize);
        }
    }
}
