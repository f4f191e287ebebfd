//! Draws among candidates: who waits at a station, and what such a draw says of an application.

use std::collections::BTreeSet;

use rules::drawing::{Candidate, Candidates, PlanKind, decide_station};
use rules::listing::{Application, ByDraw, DrawWord};
use rules::mine::Mine;
use rules::pack::{Pack, Rulebook, Station};
use rules::region;
use store::query::casefile::CaseFilter;
use store::query::draw::DrawFacts;

use super::choice;
use super::counting::Draws;
use super::proof::is_awaited_unseen;
use crate::api::{DrawChoice, DrawStation, Locale};
use crate::{Result, Session};

/// The station that the officer chose, where the draw is among candidates.
pub(super) fn station(
    book: &Rulebook<'static>,
    region: &str,
    choice: &DrawChoice,
) -> Result<Option<(&'static Pack, &'static Station)>> {
    let pack = book.of_region(region).map(|(pack, _)| pack);
    let station = decide_station(pack, choice::kind(choice.kind), &choice.station)?;
    Ok(pack.zip(station))
}

/// Exactly those who wait there.
pub(super) fn chosen(
    session: &Session,
    book: &Rulebook<'static>,
    region: &str,
    choice: &DrawChoice,
) -> Result<Option<Candidates>> {
    let found = station(book, region, choice)?;
    found.map(|(pack, station)| waiting(session, region, pack, station)).transpose()
}

fn waiting(session: &Session, region: &str, pack: &Pack, station: &Station) -> Result<Candidates> {
    let region = region::significant(region);
    let filter = CaseFilter { kind: "listing", region, open_only: true, ..CaseFilter::default() };
    let cases = session.store.cases(&filter, u32::MAX)?.into_iter();
    let here = cases.filter(|case| case.station == station.id && case.pack.id == pack.id);
    let mut cases: Vec<Candidate> =
        here.map(|case| Candidate { mine: case.mine, case: case.id }).collect();
    cases.sort();
    Ok(Candidates { pack: pack.id.clone(), station: station.id.clone(), cases })
}

/// Where somebody may be drawn, and how many wait there.
pub(super) fn stations(
    session: &Session,
    locale: Locale,
    region: &str,
    pack: &Pack,
) -> Result<Vec<(DrawStation, Candidates)>> {
    let drawn_at = pack.stations.iter().filter(|station| station.kind.may_be_drawn_at());
    let told = |station: &Station| -> Result<(DrawStation, Candidates)> {
        let candidates = waiting(session, region, pack, station)?;
        let shown = DrawStation {
            id: station.id.clone(),
            title: locale.of(&station.title).to_owned(),
            clause: station.drawn_by().clone(),
            waiting: u32::try_from(candidates.cases.len()).unwrap_or(u32::MAX),
        };
        Ok((shown, candidates))
    };
    drawn_at.map(told).collect()
}

/// The mines of those who wait, each once.
pub(super) fn mines<'a>(
    session: &Session,
    waiting: impl IntoIterator<Item = &'a Candidates>,
) -> Result<Vec<Mine>> {
    let cases = waiting.into_iter().flat_map(|candidates| &candidates.cases);
    let ids: BTreeSet<&str> = cases.map(|candidate| candidate.mine.as_str()).collect();
    let mut mines = Vec::with_capacity(ids.len());
    for id in ids {
        mines.extend(session.store.mine(id)?);
    }
    Ok(mines)
}

/// Mines that an earlier draw has drawn there, and whose application waits all the same.
pub(super) fn drawn_there(session: &Session, now: &Candidates) -> Result<BTreeSet<String>> {
    let mut drawn = BTreeSet::new();
    for (facts, earlier) in among(session)? {
        let took = session.store.drawn_by(&facts)?.into_iter().map(|one| one.mine);
        let took: BTreeSet<String> = took.collect();
        let again = |one: &&Candidate| {
            let mine = earlier.mine_of(&now.station, &one.case);
            mine.is_some_and(|mine| took.contains(mine))
        };
        drawn.extend(now.cases.iter().filter(again).map(|one| one.mine.clone()));
    }
    Ok(drawn)
}

/// What the draws that count say of an application at the station where it waits, with the title of
/// the one that says it, if it may be known. To be drawn by any of them binds most, an outcome that
/// is awaited more than one that left it out.
pub(crate) fn word_on(
    session: &Session,
    case: &str,
    now: &Application,
) -> Result<Option<(DrawWord, Option<String>)>> {
    let waiting = now.waiting.as_ref().filter(|waiting| waiting.kind.may_be_drawn_at());
    let Some(waiting) = waiting else { return Ok(None) };
    let weight = |word: &DrawWord| match word {
        DrawWord::Told(told) if told.drawn => 2,
        DrawWord::Awaited => 1,
        DrawWord::Told(_) => 0,
    };
    let unseen = match session.store.mine(&now.opened.mine)? {
        Some(mine) => is_awaited_unseen(session, &waiting.station, &mine.region)?,
        None => false,
    };
    let mut found = unseen.then_some((DrawWord::Awaited, None));
    for (facts, candidates) in among(session)? {
        let mine = candidates.mine_of(&waiting.station, case);
        let Some(mine) = mine.filter(|_| binds(&facts, now)) else { continue };
        let word = said(session, &facts, mine)?;
        if found.as_ref().is_none_or(|(best, _)| weight(&word) > weight(best)) {
            found = Some((word, Some(facts.title)));
        }
    }
    Ok(found)
}

/// A list that nobody committed to binds nobody; nor does a draw that it was concluded by already.
fn binds(facts: &DrawFacts, now: &Application) -> bool {
    facts.commitment.is_some() && !now.went_by(&facts.id)
}

fn said(session: &Session, facts: &DrawFacts, mine: &str) -> Result<DrawWord> {
    let public = facts.reveal.as_ref().filter(|_| facts.release.is_some());
    let Some(reveal) = public else { return Ok(DrawWord::Awaited) };
    let drawn = session.store.drawn_by(facts)?.iter().any(|one| one.mine == mine);
    let (draw, certificate) = (facts.id.clone(), reveal.certificate);
    Ok(DrawWord::Told(ByDraw { draw, certificate, drawn }))
}

/// The draws among candidates that count and that whoever is signed in may see, newest first.
fn among(session: &Session) -> Result<Vec<(DrawFacts, Candidates)>> {
    let mut found = Vec::new();
    for facts in Draws::of(session)?.counting {
        let plan = session.store.draw_plan(&facts.id)?;
        if plan.is_none_or(|plan| plan.kind != PlanKind::Selection) {
            continue;
        }
        let frozen = session.store.draw_acts(&facts.id)?.frozen;
        if let Some(candidates) = frozen.and_then(|frozen| frozen.candidates) {
            found.push((facts, candidates));
        }
    }
    Ok(found)
}
