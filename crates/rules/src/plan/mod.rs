//! Plans 规划与年度计划: a region's overall plan, a mine's plan of the year with its four parts, and
//! which mines no plan covers.

use std::collections::BTreeSet;

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fact::Fact;
use crate::text::blank;

/// OR-2.1, 2.2: the plan of a region, and the mines that it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionPlanned {
    pub region: String,
    pub kind: RegionPlan,
    pub on: NaiveDate,
    pub mines: Vec<String>,
    pub paper: BlobRef,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionPlan {
    /// 绿色矿山建设总体规划
    Overall,
    /// 集中连片治理方案
    Contiguous,
}

/// OR-2.3: a mine's plan of the year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearPlanned {
    pub mine: String,
    pub year: i32,
    pub on: NaiveDate,
    pub tasks: String,
    pub standard: String,
    pub funds: String,
    pub complete_by: Option<NaiveDate>,
    pub paper: BlobRef,
}

impl Fact for RegionPlanned {
    const KIND: &'static str = "plan.region";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.paper.clone()]
    }
}

impl Fact for YearPlanned {
    const KIND: &'static str = "plan.year";

    fn blobs(&self) -> Vec<BlobRef> {
        vec![self.paper.clone()]
    }
}

/// One of the four parts that a plan of the year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Tasks,
    Standard,
    Funds,
    CompleteBy,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanRefusal {
    #[error("a plan names the mines that it covers. Nothing was recorded")]
    NoMines,
    #[error("OR-2.3: the plan of the year lacks {missing:?}. Nothing was recorded")]
    Incomplete { missing: Vec<Part> },
}

impl PlanRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoMines => "plan-no-mines",
            Self::Incomplete { .. } => "plan-incomplete",
        }
    }
}

pub fn decide_region(planned: RegionPlanned) -> Result<RegionPlanned, PlanRefusal> {
    if planned.mines.is_empty() { Err(PlanRefusal::NoMines) } else { Ok(planned) }
}

pub fn decide_year(planned: YearPlanned) -> Result<YearPlanned, PlanRefusal> {
    let parts = [
        (Part::Tasks, blank(&planned.tasks)),
        (Part::Standard, blank(&planned.standard)),
        (Part::Funds, blank(&planned.funds)),
        (Part::CompleteBy, planned.complete_by.is_none()),
    ];
    let missing: Vec<Part> =
        parts.into_iter().filter(|(_, missing)| *missing).map(|(part, _)| part).collect();
    if missing.is_empty() { Ok(planned) } else { Err(PlanRefusal::Incomplete { missing }) }
}

/// Of the mines that a plan must cover, those that none does, in order. OR-2.1 wants all producing
/// and new mines.
pub fn uncovered<'a>(
    must: impl IntoIterator<Item = &'a str>,
    plans: &[RegionPlanned],
    kind: RegionPlan,
) -> BTreeSet<&'a str> {
    let of_kind = plans.iter().filter(|plan| plan.kind == kind);
    let covered: BTreeSet<&str> =
        of_kind.flat_map(|plan| &plan.mines).map(String::as_str).collect();
    must.into_iter().filter(|mine| !covered.contains(mine)).collect()
}

#[cfg(test)]
mod tests {
    use canon::sha256;

    use super::*;

    fn blob() -> BlobRef {
        BlobRef { hash: sha256(b"x"), bytes: 1 }
    }

    fn region(kind: RegionPlan, mines: &[&str]) -> RegionPlanned {
        RegionPlanned {
            region: "150622".into(),
            kind,
            on: "2026-03-02".parse().unwrap(),
            mines: mines.iter().map(|mine| (*mine).to_owned()).collect(),
            paper: blob(),
        }
    }

    #[test]
    fn a_mine_that_only_another_kind_of_plan_covers_is_a_gap() {
        let plans = [
            region(RegionPlan::Overall, &["m-1", "m-2"]),
            region(RegionPlan::Overall, &["m-2", "m-9"]),
            region(RegionPlan::Contiguous, &["m-3"]),
        ];
        let gaps = uncovered(["m-1", "m-2", "m-3", "m-4"], &plans, RegionPlan::Overall);
        assert_eq!(gaps.into_iter().collect::<Vec<_>>(), ["m-3", "m-4"]);
        assert_eq!(decide_region(region(RegionPlan::Overall, &[])), Err(PlanRefusal::NoMines));
    }

    #[test]
    fn a_plan_of_the_year_has_its_four_parts() {
        let whole = YearPlanned {
            mine: "m-1".into(),
            year: 2026,
            on: "2026-01-12".parse().unwrap(),
            tasks: "排土场复绿12公顷".into(),
            standard: "DZ/T 0315".into(),
            funds: "320万元".into(),
            complete_by: "2026-10-31".parse().ok(),
            paper: blob(),
        };
        assert_eq!(decide_year(whole.clone()), Ok(whole.clone()));
        let poor = YearPlanned { funds: " ".into(), complete_by: None, ..whole };
        let missing = vec![Part::Funds, Part::CompleteBy];
        assert_eq!(decide_year(poor), Err(PlanRefusal::Incomplete { missing }));
    }
}
