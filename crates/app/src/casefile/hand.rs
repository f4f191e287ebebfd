//! Whose step it is: its own people take it, or it is entered for them from a paper (代录).

use rules::fact::Fact;
use rules::listing::Application;
use rules::mine::Field;
use rules::pack::{Actor, Pack, Stated};
use rules::procedure::{CaseRefusal, Event as _, Party, Procedure, Seat, Step, decide_hand};

use super::packs;
use super::view::Composer;
use crate::api::{BodyView, Locale};
use crate::machine::code_of;
use crate::{AppError, Result, Session};

fn seat<'a>(session: &'a Session, place: &'a str) -> Seat<'a> {
    Seat { region: &session.person.region, organisation: &session.person.organisation, place }
}

/// Where a case is at home: where its mine lies, and an application in the county that was
/// designated to review it (SC-2.3c). Empty where it is about no mine.
pub(super) fn place(session: &Session, pack: &Pack, kind: &str, mine: &str) -> Result<String> {
    let Some(mine) = session.store.mine(mine)? else { return Ok(String::new()) };
    let reviewing = mine.detail(Field::ReviewRegion);
    let designated = kind == Application::NAME && pack.supervision.cross_boundary.is_some();
    if designated && !reviewing.is_empty() {
        return Ok(reviewing.to_owned());
    }
    Ok(mine.region)
}

/// The level of which any body is one's own under these rules, in a matter of that place.
pub(super) fn own_level(composer: &Composer<'_>, pack: &Pack) -> Option<String> {
    seat(composer.session, &composer.place).own_level(pack).as_ref().map(code_of)
}

/// A body as a page names it, such as `county/government`.
pub(super) fn actor(text: &str) -> Result<Actor> {
    Actor::try_from(text.to_owned()).map_err(AppError::bad_input)
}

/// The step with whom it is entered for; refused without a paper of theirs. `before` is the case
/// that it follows on; without one it opens a case.
pub(super) fn entered<P: Procedure, F: Fact>(
    session: &Session,
    locale: Locale,
    before: Option<&P>,
    mut step: Step<F>,
) -> Result<Step<F>> {
    let begun = if before.is_none() { opens::<P, F>(&step)? } else { None };
    let Some(case) = before.or(begun.as_ref()) else { return Ok(step) };
    let summary = case.summary();
    let pack = packs::of_case(&summary.pack)?;
    let place = place(session, pack, P::NAME, &summary.mine)?;
    let parties = match step.fact.party() {
        Some(party) => vec![party],
        None => case.parties(pack, F::KIND),
    };
    let has_paper = !step.papers.is_empty() || !step.fact.shown_by().is_empty();
    let names = names(pack, &parties, locale);
    let refused = |why: CaseRefusal| AppError::from(why).with("bodies", names);
    let seat = seat(session, &place);
    step.entered_for = decide_hand(pack, seat, parties, has_paper).map_err(refused)?;
    Ok(step)
}

fn opens<P: Procedure, F: Fact>(step: &Step<F>) -> Result<Option<P>> {
    let body = serde_json::to_value(step).map_err(AppError::bad_input)?;
    let event = P::Event::read(F::KIND, F::V, &body).transpose().map_err(AppError::bad_input)?;
    Ok(event.and_then(|event| P::open(&event)))
}

fn names(pack: &Pack, parties: &[Party], locale: Locale) -> String {
    let named = parties.iter().map(|party| packs::party(pack, party, locale));
    named.collect::<Vec<_>>().join("、")
}

pub(super) fn party(composer: &Composer<'_>, pack: &Pack, party: &Party) -> BodyView {
    BodyView {
        body: party.clone().into(),
        name: packs::party(pack, party, composer.locale),
        own: seat(composer.session, &composer.place).speaks_for(pack, party),
    }
}

pub(super) fn body_of(composer: &Composer<'_>, pack: &Pack, actor: &Actor) -> BodyView {
    party(composer, pack, &Party::Actor(actor.clone()))
}

pub(super) fn bodies(composer: &Composer<'_>, pack: &Pack, actors: &[Actor]) -> Vec<BodyView> {
    actors.iter().map(|actor| body_of(composer, pack, actor)).collect()
}

/// Those whom a value of the pack names; nobody where no document says.
pub(super) fn stated(
    composer: &Composer<'_>,
    pack: &Pack,
    stated: Option<&Stated<Vec<Actor>>>,
) -> Vec<BodyView> {
    stated.map_or_else(Vec::new, |stated| bodies(composer, pack, &stated.value))
}

/// The department of the pack that whoever is signed in works for.
pub(super) fn own_department(session: &Session, pack: &Pack) -> Option<String> {
    pack.department(&session.person.organisation).map(|(id, _)| id.to_owned())
}

/// Who takes the step of a case that a fact of this kind records.
pub(super) fn whose<P: Procedure>(composer: &Composer<'_>, now: &P, kind: &str) -> Vec<BodyView> {
    let Ok(pack) = packs::of_case(&now.summary().pack) else { return Vec::new() };
    now.parties(pack, kind).iter().map(|one| party(composer, pack, one)).collect()
}
