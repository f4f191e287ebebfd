//! When a sanction may be proposed, taken and lifted.

use super::{Lifted, Proposed, Settled};
use crate::pack::{Consequence, Pack, PackRef};
use crate::text::blank;

/// A sanction as its records make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub proposed: Proposed,
    pub settled: Option<Settled>,
    pub lifted: Option<Lifted>,
}

impl Case {
    pub fn begin(proposed: Proposed) -> Self {
        Self { proposed, settled: None, lifted: None }
    }

    pub fn in_force(&self) -> bool {
        self.lifted.is_none() && self.settled.as_ref().is_some_and(|settled| settled.taken)
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
pub fn decide_propose(pack: &Pack, reference: &PackRef, proposed: Proposed) -> Outcome<Proposed> {
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
    Ok(proposed)
}

pub fn decide_settle(
    pack: &Pack,
    reference: &PackRef,
    now: &Case,
    mut settled: Settled,
) -> Outcome<Settled> {
    let sanction = stated(pack, reference, &now.proposed)?;
    if now.settled.is_some() {
        return Err(SanctionRefusal::OutOfOrder);
    }
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
    let since = now.settled.as_ref().filter(|_| now.in_force()).map(|settled| settled.on);
    let since = since.ok_or(SanctionRefusal::OutOfOrder)?;
    if lifted.on < since {
        return Err(SanctionRefusal::BackInTime);
    }
    if blank(&lifted.department) {
        return Err(SanctionRefusal::Nobody);
    }
    if blank(&lifted.note) { Err(SanctionRefusal::NoReason) } else { Ok(lifted) }
}
