//! 入库: the stations of the pack, one after another, each with who acts and what it asks for.

mod board;
mod candidate;
mod ends;
mod engage;
mod refused;
mod scores;
mod view;

use chrono::NaiveDate;
use rules::calendar::{Calendar, Period};
use rules::deadline::Override;
use rules::fact::Fact;
use rules::listing::{
    Application, Asked, Concluded, Conclusion, Corrected, ListingRefusal, Objected,
    ObjectionHandled, Opinion, Outcome, Published, Rulebook, Withdrawn, decide_conclude,
    decide_correct, decide_handle_objection, decide_object, decide_open, decide_publish,
    decide_withdraw,
};
use rules::mine::ListLevel;
use rules::pack::PackRef;
use rules::procedure::Procedure as _;
use rust_decimal::Decimal;
use store::query::casefile::CaseFilter;

use super::act::{NewCase, happened, open, paper, step, step_and};
use super::enlist::enlist;
use super::evaluator::standing;
use super::hand::actor;
use super::packs;
use super::rectification::case_plan;
use super::view::Composer;
use crate::api::{
    CasePlanInput, CaseView, ListingOpenInput, ListingPlan, NamedPaper, ObjectionInput,
    OpinionInput, PublishInput, StationInput, StepOf, WordsInput,
};
use crate::draw::word_on;
use crate::knowledge::calendar_in_use;
use crate::machine::locale;
use crate::{App, AppError, Session};

pub use board::list;
pub use ends::history;
pub use engage::engage;
pub use scores::read as read_scores;
pub(super) use view::body;

type Result<T, E = AppError> = std::result::Result<T, E>;

const NEW: NewCase = NewCase { id: "k", word: "入库" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<ListingPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&mut composer, &input.mine, input.pack.as_deref())?;
    composer.stand(pack, Application::NAME, &input.mine)?;
    Ok(ListingPlan {
        list_level: session.mine(&input.mine)?.list_level.code().to_owned(),
        stations: pack.stations.iter().map(|one| view::ahead(&composer, pack, one)).collect(),
        existing: existing(&session, &input.mine)?,
        plan,
    })
}

/// An open application of the mine.
fn existing(session: &Session, mine: &str) -> Result<Option<String>> {
    let filter = CaseFilter { kind: "listing", mine, open_only: true, ..CaseFilter::default() };
    Ok(session.store.cases(&filter, 1)?.pop().map(|facts| facts.id))
}

/// The rules of an application, in their very version, with periods counted as on the day on which
/// it was opened.
pub(super) fn book<'a>(
    reference: &'a PackRef,
    calendar: &'a Calendar,
    opened: NaiveDate,
) -> Result<Rulebook<'a>> {
    let (pack, counting) = (packs::of_case(reference)?, calendar.counting_on(opened));
    Ok(Rulebook { pack, reference, calendar, counting })
}

pub fn apply(app: &App, input: ListingOpenInput) -> Result<CaseView> {
    let locale = locale(app);
    open::<Application, _>(app, &NEW, &input.papers, |session, number| {
        let mine = session.mine(&input.mine)?;
        let (_, reference) = packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        if let Some(found) = existing(session, &mine.id)? {
            let message = "this mine has an open application already. Nothing was recorded";
            return Err(AppError::new("listing-exists", message).with("id", found));
        }
        let filing = input.filing.clone().filter(|id| !id.is_empty());
        if let Some(id) = &filing {
            sends_back(session, id, &mine.id)?;
        }
        let calendar = calendar_in_use(session)?;
        let on = happened(app, &input.on)?;
        let book = book(reference, &calendar, on)?;
        let asked = Asked { number, mine: mine.id, on, filing };
        decide_open(&book, asked).map_err(|why| refused::shown(&book, locale, why))
    })
}

/// Whether that change of licence sends this mine through the application again.
fn sends_back(session: &Session, filing: &str, mine: &str) -> Result<()> {
    let facts = session.store.case(filing)?;
    if facts.kind == "filing" && facts.mine == mine && facts.station == "reapply" {
        return Ok(());
    }
    let message = "that change of licence does not send this mine here again. Nothing was recorded";
    Err(AppError::new("listing-no-such-change", message))
}

