//! What explains an impossible draw: held against an independent flow, it says enough, and nothing
//! too much.

use draw::{Clash, Held, Inputs, Place, Rule, freeze};

use crate::common::{Random, Shape, mixed, plain};
use crate::naive::Graph;

/// What keeps a person from a place, said anew.
fn obstacles(inputs: &Inputs, person: &str, place: &Place) -> Vec<Rule> {
    let person = inputs.inspectors.iter().find(|p| p.id == person).unwrap();
    let slot = &inputs.team.slots[place.slot];
    let find = |stratum: &draw::Stratum| {
        stratum.members.iter().find(|m| m.id == place.mine).map(|m| (stratum.id.clone(), m.clone()))
    };
    let (stratum, mine) = inputs.strata.iter().find_map(find).unwrap();
    let recused = |r: &draw::Recusal| r.person == person.id && r.holder == mine.holder;
    let mut rules = Vec::new();
    let mut say = |rule, holds: bool| rules.extend(holds.then_some(rule));
    say(Rule::Role, !person.roles.contains(&slot.role));
    say(Rule::Card, slot.card && !person.card);
    say(Rule::Department, slot.department.as_ref().is_some_and(|d| *d != person.department));
    say(Rule::Stratum, person.strata.as_ref().is_some_and(|all| !all.contains(&stratum)));
    say(Rule::Recusal, inputs.recusals.iter().any(recused));
    rules
}

/// Whether all the places could be filled if only these rules held.
fn possible(inputs: &Inputs, places: &[Place], held: &[Held]) -> bool {
    let mut graph = Graph::default();
    graph.edge("source", "sink", 0);
    for person in &inputs.inspectors {
        let id = &person.id;
        let holds = |rule| held.contains(&Held { person: id.clone(), rule });
        let left = inputs.team.cap.map_or(0, |cap| cap.saturating_sub(person.load));
        graph.edge("source", id, if holds(Rule::Cap) { left } else { 1000 });
        for place in places {
            if !obstacles(inputs, id, place).into_iter().any(holds) {
                let gate = format!("{id}/{}", place.mine);
                graph.edge(&gate, &format!("{}/{}", place.mine, place.slot), 1);
            }
        }
        let mut mines: Vec<&str> = places.iter().map(|place| place.mine.as_str()).collect();
        mines.dedup();
        for mine in mines {
            graph.edge(id, &format!("{id}/{mine}"), 1);
        }
    }
    for place in places {
        graph.edge(&format!("{}/{}", place.mine, place.slot), "sink", 1);
    }
    graph.flow() == places.len()
}

fn without<T: Clone>(list: &[T], index: usize) -> Vec<T> {
    let mut rest = list.to_vec();
    rest.remove(index);
    rest
}

fn assert_irreducible(inputs: &Inputs, clash: &Clash, round: usize) {
    let (places, held) = (&clash.places, &clash.held);
    assert!(!possible(inputs, places, held), "round {round}: too little: {clash:?}");
    for index in 0..places.len() {
        let fewer = without(places, index);
        assert!(possible(inputs, &fewer, held), "round {round}, place {index}: {clash:?}");
    }
    for index in 0..held.len() {
        let fewer = without(held, index);
        assert!(possible(inputs, places, &fewer), "round {round}, rule {index}: {clash:?}");
    }
}

#[test]
fn clashes_are_irreducible_by_deletion() {
    let mut random = Random(29);
    let (mut alone, mut together) = (0, 0);
    for round in 0..1500 {
        let mines = 1 + random.below(5);
        let shape = Shape {
            strata: 1 + random.below(2),
            mines,
            quota: u32::try_from(mines).unwrap(),
            people: 2 + random.below(6),
            slots: 1 + random.below(3),
            cap: [None, Some(2), Some(3), Some(4)][random.below(4)],
            recused: [0, 15, 40][random.below(3)],
        };
        let inputs = mixed(shape, &mut random);
        let frozen = freeze(inputs.clone()).unwrap();
        let (found, clashes) = (frozen.feasibility(), frozen.clashes());
        let findings = found.mines.len() + usize::from(found.capacity.is_some());
        assert_eq!(clashes.len(), findings, "round {round}: {found:?}");
        for clash in clashes {
            let count = if clash.alike.is_empty() { &mut together } else { &mut alone };
            *count += 1;
            assert_irreducible(&inputs, clash, round);
        }
    }
    assert!(alone > 300 && together > 100, "{alone} alone, {together} together");
}

#[test]
fn a_clash_names_each_person_with_the_one_rule_that_matters() {
    let shape = Shape { strata: 1, mines: 4, quota: 4, people: 3, slots: 2, cap: None, recused: 0 };
    let mut inputs = plain(shape);
    inputs.inspectors[0].card = false;
    inputs.inspectors[0].roles = vec!["member".into()];
    for person in ["p-0000", "p-0001"] {
        let (person, holder) = (person.into(), "holder-1".into());
        inputs.recusals.push(draw::Recusal { person, holder });
    }
    let frozen = freeze(inputs).unwrap();
    let clashes = frozen.clashes();
    let of_holder = clashes.iter().find(|c| c.alike == ["m-00-0001"]).unwrap();
    let held: Vec<(&str, Rule)> = of_holder.held.iter().map(|h| (&*h.person, h.rule)).collect();
    assert_eq!(of_holder.people, ["p-0002"]);
    assert_eq!(held, [("p-0000", Rule::Recusal), ("p-0001", Rule::Recusal)]);
}
