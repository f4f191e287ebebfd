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

/// Whether the mine was removed from its list, as far as the registry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    Yes,
    No,
    Unsaid,
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
    #[error("{clause}: this mine is still on its list. Nothing was recorded")]
    NotRemoved { clause: String },
    #[error(
        "{clause}: the registry doesn't say that it was removed: say why. Nothing was recorded"
    )]
    RemovalUnsaid { clause: String },
    #[error(
        "{clause}: the third party's finding, whose and when, is missing. Nothing was recorded"
    )]
    NoFinding { clause: String },
    #[error("{clause}: {people} signed for it too, and must be named. Nothing was recorded")]
    SignerLeftOut { clause: String, people: String },
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
            Self::NotRemoved { .. } => "sanction-not-removed",
            Self::RemovalUnsaid { .. } => "sanction-removal-unsaid",
            Self::NoFinding { .. } => "sanction-no-finding",
            Self::SignerLeftOut { .. } => "sanction-signer-left-out",
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

/// OR-4.9 to 4.11, OR-3.9, SC-2.4d: only what the document knows, with the facts in hand; what lags
/// after a removal, of a mine that was removed (OR-4.11). `signers`: who, as far as the records say,
/// signed for what the clause asks to answer for.
pub fn decide_propose(
    pack: &Pack,
    reference: &PackRef,
    removed: Removed,
    mut proposed: Proposed,
    signers: &[String],
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
    match removed {
        Removed::No if sanction.after_removal => {
            return Err(SanctionRefusal::NotRemoved { clause: clause() });
        }
        Removed::Unsaid if sanction.after_removal && blank(&proposed.reason) => {
            return Err(SanctionRefusal::RemovalUnsaid { clause: clause() });
        }
        _ => {}
    }
    if sanction.answers.is_some() {
        rests_on_finding(&sanction.clause, &proposed, signers)?;
    } else {
        proposed.finding = None;
    }
    proposed.clause = clause();
    Ok(proposed)
}

/// OR-3.9: a third party found the mine not to meet the standard, and whoever signed answers for it.
fn rests_on_finding(clause: &str, proposed: &Proposed, signers: &[String]) -> Outcome<()> {
    let clause = || clause.to_owned();
    let known = proposed.finding.as_ref().filter(|finding| !blank(&finding.agency));
    let finding = known.ok_or_else(|| SanctionRefusal::NoFinding { clause: clause() })?;
    if finding.on > proposed.on {
        return Err(SanctionRefusal::BackInTime);
    }
    let left_out = signers.iter().filter(|person| !proposed.answerable.contains(person));
    let people: Vec<&str> = left_out.map(String::as_str).collect();
    if people.is_empty() {
        return Ok(());
    }
    Err(SanctionRefusal::SignerLeftOut { clause: clause(), people: people.join("、") })
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
