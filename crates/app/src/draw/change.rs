//! After the reveal: somebody, or a mine, takes another's place by the order that was drawn. What
//! was drawn stays as it is; the certificate names both.

use std::collections::BTreeSet;

use canon::Hash32;
use draw::certificate::{Certificate, Leaving, amend};
use draw::{Member, Replacement, Substitution};
use evidence::examine;
use record::{Class, Subject};
use rules::drawing::{
    Assigned, DrawRefusal, Place, ReasonGiven, Replaced, Substituted, may_change,
};
use rules::fact::Fact;
use store::query::draw::DrawFacts;
use store::query::draw_acts::{ChangeTold, DrawActs, DrawChange};
use store::{Act, Write};

use super::second::{Second, carries_on, is_among, made_it, second};
use super::{find, get, sign};
use crate::api::{ById, DrawDetail, NotChecked, ReplaceInput, SubstituteInput};
use crate::{App, AppError, Result, Session};

/// The certificate with everything that changed since the reveal, and with who signed it as it
/// stands. What another machine's program wrote and what doesn't follow from the draw changes
/// nothing.
pub(super) fn current(
    session: &Session,
    facts: &DrawFacts,
    acts: &DrawActs,
) -> Result<Option<Certificate>> {
    let Some((mut certificate, _)) = folded(session, facts, acts)? else { return Ok(None) };
    sign::add_later(session, facts, acts, &mut certificate)?;
    Ok(Some(certificate))
}

/// Changes by whoever carries the draw on that count for nothing, since an earlier one of another machine
/// came first.
pub(super) fn dropped<'a>(
    session: &Session,
    facts: &DrawFacts,
    acts: &'a DrawActs,
) -> Result<Vec<&'a DrawChange>> {
    Ok(folded(session, facts, acts)?.map(|(_, dropped)| dropped).unwrap_or_default())
}

/// The revealed certificate with the changes that follow from it, and those that don't.
fn folded<'a>(
    session: &Session,
    facts: &DrawFacts,
    acts: &'a DrawActs,
) -> Result<Option<(Certificate, Vec<&'a DrawChange>)>> {
    let Some(reveal) = &facts.reveal else { return Ok(None) };
    let mut certificate = Certificate::read(&session.store.blobs.read(&reveal.certificate)?)?;
    let mut dropped = Vec::new();
    for change in &acts.changes {
        if !carries_on(session, facts, &change.actor)? {
            continue;
        }
        match after(session, facts, &certificate, change)? {
            Some(next) => certificate = next,
            None => dropped.push(change),
        }
    }
    Ok(Some((certificate, dropped)))
}

fn after(
    session: &Session,
    facts: &DrawFacts,
    certificate: &Certificate,
    word: &DrawChange,
) -> Result<Option<Certificate>> {
    let mut replacements = certificate.replacements.clone();
    let mut substitutions = certificate.substitutions.clone();
    let approver = match &word.told {
        ChangeTold::Replaced(told) => {
            let Some(change) = read::<Replacement>(&told.change) else { return Ok(None) };
            if told.turn != turn(certificate, &change.mine)? {
                return Ok(None);
            }
            let Ok(Leaving { out, next: Some(next), .. }) =
                certificate.next_person(&change.mine, change.slot)
            else {
                return Ok(None);
            };
            if (out, next.person, next.ticket)
                != (change.out.clone(), change.person.clone(), change.ticket.clone())
            {
                return Ok(None);
            }
            replacements.push(change.clone());
            change.approver
        }
        ChangeTold::Substituted(told) => {
            let Some(change) = read::<Substitution>(&told.change) else { return Ok(None) };
            let Ok(Some(next)) = certificate.next_mine(&change.mine) else { return Ok(None) };
            let count = certificate.replacements.len();
            if (next.mine, next.ticket, next.members)
                != (change.substitute.clone(), change.ticket.clone(), change.members.clone())
                || change.after as usize != count
            {
                return Ok(None);
            }
            substitutions.push(change.clone());
            change.approver
        }
    };
    let another = is_another(session, facts, &word.actor, &approver)?;
    Ok(another.then(|| amend(certificate, replacements, substitutions)))
}

