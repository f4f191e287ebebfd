//! Who or what comes next, by the very order that the change will follow.

use draw::certificate::{Certificate, Leaving};
use draw::{Inputs, Member, Passed, PassedFor, Substitute};

use super::change::{next_person, revealed};
use super::ledger::count;
use crate::api::{
    DrawNext, DrawNextInput, NextMember, NextMine, NextPerson, PassedOver, PassedWhy,
};
use crate::{App, Result, Session};

pub fn next(app: &App, input: DrawNextInput) -> Result<DrawNext> {
    let session = app.session()?;
    let (_, certificate) = revealed(&session, &input.id)?;
    let Some(out) = &input.out else {
        let next = certificate.next_mine(&input.mine)?;
        let next = next.map(|next| mine(&session, &certificate, &input.mine, &next)).transpose()?;
        return Ok(DrawNext { person: None, passed: Vec::new(), mine: next });
    };
    let (_, leaving) = next_person(&session, &certificate, &input.mine, out)?;
    let Leaving { next, visits, passed, .. } = leaving;
    let next = next.map(|next| person(&session, &certificate.inputs, &next, visits)).transpose()?;
    let passed = passed.iter().map(|one| passed_over(&session, one)).collect::<Result<_>>()?;
    Ok(DrawNext { person: next, passed, mine: None })
}

fn person(session: &Session, inputs: &Inputs, next: &Member, visits: u64) -> Result<NextPerson> {
    let known = inputs.inspectors.iter().find(|one| one.id == next.person);
    Ok(NextPerson {
        name: session.name_of(&next.person)?,
        department: known.map(|one| one.department.clone()).unwrap_or_default(),
        visits: count(visits),
        ticket: next.ticket.clone(),
    })
}

fn passed_over(session: &Session, passed: &Passed) -> Result<PassedOver> {
    let why = match passed.why {
        PassedFor::Team => PassedWhy::Team,
        PassedFor::Recusal => PassedWhy::Recusal,
        PassedFor::Cap => PassedWhy::Cap,
    };
    Ok(PassedOver { name: session.name_of(&passed.person)?, why })
}

fn mine(
    session: &Session,
    certificate: &Certificate,
    from: &str,
    next: &Substitute,
) -> Result<NextMine> {
    let inputs = &certificate.inputs;
    let stratum = inputs.strata.iter().find(|one| one.members.iter().any(|m| m.id == next.mine));
    let teams = certificate.teams_now();
    let before = teams.iter().find(|team| team.mine == from);
    let team = before.iter().flat_map(|team| &team.members);
    Ok(NextMine {
        name: session.name_of_mine(&next.mine)?,
        stratum_name: stratum.map(|one| one.name.clone()).unwrap_or_default(),
        ticket: next.ticket.clone(),
        team: team.map(|had| member(session, had, next)).collect::<Result<_>>()?,
    })
}

/// The same person goes, unless they recused from the new mine's holder.
fn member(session: &Session, had: &Member, next: &Substitute) -> Result<NextMember> {
    let goes = next.members.iter().find(|member| member.slot == had.slot);
    let stays = goes.is_some_and(|goes| goes.person == had.person);
    Ok(NextMember {
        name: goes.map(|goes| session.name_of(&goes.person)).transpose()?,
        instead_of: if stays { None } else { Some(session.name_of(&had.person)?) },
    })
}
