//! 移出: a ground of the pack, its papers, who decides.

mod feedback;
mod heard;
mod view;

use rules::entry::{Entry, Kind, is_abnormal, missed_its_term};
use rules::filing::{Filing, ON_THE_LICENCE};
use rules::mine::{Field, ListLevel, Mine, YesNo};
use rules::pack::Pack;
use rules::procedure::Procedure as _;
use rules::rectification::Stage;
use rules::removal::{
    Conclusion, Known, Rectified, Removal, Reported, Verdict, Verified, decide_conclude,
    decide_report, decide_verify, lists_of, shows,
};
use store::query::casefile::CaseFilter;

use super::act::{NewCase, coded, happened, open, paper, step, step_and};
use super::enlist::enlist;
use super::hand::{actor, stated};
use super::packs;
use super::rectification::case_plan;
use super::view::Composer;
use crate::api::{
    CasePlanInput, CaseView, ConcludeInput, FailedRectification, GroundView, RemovalPlan,
    ReportInput, VerifyInput,
};
use crate::{App, AppError, Result, Session};

pub(super) use view::body;

const NEW: NewCase = NewCase { id: "y", word: "移出" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<RemovalPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let rectification = input.rectification.as_deref();
    let facts = rectification.map(|id| session.store.case(id)).transpose()?;
    let inspection = input.inspection.as_deref();
    let visit = inspection.map(|id| session.store.inspection(id)).transpose()?;
    let of_visit = visit.as_ref().map(|visit| visit.mine.as_str());
    let mine = facts.as_ref().map(|facts| facts.mine.as_str()).or(of_visit);
    let mine = mine.unwrap_or(&input.mine);
    let found = inspection.map(|id| session.store.inspection_state(id)).transpose()?;
    let (plan, pack) = case_plan(&mut composer, mine, input.pack.as_deref())?;
    let failed = failed(&session, mine)?;
    let second = pack.removal.after_rectification.as_ref();
    Ok(RemovalPlan {
        findings: found.map(|state| state.findings).unwrap_or_default(),
        lists: lists(&session, &session.mine(mine)?)?
            .iter()
            .map(|list| list.code().to_owned())
            .collect(),
        second_route: second.map(|second| GroundView {
            shows: Some(!failed.is_empty()),
            ..view::second_route(pack, second)
        }),
        failed,
        grounds: grounds(&composer, pack, &plan.mine)?,
        reported_by: stated(&composer, pack, pack.removal.reported_by.as_ref()),
        feedback: feedback::plan(&composer, pack),
        conference_clause: view::conference_clause(pack),
        plan,
    })
}

/// Each ground of the pack, and whether the registry shows it of this mine.
fn grounds(composer: &Composer<'_>, pack: &Pack, mine: &str) -> Result<Vec<GroundView>> {
    let session = composer.session;
    let entries = session.store.entries_of_mine(mine)?;
    let is_penalty = |entry: &&Entry| entry.kind == Kind::Penalty && !entry.retired;
    let penalties: Vec<&Entry> = entries.iter().filter(is_penalty).collect();
    let filings = CaseFilter { kind: Filing::NAME, mine, open_only: true, ..CaseFilter::default() };
    let filings = session.store.cases(&filings, 100)?;
    let mine = session.mine(mine)?;
    let known = Known {
        mine: &mine,
        today: composer.today,
        calendar: &composer.calendar,
        penalty_overdue: penalties.iter().any(|one| missed_its_term(one, composer.today)),
        major_penalty: penalties.iter().any(|one| one.value("major") == YesNo::Yes.code()),
        holder_abnormal: holder_is_abnormal(composer, &mine)?,
        change_unfiled: filings.iter().any(|facts| facts.station == "noticed")
            || change_is_unfiled(session, &mine)?,
        rectification_failed: !failed(session, &mine.id)?.is_empty(),
    };
    let shown = |ground| GroundView { shows: shows(pack, ground, known), ..view::ground(ground) };
    Ok(pack.removal.grounds.iter().map(shown).collect())
}

/// By its credit code, or by the name that the mine has for it.
fn holder_is_abnormal(composer: &Composer<'_>, mine: &Mine) -> Result<bool> {
    let is_holder = |entry: &Entry| {
        let code = entry.value("credit_code");
        let by_code = !code.is_empty() && code == mine.credit_code;
        !entry.retired && (by_code || entry.value("name") == mine.holder)
    };
    let holders = composer.session.store.entries(Kind::Holder)?;
    Ok(holders.iter().any(|entry| is_holder(entry) && is_abnormal(entry, composer.today)))
}