/// Whether who approves is neither an officer of the draw nor whoever enters the change.
fn is_another(session: &Session, facts: &DrawFacts, by: &str, approver: &str) -> Result<bool> {
    let own = is_among(session, std::iter::once(by), approver)?;
    Ok(!own && !made_it(session, facts, approver)?)
}

/// Of the next team for a mine: how many came before.
fn turn(certificate: &Certificate, mine: &str) -> Result<u32> {
    let earlier = certificate.replacements.iter().filter(|one| one.mine == mine).count();
    u32::try_from(earlier + 1).map_err(AppError::bad_input)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(change: &serde_json::Value) -> Option<T> {
    serde_json::from_value(change.clone()).ok()
}

/// The next person takes the place of somebody who is ill or recused on the day.
pub fn replace(app: &App, input: ReplaceInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let other = second(app, &session, &input.person, &input.passphrase)?;
    let reason = input.reason.trim().to_owned();
    let given = ReasonGiven { reason, salt: Hash32(app.random()) };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let (facts, certificate) = revealed(&session, &input.id)?;
        changeable(&session, &facts, &other, &given.reason)?;
        let (slot, leaving) = next_person(&session, &certificate, &input.mine, &input.out)?;
        let Leaving { out, next, .. } = leaving;
        let next = next.ok_or(DrawRefusal::NobodyLeft)?;
        as_shown(&next.ticket, &input.ticket)?;
        let change = Replacement {
            mine: input.mine.clone(),
            slot,
            out,
            person: next.person,
            ticket: next.ticket,
            reason_hash: given.hash(),
            approver: other.person.clone(),
        };
        let (told, left) = (json(&change)?, change.out.clone());
        let turn = turn(&certificate, &input.mine)?;
        let mut changes = certificate.replacements.clone();
        changes.push(change);
        let certificate = amend(&certificate, changes, certificate.substitutions.clone());
        let visit = visit(&facts, &certificate, &input.mine, turn);
        // Whoever leaves learns of it too.
        let readers = readers(&facts, &visit, Some(left));
        let fact = Replaced { change: told, readers, turn };
        approved(&session, write, &subject, &other, &fact, &visit)?;
        // Only its own author may read it.
        let act = Act { class: Class::Restricted, ..session.act(&subject) };
        write.append(&act, &given)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// The next ticket takes the place of a mine that is shut, refuses or can't be reached.
pub fn substitute(app: &App, input: SubstituteInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let other = second(app, &session, &input.person, &input.passphrase)?;
    let hash = input.photo.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&hash)?;
    let seen =
        examine(&bytes).map_err(|why| AppError::from(why).with("name", &input.photo.name))?;
    let place = seen.position.as_ref();
    let position = place.map(|p| (i64::from(p.longitude_e7), i64::from(p.latitude_e7)));
    let datum = place.and_then(|place| place.datum.clone());
    let photo = canon::BlobRef { hash, bytes: bytes.len() as u64 };
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let (facts, certificate) = revealed(&session, &input.id)?;
        // The result itself is the reason.
        let result = not_checked(input.result);
        changeable(&session, &facts, &other, &crate::machine::code_of(&input.result))?;
        let next = certificate.next_mine(&input.mine)?.ok_or(DrawRefusal::NoMineLeft)?;
        as_shown(&next.ticket, &input.ticket)?;
        let after = u32::try_from(certificate.replacements.len()).map_err(AppError::bad_input)?;
        let change = Substitution {
            mine: input.mine.clone(),
            result,
            photo_hash: hash,
            substitute: next.mine.clone(),
            ticket: next.ticket,
            members: next.members,
            approver: other.person.clone(),
            after,
        };
        let told = json(&change)?;
        let mut changes = certificate.substitutions.clone();
        changes.push(change);
        let certificate = amend(&certificate, certificate.replacements.clone(), changes);
        let visit = visit(&facts, &certificate, &next.mine, 0);
        let readers = readers(&facts, &visit, None);
        let fact = Substituted { change: told, photo: photo.clone(), position, datum, readers };
        approved(&session, write, &subject, &other, &fact, &visit)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

fn not_checked(result: NotChecked) -> draw::NotChecked {
    match result {
        NotChecked::Shut => draw::NotChecked::Shut,
        NotChecked::Refused => draw::NotChecked::Refused,
        NotChecked::Unreachable => draw::NotChecked::Unreachable,
    }
}

pub(super) fn revealed(session: &Session, draw: &str) -> Result<(DrawFacts, Certificate)> {
    let facts = find(session, draw)?;
    let acts = session.store.draw_acts(draw)?;
    let certificate = current(session, &facts, &acts)?;
    Ok((facts, certificate.ok_or(DrawRefusal::NotRevealed)?))
}

/// Whoever carries the draw on enters it, and somebody else approves.
fn changeable(session: &Session, facts: &DrawFacts, other: &Second, reason: &str) -> Result<()> {
    let by = &session.person.id;
    if !carries_on(session, facts, by)? {
        return Err(DrawRefusal::NotTheOfficer.into());
    }
    let another = is_another(session, facts, by, &other.person)?;
    Ok(may_change(facts.stage(), !another, reason)?)
}

/// Between the look and the approval another machine's change may have come.
fn as_shown(next: &str, shown: &str) -> Result<()> {
    if next == shown { Ok(()) } else { Err(DrawRefusal::NextChanged.into()) }
}

/// The change, and the visit that its team learns of; the approver's own key vouches for both.
fn approved<F: Fact>(
    session: &Session,
    write: &mut Write<'_>,
    subject: &Subject,
    other: &Second,
    fact: &F,
    visit: &Assigned,
) -> Result<()> {
    write.append(&session.act(subject), fact)?;
    write.append(&session.act(subject), visit)?;
    write.vouch(&other.seat, &other.key)?;
    Ok(())
}

/// Who takes the place of this person: what is shown before the approval and what the deed records.
pub(super) fn next_person(
    session: &Session,
    certificate: &Certificate,
    mine: &str,
    out: &str,
) -> Result<(u32, Leaving)> {
    let slot = slot_of(session, certificate, mine, out)?;
    Ok((slot, certificate.next_person(mine, slot)?))
}

fn slot_of(session: &Session, certificate: &Certificate, mine: &str, person: &str) -> Result<u32> {
    let person = session.store.person_id(person)?;
    let teams = certificate.teams_now();
    let members = teams.iter().filter(|team| team.mine == mine).flat_map(|team| &team.members);
    for member in members {
        if session.store.person_id(&member.person)? == person {
            return Ok(member.slot);
        }
    }
    Err(DrawRefusal::NotInTheTeam.into())
}

/// The team of one mine as it is now.
fn visit(facts: &DrawFacts, certificate: &Certificate, mine: &str, turn: u32) -> Assigned {
    let team = certificate.teams_now().into_iter().find(|team| team.mine == mine);
    let slots = &certificate.inputs.team.slots;
    let place = |member: Member| Place {
        slot: slots[member.slot as usize].role.clone(),
        person: member.person,
    };
    Assigned {
        title: facts.title.clone(),
        mine: mine.to_owned(),
        team: team.map(|team| team.members.into_iter().map(place).collect()).unwrap_or_default(),
        turn,
    }
}

/// Who holds the draw, who goes there, and who no longer does.
fn readers(facts: &DrawFacts, visit: &Assigned, left: Option<String>) -> Vec<String> {
    let going = visit.team.iter().map(|place| place.person.clone());
    let all: BTreeSet<String> = facts.readers.iter().cloned().chain(going).chain(left).collect();
    all.into_iter().collect()
}

fn json(change: &impl serde::Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(change).map_err(AppError::bad_input)
}
