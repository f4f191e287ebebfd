//! A mine in place of a drawn one that could not be checked: the next ticket of its stratum.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use super::{Eligible, Replacement, holder, replacement};
use crate::{Assigned, DrawError, DrawnStratum, Inputs, Member, Tickets};

/// Why a drawn mine could not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotChecked {
    Shut,
    Refused,
    Unreachable,
}

/// `substitute` is checked in place of `mine`, which stays drawn, with its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Substitution {
    pub mine: String,
    pub result: NotChecked,
    /// The photo that shows the result.
    pub photo_hash: Hash32,
    pub substitute: String,
    pub ticket: String,
    /// Who goes there; a slot that nobody could take is missing.
    pub members: Vec<Member>,
    /// Somebody else than the officer.
    pub approver: String,
    /// How many of the certificate's replacements were made before.
    pub after: u32,
}

/// The mine that comes next, and who goes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitute {
    pub mine: String,
    pub ticket: String,
    pub members: Vec<Member>,
}

/// Which mine comes next for `mine`, a drawn one or a substitute, after the changes so far; none if
/// its stratum has no other. The same team goes there, unless somebody recused from the new mine's
/// holder: their slot goes to the next person by the order of a replacement.
pub fn substitution(
    inputs: &Inputs,
    seed: &Hash32,
    strata: &[DrawnStratum],
    teams: &[Assigned],
    replacements: &[Replacement],
    earlier: &[Substitution],
    mine: &str,
) -> Result<Option<Substitute>, DrawError> {
    let refused = |why| DrawError::SubstitutionRefused { place: mine.to_owned(), why };
    let teams = teams_after(teams, earlier);
    if !teams.iter().any(|team| team.mine == mine) {
        return Err(refused("no such drawn mine"));
    }
    if earlier.iter().any(|change| change.mine == mine) {
        return Err(refused("another mine stands for this one already"));
    }
    let stratum = inputs.strata.iter().position(|s| s.members.iter().any(|m| m.id == mine));
    let stratum = stratum.ok_or(refused("no such mine"))?;
    let drawn = strata.get(stratum).map_or(0, |stratum| stratum.drawn.len());
    let members = &inputs.strata[stratum].members;
    let of_stratum = |change: &&Substitution| members.iter().any(|m| m.id == change.substitute);
    let taken = drawn + earlier.iter().filter(of_stratum).count();
    let ids: Vec<&str> = members.iter().map(|mine| mine.id.as_str()).collect();
    let tickets = Tickets::new(seed);
    let order = tickets.order(&ids, taken + 1);
    let Some(next) = order.get(taken) else { return Ok(None) };
    let ticket = tickets.ticket(next);
    let going = Going { inputs, seed, teams: &teams, replacements, from: mine, to: next };
    let members = going.members(stratum)?;
    Ok(Some(Substitute { mine: (*next).to_owned(), ticket: ticket.to_string(), members }))
}

/// The teams of all mines that were drawn or substituted.
pub(crate) fn teams_after(teams: &[Assigned], substitutions: &[Substitution]) -> Vec<Assigned> {
    let of = |change: &Substitution| Assigned {
        mine: change.substitute.clone(),
        members: change.members.clone(),
    };
    teams.iter().cloned().chain(substitutions.iter().map(of)).collect()
}

/// A team on its way from one mine to another.
struct Going<'a> {
    inputs: &'a Inputs,
    seed: &'a Hash32,
    teams: &'a [Assigned],
    replacements: &'a [Replacement],
    from: &'a str,
    to: &'a str,
}

impl Going<'_> {
    fn members(&self, stratum: usize) -> Result<Vec<Member>, DrawError> {
        let eligible = Eligible::new(self.inputs);
        let stands = |mine: &&crate::Mine| mine.id == self.to;
        let place = self.inputs.strata[stratum].members.iter().find(stands);
        let site = eligible.site(stratum, place.expect("it was drawn from this list"));
        let bars = |person: &str| {
            let found = self.inputs.inspectors.binary_search_by(|p| p.id.as_str().cmp(person));
            found.is_ok_and(|n| u32::try_from(n).is_ok_and(|person| site.bars(person)))
        };
        let mut teams = self.teams.to_vec();
        teams.push(Assigned { mine: self.to.to_owned(), members: self.coming() });
        let last = teams.len() - 1;
        let slots: Vec<u32> = teams[last].members.iter().map(|member| member.slot).collect();
        for slot in slots {
            let place = teams[last].members.iter().position(|m| m.slot == slot);
            let Some(place) = place.filter(|n| bars(&teams[last].members[*n].person)) else {
                continue;
            };
            let next =
                replacement(self.inputs, self.seed, &teams, self.replacements, self.to, slot)?;
            match next {
                Some(next) => teams[last].members[place] = next,
                None => drop(teams[last].members.remove(place)),
            }
        }
        Ok(teams.swap_remove(last).members)
    }

    /// Whoever has the slots by now.
    fn coming(&self) -> Vec<Member> {
        let team = self.teams.iter().find(|team| team.mine == self.from);
        let slots = team.map(|team| team.members.as_slice()).unwrap_or_default();
        let tickets = Tickets::new(self.seed);
        let member = |member: &Member| {
            let person = holder(self.teams, self.replacements, self.from, member.slot);
            let person = person.unwrap_or(&member.person).to_owned();
            let ticket = tickets.team_ticket(self.to, &person).to_string();
            Member { slot: member.slot, person, ticket }
        };
        slots.iter().map(member).collect()
    }
}
