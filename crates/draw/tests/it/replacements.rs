//! Who takes over a slot after the draw.

use std::collections::HashMap;

use draw::{Assigned, Replacement, Tickets, freeze, replacement, reveal};

use crate::common::{DICE, Shape, plain, secret, seed};
use crate::teams::{SMALL, filled};

#[test]
fn a_replacement_is_the_next_person_and_never_somebody_who_left() {
    let inputs = plain(Shape { people: 5, ..SMALL });
    let frozen = freeze(inputs).unwrap();
    let outcome = reveal(&frozen, &secret(), DICE).unwrap();
    let (inputs, tickets) = (frozen.inputs(), Tickets::new(&outcome.seed));
    let mine = outcome.teams[0].mine.clone();
    let mut counts: HashMap<String, usize> =
        outcome.counts().into_iter().map(|(person, n)| (person.to_owned(), n)).collect();
    let mut gone: Vec<String> =
        outcome.teams[0].members.iter().map(|member| member.person.clone()).collect();
    let mut out = gone[1].clone();
    let mut changes: Vec<Replacement> = Vec::new();
    for _ in 0..3 {
        let next = replacement(inputs, &outcome.seed, &outcome.teams, &changes, &mine, 1).unwrap();
        let order = |person: &String| {
            let ticket = tickets.team_ticket(&mine, person).to_string();
            (counts.get(person).copied().unwrap_or_default(), ticket)
        };
        let free = inputs.inspectors.iter().map(|p| &p.id).filter(|p| !gone.contains(p));
        let expected = free.min_by_key(|person| order(person)).unwrap().clone();
        let next = next.unwrap();
        assert_eq!((next.slot, &next.person), (1, &expected));
        *counts.entry(expected.clone()).or_default() += 1;
        *counts.get_mut(&out).unwrap() -= 1;
        changes.push(Replacement {
            mine: mine.clone(),
            slot: 1,
            out: std::mem::replace(&mut out, expected.clone()),
            person: expected.clone(),
            ticket: next.ticket,
            reason_hash: seed("ill"),
            approver: "p-chief".into(),
        });
        gone.push(expected);
    }
    let nobody = replacement(inputs, &outcome.seed, &outcome.teams, &changes, &mine, 1).unwrap();
    assert_eq!(nobody, None);
    let elsewhere = replacement(inputs, &outcome.seed, &outcome.teams, &[], "m-none", 1);
    assert_eq!(elsewhere.unwrap_err().code(), "replacement-refused");
}

#[test]
fn nobody_at_the_cap_replaces_anybody() {
    for (cap, expected) in [(2, false), (3, true)] {
        let shape = Shape { people: 4, cap: Some(cap), ..SMALL };
        let frozen = freeze(plain(shape)).unwrap();
        let outcome = reveal(&frozen, &secret(), DICE).unwrap();
        assert_eq!(filled(&outcome.teams), 8, "everybody twice");
        let (inputs, mine) = (frozen.inputs(), &outcome.teams[0].mine);
        let next = replacement(inputs, &outcome.seed, &outcome.teams, &[], mine, 1).unwrap();
        assert_eq!(next.is_some(), expected);
    }
}

/// One replacement at each mine in turn: who took over has one more, who left one less.
#[test]
fn replacements_count_at_the_mines_after() {
    let shape = Shape { mines: 12, quota: 12, people: 5, ..SMALL };
    let frozen = freeze(plain(shape)).unwrap();
    let outcome = reveal(&frozen, &secret(), DICE).unwrap();
    let tickets = Tickets::new(&outcome.seed);
    let mut counts = outcome.counts();
    let mut changes: Vec<Replacement> = Vec::new();
    for Assigned { mine, members } in &outcome.teams {
        let next = replacement(frozen.inputs(), &outcome.seed, &outcome.teams, &changes, mine, 1);
        let next = next.unwrap().unwrap();
        let free = frozen.inputs().inspectors.iter().map(|person| person.id.as_str());
        let free = free.filter(|id| members.iter().all(|member| member.person != *id));
        let order = |id: &&str| (counts[*id], tickets.team_ticket(mine, id).to_string());
        let expected = free.min_by_key(order).unwrap();
        assert_eq!(next.person, expected);
        let out = members[1].person.as_str();
        *counts.get_mut(expected).unwrap() += 1;
        *counts.get_mut(out).unwrap() -= 1;
        changes.push(Replacement {
            mine: mine.clone(),
            slot: 1,
            out: out.to_owned(),
            person: next.person,
            ticket: next.ticket,
            reason_hash: seed("ill"),
            approver: "p-chief".into(),
        });
    }
}
