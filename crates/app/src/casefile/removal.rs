//! 移出: a ground of the pack, its papers, who decides.

use rules::mine::ListLevel;
use rules::pack::{Actor, Ground, Pack, RemovalRoute};
use rules::rectification::Stage;
use rules::removal::{
    Conclusion, Conference, Move, Rectified, Removal, Reported, Verdict, Verified, decide_conclude,
    decide_report, decide_verify, may,
};
use store::query::casefile::CaseFilter;

use super::act::{NewCase, coded, happened, open, paper, step, step_and};
use super::enlist::enlist;
use super::packs;
use super::rectification::{bodies, case_plan};
use super::view::{Composer, step_view};
use crate::api::{
    CasePlanInput, CaseView, ConcludeInput, ConferenceInput, DeciderView, FailedRectification,
    GroundView, Locale, RemovalPlan, RemovalView, ReportInput, StepView, VerifyInput,
};
use crate::{App, AppError, Result, Session};

const NEW: NewCase = NewCase { id: "y", word: "移出" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<RemovalPlan> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let rectification = input.rectification.as_deref();
    let facts = rectification.map(|id| session.store.case(id)).transpose()?;
    let mine = facts.as_ref().map_or(input.mine.as_str(), |facts| facts.mine.as_str());
    let (plan, pack) = case_plan(&composer, mine, input.pack.as_deref())?;
    Ok(RemovalPlan {
        list_level: session.mine(mine)?.list_level.code().to_owned(),
        failed: failed(&session, mine)?,
        grounds: pack.removal.grounds.iter().map(ground).collect(),
        reported_by: bodies(pack, pack.removal.reported_by.as_ref(), composer.locale),
        deciders: deciders(pack, composer.locale),
        conference_clause: conference_clause(pack),
        plan,
    })
}

fn failed(session: &Session, mine: &str) -> Result<Vec<FailedRectification>> {
    let filter = CaseFilter { kind: "rectification", mine, ..CaseFilter::default() };
    let all = session.store.cases(&filter, 100)?.into_iter();
    let failed = all.filter(|facts| facts.station == Stage::Failed.code());
    Ok(failed.map(|facts| FailedRectification { id: facts.id, number: facts.number }).collect())
}

fn ground(ground: &Ground) -> GroundView {
    let route = match ground.route {
        RemovalRoute::Direct => "direct",
        RemovalRoute::AfterRectification => "after-rectification",
    };
    GroundView {
        id: ground.id.clone(),
        number: ground.number.clone(),
        text: ground.text.clone(),
        gloss: ground.gloss.clone(),
        evidence: ground.evidence.clone(),
        route: route.to_owned(),
    }
}

fn deciders(pack: &Pack, locale: Locale) -> Vec<DeciderView> {
    let view = |decider: &rules::pack::Decider| DeciderView {
        list: decider.list.code().to_owned(),
        body: decider.by.to_string(),
        name: packs::actor(pack, &decider.by, locale),
        clause: decider.clause.clone(),
    };
    pack.removal.deciders.iter().map(view).collect()
}

fn conference_clause(pack: &Pack) -> Option<String> {
    let stated = pack.removal.joint_conference.as_ref().filter(|stated| stated.value);
    stated.map(|stated| stated.clause.clone())
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
        let (pack, reference) = packs::choose(&mine.region, Some(&input.pack))?;
        let papers = input.evidence.iter().map(|proof| paper(session, &proof.name, &proof.file));
        let rectification = input.rectification.as_deref();
        let reported = Reported {
            number,
            list: list_level(&input.list)?,
            pack: reference.clone(),
            ground: input.ground.clone(),
            on: happened(app, &input.on)?,
            reason: input.reason.trim().to_owned(),
            evidence: papers.collect::<Result<_>>()?,
            rectification: input.rectification.clone(),
            mine: mine.id.clone(),
        };
        let ended = rectified(session, &mine.id, rectification)?;
        Ok(decide_report(pack, reported, ended)?)
    })
}

fn list_level(code: &str) -> Result<ListLevel> {
    let found = ListLevel::ALL.iter().find(|level| level.code() == code).copied();
    found.ok_or_else(|| AppError::bad_input(format!("there is no list {code}")))
}

pub fn verify(app: &App, input: VerifyInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Removal, on| {
        let (by, note) = (input.by.trim().to_owned(), input.note.trim().to_owned());
        Ok(decide_verify(now, Verified { on, by, holds: input.holds, note })?)
    })
}

pub fn conclude(app: &App, input: ConcludeInput) -> Result<CaseView> {
    let decide = |session: &Session, now: &Removal, on| {
        let pack = packs::of_case(&now.reported.pack)?;
        let heard = input.conference.as_ref().map(|heard| conference(app, session, heard));
        let verdict = Verdict {
            on,
            conclusion: coded(&input.conclusion)?,
            by: Actor::try_from(input.body.clone()).map_err(AppError::bad_input)?,
            person: input.person.trim().to_owned(),
            conference: heard.transpose()?,
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

fn conference(app: &App, session: &Session, input: &ConferenceInput) -> Result<Conference> {
    let minutes = paper(session, &input.minutes.name, &input.minutes)?.content;
    let opinion = input.opinion.trim().to_owned();
    Ok(Conference { on: happened(app, &input.on)?, opinion, minutes })
}

pub(super) fn body(composer: &Composer<'_>, now: &Removal) -> (RemovalView, Vec<StepView>) {
    let pack = packs::of_case(&now.reported.pack).ok();
    let reported = &now.reported;
    let own = pack.and_then(|pack| pack.ground(&reported.ground)).map(ground);
    let unknown = || GroundView {
        id: reported.ground.clone(),
        number: String::new(),
        text: String::new(),
        gloss: String::new(),
        evidence: Vec::new(),
        route: String::new(),
    };
    let view = RemovalView {
        list: reported.list.code().to_owned(),
        ground: own.unwrap_or_else(unknown),
        reason: reported.reason.clone(),
        rectification: reported.rectification.clone(),
        holds: now.verified.as_ref().map(|verified| verified.holds),
        deciders: pack.map_or_else(Vec::new, |pack| deciders(pack, composer.locale)),
        conference_clause: pack.and_then(conference_clause),
    };
    let step = |step: &Move| step_view(step.code(), may(now, *step).err().map(AppError::from));
    (view, Move::ALL.iter().map(step).collect())
}
