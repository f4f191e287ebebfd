//! 限期停产整改: ordered when a duty's time is over, ended by a passed acceptance.

use chrono::NaiveDate;
use rules::calendar::Calendar;
use rules::fact::Fact as _;
use rules::mine::{Category, Field, ListLevel, Mine};
use rules::pack::{Consequence, Duty, Pack};
use rules::suspension::{
    Accepted, Move, Ordered, Registered, Resumed, Suspension, decide_accept, decide_order,
    decide_resume, may, overdue,
};
use rules::target::is_exempt;

use super::act::{NewCase, day, happened, open, paper, step};
use super::hand::{actor, bodies, whose};
use super::lead::departments;
use super::packs;
use super::rectification::case_plan;
use super::view::{Composer, step_view};
use crate::api::{
    AcceptInput, CasePlanInput, CaseView, OrderInput, ResumeInput, StepView, StopDuty,
    SuspensionPlan, SuspensionView,
};
use crate::knowledge::calendar_in_use;
use crate::{App, Result};

const NEW: NewCase = NewCase { id: "s", word: "停产" };

pub fn plan(app: &App, input: CasePlanInput) -> Result<SuspensionPlan> {
    let session = app.session()?;
    let mut composer = Composer::new(app, &session)?;
    let (plan, pack) = case_plan(&mut composer, &input.mine, input.pack.as_deref())?;
    let mine = session.mine(&input.mine)?;
    let registered = registered(pack, &mine, composer.today);
    let since = registered.formal_production;
    let stops = pack.duties.iter().filter(|duty| duty.overdue == Some(Consequence::StopProduction));
    let view = |duty: &Duty| StopDuty {
        id: duty.id.clone(),
        title: composer.locale.of(&duty.title).to_owned(),
        clause: duty.clause.clone(),
        by: bodies(&composer, pack, &duty.by),
        due: since
            .and_then(|since| last_day(pack, &composer.calendar, duty, since))
            .map(|day| day.to_string()),
    };
    Ok(SuspensionPlan {
        duties: stops.map(view).collect(),
        departments: departments(pack),
        since: since.map(|day| day.to_string()),
        reason_asked: registered.leaves_open(),
        counting: composer.counted_on(since.unwrap_or(composer.today)),
        plan,
    })
}

/// ZJ-4.1e asks for the national list.
fn registered<'a>(pack: &'a Pack, mine: &Mine, today: NaiveDate) -> Registered<'a> {
    Registered {
        listed: mine.list_level == ListLevel::National,
        category: Category::from_text(mine.detail(Field::Category)).unwrap_or_default(),
        formal_production: mine.day(Field::ProductionDate),
        exempt: pack.exemptions.iter().find(|one| is_exempt(one, mine, today)),
    }
}

fn last_day(pack: &Pack, calendar: &Calendar, duty: &Duty, since: NaiveDate) -> Option<NaiveDate> {
    let found = overdue(pack, calendar, calendar.counting_on(since), &duty.id, since);
    found.ok().map(|found| found.due)
}

pub fn order(app: &App, input: OrderInput) -> Result<CaseView> {
    open::<Suspension, _>(app, &NEW, &[], |session, number| {
        let mine = session.mine(&input.mine)?;
        let (pack, reference) =
            packs::choose(&session.rulebook()?, &mine.region, Some(&input.pack))?;
        let on = happened(app, &input.on)?;
        let registered = registered(pack, &mine, on);
        let ordered = Ordered {
            number,
            mine: mine.id,
            pack: reference.clone(),
            duty: input.duty.clone(),
            since: day(&input.since)?,
            on,
            person: input.person.trim().to_owned(),
            body: actor(&input.body)?,
            limit: day(&input.limit)?,
            notice: paper(session, &input.notice.name, &input.notice)?.content,
            clause: String::new(),
            reason: input.reason.trim().to_owned(),
        };
        let calendar = calendar_in_use(session)?;
        let counting = calendar.counting_on(ordered.since);
        Ok(decide_order(pack, reference, &calendar, counting, registered, ordered)?)
    })
}

pub fn accept(app: &App, input: AcceptInput) -> Result<CaseView> {
    step(app, &input.step, |session, now: &Suspension, on| {
        let opinion = paper(session, &input.opinion.name, &input.opinion)?.content;
        let (person, body) = (input.person.trim().to_owned(), actor(&input.body)?);
        let accepted = Accepted { on, person, body, passed: input.passed, opinion };
        Ok(decide_accept(packs::of_case(&now.ordered.pack)?, now, accepted)?)
    })
}

pub fn resume(app: &App, input: ResumeInput) -> Result<CaseView> {
    step(app, &input.step, |_, now: &Suspension, on| Ok(decide_resume(now, Resumed { on })?))
}

pub(super) fn body(composer: &Composer<'_>, now: &Suspension) -> (SuspensionView, Vec<StepView>) {
    let pack = packs::of_case(&now.ordered.pack).ok();
    let duty = pack.and_then(|pack| pack.duties.iter().find(|duty| duty.id == now.ordered.duty));
    let view = SuspensionView {
        duty: now.ordered.duty.clone(),
        clause: now.ordered.clause.clone(),
        since: now.ordered.since.to_string(),
        limit: now.ordered.limit.to_string(),
        passed: now.accepted.as_ref().map(|accepted| accepted.passed),
        by: pack.zip(duty).map_or_else(Vec::new, |(pack, duty)| bodies(composer, pack, &duty.by)),
        departments: pack.map_or_else(Vec::new, departments),
    };
    let step = |step: &Move| {
        let refused = may(now, *step).err().map(Into::into);
        // Who accepts is said in the form.
        let whose = match step {
            Move::Accept => Vec::new(),
            Move::Resume => whose(composer, now, Resumed::KIND),
        };
        StepView { whose, ..step_view(step.code(), refused) }
    };
    (view, Move::ALL.iter().map(step).collect())
}

#[cfg(test)]
mod tests;
