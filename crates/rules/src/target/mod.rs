//! Targets 目标: what a document asks to be reached, and how far the registry says it is. Nothing is
//! guessed: mines of which the registry doesn't say it are counted apart. Mines come in groups that
//! no target tells apart, since a province has 100,000 of them.

mod alike;
mod reckon;
mod standard;
mod tally;

use chrono::NaiveDate;

pub use alike::{Alike, turns};
pub use reckon::{Known, reckon};
pub use standard::{is_due, is_exempt, is_of_class, reaches};

use crate::mine::Scale;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What<'a> {
    /// A share of mines on the list; of one scale, or of all that are due.
    Share { scale: Option<Scale> },
    /// A number of mines on the list.
    Count,
    /// A city's own part of a share or number.
    City { region: &'a str, name: &'a str },
    /// 样板项目 of a county.
    ModelMines { region: &'a str },
    /// 基金计提率.
    FundAccrual,
    /// Mines in a region's overall plan.
    PlanCoverage,
    /// 处级领导包联.
    Leaders,
}

impl What<'_> {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Share { .. } => "share",
            Self::Count => "count",
            Self::City { .. } => "city",
            Self::ModelMines { .. } => "model-mines",
            Self::FundAccrual => "fund-accrual",
            Self::PlanCoverage => "plan-coverage",
            Self::Leaders => "leaders",
        }
    }
}

/// A target and where the registry stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target<'a> {
    pub what: What<'a>,
    pub clause: &'a str,
    pub by: Option<NaiveDate>,
    /// Mines that it is reckoned on.
    pub of: u64,
    pub needed: u64,
    pub has: u64,
    /// Mines of which the registry doesn't say whether they count.
    pub unknown: u64,
    /// Places in [`Known::mines`] of those that don't all count, or that nobody knows of.
    pub without: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Achieved,
    /// So many are missing, whatever the unknown ones turn out to be.
    Missing(u64),
    /// It depends on what the registry doesn't say.
    Unknown,
}

impl Target<'_> {
    pub fn standing(&self) -> Standing {
        if self.has >= self.needed {
            Standing::Achieved
        } else if self.has + self.unknown >= self.needed {
            Standing::Unknown
        } else {
            Standing::Missing(self.needed - self.has)
        }
    }
}

#[cfg(test)]
mod tests;
