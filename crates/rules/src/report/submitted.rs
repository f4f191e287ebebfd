//! A report was handed in: for which period, when, and the paper.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Round, reports};
use crate::fact::Fact;
use crate::pack::{Pack, PackRef};
use crate::procedure::Proof;
use crate::region;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    pub pack: PackRef,
    /// As the pack calls it, such as `quarterly`.
    pub report: String,
    /// GB/T 2260 code of the region that reports.
    pub region: String,
    /// The last day of its period.
    pub period: NaiveDate,
    pub on: NaiveDate,
    pub paper: Proof,
}

impl Fact for Submitted {
    const KIND: &'static str = "report.submitted";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.paper.content.clone()]
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportRefusal {
    #[error("{pack} asks for no report {report}; nothing was recorded")]
    Unknown { pack: String, report: String },
    #[error("{clause} asks no report of {region}; nothing was recorded")]
    NotOfRegion { clause: String, region: String },
    #[error("no period of this report ends on {0}; nothing was recorded")]
    NoPeriod(NaiveDate),
    #[error("the period begins on {0}, and nothing can be handed in before; nothing was recorded")]
    NotBegun(NaiveDate),
    #[error("this period was handed in already; what was recorded stands")]
    HandedIn,
}

impl ReportRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "report-unknown",
            Self::NotOfRegion { .. } => "report-not-of-region",
            Self::NoPeriod(_) => "report-no-period",
            Self::NotBegun(_) => "report-not-begun",
            Self::HandedIn => "report-handed-in",
        }
    }
}

/// `handed_in`: somebody has recorded this period of the region already.
pub fn decide_submitted(
    pack: &Pack,
    submitted: Submitted,
    handed_in: bool,
) -> Result<Submitted, ReportRefusal> {
    let Some(report) = pack.reports.iter().find(|report| report.id == submitted.report) else {
        let (pack, report) = (pack.id.clone(), submitted.report);
        return Err(ReportRefusal::Unknown { pack, report });
    };
    let region = submitted.region.as_str();
    if region::find(region).is_none() || !pack.may_hold(region) || !reports(report, region) {
        let (clause, region) = (report.clause.clone(), submitted.region);
        return Err(ReportRefusal::NotOfRegion { clause, region });
    }
    let round = Round::of(report, submitted.period).filter(|round| round.to == submitted.period);
    let Some(round) = round else { return Err(ReportRefusal::NoPeriod(submitted.period)) };
    if submitted.on < round.from {
        return Err(ReportRefusal::NotBegun(round.from));
    }
    if handed_in { Err(ReportRefusal::HandedIn) } else { Ok(submitted) }
}