fn change_is_unfiled(session: &Session, mine: &Mine) -> Result<bool> {
    let unfiled = session.store.unfiled_changes(&ON_THE_LICENCE, &mine.region, u32::MAX)?;
    Ok(unfiled.iter().any(|one| one.mine.id == mine.id))
}

fn failed(session: &Session, mine: &str) -> Result<Vec<FailedRectification>> {
    let filter = CaseFilter { kind: "rectification", mine, ..CaseFilter::default() };
    let all = session.store.cases(&filter, 100)?.into_iter();
    let failed = all.filter(|facts| facts.station == Stage::Failed.code());
    Ok(failed.map(|facts| FailedRectification { id: facts.id, number: facts.number }).collect())
}

/// How a rectification ended, as its own records say.
fn rectified(session: &Session, mine: &str, id: Option<&str>) -> Result<Rectified> {
    let Some(id) = id else { return Ok(Rectified::None) };
    let facts = session.store.case(id)?;
    let own = facts.kind == "rectification" && facts.mine == mine && !facts.in_conflict;
    Ok(match facts.station.as_str() {
        _ if !own => Rectified::None,
        station if station == Stage::Failed.code() => Rectified::Failed,
        station if station == Stage::Passed.code() => Rectified::Passed,
        _ => Rectified::Open,
    })
}

pub fn report(app: &App, input: ReportInput) -> Result<CaseView> {
    open::<Removal, _>(app, &NEW, &[], |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let papers = input.evidence.iter().map(|proof| paper(session, &proof.name, &proof.file));
        let rectification = input.rectification.as_deref();
        let found_by = input.found_by.as_ref();
        let reported = Reported {
            number,
            list: list_level(&input.list)?,
            pack: reference.clone(),
            ground: input.ground.clone(),
            on: happened(app, &input.on)?,
            reason: input.reason.trim().to_owned(),
            evidence: papers.collect::<Result<_>>()?,
            rectification: input.rectification.clone(),
            inspection: input.inspection.clone(),
            found_by: found_by.map(|by| feedback::found_by(session, by)).transpose()?,
            mine: mine.id.clone(),
        };
        let ended = rectified(session, &mine.id, rectification)?;
        Ok(decide_report(pack, reported, ended, &lists(session, &mine)?)?)
    })
}

fn list_level(code: &str) -> Result<ListLevel> {
    named(code).ok_or_else(|| AppError::bad_input(format!("there is no list {code}")))
}

fn named(code: &str) -> Option<ListLevel> {
    ListLevel::ALL.iter().find(|level| level.code() == code).copied()
}

/// As the registry has the mine now, and had it before.
fn lists(session: &Session, mine: &Mine) -> Result<Vec<ListLevel>> {
    let changes = session.store.mine_changes(&mine.id)?;
    let shifts = changes.iter().flat_map(|event| &event.changes);
    let of_list = shifts.filter(|shift| shift.field == Field::ListLevel.code());
    let before: Vec<ListLevel> =
        of_list.map(|shift| named(&shift.before).unwrap_or_default()).collect();
    Ok(lists_of(mine.list_level, &before))
}

pub fn verify(app: &App, input: VerifyInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Removal, on| {
        let (by, note) = (input.by.trim().to_owned(), input.note.trim().to_owned());
        let body = actor(&input.body)?;
        Ok(decide_verify(now, Verified { on, by, body, holds: input.holds, note })?)
    })
}

pub fn conclude(app: &App, input: ConcludeInput) -> Result<CaseView> {
    let decide = |session: &Session, now: &Removal, on| {
        let pack = packs::of_case(&now.reported.pack)?;
        let decision = input.decision.as_ref().map(|file| paper(session, &file.name, file));
        let verdict = Verdict {
            on,
            conclusion: coded(&input.conclusion)?,
            by: actor(&input.body)?,
            person: input.person.trim().to_owned(),
            reason: input.reason.trim().to_owned(),
            decision: decision.transpose()?,
            conference: heard::conference(app, session, &input, now)?,
        };
        Ok(decide_conclude(pack, now, verdict)?)
    };
    step_and(app, &input.step, decide, |session, write, now, done| {
        let Reported { mine, list, number, .. } = &now.reported;
        let removed = done.conclusion == Conclusion::Removed;
        if !removed || session.mine(mine)?.list_level != *list {
            return Ok(());
        }
        enlist(session, write, mine, (ListLevel::Unlisted, ""), number)
    })
}

#[cfg(test)]
mod tests;
