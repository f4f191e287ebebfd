//! When an agency is sanctioned.

use super::{Concluded, Reported, Sanction, Verified};
use crate::pack::{Actor, AgencySanction, Pack, PackRef};
use crate::procedure::may_take;

/// What may follow on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Verify,
    Conclude,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Verify, Self::Conclude];

    pub fn code(self) -> &'static str {
        match self {
            Self::Verify => "verify-agency",
            Self::Conclude => "conclude-agency",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AgencyRefusal {
    #[error("pack {pack} states no sanction of agencies. Nothing was recorded")]
    NotStated { pack: String },
    #[error("this case was reported under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("{clause} does not name the ground {ground}. Nothing was recorded")]
    NoSuchGround { clause: String, ground: String },
    #[error("a report needs a ground, words and at least one paper. Nothing was recorded")]
    Unfounded,
    #[error("this step does not follow here. Nothing was recorded")]
    OutOfOrder,
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("{clause}: {by} takes no such step. Nothing was recorded")]
    NotActor { clause: String, by: Actor },
    #[error("the ground {ground} was not reported. Nothing was recorded")]
    NotReported { ground: String },
    #[error("{clause}: what holds is not enough for a sanction. Nothing was recorded")]
    NotEnough { clause: String },
    #[error("{clause}: say why nothing follows, although the grounds hold. Nothing was recorded")]
    NoReason { clause: String },
}

impl AgencyRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotStated { .. } => "agency-not-stated",
            Self::OtherPack => "agency-other-pack",
            Self::NoSuchGround { .. } => "agency-no-such-ground",
            Self::Unfounded => "agency-unfounded",
            Self::OutOfOrder => "agency-out-of-order",
            Self::BackInTime => "agency-back-in-time",
            Self::Nobody => "agency-nobody",
            Self::NotActor { .. } => "agency-not-actor",
            Self::NotReported { .. } => "agency-not-reported",
            Self::NotEnough { .. } => "agency-not-enough",
            Self::NoReason { .. } => "agency-no-reason",
        }
    }
}

type Outcome<T> = Result<T, AgencyRefusal>;

fn stated<'a>(
    pack: &'a Pack,
    reference: &PackRef,
    reported: &Reported,
) -> Outcome<&'a AgencySanction> {
    if reported.pack != *reference {
        return Err(AgencyRefusal::OtherPack);
    }
    let sanction = pack.agencies.sanction.as_ref();
    sanction.ok_or_else(|| AgencyRefusal::NotStated { pack: pack.id.clone() })
}

pub fn decide_report(
    pack: &Pack,
    reference: &PackRef,
    mut reported: Reported,
) -> Outcome<Reported> {
    let sanction = stated(pack, reference, &reported)?;
    let stranger = reported.grounds.iter().find(|ground| !sanction.grounds.contains(ground));
    if let Some(ground) = stranger {
        let (clause, ground) = (sanction.clause.clone(), ground.clone());
        return Err(AgencyRefusal::NoSuchGround { clause, ground });
    }
    let empty = reported.grounds.is_empty() || reported.evidence.is_empty();
    if empty || reported.text.trim().is_empty() {
        return Err(AgencyRefusal::Unfounded);
    }
    reported.clause.clone_from(&sanction.clause);
    Ok(reported)
}

/// Whether a step follows here, whatever it will say.
pub fn may(now: &Sanction, step: Move) -> Outcome<()> {
    let verified = step == Move::Conclude;
    let follows = now.verified.is_some() == verified && now.concluded.is_none();
    if follows { Ok(()) } else { Err(AgencyRefusal::OutOfOrder) }
}

/// XJ-3.2b names whose step it is, OR-3.10 nobody.
fn whose(sanction: &AgencySanction, body: &Actor) -> Outcome<()> {
    if may_take(&sanction.by, body) {
        return Ok(());
    }
    Err(AgencyRefusal::NotActor { clause: sanction.clause.clone(), by: body.clone() })
}

pub fn decide_verify(
    pack: &Pack,
    reference: &PackRef,
    now: &Sanction,
    verified: Verified,
) -> Outcome<Verified> {
    let sanction = stated(pack, reference, &now.reported)?;
    may(now, Move::Verify)?;
    whose(sanction, &verified.body)?;
    if verified.on < now.reported.on {
        return Err(AgencyRefusal::BackInTime);
    }
    if let Some(ground) = verified.holds.iter().find(|held| !now.reported.grounds.contains(held)) {
        return Err(AgencyRefusal::NotReported { ground: ground.clone() });
    }
    if verified.by.trim().is_empty() { Err(AgencyRefusal::Nobody) } else { Ok(verified) }
}

/// XJ-3.2b wants both grounds, OR-3.10 any of three. The outcome and what follows are the
/// document's own; whoever concludes decides only whether they come.
pub fn decide_conclude(
    pack: &Pack,
    reference: &PackRef,
    now: &Sanction,
    mut concluded: Concluded,
) -> Outcome<Concluded> {
    let sanction = stated(pack, reference, &now.reported)?;
    may(now, Move::Conclude)?;
    whose(sanction, &concluded.body)?;
    let verified = now.verified.as_ref().ok_or(AgencyRefusal::OutOfOrder)?;
    if concluded.on < verified.on {
        return Err(AgencyRefusal::BackInTime);
    }
    if concluded.person.trim().is_empty() {
        return Err(AgencyRefusal::Nobody);
    }
    let clause = sanction.clause.clone();
    let holds = |ground: &String| verified.holds.contains(ground);
    let enough = if sanction.all_grounds {
        sanction.grounds.iter().all(holds)
    } else {
        sanction.grounds.iter().any(holds)
    };
    match concluded.outcome {
        Some(_) if !enough => return Err(AgencyRefusal::NotEnough { clause }),
        Some(_) => {
            concluded.outcome = Some(sanction.outcome);
            concluded.consequences.clone_from(&sanction.consequences);
        }
        None if enough && concluded.note.trim().is_empty() => {
            return Err(AgencyRefusal::NoReason { clause });
        }
        None => concluded.consequences.clear(),
    }
    concluded.clause = clause;
    Ok(concluded)
}
