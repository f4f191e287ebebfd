//! 整改: from the notice to the re-check.

use chrono::NaiveDate;
use record::Subject;
use rules::agency::Evaluator;
use rules::deadline::Override;
use rules::fact::Fact as _;
use rules::listing::ListingRefusal;
use rules::lookback::{Listed, LookBack};
use rules::pack::Pack;
use rules::procedure::Procedure as _;
use rules::rectification::{
    Extended, Issued, Move, Problem, Rechecked, Rectification, Terms, decide_acknowledge,
    decide_evidence, decide_extend, decide_issue, decide_recheck, decide_schedule, may, origin_of,
};
use rules::removal::second_route;

use super::act::{NewCase, day, open, paper, papers, step};
use super::evaluator::{choices, evaluator, shown, standing};
use super::hand::{own_level, stated, whose};
use super::packs;
use super::view::{Composer, step_view};
use crate::api::{
    AcknowledgeInput, CasePlan, CasePlanInput, CaseView, EvaluatorInput, EvidenceInput,
    ExtendInput, IssueInput, ProblemItem, ProblemListView, RecheckInput, RectificationPlan,
    RectificationView, ScheduleInput, StepView,
};
use crate::knowledge::calendar_in_use;
use crate::machine::{code_of, region_name};
use crate::{App, AppError, Result, Session};

const NEW: NewCase = NewCase { id: "z", word: "整改" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<RectificationPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let inspection = input.inspection.as_deref();
    let facts = inspection.map(|id| session.store.inspection(id)).transpose()?;
    let listed = input.lookback.as_deref().map(|id| list_of(&session, id)).transpose()?;
    let of_visit = facts.as_ref().map(|facts| facts.mine.as_str());
    let mine = of_visit.or(listed.as_ref().map(|listed| listed.mine.as_str()));
    let mine = mine.unwrap_or(&input.mine);
    let (plan, pack) = case_plan(&mut composer, mine, input.pack.as_deref())?;
    let terms = Terms::of(pack);
    let counting = composer.calendar.counting_on(composer.today);
    let latest = terms.ceiling.as_ref().map(|ceiling| {
        counting.end(&composer.calendar, composer.today, ceiling.period).date.to_string()
    });
    let state = inspection.map(|id| session.store.inspection_state(id)).transpose()?;
    let rules = &pack.rectification;
    Ok(RectificationPlan {
        existing: from_origin(&session, inspection, input.lookback.as_deref())?,
        inspection: input.inspection.clone(),
        inspection_number: facts.map(|facts| facts.number),
        findings: state.map(|state| state.findings).unwrap_or_default(),
        lookback: listed.map(|listed| ProblemListView {
            number: listed.number,
            problems: listed.problems,
            limit: listed.limit.to_string(),
        }),
        issued_by: stated(&composer, pack, rules.issued_by.as_ref()),
        recheck_by: stated(&composer, pack, rules.recheck_by.as_ref()),
        latest,
        latest_clause: terms.ceiling.as_ref().map(|ceiling| ceiling.clause.clone()),
        latest_soft: terms.ceiling.as_ref().is_some_and(|ceiling| ceiling.soft),
        measures_clause: terms.measures,
        counting: composer.counted_on(composer.today),
        plan,
    })
}

/// The rules that may be chosen for a mine, and those that are.
pub(super) fn case_plan(
    composer: &mut Composer<'_>,
    mine: &str,
    pack: Option<&str>,
) -> Result<(CasePlan, &'static Pack)> {
    let mine = composer.session.mine(mine)?;
    let book = composer.session.rulebook()?;
    let (chosen, _) = packs::choose(&book, &mine.region, pack)?;
    composer.stand(chosen, "", &mine.id)?;
    let card = |pack: &Pack| packs::card(pack, composer.locale);
    let plan = CasePlan {
        region_name: region_name(&mine.region),
        packs: packs::choices(&book, &mine.region).iter().map(|(pack, _)| card(pack)).collect(),
        pack: card(chosen),
        own_level: own_level(composer, chosen),
        today: composer.today.to_string(),
        mine: mine.id,
        mine_name: mine.name,
    };
    Ok((plan, chosen))
}

