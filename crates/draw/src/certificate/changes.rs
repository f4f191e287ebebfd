//! What changed after the draw follows from it too: who took whose place, and which mine.

use super::{Certificate, Role};
use crate::teams::{Turn, holder, teams_after, turn};
use crate::{
    Assigned, DrawError, Member, Passed, Replacement, Substitute, Substitution, substitution,
};

/// Who leaves a slot, and who comes next; nobody if no eligible person is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    pub out: String,
    pub next: Option<Member>,
    /// How many visits the next one has by now.
    pub visits: u64,
    /// Those before the next one in the order, who may not go.
    pub passed: Vec<Passed>,
}

impl Certificate {
    /// What the next replacement in this slot of a mine's team would be.
    pub fn next_person(&self, mine: &str, slot: u32) -> Result<Leaving, DrawError> {
        self.next_person_after(&self.replacements, &self.substitutions, mine, slot)
    }

    /// What the next mine in place of this one would be; none if its stratum has no other.
    pub fn next_mine(&self, mine: &str) -> Result<Option<Substitute>, DrawError> {
        self.next_mine_after(&self.replacements, &self.substitutions, mine)
    }

    /// Who goes where by now: the teams of all mines, drawn or in a drawn one's place.
    pub fn teams_now(&self) -> Vec<Assigned> {
        let mut teams = teams_after(&self.teams, &self.substitutions);
        for change in &self.replacements {
            let team = teams.iter_mut().find(|team| team.mine == change.mine);
            let members = team.into_iter().flat_map(|team| &mut team.members);
            for member in members.filter(|member| member.slot == change.slot) {
                member.person.clone_from(&change.person);
                member.ticket.clone_from(&change.ticket);
            }
        }
        teams
    }

    fn next_person_after(
        &self,
        replacements: &[Replacement],
        substitutions: &[Substitution],
        mine: &str,
        slot: u32,
    ) -> Result<Leaving, DrawError> {
        let refused =
            |why| DrawError::ReplacementRefused { place: format!("{mine}, slot {slot}"), why };
        if substitutions.iter().any(|change| change.mine == mine) {
            return Err(refused("another mine stands for this one by now"));
        }
        let teams = teams_after(&self.teams, substitutions);
        let Turn { next, visits, passed } =
            turn(&self.inputs, &self.seed, &teams, replacements, mine, slot)?;
        let out = holder(&teams, replacements, mine, slot);
        let out = out.ok_or(refused("nobody has this slot"))?.to_owned();
        Ok(Leaving { out, next, visits, passed })
    }

    fn next_mine_after(
        &self,
        replacements: &[Replacement],
        substitutions: &[Substitution],
        mine: &str,
    ) -> Result<Option<Substitute>, DrawError> {
        let Self { inputs, seed, strata, teams, .. } = self;
        substitution(inputs, seed, strata, teams, replacements, substitutions, mine)
    }
}

/// Each change follows from the teams and the changes before it.
pub(super) fn check(certificate: &Certificate) -> Result<(), DrawError> {
    let Certificate { replacements, substitutions, .. } = certificate;
    let ordered = substitutions.is_sorted_by_key(|change| change.after);
    if !ordered || substitutions.iter().any(|change| made_before(change) > replacements.len()) {
        let place = "substitutions".to_owned();
        return Err(DrawError::SubstitutionRefused { place, why: "they are out of order" });
    }
    for (index, change) in replacements.iter().enumerate() {
        replaced(certificate, index, change)?;
    }
    for (index, change) in substitutions.iter().enumerate() {
        substituted(certificate, index, change)?;
    }
    Ok(())
}

/// How many replacements were made before it.
fn made_before(change: &Substitution) -> usize {
    change.after as usize
}

fn replaced(
    certificate: &Certificate,
    index: usize,
    change: &Replacement,
) -> Result<(), DrawError> {
    let refused = |why| {
        let place = format!("replacements[{index}]");
        Err(DrawError::ReplacementRefused { place, why })
    };
    let Certificate { replacements, substitutions, .. } = certificate;
    let earlier = substitutions.partition_point(|change| made_before(change) <= index);
    let (replacements, substitutions) = (&replacements[..index], &substitutions[..earlier]);
    let (mine, slot) = (&change.mine, change.slot);
    let leaving = certificate.next_person_after(replacements, substitutions, mine, slot)?;
    if leaving.out != change.out {
        return refused("the person who leaves does not have this slot");
    }
    let next = leaving.next;
    if next.is_none_or(|next| next.person != change.person || next.ticket != change.ticket) {
        return refused("somebody else comes next");
    }
    if !is_another(certificate, &change.approver) {
        return refused("it takes an approver who is not the officer");
    }
    Ok(())
}

fn substituted(
    certificate: &Certificate,
    index: usize,
    change: &Substitution,
) -> Result<(), DrawError> {
    let refused = |why| {
        let place = format!("substitutions[{index}]");
        Err(DrawError::SubstitutionRefused { place, why })
    };
    let replacements = &certificate.replacements[..made_before(change)];
    let earlier = &certificate.substitutions[..index];
    let next = certificate.next_mine_after(replacements, earlier, &change.mine)?;
    let Some(next) = next else { return refused("no mine of this stratum is left") };
    if (&next.mine, &next.ticket) != (&change.substitute, &change.ticket) {
        return refused("another mine comes next");
    }
    if next.members != change.members {
        return refused("another team goes there");
    }
    if !is_another(certificate, &change.approver) {
        return refused("it takes an approver who is not the officer");
    }
    Ok(())
}

/// Somebody who isn't the officer.
fn is_another(certificate: &Certificate, approver: &str) -> bool {
    let officer = certificate.signatures().iter().find(|s| s.role == Role::Officer);
    !approver.is_empty() && officer.is_none_or(|officer| officer.name != approver)
}
