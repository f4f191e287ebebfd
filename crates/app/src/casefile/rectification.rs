//! 整改: from the notice to the re-check.

use rules::calendar::Counting;
use rules::deadline::Override;
use rules::fact::Fact as _;
use rules::pack::Pack;
use rules::procedure::Procedure as _;
use rules::rectification::{
    Extended, Issued, Move, Problem, Rechecked, Rectification, Terms, decide_acknowledge,
    decide_evidence, decide_extend, decide_issue, decide_recheck, decide_schedule, may,
};

use super::act::{NewCase, day, open, paper, papers, step};
use super::hand::{stated, whose};
use super::packs;
use super::view::{Composer, step_view};
use crate::api::{
    AcknowledgeInput, CasePlan, CasePlanInput, CaseView, EvidenceInput, ExtendInput, IssueInput,
    ProblemItem, RecheckInput, RectificationPlan, RectificationView, ScheduleInput, StepView,
};
use crate::knowledge::calendar_in_use;
use crate::machine::{code_of, region_name};
use crate::{App, AppError, Result, Session};

const NEW: NewCase = NewCase { id: "z", word: "整改" };

/// How periods are counted here.
fn counting() -> Counting {
    Counting::default()
}

pub fn plan(app: &App, input: CasePlanInput) -> Result<RectificationPlan> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let inspection = input.inspection.as_deref();
    let facts = inspection.map(|id| session.store.inspection(id)).transpose()?;
    let mine = facts.as_ref().map_or(input.mine.as_str(), |facts| facts.mine.as_str());
    let (plan, pack) = case_plan(&composer, mine, input.pack.as_deref())?;
    let terms = Terms::of(pack);
    let latest = terms.ceiling.as_ref().map(|ceiling| {
        counting().end(&composer.calendar, composer.today, ceiling.period).date.to_string()
    });
    let state = inspection.map(|id| session.store.inspection_state(id)).transpose()?;
    let rules = &pack.rectification;
    let words = counting().sentence();
    Ok(RectificationPlan {
        existing: inspection.map(|id| from_inspection(&session, id)).transpose()?.flatten(),
        inspection: input.inspection.clone(),
        inspection_number: facts.map(|facts| facts.number),
        findings: state.map(|state| state.findings).unwrap_or_default(),
        issued_by: stated(&composer, pack, rules.issued_by.as_ref()),
        recheck_by: stated(&composer, pack, rules.recheck_by.as_ref()),
        latest,
        latest_clause: terms.ceiling.as_ref().map(|ceiling| ceiling.clause.clone()),
        latest_soft: terms.ceiling.as_ref().is_some_and(|ceiling| ceiling.soft),
        measures_clause: terms.measures,
        counting: composer.locale.of(&words).to_owned(),
        plan,
    })
}

/// The rules that may be chosen for a mine, and those that are.
pub(super) fn case_plan(
    composer: &Composer<'_>,
    mine: &str,
    pack: Option<&str>,
) -> Result<(CasePlan, &'static Pack)> {
    let mine = composer.session.mine(mine)?;
    let (chosen, _) = packs::choose(&mine.region, pack)?;
    let card = |pack: &Pack| packs::card(pack, composer.locale);
    let plan = CasePlan {
        region_name: region_name(&mine.region),
        packs: packs::choices(&mine.region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(chosen),
        today: composer.today.to_string(),
        mine: mine.id,
        mine_name: mine.name,
    };
    Ok((plan, chosen))
}

fn from_inspection(session: &Session, inspection: &str) -> Result<Option<String>> {
    Ok(session.store.case_from(Rectification::NAME, inspection)?)
}

pub fn issue(app: &App, input: IssueInput) -> Result<CaseView> {
    open::<Rectification, _>(app, &NEW, &input.papers, |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) = packs::choose(&mine.region, Some(&input.pack))?;
        if let Some(id) = &input.inspection
            && let Some(found) = from_inspection(session, id)?
        {
            let message = "this inspection has a rectification already. Nothing was issued";
            return Err(AppError::new("rectification-exists", message).with("id", found));
        }
        let why = Override { reason: input.reason.clone(), approver: input.approver.clone() };
        let problem = |item: &ProblemItem| Problem {
            text: item.text.trim().to_owned(),
            measure: item.measure.trim().to_owned(),
        };
        let issued = Issued {
            number,
            mine: mine.id,
            inspection: input.inspection.clone(),
            pack: reference.clone(),
            clause: None,
            problems: input.problems.iter().map(problem).collect(),
            noticed: day(&input.noticed)?,
            limit: day(&input.limit)?,
            beyond: why.is_founded().then_some(why),
        };
        let calendar = calendar_in_use(session)?;
        Ok(decide_issue(&Terms::of(pack), &calendar, counting(), issued)?)
    })
}

