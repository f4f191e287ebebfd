//! A second person at the same machine, by their own passphrase: what they vouch for, whoever made
//! the draw can't do alone.

use keys::PersonKey;
use record::{CHECKPOINT_PERSON, Class, PersonCheckpoint, Subject};
use rules::drawing::{Abandoned, DrawRefusal, Frozen, may_abandon};
use store::query::draw::{Commitment, DrawFacts};
use store::query::draw_acts::{Abandonment, DrawActs};
use store::{Act, Write};

use super::proof::certified_keys;
use super::{find, get};
use crate::api::{AbandonInput, ById, DrawDetail, SecondPerson};
use crate::{App, AppError, Result, Session, clock};

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

/// Whether this person froze, committed to or revealed the draw.
pub(super) fn made_it(session: &Session, facts: &DrawFacts, person: &str) -> Result<bool> {
    is_among(session, facts.officers(), person)
}

/// Whether what happens to the revealed draw is this person's to enter.
pub(super) fn carries_on(session: &Session, facts: &DrawFacts, person: &str) -> Result<bool> {
    is_among(session, facts.carriers().into_iter(), person)
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

/// Those of this machine who did not make the draw. Of one that headquarters opened, whoever enters
/// a change is no second to it.
pub(super) fn seconds(
    app: &App,
    session: &Session,
    facts: &DrawFacts,
) -> Result<Vec<SecondPerson>> {
    let mut seconds = Vec::new();
    for seat in app.seats()? {
        let enters = facts.is_opened() && seat.id == session.person.id;
        if !enters && !made_it(session, facts, &seat.id)? {
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

/// The word that ended the draw. It counts in the log of the machine that makes the draw, where
/// whoever gives it unlocked, and never once the draw is revealed: nobody gets rid of an outcome.
pub(super) fn abandonment<'a>(
    session: &Session,
    facts: &DrawFacts,
    acts: &'a DrawActs,
) -> Result<Option<&'a Abandonment>> {
    if facts.reveal.is_some() {
        return Ok(None);
    }
    for word in &acts.abandoned {
        let in_time = !acts.event_has_begun(clock::date(word.at_ms));
        let may = precedes(word, facts.commitment.as_ref())
            || in_time && !made_it(session, facts, &word.by)?;
        if may && is_home(facts, acts, &word.device) && is_vouched(session, word)? {
            return Ok(Some(word));
        }
    }
    Ok(None)
}

/// The same of a draw that is kept from this machine: only the committing machine's word is known.
pub(super) fn is_ended_unseen(
    session: &Session,
    commitment: &Commitment,
    acts: &DrawActs,
) -> Result<bool> {
    for word in acts.abandoned.iter().filter(|word| word.device == commitment.device) {
        let officer = std::iter::once(commitment.actor.as_str());
        let may = precedes(word, Some(commitment)) || !is_among(session, officer, &word.by)?;
        if may && is_vouched(session, word)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether nothing was committed to before this word: by its place in the log, which no clock moves.
/// Then nothing is random yet, and whoever froze the list may set it aside alone.
fn precedes(word: &Abandonment, commitment: Option<&Commitment>) -> bool {
    let before = |one: &Commitment| one.device == word.device && word.seq < one.seq;
    commitment.is_none_or(before)
}

/// Whether the person that the word names gave it: their own key signs it in the very next entry.
/// On this machine their passphrase opened that key; of another machine's word, which a changed
/// program may have written, only a key that headquarters certified for them tells.
fn is_vouched(session: &Session, word: &Abandonment) -> Result<bool> {
    if word.device == session.store.device_id() {
        return Ok(true);
    }
    let next = session.store.records(&word.device, word.seq, 1)?;
    let Some(next) = next.first().filter(|next| next.header.kind == CHECKPOINT_PERSON) else {
        return Ok(false);
    };
    let Ok(Some(signed)) = next.body::<PersonCheckpoint>() else { return Ok(false) };
    let person = session.store.person_id(&word.by)?;
    if !signed.vouches(&next.header) || session.store.person_id(&signed.person)? != person {
        return Ok(false);
    }
    let key = signed.key.to_string();
    Ok(certified_keys(session)?.contains(&(person, key)))
}

pub(crate) fn is_abandoned(session: &Session, facts: &DrawFacts) -> Result<bool> {
    let acts = session.store.draw_acts(&facts.id)?;
    Ok(abandonment(session, facts, &acts)?.is_some())
}

pub(super) fn not_abandoned(session: &Session, facts: &DrawFacts) -> Result<()> {
    if is_abandoned(session, facts)? { Err(DrawRefusal::Abandoned.into()) } else { Ok(()) }
}

/// Before the witness event, by a second person, with a reason; before the commitment also by whoever
/// froze the list.
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
        let passed = acts.event_has_begun(clock::date(app.now_ms()));
        let own = made_it(&session, &facts, &other.person)?;
        may_abandon(facts.stage(), passed, own, &reason)?;
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
