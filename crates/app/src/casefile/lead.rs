//! 线索: found, sent to the department that is competent, answered.

use rules::lead::{
    Answered, Asked, Closed, Lead, Move, Opened, Sent, decide_answer, decide_close, decide_open,
    decide_send, may, proposed_departments,
};
use rules::pack::{Pack, Route, Routed};
use rules::procedure::Procedure as _;
use store::query::casefile::CaseFilter;

use super::act::{NewCase, coded, day, happened, open, paper, papers, step};
use super::hand::own_department;
use super::packs;
use super::rectification::case_plan;
use super::view::{Composer, step_view};
use crate::api::{
    AskedView, CaseQuery, CaseView, DepartmentName, LeadAnswerInput, LeadCloseInput, LeadOpenInput,
    LeadPlan, LeadPlanInput, LeadRow, LeadSendInput, LeadView, StepView, TopicView,
};
use crate::machine::code_of;
use crate::{App, Result, Session};

const NEW: NewCase = NewCase { id: "x", word: "线索" };

pub fn plan(app: &App, input: LeadPlanInput) -> Result<LeadPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let inspection = input.inspection.as_deref();
    let facts = inspection.map(|id| session.store.inspection(id)).transpose()?;
    let mine = facts.as_ref().map_or(input.mine.as_str(), |facts| facts.mine.as_str());
    let (plan, pack) = case_plan(&mut composer, mine, input.pack.as_deref())?;
    let mineral = session.mine(mine)?.mineral;
    let state = inspection.map(|id| session.store.inspection_state(id)).transpose()?;
    let from = |id| session.store.case_from(Lead::NAME, &format!("inspection/{id}"));
    let existing = inspection.map(from).transpose()?;
    Ok(LeadPlan {
        topics: topics(pack, input.mineral.as_deref().unwrap_or(&mineral)),
        mineral,
        inspection: input.inspection.clone(),
        inspection_number: facts.map(|facts| facts.number),
        findings: state.map(|state| state.findings).unwrap_or_default(),
        existing: existing.flatten(),
        clause: pack.leads.way.as_ref().map(|way| way.clause.clone()),
        plan,
    })
}

fn topics(pack: &Pack, mineral: &str) -> Vec<TopicView> {
    let mut seen: Vec<&Route> = Vec::new();
    for route in &pack.leads.routing {
        if !seen.iter().any(|before| before.topic == route.topic) {
            seen.push(route);
        }
    }
    seen.into_iter().map(|first| topic(pack, mineral, first)).collect()
}

fn topic(pack: &Pack, mineral: &str, first: &Route) -> TopicView {
    let routed = pack.route(&first.topic, mineral);
    let mineral_needed = routed == Routed::MineralNeeded;
    let routes = match routed {
        Routed::To(routes) => routes,
        Routed::MineralNeeded | Routed::Unstated => Vec::new(),
    };
    let shown = routes.first().copied().unwrap_or(first);
    let to = routes.iter().flat_map(|route| &route.to);
    TopicView {
        topic: first.topic.clone(),
        text: shown.text.clone(),
        clause: shown.clause.clone(),
        departments: to.map(|id| department(pack, id)).collect(),
        mineral_needed,
    }
}

pub(super) fn department(pack: &Pack, id: &str) -> DepartmentName {
    let name = pack.departments.get(id).map_or(id, |found| &found.name);
    DepartmentName { id: id.to_owned(), name: name.to_owned() }
}

/// Any of which an officer may name.
pub(super) fn departments(pack: &Pack) -> Vec<DepartmentName> {
    pack.departments.keys().map(|id| department(pack, id)).collect()
}

pub fn list(app: &App, query: CaseQuery) -> Result<Vec<LeadRow>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let filter = CaseFilter {
        kind: Lead::NAME,
        mine: &query.mine,
        open_only: query.open_only,
        ..CaseFilter::default()
    };
    let mut rows = Vec::new();
    for facts in session.store.cases(&filter, super::LONGEST_LIST)? {
        let records = session.store.case_records(&record::Subject::new(Lead::NAME, &facts.id))?;
        let Some(now) = records.fold::<Lead>().state else { continue };
        let pack = packs::of_case(&facts.pack).ok();
        rows.push(LeadRow {
            topic: now.opened.topic.clone(),
            asked: asked(&composer, pack, &now),
            row: composer.row(facts)?,
        });
    }
    Ok(rows)
}