fn terms(now: &Rectification) -> Result<Terms> {
    Ok(Terms::of(packs::of_case(&now.issued.pack)?))
}

pub fn acknowledge(app: &App, input: AcknowledgeInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Rectification, on| {
        Ok(decide_acknowledge(&terms(now)?, now, on, input.by.trim().to_owned())?)
    })
}

pub fn evidence(app: &App, input: EvidenceInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Rectification, on| {
        let files = papers(session, &input.evidence)?;
        Ok(decide_evidence(&terms(now)?, now, on, input.note.trim().to_owned(), files)?)
    })
}

pub fn extend(app: &App, input: ExtendInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Rectification, on| {
        let why = Override { reason: input.reason.clone(), approver: input.approver.clone() };
        Ok(decide_extend(&terms(now)?, now, on, day(&input.limit)?, why)?)
    })
}

pub fn schedule(app: &App, input: ScheduleInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Rectification, on| {
        Ok(decide_schedule(&terms(now)?, now, on, day(&input.day)?)?)
    })
}

pub fn recheck(app: &App, input: RecheckInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Rectification, on| {
        let result = input.third_party.as_ref();
        let third_party = result.map(|file| paper(session, &file.name, file)).transpose()?;
        let named = input.by.iter().map(|name| name.trim().to_owned());
        let by = named.filter(|name| !name.is_empty()).collect();
        let rechecked = Rechecked { on, by, closed: input.closed.clone(), third_party };
        Ok(decide_recheck(&terms(now)?, now, rechecked)?)
    })
}

pub(super) fn body(
    composer: &Composer<'_>,
    now: &Rectification,
) -> (RectificationView, Vec<StepView>) {
    let pack = packs::of_case(&now.issued.pack);
    let steps = Move::ALL.iter().map(|step| {
        let allowed = terms(now).and_then(|terms| Ok(may(&terms, now, *step, composer.today)?));
        let kind = match step {
            Move::Extend => Extended::KIND,
            Move::Recheck => Rechecked::KIND,
            _ => "",
        };
        StepView { whose: whose(composer, now, kind), ..step_view(step.code(), allowed.err()) }
    });
    let item = |problem: &Problem| ProblemItem {
        text: problem.text.clone(),
        measure: problem.measure.clone(),
    };
    let rules = pack.as_ref().ok().map(|pack| (*pack, &pack.rectification));
    let on_fail = rules.and_then(|(_, rules)| rules.on_fail.as_ref());
    let view = RectificationView {
        problems: now.issued.problems.iter().map(item).collect(),
        closed: now.found.clone(),
        noticed: now.issued.noticed.to_string(),
        limit: now.limit.to_string(),
        clause: now.clause.clone(),
        overdue: now.overdue(composer.today),
        recheck_day: now.recheck.map(|day| day.to_string()),
        recheck_by: rules.map_or_else(Vec::new, |(pack, rules)| {
            stated(composer, pack, rules.recheck_by.as_ref())
        }),
        third_party_clause: terms(now).ok().and_then(|terms| terms.third_party),
        on_fail: on_fail.map_or_else(Vec::new, |stated| stated.value.iter().map(code_of).collect()),
        on_fail_clause: on_fail.map(|stated| stated.clause.clone()),
    };
    let steps = steps.collect();
    (view, steps)
}
