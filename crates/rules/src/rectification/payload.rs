//! What the log says of a rectification.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agency::Evaluator;
use crate::deadline::Override;
use crate::fact::Fact;
use crate::pack::PackRef;
use crate::procedure::Proof;

/// 限期整改通知: problems, measures, limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    pub number: String,
    pub mine: String,
    /// The inspection that found the problems, where one did.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inspection: Option<String>,
    /// The look back whose list of problems it is, where one is (OR-4.7).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub look_back: Option<String>,
    pub pack: PackRef,
    /// The clause that sets the limit, or at least says who orders rectification.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub clause: Option<String>,
    pub problems: Vec<Problem>,
    pub noticed: NaiveDate,
    pub limit: NaiveDate,
    /// Why the limit is longer than the document allows in principle.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub beyond: Option<Override>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    pub text: String,
    pub measure: String,
}

/// The mine has the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledged {
    pub on: NaiveDate,
    pub by: String,
}

/// What the mine shows of its work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceSubmitted {
    pub on: NaiveDate,
    pub note: String,
    pub evidence: Vec<Proof>,
}

/// A later limit, with the clause that allows one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extended {
    pub on: NaiveDate,
    pub limit: NaiveDate,
    pub why: Override,
    pub clause: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecheckScheduled {
    pub on: NaiveDate,
    pub day: NaiveDate,
}

/// 复核意见: each problem closed or not, in the notice's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rechecked {
    pub on: NaiveDate,
    pub by: Vec<String>,
    pub closed: Vec<bool>,
    /// The third party's result, where its evaluation is the re-check.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub third_party: Option<Proof>,
    /// Who that third party was.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub evaluator: Option<Evaluator>,
}

impl Rechecked {
    pub fn passed(&self) -> bool {
        self.closed.iter().all(|closed| *closed)
    }
}

impl Fact for Issued {
    const KIND: &'static str = "rectification.issued";
}

impl Fact for Acknowledged {
    const KIND: &'static str = "rectification.acknowledged";
}

impl Fact for EvidenceSubmitted {
    const KIND: &'static str = "rectification.evidence-submitted";

    fn blobs(&self) -> Vec<BlobRef> {
        Proof::contents(&self.evidence)
    }
}

impl Fact for Extended {
    const KIND: &'static str = "rectification.extended";
}

impl Fact for RecheckScheduled {
    const KIND: &'static str = "rectification.recheck-scheduled";
}

impl Fact for Rechecked {
    const KIND: &'static str = "rectification.rechecked";

    fn blobs(&self) -> Vec<BlobRef> {
        self.third_party.iter().map(|proof| proof.content.clone()).collect()
    }
}
