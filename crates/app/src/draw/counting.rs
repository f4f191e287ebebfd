//! Which draws count. One that another makes void by rule, and one that a second person ended, are
//! kept and shown; what they drew counts for nothing.

use std::collections::BTreeSet;

use rules::drawing::PlanKind;
use store::query::draw::DrawFacts;

use super::open_to;
use super::proof::void;
use super::second::is_abandoned;
use crate::{Result, Session, clock};

/// The draws that count and that whoever is signed in may see, and those that are void.
pub(crate) struct Draws {
    pub counting: Vec<DrawFacts>,
    pub void: BTreeSet<String>,
}

impl Draws {
    pub(crate) fn of(session: &Session) -> Result<Self> {
        let void = void(session)?;
        let mut counting = Vec::new();
        for facts in open_to(session)? {
            if !void.contains(&facts.id) && !is_abandoned(session, &facts)? {
                counting.push(facts);
            }
        }
        Ok(Self { counting, void })
    }
}

/// Mines that draws of the same activity drew in this year.
pub(super) fn drawn_before(
    session: &Session,
    year: i32,
    kind: PlanKind,
) -> Result<BTreeSet<String>> {
    let since = clock::year_start_ms(year);
    let mut before = BTreeSet::new();
    for draw in Draws::of(session)?.counting {
        let plan = session.store.draw_plan(&draw.id)?;
        if plan.map(|plan| plan.kind).unwrap_or_default().same_activity(kind) {
            let drawn = session.store.drawn_by(&draw)?.into_iter();
            before.extend(drawn.filter(|one| one.at_ms >= since).map(|one| one.mine));
        }
    }
    Ok(before)
}
