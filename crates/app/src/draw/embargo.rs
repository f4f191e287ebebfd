//! Who may see a draw before its release, what the others are told, and the release itself.

use record::Subject;
use rules::drawing::{DrawRefusal, Place, Released, may_release};
use rules::inspection::{Asking, Member};
use store::Write;
use store::query::draw::DrawFacts;
use store::query::draw_acts::ChangeTold;
use store::query::visit::Visit;

use super::proof::void;
use super::second::{self, carries_on};
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
    is_among(session, facts.holders())
}

/// The same, of a draw that may not even be here.
pub(crate) fn is_known_and_open(session: &Session, draw: &str) -> Result<bool> {
    let facts = session.store.draw(draw)?;
    facts.map_or(Ok(false), |facts| is_open(session, &facts))
}

fn is_among<'a>(session: &Session, ids: impl Iterator<Item = &'a str>) -> Result<bool> {
    second::is_among(session, ids, &session.own_id()?)
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
    let own = is_among(session, facts.releasers().into_iter())?;
    Ok(may_release(facts.stage(), facts.release.is_some(), own))
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

/// Visits that nobody has begun and that whoever is signed in may know of.
pub fn visits(app: &App, _: Nothing) -> Result<Vec<DrawVisit>> {
    let session = app.session()?;
    let told = to_begin(&session)?.into_iter();
    told.map(|(visit, own)| shown(&session, visit, own)).collect()
}

/// Those of their own teams, which are marked, and all of a draw that is open to them. A draw that
/// another one makes void asks for none.
fn to_begin(session: &Session) -> Result<Vec<(Visit, bool)>> {
    let void = void(session)?;
    let mut found = Vec::new();
    for visit in session.store.visits_to_begin()? {
        if void.contains(&visit.draw) || is_past(session, &visit)? {
            continue;
        }
        let own = is_among(session, visit.team.iter().map(|place| place.person.as_str()))?;
        if own || is_known_and_open(session, &visit.draw)? {
            found.push((visit, own));
        }
    }
    Ok(found)
}

/// What draws still ask for at a mine, as far as whoever is signed in may know.
pub(crate) fn asking(session: &Session, mine: &str) -> Result<Vec<Asking>> {
    let mut asking = Vec::new();
    for (visit, _) in to_begin(session)? {
        if visit.mine != mine {
            continue;
        }
        let team = visit.team.iter().map(|place| member(session, place));
        let drawn = |member: TeamMember| Member {
            person: member.person,
            name: member.name,
            organisation: member.department,
        };
        let team = team.map(|member| member.map(drawn)).collect::<Result<_>>()?;
        asking.push(Asking { draw: visit.draw, title: visit.title, team });
    }
    Ok(asking)
}

/// Another mine is checked in its place by now, or somebody of this team was replaced: the new team
/// is told of the visit in a record of its own.
fn is_past(session: &Session, visit: &Visit) -> Result<bool> {
    let (facts, acts) = (session.store.draw(&visit.draw)?, session.store.draw_acts(&visit.draw)?);
    for change in acts.changes.iter().filter(|change| ends(&change.told, visit)) {
        // Whose word it is to give shows only where the draw itself is.
        if facts.as_ref().map_or(Ok(true), |facts| carries_on(session, facts, &change.actor))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn ends(told: &ChangeTold, visit: &Visit) -> bool {
    match told {
        ChangeTold::Substituted(told) => told.change["mine"] == visit.mine,
        // One that knew nothing of this team, which came in the same turn, ends nothing.
        ChangeTold::Replaced(told) => {
            told.turn > visit.turn
                && told.change["mine"] == visit.mine
                && visit.team.iter().any(|place| told.change["out"] == place.person)
        }
    }
}

fn shown(session: &Session, visit: Visit, own: bool) -> Result<DrawVisit> {
    Ok(DrawVisit {
        mine_name: session.name_of_mine(&visit.mine)?,
        team: visit.team.iter().map(|place| member(session, place)).collect::<Result<_>>()?,
        draw: visit.draw,
        title: visit.title,
        mine: visit.mine,
        own,
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
