//! What a plan must say and cover, and what may follow on it.

use super::{Adopted, Completed, Plan, Progressed};
use crate::mine::Method;
use crate::pack::{Actor, Pack, PackRef, PlanRule};
use crate::text::blank;

/// The part of a plan that is a day.
pub const COMPLETE_BY: &str = "完成时限";

/// What may follow on an adopted plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Progress,
    Complete,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Progress, Self::Complete];

    pub fn code(self) -> &'static str {
        match self {
            Self::Progress => "progress-plan",
            Self::Complete => "complete-plan",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanRefusal {
    #[error("this plan was made under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("pack {pack} has no plan {plan}. Nothing was recorded")]
    NotStated { pack: String, plan: String },
    #[error("{clause}: a plan names the mines that it covers. Nothing was recorded")]
    NoMines { clause: String },
    #[error("{clause}: the plan lacks {missing:?}. Nothing was recorded")]
    Incomplete { clause: String, missing: Vec<String> },
    #[error("{clause}: this mine is mined in another way. Nothing was recorded")]
    OtherMethod { clause: String },
    #[error("{clause}: the registry doesn't say how it is mined: say why. Nothing was recorded")]
    MethodUnsaid { clause: String },
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("a report of progress needs words. Nothing was recorded")]
    NoWords,
    #[error("this plan is completed already. Nothing was recorded")]
    Completed,
    #[error("{clause}: {mines} mines of the plan are on no list, and no reason is given")]
    NoReason { clause: String, mines: usize },
}

impl PlanRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "plan-other-pack",
            Self::NotStated { .. } => "plan-not-stated",
            Self::NoMines { .. } => "plan-no-mines",
            Self::Incomplete { .. } => "plan-incomplete",
            Self::OtherMethod { .. } => "plan-other-method",
            Self::MethodUnsaid { .. } => "plan-method-unsaid",
            Self::BackInTime => "plan-back-in-time",
            Self::Nobody => "plan-nobody",
            Self::NoWords => "plan-no-words",
            Self::Completed => "plan-completed",
            Self::NoReason { .. } => "plan-no-reason",
        }
    }
}

type Outcome<T> = Result<T, PlanRefusal>;

/// Whether it is each mine's own plan, and not a region's.
pub fn is_own(rule: &PlanRule) -> bool {
    rule.by.contains(&Actor::Enterprise)
}

/// What a plan of the year must say (OR-2.3, ZJ-5.2); of another the document names what it
/// covers. The day by which it is done is kept as a day.
pub fn asked_parts(rule: &PlanRule) -> impl Iterator<Item = &str> {
    let of_the_year = rule.frequency.is_some();
    let fields = rule.fields.iter().map(String::as_str);
    fields.filter(move |field| of_the_year && *field != COMPLETE_BY)
}

fn missing(rule: &PlanRule, adopted: &Adopted) -> Vec<String> {
    let said =
        |topic: &str| adopted.parts.iter().any(|part| part.topic == topic && !blank(&part.text));
    let mut missing: Vec<String> =
        asked_parts(rule).filter(|&topic| !said(topic)).map(str::to_owned).collect();
    if adopted.complete_by.is_none() && rule.fields.iter().any(|field| field == COMPLETE_BY) {
        missing.push(COMPLETE_BY.to_owned());
    }
    missing
}

/// OR-2.4 is of open pits, which mixed mining has too. What the registry doesn't say has a reason.
fn of_method(rule: &PlanRule, method: Method, adopted: &Adopted) -> Outcome<()> {
    let Some(asked) = rule.method else { return Ok(()) };
    let clause = rule.clause.clone();
    match method {
        Method::Unstated if blank(&adopted.reason) => Err(PlanRefusal::MethodUnsaid { clause }),
        Method::Unstated => Ok(()),
        Method::Mixed if asked != Method::Well => Ok(()),
        method if method == asked => Ok(()),
        _ => Err(PlanRefusal::OtherMethod { clause }),
    }
}

/// `method`: of the mine whose own plan it is.
pub fn decide_adopt(
    pack: &Pack,
    reference: &PackRef,
    method: Method,
    mut adopted: Adopted,
) -> Outcome<Adopted> {
    if adopted.pack != *reference {
        return Err(PlanRefusal::OtherPack);
    }
    let Some(rule) = pack.plans.iter().find(|rule| rule.id == adopted.plan) else {
        return Err(PlanRefusal::NotStated { pack: pack.id.clone(), plan: adopted.plan });
    };
    let clause = rule.clause.clone();
    if adopted.mines.is_empty() || adopted.mine.is_empty() == is_own(rule) {
        return Err(PlanRefusal::NoMines { clause });
    }
    of_method(rule, method, &adopted)?;
    let missing = missing(rule, &adopted);
    if !missing.is_empty() {
        return Err(PlanRefusal::Incomplete { clause, missing });
    }
    if adopted.complete_by.is_some_and(|day| day < adopted.on) {
        return Err(PlanRefusal::BackInTime);
    }
    if blank(&adopted.person) {
        return Err(PlanRefusal::Nobody);
    }
    adopted.clause = clause;
    Ok(adopted)
}

/// Whether anything follows here, whatever it will say.
pub fn may(now: &Plan) -> Outcome<()> {
    if now.completed.is_some() { Err(PlanRefusal::Completed) } else { Ok(()) }
}

pub fn decide_progress(now: &Plan, progressed: Progressed) -> Outcome<Progressed> {
    may(now)?;
    if progressed.on < now.last() {
        return Err(PlanRefusal::BackInTime);
    }
    if blank(&progressed.person) {
        return Err(PlanRefusal::Nobody);
    }
    if blank(&progressed.note) { Err(PlanRefusal::NoWords) } else { Ok(progressed) }
}

/// A plan whose mines aren't all listed may be closed, with the reason.
pub fn decide_complete(now: &Plan, completed: Completed) -> Outcome<Completed> {
    may(now)?;
    if completed.on < now.last() {
        return Err(PlanRefusal::BackInTime);
    }
    if blank(&completed.person) {
        return Err(PlanRefusal::Nobody);
    }
    if !completed.missing.is_empty() && blank(&completed.note) {
        let (clause, mines) = (now.adopted.clause.clone(), completed.missing.len());
        return Err(PlanRefusal::NoReason { clause, mines });
    }
    Ok(completed)
}
