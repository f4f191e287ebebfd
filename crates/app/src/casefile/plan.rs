//! 规划与年度计划: adopted with the mines that it covers, reported on, completed.

mod missing;

use std::collections::BTreeSet;

use rules::mine::{Method, Mine};
use rules::pack::{Area, Pack, PlanRule};
use rules::plan::{
    Adopted, Completed, Move, Part, Plan, Progressed, asked_parts, decide_adopt, decide_complete,
    decide_progress, is_own, lies_in_area, may, must_be_covered, uncovered,
};
use rules::procedure::Procedure as _;
use rules::{region, target};

use super::act::{NewCase, day, open, step};
use super::hand::bodies;
use super::packs;
use super::view::{Composer, step_view};
use crate::api::{
    AboutInput, CaseView, DepartmentName, PlanAdoptInput, PlanChoice, PlanForm, PlanPart,
    PlanStepInput, PlanView, PlannedMine, StepView,
};
use crate::machine::region_name;
use crate::{App, Result, Session};

pub use missing::missing;

const NEW: NewCase = NewCase { id: "q", word: "计划" };

pub fn form(app: &App, input: AboutInput) -> Result<PlanForm> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let region = &session.person.region;
    let book = session.rulebook()?;
    let (pack, _) = packs::choose(&book, region, input.pack.as_deref())?;
    let mines = mines_of(&session, region)?;
    let must = mines.iter().filter(|mine| must_be_covered(mine)).map(|mine| mine.id.as_str());
    let planned = planned(&session, pack)?;
    let card = |pack| packs::card(pack, composer.locale);
    Ok(PlanForm {
        packs: packs::choices(&book, region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(pack),
        today: composer.today.to_string(),
        region_name: region_name(region),
        plans: pack.plans.iter().map(|rule| choice(&composer, pack, rule, &mines)).collect(),
        uncovered: uncovered(must, &planned).into_iter().map(str::to_owned).collect(),
        mines: mines
            .into_iter()
            .map(|mine| DepartmentName { id: mine.id, name: mine.name })
            .collect(),
    })
}

fn choice(composer: &Composer<'_>, pack: &Pack, rule: &PlanRule, mines: &[Mine]) -> PlanChoice {
    let here = composer.session.person.region.as_str();
    let near =
        |area: &&Area| region::within(&area.region, here) || region::within(here, &area.region);
    let named = |area: &Area| format!("{}：{}", area.name, area.places.join("、"));
    let adjacent = mines.iter().filter(|mine| lies_in_area(rule, mine));
    let unsaid =
        mines.iter().filter(|mine| rule.method.is_some() && mine.method == Method::Unstated);
    PlanChoice {
        id: rule.id.clone(),
        title: composer.locale.of(&rule.title).to_owned(),
        clause: rule.clause.clone(),
        own: is_own(rule),
        voluntary: !rule.required,
        by: bodies(composer, pack, &rule.by),
        parts: asked_parts(rule).map(str::to_owned).collect(),
        reason_for: unsaid.map(|mine| mine.id.clone()).collect(),
        areas: rule.areas.iter().filter(near).map(named).collect(),
        in_areas: adjacent.map(|mine| mine.id.clone()).collect(),
    }
}

pub(crate) fn mines_of(session: &Session, code: &str) -> Result<Vec<Mine>> {
    Ok(session.store.mines_of_region(region::significant(code))?)
}

/// Mines in the plans that the pack's coverage is reckoned on: those of its clause.
pub(crate) fn planned(session: &Session, pack: &Pack) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let Some(coverage) = &pack.targets.plan_coverage else { return Ok(found) };
    for facts in session.store.plans_adopted_by(&coverage.clause)? {
        let subject = record::Subject::new(Plan::NAME, &facts.id);
        let state = session.store.case_records(&subject)?.fold::<Plan>().state;
        let adopted = state.map(|plan| plan.adopted).filter(|one| one.clause == coverage.clause);
        found.extend(adopted.into_iter().flat_map(|adopted| adopted.mines));
    }
    Ok(found)
}