/// The rectification that came from this visit or look back already.
pub(super) fn from_origin(
    session: &Session,
    inspection: Option<&str>,
    lookback: Option<&str>,
) -> Result<Option<String>> {
    let Some(origin) = origin_of(inspection, lookback) else { return Ok(None) };
    Ok(session.store.case_from(Rectification::NAME, &origin)?)
}

/// The list of problems that a look back sent out.
fn list_of(session: &Session, lookback: &str) -> Result<Listed> {
    let records = session.store.case_records(&Subject::new(LookBack::NAME, lookback))?;
    let state = records.fold::<LookBack>().state;
    Ok(state.ok_or_else(|| AppError::not_found("lookback", lookback))?.listed)
}

pub fn issue(app: &App, input: IssueInput) -> Result<CaseView> {
    open::<Rectification, _>(app, &NEW, &input.papers, |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let (inspection, lookback) = (input.inspection.as_deref(), input.lookback.as_deref());
        if let Some(found) = from_origin(session, inspection, lookback)? {
            let message = "what was found there has a rectification already. Nothing was issued";
            return Err(AppError::new("rectification-exists", message).with("id", found));
        }
        if let Some(id) = lookback
            && list_of(session, id)?.mine != mine.id
        {
            return Err(AppError::bad_input("the list of problems is another mine's"));
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
            look_back: input.lookback.clone(),
            pack: reference.clone(),
            clause: None,
            problems: input.problems.iter().map(problem).collect(),
            noticed: day(&input.noticed)?,
            limit: day(&input.limit)?,
            beyond: why.is_founded().then_some(why),
        };
        let calendar = calendar_in_use(session)?;
        let counting = calendar.counting_on(issued.noticed);
        Ok(decide_issue(&Terms::of(pack), &calendar, counting, issued)?)
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
        let evaluator = input.evaluator.as_ref();
        let evaluator = evaluator.map(|who| may_recheck(session, now, who, on)).transpose()?;
        let closed = input.closed.clone();
        let rechecked = Rechecked { on, by, closed, third_party, evaluator };
        Ok(decide_recheck(&terms(now)?, now, rechecked)?)
    })
}

/// The third party of a re-check: one that is barred from evaluating re-checks nothing (ZJ-4.2b,
/// ZJ-4.4c).
fn may_recheck(
    session: &Session,
    now: &Rectification,
    who: &EvaluatorInput,
    on: NaiveDate,
) -> Result<Evaluator> {
    let who = evaluator(session, who, on)?;
    let stated = terms(now)?.third_party.unwrap_or_default();
    let standing = standing(session, &who, on)?;
    let Some(clause) = standing.barred_by(packs::of_case(&now.issued.pack)?, &stated) else {
        return Ok(who);
    };
    let refused = ListingRefusal::AgencyBarred { clause: clause.clone(), agency: who.name.clone() };
    let error = AppError::new(refused.code(), refused.to_string());
    Err(error.with("clause", clause).with("agency", who.name))
}

pub(super) fn body(
    composer: &Composer<'_>,
    now: &Rectification,
) -> Result<(RectificationView, Vec<StepView>)> {
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
    let second = rules.and_then(|(pack, _)| second_route(pack));
    let third_party = terms(now).ok().and_then(|terms| terms.third_party);
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
        agencies: if third_party.is_some() { choices(composer)? } else { Vec::new() },
        evaluator: now.evaluator.as_ref().map(|who| shown(composer, who)).transpose()?,
        third_party_clause: third_party,
        on_fail: on_fail.map_or_else(Vec::new, |stated| stated.value.iter().map(code_of).collect()),
        removal_clause: second.map(|basis| basis.clause.to_owned()),
        on_fail_clause: on_fail.map(|stated| stated.clause.clone()),
    };
    let steps = steps.collect();
    Ok((view, steps))
}