fn asked(composer: &Composer<'_>, pack: Option<&Pack>, now: &Lead) -> Vec<AskedView> {
    let named = |id: &str| match pack {
        Some(pack) => department(pack, id),
        None => DepartmentName { id: id.to_owned(), name: id.to_owned() },
    };
    let view = |(id, asked): (&String, &Asked)| AskedView {
        department: named(id),
        sent: asked.on.to_string(),
        answer_by: asked.answer_by.map(|day| day.to_string()),
        answer: asked.answer.as_ref().map(code_of),
        overdue: asked.overdue(composer.today),
    };
    now.with.iter().map(view).collect()
}

pub fn begin(app: &App, input: LeadOpenInput) -> Result<CaseView> {
    open::<Lead, _>(app, &NEW, &input.papers, |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let opened = Opened {
            number,
            mine: mine.id,
            pack: reference.clone(),
            clause: None,
            inspection: input.inspection.clone(),
            topic: input.topic.trim().to_owned(),
            mineral: input.mineral.trim().to_owned(),
            on: happened(app, &input.on)?,
            text: input.text.trim().to_owned(),
            evidence: papers(session, &input.evidence)?,
        };
        Ok(decide_open(pack, reference, opened)?)
    })
}

pub fn send(app: &App, input: LeadSendInput) -> Result<CaseView> {
    step(app, &input.step, |session: &Session, now: &Lead, on| {
        let reference = &now.opened.pack;
        let elsewhere = input.elsewhere.trim();
        let sent = Sent {
            on,
            person: input.person.trim().to_owned(),
            to: input.to.clone(),
            way: coded(&input.way)?,
            letter: paper(session, &input.letter.name, &input.letter)?.content,
            answer_by: input.answer_by.as_deref().map(day).transpose()?,
            elsewhere: (!elsewhere.is_empty()).then(|| elsewhere.to_owned()),
            clause: None,
        };
        Ok(decide_send(packs::of_case(reference)?, reference, now, sent)?)
    })
}

pub fn answer(app: &App, input: LeadAnswerInput) -> Result<CaseView> {
    step(app, &input.step, |session: &Session, now: &Lead, on| {
        let file = input.letter.as_ref();
        let letter = file.map(|file| paper(session, &file.name, file)).transpose()?;
        let answered = Answered {
            on,
            department: input.department.clone(),
            answer: coded(&input.answer)?,
            text: input.text.trim().to_owned(),
            letter: letter.map(|proof| proof.content),
        };
        Ok(decide_answer(&now.opened.pack, now, answered)?)
    })
}

pub fn close(app: &App, input: LeadCloseInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Lead, on| {
        let (person, note) = (input.person.trim().to_owned(), input.note.trim().to_owned());
        Ok(decide_close(&now.opened.pack, now, Closed { on, person, note })?)
    })
}

pub(super) fn body(composer: &Composer<'_>, now: &Lead) -> (LeadView, Vec<StepView>) {
    let pack = packs::of_case(&now.opened.pack).ok();
    let proposed = pack.map(|pack| proposed_departments(pack, &now.opened));
    let mineral_needed = matches!(proposed, Some(Err(_)));
    let (competent, clause) = proposed.and_then(std::result::Result::ok).flatten().unzip();
    let view = LeadView {
        topic: now.opened.topic.clone(),
        mineral: now.opened.mineral.clone(),
        text: now.opened.text.clone(),
        asked: asked(composer, pack, now),
        departments: pack.map_or_else(Vec::new, departments),
        own_department: pack.and_then(|pack| own_department(composer.session, pack)),
        competent: competent.unwrap_or_default(),
        clause,
        mineral_needed,
        way: pack.and_then(|pack| pack.leads.way.as_ref()).map(|way| code_of(&way.value)),
    };
    let refused =
        |step: &Move| step_view(step.code(), may(now, *step, composer.today).err().map(Into::into));
    (view, Move::ALL.iter().map(refused).collect())
}

#[cfg(test)]
mod tests;
