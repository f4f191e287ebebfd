//! When a mine must stop, and when it may work again.

use chrono::NaiveDate;

use super::scope::in_scope;
use super::{Accepted, Ordered, Registered, Resumed, Suspension};
use crate::calendar::{Calendar, Counting};
use crate::pack::{Actor, Consequence, Duty, Pack, PackRef};
use crate::procedure::may_take;

/// What may follow on an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Accept,
    Resume,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Accept, Self::Resume];

    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Resume => "resume",
        }
    }
}

/// A duty whose time is over, and what the document says then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue<'a> {
    pub duty: &'a Duty,
    pub due: NaiveDate,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SuspensionRefusal {
    #[error("this case was ordered under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("pack {pack} does not stop production for {duty}. Nothing was ordered")]
    NotStated { pack: String, duty: String },
    #[error("{clause}: the mine has time up to {due}. Nothing was ordered")]
    InTime { clause: String, due: NaiveDate },
    #[error("{clause}: the mine is on the list. Nothing was ordered")]
    Listed { clause: String },
    #[error("{clause}: the registry has this mine as no new one. Nothing was ordered")]
    NotNew { clause: String },
    #[error("{clause}: this mine is exempt by the registry. Nothing was ordered")]
    Exempt { clause: String },
    #[error("{clause}: the registry has {since} as the day of production. Nothing was ordered")]
    OtherDay { clause: String, since: NaiveDate },
    #[error("{clause}: the registry leaves open why it applies: say so. Nothing was ordered")]
    NoReason { clause: String },
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("{clause}: {by} takes no such step. Nothing was recorded")]
    NotActor { clause: String, by: Actor },
    #[error("this mine works again already. Nothing was recorded")]
    Resumed,
    #[error("{clause}: work is taken up only after a passed acceptance. The mine stays stopped")]
    NotAccepted { clause: String },
}

impl SuspensionRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "suspension-other-pack",
            Self::NotStated { .. } => "suspension-not-stated",
            Self::InTime { .. } => "suspension-in-time",
            Self::Listed { .. } => "suspension-listed",
            Self::NotNew { .. } => "suspension-not-new",
            Self::Exempt { .. } => "suspension-exempt",
            Self::OtherDay { .. } => "suspension-other-day",
            Self::NoReason { .. } => "suspension-no-reason",
            Self::BackInTime => "suspension-back-in-time",
            Self::Nobody => "suspension-nobody",
            Self::NotActor { .. } => "suspension-not-actor",
            Self::Resumed => "suspension-resumed",
            Self::NotAccepted { .. } => "suspension-not-accepted",
        }
    }
}

type Outcome<T> = Result<T, SuspensionRefusal>;

/// The pack's duty, if production stops for it, and its last day for a mine whose duty runs from
/// `since`.
pub fn overdue<'a>(
    pack: &'a Pack,
    calendar: &Calendar,
    counting: Counting,
    duty: &str,
    since: NaiveDate,
) -> Outcome<Overdue<'a>> {
    let stops =
        |known: &&Duty| known.id == duty && known.overdue == Some(Consequence::StopProduction);
    let found = pack.duties.iter().find(stops);
    let Some((duty, within)) = found.and_then(|duty| Some((duty, duty.within?))) else {
        return Err(not_stated(pack, duty));
    };
    Ok(Overdue { duty, due: counting.end(calendar, since, within).date })
}

fn not_stated(pack: &Pack, duty: &str) -> SuspensionRefusal {
    SuspensionRefusal::NotStated { pack: pack.id.clone(), duty: duty.to_owned() }
}

/// ZJ-4.1e names nobody who stops a mine or accepts it: then the officer does.
fn whose(duty: &Duty, body: &Actor) -> Outcome<()> {
    if may_take(&duty.by, body) {
        return Ok(());
    }
    Err(SuspensionRefusal::NotActor { clause: duty.clause.clone(), by: body.clone() })
}

/// Of a mine in the duty's scope, once its time is over.
pub fn decide_order(
    pack: &Pack,
    reference: &PackRef,
    calendar: &Calendar,
    counting: Counting,
    mine: Registered<'_>,
    mut ordered: Ordered,
) -> Outcome<Ordered> {
    if ordered.pack != *reference {
        return Err(SuspensionRefusal::OtherPack);
    }
    let Overdue { duty, due } = overdue(pack, calendar, counting, &ordered.duty, ordered.since)?;
    let clause = duty.clause.clone();
    whose(duty, &ordered.body)?;
    in_scope(duty, mine, &ordered)?;
    if ordered.on <= due {
        return Err(SuspensionRefusal::InTime { clause, due });
    }
    if ordered.limit < ordered.on {
        return Err(SuspensionRefusal::BackInTime);
    }
    if ordered.person.trim().is_empty() {
        return Err(SuspensionRefusal::Nobody);
    }
    ordered.clause = clause;
    Ok(ordered)
}

/// Whether a step follows here, whatever it will say.
pub fn may(now: &Suspension, step: Move) -> Outcome<()> {
    match step {
        _ if now.resumed.is_some() => Err(SuspensionRefusal::Resumed),
        Move::Resume if now.passed_on().is_none() => {
            Err(SuspensionRefusal::NotAccepted { clause: now.ordered.clause.clone() })
        }
        _ => Ok(()),
    }
}

/// A failed acceptance may be followed by another.
pub fn decide_accept(pack: &Pack, now: &Suspension, accepted: Accepted) -> Outcome<Accepted> {
    may(now, Move::Accept)?;
    let duty = pack.duties.iter().find(|duty| duty.id == now.ordered.duty);
    whose(duty.ok_or_else(|| not_stated(pack, &now.ordered.duty))?, &accepted.body)?;
    if accepted.on < now.last() {
        return Err(SuspensionRefusal::BackInTime);
    }
    if accepted.person.trim().is_empty() {
        return Err(SuspensionRefusal::Nobody);
    }
    Ok(accepted)
}

pub fn decide_resume(now: &Suspension, resumed: Resumed) -> Outcome<Resumed> {
    may(now, Move::Resume)?;
    if resumed.on < now.last() { Err(SuspensionRefusal::BackInTime) } else { Ok(resumed) }
}
