//! A replacement after the draw: the next person by the same order, the original kept visible.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use super::Eligible;
use crate::{Assigned, DrawError, Inputs, Member, Ticket, Tickets};

/// `person` takes the place of `out`, for a reason kept in the private annex behind its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    pub mine: String,
    pub slot: u32,
    pub out: String,
    pub person: String,
    pub ticket: String,
    pub reason_hash: Hash32,
    /// Somebody else than the officer.
    pub approver: String,
}

/// Whose turn it is in a slot, and whose it would have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub next: Option<Member>,
    /// How many visits they have by now.
    pub visits: u64,
    pub passed: Vec<Passed>,
}

/// Somebody who has role, card and department, would come before whoever does, and may not go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    pub person: String,
    pub why: PassedFor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedFor {
    /// They are of this team, or were.
    Team,
    /// They recused from the mine's holder.
    Recusal,
    /// They have as many visits as anybody may.
    Cap,
}

/// Who comes next for this slot after the drawn teams and the replacements so far; nobody if no
/// eligible person is left. The inputs are those of a [`Frozen`](crate::Frozen) draw or of a
/// certificate that was verified.
pub fn replacement(
    inputs: &Inputs,
    seed: &Hash32,
    teams: &[Assigned],
    earlier: &[Replacement],
    mine: &str,
    slot: u32,
) -> Result<Option<Member>, DrawError> {
    Ok(turn(inputs, seed, teams, earlier, mine, slot)?.next)
}

/// The same, with who was passed over.
pub(crate) fn turn(
    inputs: &Inputs,
    seed: &Hash32,
    teams: &[Assigned],
    earlier: &[Replacement],
    mine: &str,
    slot: u32,
) -> Result<Turn, DrawError> {
    let refused =
        |why| DrawError::ReplacementRefused { place: format!("{mine}, slot {slot}"), why };
    let drawn = teams.iter().find(|team| team.mine == mine).ok_or(refused("no such drawn mine"))?;
    let is_slot = (slot as usize) < inputs.team.slots.len();
    if !is_slot || !drawn.members.iter().any(|member| member.slot == slot) {
        return Err(refused("nobody was drawn for this slot"));
    }
    let eligible = Eligible::new(inputs);
    let (stratum, member) = inputs
        .strata
        .iter()
        .enumerate()
        .find_map(|(n, s)| Some((n, s.members.iter().find(|m| m.id == mine)?)))
        .ok_or(refused("no such mine"))?;
    let site = eligible.site(stratum, member);
    let was_here = |person: &str| {
        drawn.members.iter().any(|member| member.person == person)
            || earlier.iter().any(|change| change.mine == mine && change.person == person)
    };
    let tickets = Tickets::new(seed);
    let order = |person: u32| {
        let id = &eligible.person(person).id;
        let count = u64::from(eligible.person(person).load) + drawn_so_far(teams, earlier, id);
        (count, tickets.team_ticket(mine, id), id)
    };
    let keeps_out = |person: u32, visits: u64| {
        if was_here(&eligible.person(person).id) {
            Some(PassedFor::Team)
        } else if site.bars(person) {
            Some(PassedFor::Recusal)
        } else {
            let full = inputs.team.cap.is_some_and(|cap| visits >= u64::from(cap));
            full.then_some(PassedFor::Cap)
        }
    };
    let mut next: Option<(u64, Ticket, &String)> = None;
    let mut passed = Vec::new();
    for person in eligible.pool(stratum, slot as usize) {
        let place = order(*person);
        match keeps_out(*person, place.0) {
            Some(why) => passed.push((place, why)),
            None if next.is_none_or(|first| place < first) => next = Some(place),
            None => {}
        }
    }
    passed.retain(|(place, _)| next.is_none_or(|next| *place < next));
    passed.sort_by_key(|(place, _)| *place);
    let passed = passed.into_iter().map(|((.., id), why)| Passed { person: id.clone(), why });
    Ok(Turn {
        next: next.map(|(_, ticket, person)| Member {
            slot,
            person: person.clone(),
            ticket: ticket.to_string(),
        }),
        visits: next.map_or(0, |(visits, ..)| visits),
        passed: passed.collect(),
    })
}

/// Who has a slot after the `earlier` replacements.
pub(crate) fn holder<'a>(
    teams: &'a [Assigned],
    earlier: &'a [Replacement],
    mine: &str,
    slot: u32,
) -> Option<&'a str> {
    let here = |change: &&Replacement| change.mine == mine && change.slot == slot;
    let moved = earlier.iter().rev().find(here).map(|change| change.person.as_str());
    moved.or_else(|| {
        let team = teams.iter().find(|team| team.mine == mine)?;
        Some(&team.members.iter().find(|member| member.slot == slot)?.person)
    })
}

/// Assignments in this draw: drawn, plus taken over, less handed on.
fn drawn_so_far(teams: &[Assigned], earlier: &[Replacement], person: &str) -> u64 {
    let drawn = teams.iter().flat_map(|team| &team.members).filter(|m| m.person == person).count();
    let came = earlier.iter().filter(|change| change.person == person).count();
    let left = earlier.iter().filter(|change| change.out == person).count();
    u64::try_from((drawn + came).saturating_sub(left)).expect("a count")
}
