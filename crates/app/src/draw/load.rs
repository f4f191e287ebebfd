//! How often each person was drawn for a visit this year: whoever went least goes next.

use std::collections::BTreeMap;

use chrono::Datelike as _;

use super::Draws;
use crate::{App, Result, Session, clock};

/// By person, in the draws that count and that whoever is signed in may see. A team that went on to
/// another mine went twice.
pub(super) fn loads(app: &App, session: &Session) -> Result<BTreeMap<String, u32>> {
    let since_ms = clock::year_start_ms(clock::date(app.now_ms()).year());
    let mut loads = BTreeMap::new();
    for draw in Draws::of(session)?.counting {
        if draw.reveal.is_none_or(|reveal| reveal.at_ms < since_ms) {
            continue;
        }
        for place in session.store.visits_of(&draw.id)?.into_iter().flat_map(|visit| visit.team) {
            *loads.entry(session.store.person_id(&place.person)?).or_default() += 1;
        }
    }
    Ok(loads)
}
