//! When a sanction may be proposed, taken and lifted.

use super::{Case, Lifted, Proposed, Settled};
use crate::pack::{Consequence, Pack, PackRef};
use crate::text::blank;

/// What may follow on a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Settle,
    Lift,
}

impl Move {
    pub const ALL: [Self; 2] = [Self::Settle, Self::Lift];

    pub fn code(self) -> &'static str {
        match self {
            Self::Settle => "settle-sanction",
            Self::Lift => "lift-sanction",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SanctionRefusal {
    #[error("this case was proposed under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("pack {pack} knows no sanction {sanction}: none is borrowed. Nothing was recorded")]
    NoSuchSanction { pack: String, sanction: String },
    #[error("{clause}: a proposal needs what happened in words, and a paper. Nothing was recorded")]
    Unfounded { clause: String },
    #[error("{clause}: accountability is proposed for people by name. Nothing was recorded")]
    NobodyAnswerable { clause: String },
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("this step does not follow here. Nothing was recorded")]
    OutOfOrder,
    #[error("a day lies before what it rests on. Nothing was recorded")]
    BackInTime,
    #[error("{clause}: the decision's paper is missing. Nothing was recorded")]
    NoDecision { clause: String },
    #[error("a reason in words is needed. Nothing was recorded")]
    NoReason,
}

impl SanctionRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherPack => "sanction-other-pack",
            Self::NoSuchSanction { .. } => "sanction-no-such-sanction",
            Self::Unfounded { .. } => "sanction-unfounded",
            Self::NobodyAnswerable { .. } => "sanction-nobody-answerable",
            Self::Nobody => "sanction-nobody",
            Self::OutOfOrder => "sanction-out-of-order",
            Self::BackInTime => "sanction-back-in-time",
            Self::NoDecision { .. } => "sanction-no-decision",
            Self::NoReason => "sanction-no-reason",
        }
    }
}

type Outcome<T> = Result<T, SanctionRefusal>;

fn stated<'a>(
    pack: &'a Pack,
    reference: &PackRef,
    proposed: &Proposed,
) -> Outcome<&'a crate::pack::Sanction> {
    if proposed.pack != *reference {
        return Err(SanctionRefusal::OtherPack);
    }
    let known = pack.sanctions.iter().find(|sanction| sanction.id == proposed.sanction);
    known.ok_or_else(|| SanctionRefusal::NoSuchSanction {
        pack: pack.id.clone(),
        sanction: proposed.sanction.clone(),
    })
}

/// OR-4.9 to 4.11, OR-3.9, SC-2.4d: only what the document knows, with the facts in hand.
pub fn decide_propose(
    pack: &Pack,
    reference: &PackRef,
    mut proposed: Proposed,
) -> Outcome<Proposed> {
    let sanction = stated(pack, reference, &proposed)?;
    let clause = || sanction.clause.clone();
    if blank(&proposed.person) {
        return Err(SanctionRefusal::Nobody);
    }
    if blank(&proposed.facts) || proposed.evidence.is_empty() {
        return Err(SanctionRefusal::Unfounded { clause: clause() });
    }
    let accountability = sanction.consequence == Consequence::Accountability;
    if accountability && proposed.answerable.iter().all(|person| blank(person)) {
        return Err(SanctionRefusal::NobodyAnswerable { clause: clause() });
    }
    proposed.clause = clause();
    Ok(proposed)
}

/// Whether a step follows here, whatever it will say.
pub fn may(now: &Case, step: Move) -> Outcome<()> {
    let follows = match step {
        Move::Settle => now.settled.is_none(),
        Move::Lift => now.in_force(),
    };
    if follows { Ok(()) } else { Err(SanctionRefusal::OutOfOrder) }
}

pub fn decide_settle(
    pack: &Pack,
    reference: &PackRef,
    now: &Case,
    mut settled: Settled,
) -> Outcome<Settled> {
    let sanction = stated(pack, reference, &now.proposed)?;
    may(now, Move::Settle)?;
    if settled.on < now.proposed.on {
        return Err(SanctionRefusal::BackInTime);
    }
    if blank(&settled.department) {
        return Err(SanctionRefusal::Nobody);
    }
    settled.clause.clone_from(&sanction.clause);
    match settled.taken {
        true if settled.decision.is_none() => {
            Err(SanctionRefusal::NoDecision { clause: settled.clause })
        }
        false if blank(&settled.note) => Err(SanctionRefusal::NoReason),
        _ => Ok(settled),
    }
}

pub fn decide_lift(now: &Case, lifted: Lifted) -> Outcome<Lifted> {
    may(now, Move::Lift)?;
    if now.settled.as_ref().is_some_and(|settled| lifted.on < settled.on) {
        return Err(SanctionRefusal::BackInTime);
    }
    if blank(&lifted.department) {
        return Err(SanctionRefusal::Nobody);
    }
    if blank(&lifted.note) { Err(SanctionRefusal::NoReason) } else { Ok(lifted) }
}
