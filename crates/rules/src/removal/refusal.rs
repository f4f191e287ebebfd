//! Why a removal goes no further.

use crate::pack::Actor;

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
    #[error("{clause}: no department's opinion and no word who found it. Nothing was changed")]
    NoFeedback { clause: String },
    #[error("{list}: the registry has this mine on no such list. Nothing was changed")]
    NotOnList { list: &'static str },
    #[error("{by} is no body that verifies a ground. Nothing was changed")]
    NotVerifier { by: Actor },
    #[error("the ground is not verified, or was found not to hold. The mine stays listed")]
    NotVerified,
    #[error("{clause}: the joint conference is heard first. The mine stays listed")]
    NoConference { clause: String },
    #[error("{clause}: the conference met before the ground was verified. The mine stays listed")]
    EarlyConference { clause: String },
    #[error("{clause}: {by} reports, and another body decides. The mine stays listed")]
    OwnReport { clause: String, by: Actor },
    #[error(
        "no document names who decides on this list: the decision is attached. Nothing changed"
    )]
    NoDecision,
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
            Self::NoFeedback { .. } => "removal-no-feedback",
            Self::NotOnList { .. } => "removal-not-on-list",
            Self::NotVerifier { .. } => "removal-not-verifier",
            Self::EarlyConference { .. } => "removal-early-conference",
            Self::OwnReport { .. } => "removal-own-report",
            Self::NoDecision => "removal-no-decision",
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
