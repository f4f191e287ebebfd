//! A second person at the same machine, by their own passphrase: what they vouch for, whoever made
//! the draw can't do alone.

use keys::PersonKey;
use record::{Class, Subject};
use rules::drawing::{Abandoned, DrawRefusal, Frozen, may_abandon};
use store::query::draw::DrawFacts;
use store::query::draw_acts::{Abandonment, DrawActs};
use store::{Act, Write};

use super::{find, get};
use crate::api::{AbandonInput, ById, DrawDetail, SecondPerson};
use crate::{App, AppError, Result, Session};

pub(super) struct Second {
    /// Their one id.
    pub person: String,
    /// Their id on this machine.
    pub seat: String,
    pub key: PersonKey,
}

impl Second {
    pub fn act<'a>(&'a self, subject: &'a Subject) -> Act<'a> {
        Act { actor: &self.seat, subject, class: Class::Normal }
    }
}

/// Opens their key: whoever knows the passphrase is here.
pub(super) fn second(
    app: &App,
    session: &Session,
    person: &str,
    passphrase: &str,
) -> Result<Second> {
    let seat = app.seat_of(session, person)?;
    let seat = seat.ok_or_else(|| AppError::not_found("person", person))?;
    let key = seat.signing_key(passphrase)?;
    Ok(Second { person: session.store.person_id(&seat.id)?, seat: seat.id, key })
}

/// Whether this person froze, committed to or revealed the draw, or brought headquarters' reveal.
pub(super) fn made_it(session: &Session, facts: &DrawFacts, person: &str) -> Result<bool> {
    let committed = facts.commitment.iter().map(|commitment| commitment.actor.as_str());
    is_among(session, facts.makers().chain(committed), person)
}

/// Whether this person is one of its officers: whoever brought headquarters' word is none.
pub(super) fn ran_it(session: &Session, facts: &DrawFacts, person: &str) -> Result<bool> {
    let committed = facts.commitment.iter().map(|commitment| commitment.actor.as_str());
    let own = facts.reveal.iter().filter(|reveal| !reveal.opened);
    let revealed = own.map(|reveal| reveal.actor.as_str());
    is_among(session, committed.chain(revealed).chain([facts.officer.as_str()]), person)
}

/// Whether one of these ids stands for this person.
pub(super) fn is_among<'a>(
    session: &Session,
    ids: impl Iterator<Item = &'a str>,
    person: &str,
) -> Result<bool> {
    let person = session.store.person_id(person)?;
    for id in ids {
        if session.store.person_id(id)? == person {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Those of this machine who did not make the draw.
pub(super) fn seconds(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
) -> Result<Vec<SecondPerson>> {
    let mut seconds = Vec::new();
    for seat in app.seats()? {
        if !made_it(session, facts, &seat.id)? {
            seconds.push(SecondPerson { id: seat.id, name: seat.name });
        }
    }
    Ok(seconds)
}

/// Whether this machine froze the list or committed to the draw.
pub(super) fn is_home(facts: &DrawFacts, acts: &DrawActs, device: &str) -> bool {
    let committed = facts.commitment.iter().map(|commitment| commitment.device.as_str());
    acts.home.iter().map(String::as_str).chain(committed).any(|home| home == device)
}

/// The word that ended the draw. It counts in the log of the machine that makes the draw, where the
/// second person unlocked, and never once the draw is revealed: nobody gets rid of an outcome.
pub(super) fn abandonment<'a>(
    session: &Session,
    facts: &DrawFacts,
    acts: &'a DrawActs,
) -> Result<Option<&'a Abandonment>> {
    if facts.reveal.is_some() {
        return Ok(None);
    }
    for word in &acts.abandoned {
        if is_home(facts, acts, &word.device) && !made_it(session, facts, &word.by)? {
            return Ok(Some(word));
        }
    }
    Ok(None)
}

pub(crate) fn is_abandoned(session: &Session, facts: &DrawFacts) -> Result<bool> {
    let acts = session.store.draw_acts(&facts.id)?;
    Ok(abandonment(session, facts, &acts)?.is_some())
}

pub(super) fn not_abandoned(session: &Session, facts: &DrawFacts) -> Result<()> {
    if is_abandoned(session, facts)? { Err(DrawRefusal::Abandoned.into()) } else { Ok(()) }
}

/// Before the witness event, by a second person, with a reason.
pub fn abandon(app: &App, input: AbandonInput) -> Result<DrawDetail> {
    let session = app.session()?;
    let other = second(app, &session, &input.person, &input.passphrase)?;
    let reason = input.reason.trim().to_owned();
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = find(&session, &input.id)?;
        let acts = session.store.draw_acts(&input.id)?;
        not_abandoned(&session, &facts)?;
        if !is_home(&facts, &acts, &session.store.device_id()) {
            return Err(DrawRefusal::Elsewhere.into());
        }
        may_abandon(facts.stage(), made_it(&session, &facts, &other.person)?, &reason)?;
        let fact = Abandoned { by: other.person.clone(), reason: reason.clone() };
        write.append(&other.act(&subject), &fact)?;
        write.vouch(&other.seat, &other.key)?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// A new draw of the very same inputs in place of an abandoned one, which it names.
pub fn repeat(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    if !is_abandoned(&session, &facts)? {
        return Err(DrawRefusal::NotAbandoned.into());
    }
    let first = session.store.draw_acts(&input.id)?.frozen;
    let first = first.ok_or_else(|| AppError::not_found("draw", &input.id))?;
    let fact = Frozen { repeats: Some(input.id.clone()), ..first };
    let id = app.new_id("r");
    let salt = session.store.secret(&format!("draw-annex/{}", input.id))?;
    let subject = Subject::new("draw", &id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        if let Some(salt) = &salt {
            write.add_secret(&format!("draw-annex/{id}"), salt)?;
        }
        write.append(&session.act(&subject), &fact)?;
        Ok(())
    })?;
    get(app, ById { id })
}
