//! A second person's word on a plan, before anything is committed to.

use canon::Hash32;
use serde::{Deserialize, Serialize};

use super::{PlanRefusal, Stage};
use crate::fact::Fact;
use crate::{region, text};

/// The frozen list, approved by somebody who didn't freeze it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    pub population_hash: Hash32,
}

impl Fact for Approved {
    const KIND: &'static str = "draw.approved";
}

/// A region's own word on whether its draws need a second person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalStated {
    /// GB/T 2260 code.
    pub region: String,
    pub asked: bool,
    /// The document, or whose decision it is.
    pub source: String,
}

impl Fact for ApprovalStated {
    const KIND: &'static str = "draw-approval.stated";
}

pub fn decide_approval_rule(stated: ApprovalStated) -> Result<ApprovalStated, PlanRefusal> {
    if region::find(&stated.region).is_none() {
        return Err(PlanRefusal::NoRegion(stated.region));
    }
    if text::blank(&stated.source) {
        return Err(PlanRefusal::NoSource);
    }
    Ok(ApprovalStated { source: text::line(&stated.source).into_owned(), ..stated })
}

/// Once, before the commitment, by somebody else than who froze the list.
pub fn may_approve(stage: Stage, approved: bool, own: bool) -> Result<(), PlanRefusal> {
    if stage != Stage::Frozen {
        return Err(PlanRefusal::ApprovedTooLate);
    }
    match (approved, own) {
        (true, _) => Err(PlanRefusal::AlreadyApproved),
        (false, true) => Err(PlanRefusal::OwnApproval),
        (false, false) => Ok(()),
    }
}
