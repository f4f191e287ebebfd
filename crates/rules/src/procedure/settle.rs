//! Going on with a case, and settling a conflict.

use serde::{Deserialize, Serialize};

use super::Line;
use crate::fact::Fact;

/// A person says which branch of a case stands. The others stay in the log and are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The newest record of the branch that stands.
    pub keeps: String,
    /// Those of the branches that don't.
    pub aside: Vec<String>,
    pub reason: String,
}

impl Fact for Settled {
    const KIND: &'static str = "case.settled";
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseRefusal {
    #[error("the opening of this case has not arrived here. Nothing was changed; exchange first")]
    NotHere,
    #[error("two steps of this case do not know each other: settle which one stands first")]
    InConflict,
    #[error("this case has gone on since it was shown. Nothing was changed; look at it again")]
    MovedOn,
    #[error("this case is in no conflict. Nothing was changed")]
    NoConflict,
    #[error("what stands must be one of the branches of this case. Nothing was changed")]
    NoBranch,
    #[error("settling a conflict needs a reason. Nothing was changed")]
    NoReason,
    #[error("this case holds records of a newer version. Nothing was changed; update the program")]
    Newer,
    #[error(
        "another body took this step: it is entered for it from its paper, and none is attached. \
         Nothing was recorded"
    )]
    NeedsScan,
}

impl CaseRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotHere => "case-not-here",
            Self::InConflict => "case-in-conflict",
            Self::MovedOn => "case-moved-on",
            Self::NoConflict => "case-no-conflict",
            Self::NoBranch => "case-no-branch",
            Self::NoReason => "case-no-reason",
            Self::Newer => "case-newer",
            Self::NeedsScan => "case-needs-scan",
        }
    }
}

/// Where the next step follows on. `saw` is the newest record that the person saw; what came after
/// it on this machine they shall see first.
pub fn decide_step(line: &Line<'_>, newer: bool, saw: &str) -> Result<String, CaseRefusal> {
    match line.head() {
        _ if newer => Err(CaseRefusal::Newer),
        Some(head) if head == saw => Ok(head.to_owned()),
        Some(_) => Err(CaseRefusal::MovedOn),
        None if line.in_conflict() => Err(CaseRefusal::InConflict),
        None => Err(CaseRefusal::NotHere),
    }
}

pub fn decide_settle(
    line: &Line<'_>,
    newer: bool,
    keeps: &str,
    reason: &str,
) -> Result<Settled, CaseRefusal> {
    if newer {
        return Err(CaseRefusal::Newer);
    }
    if !line.in_conflict() {
        return Err(CaseRefusal::NoConflict);
    }
    if !line.tips.iter().any(|tip| tip.id == keeps) {
        return Err(CaseRefusal::NoBranch);
    }
    if reason.trim().is_empty() {
        return Err(CaseRefusal::NoReason);
    }
    let others = line.tips.iter().filter(|tip| tip.id != keeps);
    let aside = others.map(|tip| tip.id.clone()).collect();
    Ok(Settled { keeps: keeps.to_owned(), aside, reason: reason.trim().to_owned() })
}
