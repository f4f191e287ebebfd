//! 惩戒: what the pack knows for a mine or those answerable, taken or not by who may.

use std::collections::BTreeSet;

use record::Subject;
use rules::listing::Application;
use rules::mine::{ListLevel, Mine};
use rules::pack::{Consequence, Pack, Sanction};
use rules::procedure::Procedure as _;
use rules::region;
use rules::removal::Removal;
use rules::sanction::{
    Case, Finding, Lifted, Move, Proposed, Removed, Settled, decide_lift, decide_propose,
    decide_settle, may,
};
use store::query::casefile::{CaseFacts, CaseFilter};

use super::LONGEST_LIST;
use super::act::{NewCase, day, happened, open, paper, papers, step};
use super::hand::own_department;
use super::lead::departments;
use super::packs;
use super::rectification::case_plan;
use super::view::{Composer, step_view};
use crate::api::{
    CasePlanInput, CaseView, FindingView, LiftInput, Locale, ProposeInput, SanctionChoice,
    SanctionPlan, SanctionView, SettleSanctionInput, StepView,
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
        asks_finding: sanction.answers.is_some(),
        answerable: Vec::new(),
        finding: None,
        reason_asked: false,
    }
}

/// Whether it left its list by a removal that was decided here.
fn removed(session: &Session, mine: &Mine) -> Result<Removed> {
    if mine.list_level > ListLevel::Unlisted {
        return Ok(Removed::No);
    }
    let filter = CaseFilter { kind: Removal::NAME, mine: &mine.id, ..CaseFilter::default() };
    let cases = session.store.cases(&filter, LONGEST_LIST)?;
    let here = cases.iter().any(|facts| facts.station == "removed" && !facts.in_conflict);
    Ok(if here { Removed::Yes } else { Removed::Unsaid })
}

fn finding(found: &Finding) -> FindingView {
    FindingView { agency: found.agency.clone(), on: found.on.to_string() }
}

/// OR-3.9: who signed for what the third party then found wanting, and what it found; of the newest
/// such application of the mine.
fn answerable(
    session: &Session,
    mine: &str,
    sanction: &Sanction,
) -> Result<(Vec<String>, Option<Finding>)> {
    let Some(kind) = sanction.answers else { return Ok((Vec::new(), None)) };
    let filter = CaseFilter { kind: Application::NAME, mine, ..CaseFilter::default() };
    for facts in session.store.cases(&filter, LONGEST_LIST)? {
        let Ok(pack) = packs::of_case(&facts.pack) else { continue };
        let subject = Subject::new(Application::NAME, &facts.id);
        let state = session.store.case_records(&subject)?.fold::<Application>().state;
        let Some((state, refuted)) = state.as_ref().and_then(|one| Some((one, one.refuted(pack)?)))
        else {
            continue;
        };
        let people = state.answers_for(pack, kind).into_iter().map(str::to_owned).collect();
        let agency = refuted.evaluator.as_ref().map_or_else(String::new, |who| who.name.clone());
        return Ok((people, Some(Finding { agency, on: refuted.on })));
    }
    Ok((Vec::new(), None))
}

/// OR-3.9: applications in one's own region that the third party found wanting, and of which nobody
/// has proposed yet that whoever evaluated first be held to account; one of each mine.
pub(crate) fn unanswered(session: &Session) -> Result<Vec<CaseFacts>> {
    let region = region::significant(&session.person.region);
    let filter = CaseFilter { kind: Application::NAME, region, ..CaseFilter::default() };
    let ended = session.store.cases(&filter, LONGEST_LIST)?;
    let mut seen = BTreeSet::new();
    let mut waiting = Vec::new();
    for facts in ended.into_iter().filter(|facts| facts.station == "not-passed") {
        let Ok(pack) = packs::of_case(&facts.pack) else { continue };
        if seen.insert(facts.mine.clone()) && waits(session, pack, &facts.mine)? {
            waiting.push(facts);
        }
    }
    Ok(waiting)
}

fn waits(session: &Session, pack: &Pack, mine: &str) -> Result<bool> {
    for sanction in &pack.sanctions {
        if let (_, Some(found)) = answerable(session, mine, sanction)?
            && !is_followed_up(session, mine, sanction, &found)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether that very finding led to a proposal.
fn is_followed_up(
    session: &Session,
    mine: &str,
    sanction: &Sanction,
    found: &Finding,
) -> Result<bool> {
    let rests = |case: Case| {
        let finding = case.proposed.finding;
        case.proposed.sanction == sanction.id && finding.is_some_and(|one| one.on == found.on)
    };
    let filter = CaseFilter { kind: Case::NAME, mine, ..CaseFilter::default() };
    for facts in session.store.cases(&filter, LONGEST_LIST)? {
        let subject = Subject::new(Case::NAME, &facts.id);
        if session.store.case_records(&subject)?.fold::<Case>().state.is_some_and(rests) {
            return Ok(true);
        }
    }
    Ok(false)
}

pub fn plan(app: &App, input: CasePlanInput) -> Result<SanctionPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&mut composer, &input.mine, input.pack.as_deref())?;
    let unsaid = removed(&session, &session.mine(&plan.mine)?)? == Removed::Unsaid;
    let of_mine = |one: &Sanction| {
        let (answerable, found) = answerable(&session, &plan.mine, one)?;
        let finding = found.as_ref().map(finding);
        let reason_asked = one.after_removal && unsaid;
        let choice = choice(one, composer.locale);
        Ok(SanctionChoice { answerable, reason_asked, finding, ..choice })
    };
    let sanctions = pack.sanctions.iter().map(of_mine).collect::<Result<_>>()?;
    Ok(SanctionPlan { plan, sanctions })
}

pub fn propose(app: &App, input: ProposeInput) -> Result<CaseView> {
    open::<Case, _>(app, &NEW, &[], |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let removed = removed(session, &mine)?;
        let named = input.answerable.iter().map(|name| name.trim().to_owned());
        let sanction = pack.sanctions.iter().find(|one| one.id == input.sanction);
        let known = sanction.map(|one| answerable(session, &mine.id, one)).transpose()?;
        let (signers, _) = known.unwrap_or_default();
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
            finding: input.finding.as_ref().map(stated).transpose()?,
            reason: input.reason.trim().to_owned(),
        };
        Ok(decide_propose(pack, reference, removed, proposed, &signers)?)
    })
}

fn stated(input: &FindingView) -> Result<Finding> {
    Ok(Finding { agency: input.agency.trim().to_owned(), on: day(&input.on)? })
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
        finding: now.proposed.finding.as_ref().map(finding),
        departments: pack.map_or_else(Vec::new, departments),
        own_department: pack.and_then(|pack| own_department(composer.session, pack)),
    };
    let refused = |step: &Move| step_view(step.code(), may(now, *step).err().map(Into::into));
    (view, Move::ALL.iter().map(refused).collect())
}

#[cfg(test)]
mod tests;
