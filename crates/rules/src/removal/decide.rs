//! Who may remove a mine, on what ground, with what in hand.

use super::{Concluded, Conclusion, Conference, Removal, Reported, Verified};
use crate::mine::ListLevel;
use crate::pack::{Actor, Pack, RemovalRoute};

/// How the mine's rectification ended, as its own records say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rectified {
    None,
    Open,
    Passed,
    /// Failed its re-check, or was overdue.
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RemovalRefusal {
    #[error("pack {pack} has no ground {ground}: grounds are never borrowed. Nothing was changed")]
    NoSuchGround { pack: String, ground: String },
    #[error("{ground} needs {missing} as evidence. Nothing was changed")]
    NoEvidence { ground: String, missing: String },
    #[error("{ground} needs a reason in words. Nothing was changed")]
    NoReason { ground: String },
    #[error("{ground} needs a rectification that failed. Nothing was changed")]
    NotFailed { ground: String },
    #[error("the ground is not verified, or was found not to hold. The mine stays listed")]
    NotVerified,
    #[error("{clause}: the joint conference is heard first. The mine stays listed")]
    NoConference { clause: String },
    #[error("{by} does not decide on this list here. The mine stays listed")]
    NotDecider { by: Actor },
    #[error("the national list is decided elsewhere: a removal can only be proposed")]
    NationalOnlyProposed,
    #[error("this removal is already verified or concluded. Nothing was changed")]
    OutOfOrder,
    #[error("a day lies before what it rests on. Nothing was changed")]
    BackInTime,
    #[error("this case was reported under another pack or version. Nothing was changed")]
    OtherPack,
    #[error("somebody must answer for this by name. Nothing was changed")]
    Nobody,
}

impl RemovalRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchGround { .. } => "removal-no-such-ground",
            Self::NoEvidence { .. } => "removal-no-evidence",
            Self::NoReason { .. } => "removal-no-reason",
            Self::NotFailed { .. } => "removal-not-failed",
            Self::NotVerified => "removal-not-verified",
            Self::NoConference { .. } => "removal-no-conference",
            Self::NotDecider { .. } => "removal-not-decider",
            Self::NationalOnlyProposed => "removal-national-only-proposed",
            Self::OutOfOrder => "removal-out-of-order",
            Self::BackInTime => "removal-back-in-time",
            Self::OtherPack => "removal-other-pack",
            Self::Nobody => "removal-nobody",
        }
    }
}

type Outcome<T> = Result<T, RemovalRefusal>;

/// A ground of this very pack, each paper that it asks for, and its own route.
pub fn decide_report(pack: &Pack, reported: Reported, rectified: Rectified) -> Outcome<Reported> {
    same_pack(pack, &reported)?;
    let ground = reported.ground.clone();
    let Some(found) = pack.removal.grounds.iter().find(|known| known.id == ground) else {
        return Err(RemovalRefusal::NoSuchGround { pack: pack.id.clone(), ground });
    };
    let has = |name: &&String| !reported.evidence.iter().any(|proof| proof.name == **name);
    if let Some(missing) = found.evidence.iter().find(has) {
        return Err(RemovalRefusal::NoEvidence { ground, missing: missing.clone() });
    }
    if reported.evidence.is_empty() {
        return Err(RemovalRefusal::NoEvidence { ground, missing: "at least one paper".into() });
    }
    if reported.reason.trim().is_empty() {
        return Err(RemovalRefusal::NoReason { ground });
    }
    let failed = rectified == Rectified::Failed && reported.rectification.is_some();
    if found.route == RemovalRoute::AfterRectification && !failed {
        return Err(RemovalRefusal::NotFailed { ground });
    }
    Ok(reported)
}

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
            Self::Verify => "verify",
            Self::Conclude => "conclude",
        }
    }
}

/// Whether a step may be taken, whatever it will say.
pub fn may(now: &Removal, step: Move) -> Outcome<()> {
    match (step, &now.verified, &now.concluded) {
        (Move::Verify, None, None) | (Move::Conclude, Some(_), None) => Ok(()),
        (Move::Conclude, None, None) => Err(RemovalRefusal::NotVerified),
        _ => Err(RemovalRefusal::OutOfOrder),
    }
}

pub fn decide_verify(now: &Removal, verified: Verified) -> Outcome<Verified> {
    may(now, Move::Verify)?;
    if verified.on < now.reported.on {
        return Err(RemovalRefusal::BackInTime);
    }
    if verified.by.trim().is_empty() { Err(RemovalRefusal::Nobody) } else { Ok(verified) }
}

/// A conclusion, whose it is and on what day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub on: chrono::NaiveDate,
    pub conclusion: Conclusion,
    pub by: Actor,
    pub person: String,
    pub conference: Option<Conference>,
}

/// GS-4.2: after feedback and joint conference; elsewhere by whom the pack names for the list. A
/// pack that names nobody for a list lets nobody remove from it.
pub fn decide_conclude(pack: &Pack, now: &Removal, verdict: Verdict) -> Outcome<Concluded> {
    same_pack(pack, &now.reported)?;
    may(now, Move::Conclude)?;
    let verified = now.verified.as_ref().ok_or(RemovalRefusal::NotVerified)?;
    let heard = verdict.conference.as_ref().map_or(verified.on, |heard| heard.on);
    if verdict.on < verified.on || verdict.on < heard {
        return Err(RemovalRefusal::BackInTime);
    }
    if verdict.person.trim().is_empty() {
        return Err(RemovalRefusal::Nobody);
    }
    if verdict.conclusion != Conclusion::Kept && !verified.holds {
        return Err(RemovalRefusal::NotVerified);
    }
    conference(pack, &verdict)?;
    let clause = authority(pack, now.reported.list, &verdict)?;
    let Verdict { on, conclusion, by, person, conference } = verdict;
    Ok(Concluded { on, conclusion, by, person, clause, conference })
}

fn same_pack(pack: &Pack, reported: &Reported) -> Outcome<()> {
    let same = reported.pack.id == pack.id && reported.pack.version == pack.version;
    if same { Ok(()) } else { Err(RemovalRefusal::OtherPack) }
}

fn conference(pack: &Pack, verdict: &Verdict) -> Outcome<()> {
    let heard = verdict.conference.as_ref().is_some_and(|c| !c.opinion.trim().is_empty());
    match pack.removal.joint_conference.as_ref().filter(|stated| stated.value) {
        Some(stated) if !heard => {
            Err(RemovalRefusal::NoConference { clause: stated.clause.clone() })
        }
        _ => Ok(()),
    }
}

/// The clause by which this body concludes on the list. Whoever reports grounds may propose to the
/// nation or keep; only the list's decider removes.
fn authority(pack: &Pack, list: ListLevel, verdict: &Verdict) -> Outcome<String> {
    let national = list == ListLevel::National;
    if national && verdict.conclusion == Conclusion::Removed {
        return Err(RemovalRefusal::NationalOnlyProposed);
    }
    let not_decider = || RemovalRefusal::NotDecider { by: verdict.by.clone() };
    let mut deciders = pack.removal.deciders.iter().filter(|decider| decider.by == verdict.by);
    let decider = deciders.find(|decider| decider.list == list || national);
    match verdict.conclusion {
        Conclusion::ProposedNational if !national => Err(not_decider()),
        _ => decider.map(|decider| decider.clause.clone()).ok_or_else(not_decider),
    }
}
