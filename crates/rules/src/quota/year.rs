//! The plan of a year 年度计划: how many mines each quarter draws in each county of a region.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Quarter;
use crate::fact::Fact;

/// The last word on a region's year stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearPlan {
    /// GB/T 2260.
    pub region: String,
    pub year: i32,
    pub counties: Vec<CountyYear>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountyYear {
    pub region: String,
    /// N that it was planned on.
    pub n: u64,
    /// Quarters that were over when it was planned hold the mines that they had checked.
    pub quarters: [u64; 4],
}

impl Fact for YearPlan {
    const KIND: &'static str = "quota.year-planned";
}

impl YearPlan {
    pub fn county(&self, code: &str) -> Option<&CountyYear> {
        self.counties.iter().find(|county| county.region == code)
    }
}

/// What a year asks of a region as a whole, whose counties bear it together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearNeed {
    pub region: String,
    /// Distinct mines; 0 where no source gives a share.
    pub yearly: u64,
    /// Whether each quarter needs a check in each county.
    pub each_quarter: bool,
    pub counties: Vec<CountyNeed>,
}

/// A county of which a year is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountyNeed {
    pub region: String,
    pub n: u64,
    /// Mines that each quarter checked first, as far as it is over.
    pub before: [u64; 4],
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YearRefusal {
    #[error(
        "the plan of a year has each county of the region once, and {0} is not so. Nothing was recorded"
    )]
    County(String),
    #[error(
        "quarter {quarter} of {county} has no mine, and each quarter needs a check. Nothing was recorded"
    )]
    EmptyQuarter { county: String, quarter: u8 },
    #[error(
        "quarter {quarter} of {county} has more mines than the {n} that there are. Nothing was recorded"
    )]
    Above { county: String, quarter: u8, n: u64 },
    #[error(
        "the four quarters of {region} are {lacks} mines short of what the year asks. Nothing was recorded"
    )]
    Short { region: String, lacks: u64 },
}

impl YearRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::County(_) => "year-plan-county",
            Self::EmptyQuarter { .. } => "year-plan-empty-quarter",
            Self::Above { .. } => "year-plan-above",
            Self::Short { .. } => "year-plan-short",
        }
    }
}

/// Holds a plan against what the year asks. `now` is the first quarter that can still be planned;
/// those before it are as they were.
pub fn decide_year(
    (region, year): (&str, i32),
    now: Quarter,
    needs: &[YearNeed],
    planned: &BTreeMap<String, [u64; 4]>,
) -> Result<YearPlan, YearRefusal> {
    let mut counties = Vec::new();
    for need in needs {
        let mut total = 0;
        for county in &need.counties {
            let missing = || YearRefusal::County(county.region.clone());
            let given = planned.get(&county.region).ok_or_else(missing)?;
            let quarters = quarters(county, now, need.each_quarter, given)?;
            total += quarters.iter().sum::<u64>();
            let (region, n) = (county.region.clone(), county.n);
            counties.push(CountyYear { region, n, quarters });
        }
        if total < need.yearly {
            let (region, lacks) = (need.region.clone(), need.yearly - total);
            return Err(YearRefusal::Short { region, lacks });
        }
    }
    let stranger = |code: &&String| !counties.iter().any(|county| county.region == **code);
    if let Some(stranger) = planned.keys().find(stranger) {
        return Err(YearRefusal::County(stranger.clone()));
    }
    counties.sort_by(|a, b| a.region.cmp(&b.region));
    Ok(YearPlan { region: region.to_owned(), year, counties })
}

fn quarters(
    county: &CountyNeed,
    now: Quarter,
    each_quarter: bool,
    given: &[u64; 4],
) -> Result<[u64; 4], YearRefusal> {
    let mut quarters = county.before;
    for quarter in Quarter::ALL.into_iter().filter(|quarter| *quarter >= now) {
        let (place, name) = (quarter.index(), county.region.clone());
        if given[place] > county.n {
            let (quarter, n) = (quarter.number(), county.n);
            return Err(YearRefusal::Above { county: name, quarter, n });
        }
        if each_quarter && county.n > 0 && given[place] == 0 {
            return Err(YearRefusal::EmptyQuarter { county: name, quarter: quarter.number() });
        }
        quarters[place] = given[place];
    }
    Ok(quarters)
}

