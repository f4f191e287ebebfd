//! Who may see a draw before its release, what the others are told, and the release itself.

use record::Subject;
use rules::drawing::{DrawRefusal, Place, Released, may_release};
use store::Write;
use store::query::draw::{DrawFacts, Visit};
use store::query::draw_acts::ChangeTold;

use super::{get, known};
use crate::api::{ById, DrawDetail, DrawVisit, Embargo, Nothing, SealedDraw, TeamMember};
use crate::{App, Result, Session};

/// Whether whoever is signed in may see the draw. A machine may have several people, and what lies
/// in its store is not for all of them.
pub(super) fn is_open(session: &Session, facts: &DrawFacts) -> Result<bool> {
    Ok(facts.release.is_some() || holds(session, facts)?)
}

/// Whether whoever is signed in is one of those who run the draw.
pub(super) fn holds(session: &Session, facts: &DrawFacts) -> Result<bool> {
    is_among(session, facts.readers.iter().map(String::as_str).chain(facts.makers()))
}

/// The same, of a draw that may not even be here.
pub(crate) fn is_known_and_open(session: &Session, draw: &str) -> Result<bool> {
    let facts = session.store.draw(draw)?;
    facts.map_or(Ok(false), |facts| is_open(session, &facts))
}

fn is_among<'a>(session: &Session, mut ids: impl Iterator<Item = &'a str>) -> Result<bool> {
    let me = session.own_id()?;
    ids.try_fold(false, |found, id| Ok(found || session.store.person_id(id)? == me))
}

pub(super) fn embargo(session: &Session, facts: &DrawFacts) -> Result<Embargo> {
    let names = facts.readers.iter().map(|reader| session.name_of(reader));
    let release = facts.release.as_ref();
    Ok(Embargo {
        readers: names.collect::<Result<_>>()?,
        may_release: waits_for_release(session, facts)?,
        released_at_ms: release.map(|release| release.at_ms),
        released_by: release.map(|release| session.name_of(&release.actor)).transpose()?,
    })
}

fn decide(session: &Session, facts: &DrawFacts) -> Result<std::result::Result<(), DrawRefusal>> {
    let made_it = is_among(session, facts.makers())?;
    Ok(may_release(facts.stage(), facts.release.is_some(), made_it))
}

/// Whether a revealed draw waits for the word of whoever is signed in.
pub(crate) fn waits_for_release(session: &Session, facts: &DrawFacts) -> Result<bool> {
    Ok(decide(session, facts)?.is_ok())
}

/// Opens the draw to everybody who may follow its log.
pub fn release(app: &App, input: ById) -> Result<DrawDetail> {
    let session = app.session()?;
    let subject = Subject::new("draw", &input.id);
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let facts = known(&session, &input.id)?;
        decide(&session, &facts)??;
        let reveal = facts.reveal.as_ref().ok_or(DrawRefusal::NotRevealed)?;
        write.append(&session.act(&subject), &Released { certificate: reveal.certificate })?;
        write.sign(&session.person.id)?;
        Ok(())
    })?;
    get(app, input)
}

/// Draws that are kept from whoever is signed in: only their commitments are everybody's.
pub fn sealed(app: &App, _: Nothing) -> Result<Vec<SealedDraw>> {
    let session = app.session()?;
    let mut sealed = Vec::new();
    for commitment in session.store.commitments()? {
        if !is_known_and_open(&session, &commitment.draw)? {
            let words = session.store.draw_acts(&commitment.draw)?.abandoned;
            let word = words.into_iter().find(|word| word.device == commitment.device);
            sealed.push(SealedDraw {
                abandoned: word.map(|word| word.reason),
                officer: session.name_of(&commitment.actor)?,
                commitment: commitment.commitment.to_string(),
                committed_at_ms: commitment.at_ms,
                id: commitment.draw,
            });
        }
    }
    Ok(sealed)
}

/// Visits that nobody has begun and that whoever is signed in may know of: those of their own
/// teams, and all of a draw that is open to them.
pub fn visits(app: &App, _: Nothing) -> Result<Vec<DrawVisit>> {
    let session = app.session()?;
    let mut visits = Vec::new();
    for visit in session.store.visits_to_begin()? {
        if is_past(&session, &visit)? {
            continue;
        }
        let own = is_among(&session, visit.team.iter().map(|place| place.person.as_str()))?;
        if own || is_known_and_open(&session, &visit.draw)? {
            visits.push(shown(&session, visit, own)?);
        }
    }
    let asked: Vec<(String, String, String)> = visits
        .iter()
        .map(|visit| (visit.mine.clone(), visit.draw.clone(), visit.title.clone()))
        .collect();
    for visit in &mut visits {
        let others =
            asked.iter().filter(|(mine, draw, _)| *mine == visit.mine && *draw != visit.draw);
        visit.also = others.map(|(_, _, title)| title.clone()).collect();
    }
    Ok(visits)
}

/// Another mine is checked in its place by now, or somebody of this team was replaced: the new team
/// is told of the visit in a record of its own.
fn is_past(session: &Session, visit: &Visit) -> Result<bool> {
    let acts = session.store.draw_acts(&visit.draw)?;
    Ok(acts.changes.iter().any(|change| match &change.told {
        ChangeTold::Substituted(told) => told.change["mine"] == visit.mine,
        ChangeTold::Replaced(told) => {
            told.change["mine"] == visit.mine
                && visit.team.iter().any(|place| told.change["out"] == place.person)
        }
    }))
}

fn shown(session: &Session, visit: Visit, own: bool) -> Result<DrawVisit> {
    Ok(DrawVisit {
        mine_name: session.name_of_mine(&visit.mine)?,
        team: visit.team.iter().map(|place| member(session, place)).collect::<Result<_>>()?,
        draw: visit.draw,
        title: visit.title,
        mine: visit.mine,
        own,
        also: Vec::new(),
    })
}

fn member(session: &Session, place: &Place) -> Result<TeamMember> {
    let person = session.store.person(&place.person)?;
    Ok(TeamMember {
        slot: place.slot.clone(),
        person: session.store.person_id(&place.person)?,
        name: person.as_ref().map_or_else(|| place.person.clone(), |person| person.name.clone()),
        department: person.map(|person| person.department).unwrap_or_default(),
    })
}
