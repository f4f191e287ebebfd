//! What the page of an application shows: every station of its pack, and what may follow.

use rules::fact::Fact as _;
use rules::listing::{
    Application, Concluded, Corrected, ListingRefusal, Move, Notice, ObjectionHandled, Outcome,
    Published, Rulebook, Withdrawn, may,
};
use rules::pack::{Pack, Station, StationKind};
use rules::person::Registered;
use rules::procedure::{Party, Seat};

use super::super::evaluator;
use super::super::hand::{bodies, whose};
use super::super::view::{Composer, step_view};
use super::engage::engagement;
use super::{book, candidate, listed, packs, refused, scores};
use crate::Result;
use crate::api::{ListingView, NoticeView, ObjectionView, OfficePerson, StationView, StepView};
use crate::machine::code_of;

/// A station that nothing has happened at.
pub(super) fn ahead(composer: &Composer<'_>, pack: &Pack, station: &Station) -> StationView {
    let endorsed = station.endorsement.as_ref().filter(|stated| stated.value);
    StationView {
        id: station.id.clone(),
        kind: code_of(&station.kind),
        title: composer.locale.of(&station.title).to_owned(),
        clause: station.clause.clone(),
        by: bodies(composer, pack, &station.by),
        with: bodies(composer, pack, &station.with),
        heard: station.hears(),
        evaluates: station.evaluates(),
        to: station.to.iter().map(|to| packs::actor(pack, to, composer.locale)).collect(),
        documents: station.documents.clone(),
        endorsement_clause: endorsed.map(|stated| stated.clause.clone()),
        people: Vec::new(),
        period: station.publicity.as_ref().map(|stated| stated.value.to_string()),
        list: listed(station.list),
        place: "ahead".to_owned(),
        on: None,
        person: None,
        evaluator: None,
        team: Vec::new(),
        scores: None,
        draw: None,
    }
}

fn shown(
    composer: &Composer<'_>,
    book: &Rulebook<'_>,
    (case, now): (&str, &Application),
    station: &Station,
) -> Result<StationView> {
    let passed = |done: &&Concluded| done.station == station.id && done.outcome == Outcome::Passed;
    let done = now.concluded.iter().find(passed);
    let here = now.waiting.as_ref().is_some_and(|waiting| waiting.station == station.id);
    let place = match done {
        Some(_) => "done",
        None if here => "here",
        None => "ahead",
    };
    // Also of an evaluation that nobody passed.
    let said = || now.concluded.iter().rev().filter(|one| one.station == station.id);
    let sheet = said().find_map(|one| one.scores.as_ref());
    let evaluator = said().find_map(|one| one.evaluator.as_ref());
    let signs = here && station.endorsement.as_ref().is_some_and(|stated| stated.value);
    Ok(StationView {
        people: if signs { office(composer, book.pack, station)? } else { Vec::new() },
        place: place.to_owned(),
        on: done.map(|done| done.on.to_string()),
        person: done.map(|done| done.person.clone()),
        evaluator: evaluator.map(|who| evaluator::shown(composer, who)).transpose()?,
        team: said().find(|one| !one.team.is_empty()).map_or_else(Vec::new, |one| one.team.clone()),
        scores: sheet.map(|sheet| scores::view(composer, sheet)).transpose()?,
        draw: match said().find_map(|one| one.by_draw.as_ref()).filter(|_| done.is_some()) {
            Some(told) => Some(candidate::went_by(composer, station, told)?),
            None if here => candidate::awaits(composer, station, (case, now))?,
            None => None,
        },
        ..ahead(composer, book.pack, station)
    })
}

/// Whom the registry knows, where the application is at home, at the level of those who take part.
fn office(composer: &Composer<'_>, pack: &Pack, station: &Station) -> Result<Vec<OfficePerson>> {
    let place = composer.place.as_str();
    let bodies = Party::all(&[station.by.as_slice(), station.with.as_slice()].concat());
    let takes_part = |one: &Registered| {
        let seat = Seat { region: &one.region, organisation: &one.department, place };
        bodies.iter().any(|body| seat.speaks_for(pack, body))
    };
    let people = composer.session.store.people("")?.into_iter().filter(takes_part);
    Ok(people.map(|one| OfficePerson { name: one.name, department: one.department }).collect())
}

fn notice(notice: &Notice) -> NoticeView {
    let objection = |one: &rules::listing::Objection| ObjectionView {
        received: one.received.to_string(),
        text: one.text.clone(),
        upheld: one.handled.as_ref().map(|handled| handled.upheld),
    };
    NoticeView {
        from: notice.published.on.to_string(),
        period: notice.published.period.to_string(),
        place: notice.published.place.clone(),
        corrected: notice.corrected.iter().map(ToString::to_string).collect(),
        objections: notice.objections.iter().map(objection).collect(),
    }
}

pub(in crate::casefile) fn body(
    composer: &Composer<'_>,
    case: &str,
    now: &Application,
) -> Result<(ListingView, Vec<StepView>)> {
    let Ok(book) = book(&now.opened.pack, &composer.calendar, now.opened.on) else {
        return Ok(without_rules(now));
    };
    let stations = book.pack.stations.iter();
    let least = book.pack.pass.total.as_ref();
    let view = ListingView {
        stations: stations
            .map(|station| shown(composer, &book, (case, now), station))
            .collect::<Result<_>>()?,
        notice: now.notice.as_ref().map(notice),
        engagement: engagement(composer, &book, now)?,
        least: least.map(|stated| stated.value.to_string()),
        least_clause: least.map(|stated| stated.clause.clone()),
        least_soft: least.is_some_and(|stated| stated.soft),
        listed: listed(now.listed(book.pack).map(|(list, _)| list)),
    };
    Ok((view, steps(composer, &book, now)))
}

/// Steps of a publicity are told of at a publicity alone, an engagement where somebody is engaged.
fn steps(composer: &Composer<'_>, book: &Rulebook<'_>, now: &Application) -> Vec<StepView> {
    let station = now.station(book.pack);
    let public = station.is_some_and(|station| station.kind == StationKind::Publicity);
    let engages = station.is_some_and(|station| book.pack.engages(station));
    let told = Move::ALL.into_iter().filter(|step| match step {
        Move::Engage => engages,
        other => public || !other.is_of_publicity(),
    });
    let view = |step: Move| {
        let allowed = may(book, now, step, composer.today.max(now.last));
        let why = |why: ListingRefusal| refused::shown(book, composer.locale, why);
        StepView {
            whose: whose(composer, now, recorded(step)),
            ..step_view(step.code(), allowed.err().map(why))
        }
    };
    told.map(view).collect()
}

/// The kind of the fact that a step records, where the pack says whose step it is.
fn recorded(step: Move) -> &'static str {
    match step {
        Move::Publish => Published::KIND,
        Move::Correct => Corrected::KIND,
        Move::AnswerObjection => ObjectionHandled::KIND,
        Move::Withdraw => Withdrawn::KIND,
        Move::Engage | Move::Pass | Move::Refuse | Move::Object => "",
    }
}

/// The version that it was opened under is not on this machine: its records are all that is shown.
fn without_rules(now: &Application) -> (ListingView, Vec<StepView>) {
    let view = ListingView {
        stations: Vec::new(),
        notice: now.notice.as_ref().map(notice),
        engagement: None,
        least: None,
        least_clause: None,
        least_soft: false,
        listed: None,
    };
    (view, Vec::new())
}
