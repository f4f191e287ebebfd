//! What draws among candidates say of an application, station by station.

use rules::listing::{Application, ByDraw, DrawWord};
use rules::pack::{Station, Undrawn};

use super::super::view::Composer;
use crate::Result;
use crate::api::CandidateDraw;
use crate::draw::{is_known_and_open, word_on};

/// The draw that the station was concluded by.
pub(super) fn went_by(
    composer: &Composer<'_>,
    station: &Station,
    told: &ByDraw,
) -> Result<CandidateDraw> {
    let session = composer.session;
    let title = match session.store.draw(&told.draw)? {
        Some(facts) if is_known_and_open(session, &told.draw)? => Some(facts.title),
        _ => None,
    };
    Ok(shown(station, title, outcome(told.drawn)))
}

/// What binds whoever concludes the station where it waits.
pub(super) fn awaits(
    composer: &Composer<'_>,
    station: &Station,
    (case, now): (&str, &Application),
) -> Result<Option<CandidateDraw>> {
    let word = word_on(composer.session, case, now)?;
    Ok(word.map(|(word, title)| match word {
        DrawWord::Awaited => shown(station, title, "awaited"),
        DrawWord::Told(told) => shown(station, title, outcome(told.drawn)),
    }))
}

fn outcome(drawn: bool) -> &'static str {
    if drawn { "drawn" } else { "undrawn" }
}

fn shown(station: &Station, title: Option<String>, outcome: &str) -> CandidateDraw {
    let others = match station.undrawn() {
        Some(Undrawn::Wait) => "wait",
        Some(Undrawn::Pass) => "pass",
        None if station.sample.is_some() => "ask",
        None => "verify",
    };
    CandidateDraw {
        title,
        clause: station.drawn_by().clone(),
        outcome: outcome.to_owned(),
        others: others.to_owned(),
    }
}