/// A step of a publicity or a withdrawal, judged by the rules that the application was opened under.
fn judged<F: Fact>(
    app: &App,
    input: &StepOf,
    said: impl FnOnce(NaiveDate) -> Result<F>,
    decide: fn(&Rulebook<'_>, &Application, F) -> Result<F, ListingRefusal>,
) -> Result<CaseView> {
    let locale = locale(app);
    step(app, input, |session, now: &Application, on| {
        let calendar = calendar_in_use(session)?;
        let book = book(&now.opened.pack, &calendar, now.opened.on)?;
        decide(&book, now, said(on)?).map_err(|why| refused::shown(&book, locale, why))
    })
}

pub fn publish(app: &App, input: PublishInput) -> Result<CaseView> {
    let said = |on| {
        let period: Period = input.period.trim().parse().map_err(AppError::bad_input)?;
        let (station, place) = (input.station.clone(), input.place.trim().to_owned());
        Ok(Published { station, on, period, place })
    };
    judged(app, &input.step, said, decide_publish)
}

pub fn correct(app: &App, input: WordsInput) -> Result<CaseView> {
    let note = input.text.trim().to_owned();
    judged(app, &input.step, |on| Ok(Corrected { on, note }), decide_correct)
}

pub fn object(app: &App, input: WordsInput) -> Result<CaseView> {
    let text = input.text.trim().to_owned();
    judged(app, &input.step, |on| Ok(Objected { on, text }), decide_object)
}

pub fn answer_objection(app: &App, input: ObjectionInput) -> Result<CaseView> {
    let (objection, upheld, note) = (input.objection, input.upheld, input.note.trim().to_owned());
    let said = |on| Ok(ObjectionHandled { objection, on, upheld, note });
    judged(app, &input.step, said, decide_handle_objection)
}

pub fn withdraw(app: &App, input: WordsInput) -> Result<CaseView> {
    let note = input.text.trim().to_owned();
    judged(app, &input.step, |on| Ok(Withdrawn { on, note }), decide_withdraw)
}

/// A station, concluded. A listing changes the mine in the registry with it.
pub fn conclude_station(app: &App, input: StationInput) -> Result<CaseView> {
    let locale = locale(app);
    let decide = |session: &Session, now: &Application, on| {
        let calendar = calendar_in_use(session)?;
        let book = book(&now.opened.pack, &calendar, now.opened.on)?;
        let conclusion = conclusion(session, now, &input, on)?;
        decide_conclude(&book, now, conclusion).map_err(|why| refused::shown(&book, locale, why))
    };
    step_and(app, &input.step, decide, |session, write, now, done| {
        let list = done.puts_on(packs::of_case(&now.opened.pack)?);
        let mine = session.mine(&now.opened.mine)?;
        let Some(list) = list.filter(|list| *list > mine.list_level) else { return Ok(()) };
        enlist(session, write, &mine.id, (list, &done.on.to_string()), &now.opened.number)
    })
}

fn conclusion(
    session: &Session,
    now: &Application,
    input: &StationInput,
    on: NaiveDate,
) -> Result<Conclusion> {
    let engaged = now.engaged.as_ref();
    let standing = engaged.map(|one| standing(session, &one.evaluator, on)).transpose()?;
    let scores = input.scores.as_ref().map(|sheet| scores::taken(session, sheet)).transpose()?;
    let score = Some(input.score.trim()).filter(|text| !text.is_empty());
    let score = score.map(str::parse::<Decimal>).transpose().map_err(AppError::bad_input)?;
    let why = Override { reason: input.reason.clone(), approver: input.approver.clone() };
    let signed = input.endorsement.as_ref();
    let signed = signed.map(|file| paper(session, &file.name, file)).transpose()?;
    let named = |one: &NamedPaper| paper(session, &one.name, &one.file);
    let concluded = Concluded {
        station: input.station.clone(),
        on,
        by: actor(&input.by)?,
        person: input.person.trim().to_owned(),
        outcome: outcome(&input.outcome)?,
        note: input.note.trim().to_owned(),
        opinions: input.opinions.iter().map(opinion).collect::<Result<_>>()?,
        papers: input.documents.iter().map(named).collect::<Result<_>>()?,
        endorsement: signed.map(|paper| paper.content),
        signers: names(&input.signers),
        evaluator: None,
        team: names(&input.team),
        score: score.or(scores.as_ref().map(|sheet| sheet.given.total)),
        scores,
        beyond: why.is_founded().then_some(why),
        by_draw: None,
        clause: String::new(),
        next: None,
    };
    let draw = word_on(session, &input.step.case, now)?.map(|(word, _)| word);
    Ok(Conclusion { concluded, standing, draw })
}

fn names(typed: &[String]) -> Vec<String> {
    let named = typed.iter().map(|name| name.trim().to_owned());
    named.filter(|name| !name.is_empty()).collect()
}

fn outcome(code: &str) -> Result<Outcome> {
    serde_json::from_value(code.into()).map_err(AppError::bad_input)
}

fn opinion(input: &OpinionInput) -> Result<Opinion> {
    Ok(Opinion {
        by: actor(&input.by)?,
        person: input.person.trim().to_owned(),
        agrees: input.agrees,
        note: input.note.trim().to_owned(),
    })
}

/// The list that the mine is on in the registry, as people choose by it.
fn listed(level: Option<ListLevel>) -> Option<String> {
    level.map(|level| level.code().to_owned())
}

#[cfg(test)]
mod tests;
