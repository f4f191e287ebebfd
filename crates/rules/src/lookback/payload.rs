//! What the log says of a look back.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::pack::PackRef;

/// 问题清单.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub number: String,
    pub mine: String,
    pub pack: PackRef,
    pub clause: String,
    /// By which clause problems are made known in circulars; `None` where none asks for it.
    pub circular_clause: Option<String>,
    pub on: NaiveDate,
    pub person: String,
    pub problems: Vec<String>,
    pub limit: NaiveDate,
    pub problem_list: BlobRef,
}

/// 通报.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circulated {
    pub on: NaiveDate,
    pub circular: BlobRef,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checked {
    pub on: NaiveDate,
    pub person: String,
    /// In the order of the problems.
    pub closed: Vec<bool>,
}

impl Fact for Listed {
    const KIND: &'static str = "lookback.listed";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.problem_list.clone()]
    }
}

impl Fact for Circulated {
    const KIND: &'static str = "lookback.circulated";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.circular.clone()]
    }
}

impl Fact for Checked {
    const KIND: &'static str = "lookback.checked";
}
