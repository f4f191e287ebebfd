//! A mine left out of a period's draws for a reason that the registry doesn't know: one person asks,
//! a second one decides.

use serde::{Deserialize, Serialize};

use super::PlanRefusal;
use crate::fact::Fact;
use crate::text;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionAsked {
    pub mine: String,
    /// The period of the draws, such as `2026-Q4`.
    pub period: String,
    pub reason: String,
}

impl Fact for ExclusionAsked {
    const KIND: &'static str = "exclusion.asked";
}

/// The second person's word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExclusionSettled {
    pub approved: bool,
}

impl Fact for ExclusionSettled {
    const KIND: &'static str = "exclusion.settled";
}

pub fn decide_exclusion(asked: ExclusionAsked) -> Result<ExclusionAsked, PlanRefusal> {
    if text::blank(&asked.reason) {
        return Err(PlanRefusal::NoReason);
    }
    if text::blank(&asked.period) {
        return Err(PlanRefusal::NoPeriod);
    }
    let (reason, period) = (text::line(&asked.reason).into_owned(), asked.period.trim().to_owned());
    Ok(ExclusionAsked { period, reason, ..asked })
}

/// Once, by somebody else than who asked.
pub fn may_settle_exclusion(own: bool, settled: bool) -> Result<(), PlanRefusal> {
    match (settled, own) {
        (true, _) => Err(PlanRefusal::ExclusionSettled),
        (false, true) => Err(PlanRefusal::OwnExclusion),
        (false, false) => Ok(()),
    }
}