pub fn adopt(app: &App, input: PlanAdoptInput) -> Result<CaseView> {
    let document = std::slice::from_ref(&input.document);
    open::<Plan, _>(app, &NEW, document, |session, number| {
        let mine = input.mine.as_deref().map(|id| session.mine(id)).transpose()?;
        let method = mine.as_ref().map_or(Method::Unstated, |mine| mine.method);
        let region = mine.as_ref().map_or(&session.person.region, |mine| &mine.region).clone();
        let (pack, reference) = packs::choose(&session.rulebook()?, &region, Some(&input.pack))?;
        let part =
            |part: &PlanPart| Part { topic: part.topic.clone(), text: part.text.trim().to_owned() };
        let adopted = Adopted {
            number,
            pack: reference.clone(),
            clause: String::new(),
            plan: input.plan.clone(),
            region,
            year: input.year,
            on: day(&input.on)?,
            person: input.person.trim().to_owned(),
            mines: covered(session, mine.as_ref(), &input.mines)?,
            mine: mine.map_or_else(String::new, |mine| mine.id),
            parts: input.parts.iter().map(part).collect(),
            complete_by: input.complete_by.as_deref().map(day).transpose()?,
            reason: input.reason.trim().to_owned(),
        };
        Ok(decide_adopt(pack, reference, method, adopted)?)
    })
}

/// A mine's own plan covers that mine; a region's those that it names, each known here.
fn covered(session: &Session, own: Option<&Mine>, named: &[String]) -> Result<Vec<String>> {
    match own {
        Some(mine) => Ok(vec![mine.id.clone()]),
        None => named.iter().map(|id| Ok(session.mine(id)?.id)).collect(),
    }
}

pub fn progress(app: &App, input: PlanStepInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Plan, on| {
        let (person, note) = (input.person.trim().to_owned(), input.note.trim().to_owned());
        Ok(decide_progress(now, Progressed { on, person, note })?)
    })
}

/// What is missing is told by the registry, not by whoever closes the plan.
pub fn complete(app: &App, input: PlanStepInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Plan, on| {
        let pack = packs::of_case(&now.adopted.pack)?;
        let mines = planned_mines(session, Some(pack), now)?;
        let missing = mines.into_iter().filter(|mine| !mine.listed).map(|mine| mine.id).collect();
        let (person, note) = (input.person.trim().to_owned(), input.note.trim().to_owned());
        Ok(decide_complete(now, Completed { on, person, missing, note })?)
    })
}

fn planned_mines(session: &Session, pack: Option<&Pack>, now: &Plan) -> Result<Vec<PlannedMine>> {
    let planned = |id: &String| -> Result<PlannedMine> {
        let mine = session.store.mine(id)?;
        let listed =
            pack.zip(mine.as_ref()).is_some_and(|(pack, mine)| target::reaches(pack, mine));
        let name = mine.map_or_else(|| id.clone(), |mine| mine.name);
        Ok(PlannedMine { id: id.clone(), name, listed })
    };
    now.adopted.mines.iter().map(planned).collect()
}

pub(super) fn body(composer: &Composer<'_>, now: &Plan) -> Result<(PlanView, Vec<StepView>)> {
    let adopted = &now.adopted;
    let pack = packs::of_case(&adopted.pack).ok();
    let rule = pack.and_then(|pack| pack.plans.iter().find(|rule| rule.id == adopted.plan));
    let mines = planned_mines(composer.session, pack, now)?;
    let listed = mines.iter().filter(|mine| mine.listed).count();
    let part = |part: &Part| PlanPart { topic: part.topic.clone(), text: part.text.clone() };
    let view = PlanView {
        title: rule.map_or("", |rule| composer.locale.of(&rule.title)).to_owned(),
        clause: adopted.clause.clone(),
        region_name: region_name(&adopted.region),
        year: adopted.year,
        person: adopted.person.clone(),
        parts: adopted.parts.iter().map(part).collect(),
        complete_by: adopted.complete_by.map(|day| day.to_string()),
        listed: u32::try_from(listed).unwrap_or(u32::MAX),
        mines,
    };
    let refused = |step: &Move| step_view(step.code(), may(now).err().map(Into::into));
    Ok((view, Move::ALL.iter().map(refused).collect()))
}

#[cfg(test)]
mod tests;
