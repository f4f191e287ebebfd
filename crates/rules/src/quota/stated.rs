//! The share of a year where no document gives one: the officer states it, by a document of their
//! own and with a reason. It is never invented.

use canon::BlobRef;
use serde::{Deserialize, Serialize};

use super::Share;
use crate::fact::Fact;
use crate::procedure::Proof;
use crate::region;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedRatio {
    /// GB/T 2260 code of the region that owes it as a whole.
    pub region: String,
    pub year: i32,
    pub ratio: Share,
    pub reason: String,
    /// Where it stands: an order, minutes, a plan of the year.
    pub document: Proof,
}

impl Fact for StatedRatio {
    const KIND: &'static str = "quota.stated";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.document.content.clone()]
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatedRefusal {
    #[error("{0:?} is no region of GB/T 2260; nothing was recorded")]
    NoRegion(String),
    #[error(
        "a ratio is more than nothing and at most all, such as 5% or 1/12, for a year between 2018 and 2200; nothing was recorded"
    )]
    NoRatio,
    #[error("a ratio that no document of the region gives needs its reason; nothing was recorded")]
    NoReason,
    #[error("{clause} gives the ratio of this region; nothing was recorded")]
    ByDocument { clause: String },
}

impl StatedRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoRegion(_) => "quota-no-region",
            Self::NoRatio => "quota-no-ratio",
            Self::NoReason => "quota-no-reason",
            Self::ByDocument { .. } => "quota-by-document",
        }
    }
}

/// `clause` is that of the document in force which gives a ratio itself.
pub fn decide_stated(
    stated: StatedRatio,
    clause: Option<&str>,
) -> Result<StatedRatio, StatedRefusal> {
    if region::find(&stated.region).is_none() {
        return Err(StatedRefusal::NoRegion(stated.region));
    }
    if let Some(clause) = clause {
        return Err(StatedRefusal::ByDocument { clause: clause.to_owned() });
    }
    if stated.ratio.is_none() || !(2018..=2200).contains(&stated.year) {
        return Err(StatedRefusal::NoRatio);
    }
    let reason = stated.reason.trim().to_owned();
    if reason.is_empty() {
        Err(StatedRefusal::NoReason)
    } else {
        Ok(StatedRatio { reason, ..stated })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(region: &str, year: i32, ratio: &str, reason: &str) -> StatedRatio {
        let content = BlobRef { hash: canon::sha256(b"order"), bytes: 5 };
        StatedRatio {
            region: region.into(),
            year,
            ratio: Share::try_from(ratio.to_owned()).unwrap(),
            reason: reason.into(),
            document: Proof { name: "抽查工作方案.pdf".into(), content },
        }
    }

    #[test]
    fn a_ratio_is_stated_with_its_reason_where_no_document_gives_one() {
        let fine = decide_stated(stated("510700", 2026, "1/12", " 省厅要求 "), None).unwrap();
        assert_eq!((fine.reason.as_str(), fine.ratio.ceil_of(25)), ("省厅要求", 3));
        let code = |stated, clause| decide_stated(stated, clause).unwrap_err().code();
        assert_eq!(code(stated("519999", 2026, "5%", "要求"), None), "quota-no-region");
        assert_eq!(code(stated("510700", 2026, "0%", "要求"), None), "quota-no-ratio");
        assert_eq!(code(stated("510700", 1926, "5%", "要求"), None), "quota-no-ratio");
        assert_eq!(code(stated("510700", 2026, "5%", " "), None), "quota-no-reason");
        assert_eq!(code(stated("150622", 2026, "5%", "要求"), Some("OR-4.3")), "quota-by-document");
    }
}