/// What a draw of this quarter takes by the plan of the year: what its number still lacks after
/// `drawn`; where the rules ask of each quarter, and at the year's end, never less than they do.
pub fn planned_now(
    county: &CountyYear,
    now: Quarter,
    drawn: u64,
    asked: u64,
    each_quarter: bool,
) -> u64 {
    let left = county.quarters[now.index()].saturating_sub(drawn);
    if each_quarter || now.left() == 1 { left.max(asked) } else { left }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::quota::{Check, Known, Ledger, Share, Standing, yearly};

    fn quarter(number: u8) -> Quarter {
        Quarter::new(number).unwrap()
    }

    fn county(region: &str, n: u64) -> CountyNeed {
        CountyNeed { region: region.into(), n, before: [0; 4] }
    }

    fn given(counties: &[(&str, [u64; 4])]) -> BTreeMap<String, [u64; 4]> {
        counties.iter().map(|(code, quarters)| ((*code).to_owned(), *quarters)).collect()
    }

    fn ordos(n: u64) -> YearNeed {
        let share = Share::percent(20).unwrap();
        let (region, counties) = ("150622".to_owned(), vec![county("150622", n)]);
        YearNeed { region, yearly: yearly(share, n), each_quarter: true, counties }
    }

    fn code(needs: &[YearNeed], counties: &[(&str, [u64; 4])]) -> &'static str {
        let decided = decide_year(("150600", 2027), quarter(1), needs, &given(counties));
        decided.map_or_else(|refusal| refusal.code(), |_| "planned")
    }

    #[test]
    fn a_banner_plans_every_quarter_and_its_fifth() {
        let needs = [ordos(61)];
        assert_eq!(code(&needs, &[("150622", [4, 3, 3, 3])]), "planned");
        assert_eq!(code(&needs, &[("150622", [1, 10, 1, 1])]), "planned", "as the officer likes");
        assert_eq!(code(&needs, &[("150622", [4, 3, 3, 2])]), "year-plan-short");
        assert_eq!(code(&needs, &[("150622", [7, 6, 0, 3])]), "year-plan-empty-quarter");
        assert_eq!(code(&needs, &[("150622", [62, 1, 1, 1])]), "year-plan-above");
        assert_eq!(code(&needs, &[]), "year-plan-county");
        let twice = [("150622", [4, 3, 3, 3]), ("150621", [1, 1, 1, 1])];
        assert_eq!(code(&needs, &twice), "year-plan-county");
        assert_eq!(code(&[ordos(0)], &[("150622", [0; 4])]), "planned");
    }

    /// GS-3.2: the province reaches its tenth, whichever county and quarter it is in.
    #[test]
    fn counties_of_a_province_bear_its_share_together() {
        let counties = vec![county("620102", 60), county("620103", 60)];
        let need = YearNeed { region: "620000".into(), yearly: 12, each_quarter: false, counties };
        let plan = |a, b| code(std::slice::from_ref(&need), &[("620102", a), ("620103", b)]);
        assert_eq!(plan([0, 6, 6, 0], [0; 4]), "planned");
        assert_eq!(plan([0, 6, 0, 0], [0, 0, 5, 0]), "year-plan-short");
    }

    #[test]
    fn quarters_that_are_over_are_as_they_were() {
        let mut need = ordos(61);
        need.counties[0].before = [2, 0, 0, 0];
        let planned = given(&[("150622", [9, 4, 4, 3])]);
        let plan = decide_year(("150600", 2026), quarter(2), &[need], &planned).unwrap();
        assert_eq!(plan.counties[0].quarters, [2, 4, 4, 3]);
        assert_eq!(plan.county("150622").unwrap().n, 61);
    }

    #[test]
    fn a_quarter_starts_from_its_number() {
        let county = CountyYear { region: "150622".into(), n: 61, quarters: [4, 3, 3, 3] };
        let now =
            |number, drawn, asked, each| planned_now(&county, quarter(number), drawn, asked, each);
        assert_eq!((now(2, 0, 3, true), now(2, 2, 1, true)), (3, 1));
        assert_eq!(now(2, 0, 5, true), 5, "the first quarter did too little");
        assert_eq!((now(2, 0, 12, false), now(2, 4, 12, false)), (3, 0));
        assert_eq!(now(4, 0, 7, false), 7, "the year ends");
    }

    proptest! {
        /// The spread that is proposed is a plan, whenever in the year it is made: the quarters sum
        /// to the year's need and none to come is empty.
        #[test]
        fn the_proposed_spread_is_a_plan(
            n in 0..200u64,
            percent in 1..=100u32,
            now in 1..=4u8,
            done in prop::collection::vec((0..200u64, 1..=4u8), 0..40),
        ) {
            let yearly = yearly(Share::percent(percent).unwrap(), n);
            let done = done.into_iter().filter(|(mine, at)| *mine < n && *at <= now);
            let checks: Vec<Check> = done
                .map(|(mine, at)| Check {
                    mine: format!("m-{mine}"),
                    quarter: quarter(at),
                    standing: Standing::Counts,
                })
                .collect();
            let (drawn, checks) = (&[][..], &checks[..]);
            let known = Known { yearly, n_snapshot: n, n_now: n, quarter: quarter(now), drawn, checks };
            let spread = Ledger::of(known).spread;
            let mut before = spread;
            before.iter_mut().skip(usize::from(now) - 1).for_each(|number| *number = 0);
            let counties = vec![CountyNeed { region: "150622".into(), n, before }];
            let need = YearNeed { region: "150622".into(), yearly, each_quarter: true, counties };
            let planned = given(&[("150622", spread)]);
            let plan = decide_year(("150600", 2026), quarter(now), &[need], &planned).unwrap();
            prop_assert_eq!(plan.counties[0].quarters, spread);
            if checks.is_empty() && now == 1 {
                let least = if n == 0 { 0 } else { 4 };
                prop_assert_eq!(spread.iter().sum::<u64>(), yearly.max(least));
                prop_assert!(spread.windows(2).all(|pair| pair[0] >= pair[1]));
            }
        }
    }
}
