//! 回头看: a list of problems with its limit, circulars, checks.

use rules::fact::Fact as _;
use rules::lookback::{
    Checked, Circulated, Listed, LookBack, Move, decide_check, decide_circulate, decide_list, may,
};

use super::act::{NewCase, day, open, paper, step};
use super::hand::{stated, whose};
use super::packs;
use super::rectification::{case_plan, from_origin};
use super::view::{Composer, step_view};
use crate::api::{
    CasePlanInput, CaseView, CirculateInput, LookBackCheckInput, LookBackInput, LookBackPlan,
    LookBackView, StepView,
};
use crate::{App, Result};

const NEW: NewCase = NewCase { id: "v", word: "回头看" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<LookBackPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&mut composer, &input.mine, input.pack.as_deref())?;
    let rules = &pack.look_back;
    let asked = rules.problem_list.as_ref().filter(|asked| asked.value);
    Ok(LookBackPlan {
        plan,
        by: stated(&composer, pack, rules.by.as_ref()),
        clause: asked.map(|asked| asked.clause.clone()),
    })
}

pub fn list(app: &App, input: LookBackInput) -> Result<CaseView> {
    open::<LookBack, _>(app, &NEW, &[], |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let listed = Listed {
            number,
            mine: mine.id,
            pack: reference.clone(),
            clause: String::new(),
            circular_clause: None,
            on: day(&input.on)?,
            person: input.person.trim().to_owned(),
            problems: input.problems.iter().map(|text| text.trim().to_owned()).collect(),
            limit: day(&input.limit)?,
            problem_list: paper(session, &input.problem_list.name, &input.problem_list)?.content,
        };
        Ok(decide_list(pack, reference, listed)?)
    })
}

pub fn circulate(app: &App, input: CirculateInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &LookBack, on| {
        let circular = paper(session, &input.circular.name, &input.circular)?.content;
        Ok(decide_circulate(now, Circulated { on, circular })?)
    })
}

pub fn check(app: &App, input: LookBackCheckInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &LookBack, on| {
        let person = input.person.trim().to_owned();
        Ok(decide_check(now, Checked { on, person, closed: input.closed.clone() })?)
    })
}

pub(super) fn body(
    composer: &Composer<'_>,
    id: &str,
    now: &LookBack,
) -> Result<(LookBackView, Vec<StepView>)> {
    let listed = &now.listed;
    let view = LookBackView {
        clause: listed.clause.clone(),
        person: listed.person.clone(),
        problems: listed.problems.clone(),
        closed: now.checked.as_ref().map_or_else(Vec::new, |checked| checked.closed.clone()),
        limit: listed.limit.to_string(),
        circulated: now.circulated.map(|day| day.to_string()),
        rectification: from_origin(composer.session, None, Some(id))?,
    };
    let step = |step: &Move| {
        let kind = match step {
            Move::Circulate => Circulated::KIND,
            Move::Check => Checked::KIND,
        };
        let why = may(now, *step).err().map(Into::into);
        StepView { whose: whose(composer, now, kind), ..step_view(step.code(), why) }
    };
    Ok((view, Move::ALL.iter().map(step).collect()))
}

#[cfg(test)]
mod tests;
