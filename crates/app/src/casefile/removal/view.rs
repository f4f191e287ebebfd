//! What the page of a removal shows.

use rules::consequence::may_execute;
use rules::pack::{Actor, Ground, Pack, RemovalRoute, SecondRoute};
use rules::removal::{Move, Removal, deciders, is_decider_asked, may};

use super::super::consequence;
use super::super::hand::{bodies, body_of};
use super::super::lead::departments;
use super::super::packs;
use super::super::view::{Composer, step_view};
use super::{feedback, heard};
use crate::api::{BodyView, DeciderView, GroundView, RemovalView, StepView};
use crate::machine::code_of;
use crate::{AppError, Result};

pub(super) fn ground(ground: &Ground) -> GroundView {
    GroundView {
        id: ground.id.clone(),
        shows: None,
        number: ground.number.clone(),
        text: ground.text.clone(),
        gloss: ground.gloss.clone(),
        evidence: ground.evidence.clone(),
        route: code_of(&ground.route),
    }
}

/// The clause by which a rectification that failed leads to removal, where that is no ground.
pub(super) fn second_route(pack: &Pack, second: &SecondRoute) -> GroundView {
    GroundView {
        text: pack.clauses.get(&second.clause).cloned().unwrap_or_default(),
        evidence: second.evidence.clone(),
        route: code_of(&RemovalRoute::AfterRectification),
        ..bare(&second.clause)
    }
}

/// A ground of which nothing else is known.
fn bare(id: &str) -> GroundView {
    GroundView {
        id: id.to_owned(),
        shows: None,
        number: String::new(),
        text: String::new(),
        gloss: String::new(),
        evidence: Vec::new(),
        route: String::new(),
    }
}

/// What the removal rests on, in the words of its pack.
fn rests_on(pack: &Pack, id: &str) -> Option<GroundView> {
    let second = pack.removal.after_rectification.as_ref().filter(|second| second.clause == id);
    second.map(|second| second_route(pack, second)).or_else(|| pack.ground(id).map(ground))
}

pub(super) fn conference_clause(pack: &Pack) -> Option<String> {
    let stated = pack.removal.joint_conference.as_ref().filter(|stated| stated.value);
    stated.map(|stated| stated.clause.clone())
}

/// Whom the pack names for anything in a removal, each once.
fn named(composer: &Composer<'_>, pack: &Pack) -> Vec<BodyView> {
    let rules = &pack.removal;
    let reports = rules.reported_by.iter().flat_map(|stated| &stated.value);
    let mut all: Vec<Actor> =
        reports.chain(rules.deciders.iter().map(|one| &one.by)).cloned().collect();
    all.sort();
    all.dedup();
    bodies(composer, pack, &all)
}

fn decides(composer: &Composer<'_>, pack: &Pack, now: &Removal) -> Vec<DeciderView> {
    let view = |decider: &rules::pack::Decider| DeciderView {
        list: decider.list.code().to_owned(),
        by: body_of(composer, pack, &decider.by),
        clause: decider.clause.clone(),
    };
    deciders(pack, now.reported.list).map(view).collect()
}

pub(in crate::casefile) fn body(
    composer: &Composer<'_>,
    id: &str,
    now: &Removal,
) -> Result<(RemovalView, Vec<StepView>)> {
    let pack = packs::of_case(&now.reported.pack).ok();
    let reported = &now.reported;
    let own = pack.and_then(|pack| rests_on(pack, &reported.ground));
    let verified = now.verified.as_ref();
    let view = RemovalView {
        list: reported.list.code().to_owned(),
        ground: own.unwrap_or_else(|| bare(&reported.ground)),
        reason: reported.reason.clone(),
        rectification: reported.rectification.clone(),
        found_by: pack.zip(reported.found_by.as_ref()).map(|(pack, by)| feedback::view(pack, by)),
        holds: verified.map(|verified| verified.holds),
        verified_by: pack
            .zip(verified)
            .map(|(pack, verified)| body_of(composer, pack, &verified.body)),
        bodies: pack.map_or_else(Vec::new, |pack| named(composer, pack)),
        departments: pack.map_or_else(Vec::new, departments),
        deciders: pack.map_or_else(Vec::new, |pack| decides(composer, pack, now)),
        decider_asked: pack.is_some_and(|pack| is_decider_asked(pack, reported.list)),
        conference_clause: pack.and_then(conference_clause),
        heard: heard::view(composer.session, id, now)?,
        follows: consequence::views(composer, pack, now.follows()),
    };
    let step = |step: &Move| step_view(step.code(), may(now, *step).err().map(AppError::from));
    // Once it is decided, what follows is all that is left.
    if may_execute(now.follows()).is_ok() {
        return Ok((view, vec![step_view("execute", None)]));
    }
    Ok((view, Move::ALL.iter().map(step).collect()))
}
