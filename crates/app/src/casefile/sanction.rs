//! 惩戒: what the pack knows for a mine or those answerable, taken or not by who may.

use record::Subject;
use rules::listing::Application;
use rules::pack::{Consequence, Pack, Sanction};
use rules::procedure::Procedure as _;
use rules::sanction::{
    Case, Lifted, Move, Proposed, Settled, decide_lift, decide_propose, decide_settle, may,
};
use store::query::casefile::CaseFilter;

use super::LONGEST_LIST;
use super::act::{NewCase, happened, open, paper, papers, step};
use super::hand::own_department;
use super::lead::departments;
use super::packs;
use super::rectification::case_plan;
use super::view::{Composer, step_view};
use crate::api::{
    CasePlanInput, CaseView, LiftInput, Locale, ProposeInput, SanctionChoice, SanctionPlan,
    SanctionView, SettleSanctionInput, StepView,
};
use crate::{App, Result, Session};

const NEW: NewCase = NewCase { id: "c", word: "惩戒" };

fn choice(sanction: &Sanction, locale: Locale) -> SanctionChoice {
    SanctionChoice {
        id: sanction.id.clone(),
        text: sanction.text.clone(),
        trigger: locale.of(&sanction.trigger).to_owned(),
        clause: sanction.clause.clone(),
        people: sanction.consequence == Consequence::Accountability,
        answerable: Vec::new(),
    }
}

/// OR-3.9: of the newest application of the mine that the third party found wanting.
fn answerable(session: &Session, mine: &str, sanction: &Sanction) -> Result<Vec<String>> {
    let Some(kind) = sanction.answers else { return Ok(Vec::new()) };
    let filter = CaseFilter { kind: Application::NAME, mine, ..CaseFilter::default() };
    for facts in session.store.cases(&filter, LONGEST_LIST)? {
        let Ok(pack) = packs::of_case(&facts.pack) else { continue };
        let subject = Subject::new(Application::NAME, &facts.id);
        let state = session.store.case_records(&subject)?.fold::<Application>().state;
        let people: Vec<String> = state.as_ref().map_or_else(Vec::new, |state| {
            state.answers_for(pack, kind).into_iter().map(str::to_owned).collect()
        });
        if !people.is_empty() {
            return Ok(people);
        }
    }
    Ok(Vec::new())
}

pub fn plan(app: &App, input: CasePlanInput) -> Result<SanctionPlan> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&composer, &input.mine, input.pack.as_deref())?;
    let with_people = |one: &Sanction| {
        let answerable = answerable(&session, &plan.mine, one)?;
        Ok(SanctionChoice { answerable, ..choice(one, composer.locale) })
    };
    let sanctions = pack.sanctions.iter().map(with_people).collect::<Result<_>>()?;
    Ok(SanctionPlan { plan, sanctions })
}

pub fn propose(app: &App, input: ProposeInput) -> Result<CaseView> {
    open::<Case, _>(app, &NEW, &[], |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) = packs::choose(&mine.region, Some(&input.pack))?;
        let named = input.answerable.iter().map(|name| name.trim().to_owned());
        let proposed = Proposed {
            number,
            mine: mine.id,
            pack: reference.clone(),
            clause: String::new(),
            sanction: input.sanction.clone(),
            on: happened(app, &input.on)?,
            person: input.person.trim().to_owned(),
            facts: input.facts.trim().to_owned(),
            evidence: papers(session, &input.evidence)?,
            answerable: named.filter(|name| !name.is_empty()).collect(),
        };
        Ok(decide_propose(pack, reference, proposed)?)
    })
}

pub fn settle(app: &App, input: SettleSanctionInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Case, on| {
        let file = input.decision.as_ref();
        let decision = file.map(|file| paper(session, &file.name, file)).transpose()?;
        let settled = Settled {
            on,
            department: input.department.clone(),
            taken: input.taken,
            note: input.note.trim().to_owned(),
            decision: decision.map(|proof| proof.content),
            clause: String::new(),
        };
        let reference = &now.proposed.pack;
        Ok(decide_settle(packs::of_case(reference)?, reference, now, settled)?)
    })
}

pub fn lift(app: &App, input: LiftInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Case, on| {
        let (department, note) = (input.department.clone(), input.note.trim().to_owned());
        Ok(decide_lift(now, Lifted { on, department, note })?)
    })
}

pub(super) fn body(composer: &Composer<'_>, now: &Case) -> (SanctionView, Vec<StepView>) {
    let pack = packs::of_case(&now.proposed.pack).ok();
    let of_id = |pack: &'static Pack| {
        pack.sanctions.iter().find(|sanction| sanction.id == now.proposed.sanction)
    };
    let view = SanctionView {
        sanction: pack.and_then(of_id).map(|sanction| choice(sanction, composer.locale)),
        facts: now.proposed.facts.clone(),
        answerable: now.proposed.answerable.clone(),
        departments: pack.map_or_else(Vec::new, departments),
        own_department: pack.and_then(|pack| own_department(composer.session, pack)),
    };
    let refused = |step: &Move| step_view(step.code(), may(now, *step).err().map(Into::into));
    (view, Move::ALL.iter().map(refused).collect())
}

#[cfg(test)]
mod tests;
