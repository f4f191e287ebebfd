//! Mines left out for a reason that the registry doesn't know: one person asks, another decides.

use record::Subject;
use rules::drawing::{
    ExclusionAsked, ExclusionSettled, PlanKind, decide_exclusion, may_settle_exclusion,
};
use store::Write;
use store::query::planning::Exclusion;

use crate::api::{ExclusionInput, ExclusionQuery, ExclusionRow, ExclusionWordInput};
use crate::{App, AppError, Result, Session};

pub fn list(app: &App, query: ExclusionQuery) -> Result<Vec<ExclusionRow>> {
    let session = app.session()?;
    let found = session.store.exclusions(query.period.trim())?;
    found.into_iter().map(|one| row(&session, one)).collect()
}

pub fn ask(app: &App, input: ExclusionInput) -> Result<Vec<ExclusionRow>> {
    let session = app.session()?;
    let mine = session.mine(&input.mine)?.id;
    let asked = ExclusionAsked { mine, period: input.period, reason: input.reason };
    let asked = decide_exclusion(asked)?;
    // A selection's period is a year or a quarter: any that some plan can have.
    PlanKind::Selection.check_period(&asked.period)?;
    session.append(&Subject::new("exclusion", app.new_id("x")), &asked)?;
    list(app, ExclusionQuery { period: asked.period })
}

pub fn settle(app: &App, input: ExclusionWordInput) -> Result<Vec<ExclusionRow>> {
    let session = app.session()?;
    let subject = Subject::new("exclusion", &input.id);
    let mut period = String::new();
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let found = session.store.exclusion(&input.id)?;
        let found = found.ok_or_else(|| AppError::not_found("exclusion", &input.id))?;
        may_settle_exclusion(is_own(&session, &found)?, found.word.is_some())?;
        write.append(&session.act(&subject), &ExclusionSettled { approved: input.approved })?;
        period = found.period;
        Ok(())
    })?;
    list(app, ExclusionQuery { period })
}

fn is_own(session: &Session, exclusion: &Exclusion) -> Result<bool> {
    Ok(session.store.person_id(&exclusion.asked_by)? == session.own_id()?)
}

fn row(session: &Session, exclusion: Exclusion) -> Result<ExclusionRow> {
    let word = exclusion.word.as_ref();
    Ok(ExclusionRow {
        own: is_own(session, &exclusion)?,
        mine_name: session.name_of_mine(&exclusion.mine)?,
        asked_by: session.name_of(&exclusion.asked_by)?,
        approved: word.map(|word| word.approved),
        decided_by: word.map(|word| session.name_of(&word.actor)).transpose()?,
        asked_at_ms: exclusion.asked_at_ms,
        id: exclusion.id,
        mine: exclusion.mine,
        reason: exclusion.reason,
    })
}
