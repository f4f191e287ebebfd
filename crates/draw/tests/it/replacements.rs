//! Who takes over a slot after the draw.

use std::collections::HashMap;

use draw::certificate::Leaving;
use draw::{
    Assigned, Passed, PassedFor, Plan, Recusal, Replacement, Tickets, freeze, rehearse,
    replacement, reveal,
};

use crate::common::{DICE, SOFTWARE, Shape, plain, secret, seed};
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

/// Nobody comes before the next one without being named, each with what keeps them out.
#[test]
fn who_is_passed_over_is_told_with_the_reason() {
    let mut told = [0_u32; 3];
    for (people, recused, cap) in [(7, 4, None), (7, 4, Some(3)), (4, 0, Some(2))] {
        let mut inputs = plain(Shape { people, cap, ..SMALL });
        // From one holder or the other in turn.
        let recusal =
            |n| Recusal { person: format!("p-{n:04}"), holder: format!("holder-{}", n % 2) };
        inputs.recusals = (0..recused).map(recusal).collect();
        let plan = Plan { draw: None, inputs: inputs.sorted() };
        let certificate = rehearse(plan, &secret(), DICE, SOFTWARE).unwrap();
        let inputs = &certificate.inputs;
        let tickets = Tickets::new(&certificate.seed);
        let members = || certificate.teams.iter().flat_map(|team| &team.members);
        for team in &certificate.teams {
            let mut mines = inputs.strata.iter().flat_map(|stratum| &stratum.members);
            let holder = &mines.find(|mine| mine.id == team.mine).unwrap().holder;
            let count = |id: &str| members().filter(|member| member.person == id).count() as u64;
            let order = |id: &str| (count(id), tickets.team_ticket(&team.mine, id).to_string());
            let why = |id: &str| {
                let recused = inputs.recusals.iter().any(|r| r.person == id && r.holder == *holder);
                let here = team.members.iter().any(|member| member.person == id);
                let full = cap.is_some_and(|cap| count(id) >= u64::from(cap));
                here.then_some(PassedFor::Team)
                    .or(recused.then_some(PassedFor::Recusal))
                    .or(full.then_some(PassedFor::Cap))
            };
            let Some(slot) = team.members.first().map(|member| member.slot) else { continue };
            let Leaving { next, visits, passed, .. } =
                certificate.next_person(&team.mine, slot).unwrap();
            let first = next.as_ref().map(|next| order(&next.person));
            assert_eq!(visits, first.as_ref().map_or(0, |(count, _)| *count));
            let ids = inputs.inspectors.iter().map(|one| one.id.as_str());
            let mut before: Vec<&str> =
                ids.filter(|id| first.as_ref().is_none_or(|first| order(id) < *first)).collect();
            before.sort_by_key(|id| order(id));
            let expected = before.into_iter().map(|id| Passed {
                person: id.to_owned(),
                why: why(id).unwrap_or_else(|| panic!("{id} may go")),
            });
            assert_eq!(passed, expected.collect::<Vec<_>>());
            for one in passed {
                told[one.why as usize] += 1;
            }
        }
    }
    assert!(told.iter().all(|count| *count > 0), "each reason was met: {told:?}");
}
