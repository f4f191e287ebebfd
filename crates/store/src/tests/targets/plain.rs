//! All targets, reckoned on the mines one by one.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use rules::mine::{Field, Mine, Scale, Status};
use rules::pack::{Pack, ShareTarget};
use rules::plan::must_be_covered;
use rules::region;
use rules::target::{What, is_due, reaches};

#[derive(Debug, PartialEq, Eq)]
pub struct Plain {
    pub what: String,
    pub clause: String,
    pub by: Option<NaiveDate>,
    /// Of how many, needed, has, unknown.
    pub figures: [u64; 4],
    pub without: BTreeSet<String>,
}

impl Plain {
    fn new(what: &What<'_>, clause: &str, tally: Tally, needed: u64) -> Self {
        Self {
            what: format!("{what:?}"),
            clause: clause.to_owned(),
            by: None,
            figures: [tally.of, needed, tally.has, tally.unknown],
            without: tally.without,
        }
    }
}

#[derive(Default)]
struct Tally {
    of: u64,
    has: u64,
    unknown: u64,
    without: BTreeSet<String>,
}

fn tally<'a>(
    mines: impl Iterator<Item = &'a Mine>,
    counts: impl Fn(&Mine) -> Option<bool>,
) -> Tally {
    let mut tally = Tally::default();
    for mine in mines {
        tally.of += 1;
        match counts(mine) {
            Some(true) => tally.has += 1,
            Some(false) => {}
            None => tally.unknown += 1,
        }
        if counts(mine) != Some(true) {
            tally.without.insert(mine.id.clone());
        }
    }
    tally
}

pub fn reckon(
    pack: &Pack,
    mines: &[Mine],
    planned: &BTreeSet<String>,
    today: NaiveDate,
) -> Vec<Plain> {
    let mut found = Vec::new();
    for asked in &pack.targets.shares {
        found.extend(share(pack, asked, mines, today));
    }
    let open = || mines.iter().filter(|mine| mine.status != Status::Closed);
    if let Some(least) = &pack.targets.model_mines_least {
        let counties: BTreeSet<&str> = mines.iter().map(|mine| mine.region.as_str()).collect();
        for region in counties {
            let here = open().filter(|mine| mine.region == region);
            let mut tally = tally(here, |mine| Some(mine.detail(Field::ModelMine) == "yes"));
            tally.without.clear();
            let what = What::ModelMines { region };
            found.push(Plain::new(&what, &least.clause, tally, least.value.into()));
        }
    }
    if let Some(stated) = &pack.targets.fund_accrual {
        let rate = |mine: &Mine| mine.amount(Field::FundAccrual);
        let tally = tally(open(), |mine| rate(mine).map(|rate| stated.value.is_reached_by(rate)));
        let needed = tally.of;
        found.push(Plain::new(&What::FundAccrual, &stated.clause, tally, needed));
    }
    if let Some(stated) = &pack.targets.plan_coverage {
        let must = mines.iter().filter(|mine| must_be_covered(mine));
        let tally = tally(must, |mine| Some(planned.contains(&mine.id)));
        let needed = stated.value.ceil_of(tally.of);
        found.push(Plain::new(&What::PlanCoverage, &stated.clause, tally, needed));
    }
    if let Some(stated) = pack.supervision.leader_per_mine.as_ref().filter(|asked| asked.value) {
        let tally = tally(open(), |mine| Some(!mine.detail(Field::Leader).is_empty()));
        let needed = tally.of;
        found.push(Plain::new(&What::Leaders, &stated.clause, tally, needed));
    }
    found
}

/// The target and, below it, its cities.
fn share(pack: &Pack, asked: &ShareTarget, mines: &[Mine], today: NaiveDate) -> Vec<Plain> {
    let works = |mine: &Mine| {
        let ended = mine.day(Field::LicenceTo).is_some_and(|end| end < today);
        mine.status == Status::Producing && !ended
    };
    let listed = |mine: &Mine| Some(reaches(pack, mine));
    let by = Some(asked.by);
    let whole = match asked.scale {
        Some(scale) => {
            let of = mines.iter().filter(|mine| mine.scale == scale && works(mine));
            let mut tally = tally(of, listed);
            let unstated = |mine: &&Mine| mine.scale == Scale::Unstated && works(mine);
            tally.unknown += mines.iter().filter(unstated).count() as u64;
            tally
        }
        None => tally(mines.iter().filter(|mine| is_due(pack, mine, today)), listed),
    };
    let what = match asked.count {
        Some(_) => What::Count,
        None => What::Share { scale: asked.scale },
    };
    let needed = match asked.share {
        Some(share) => share.ceil_of(whole.of),
        None => asked.count.map_or(0, u64::from),
    };
    let mut found = vec![Plain { by, ..Plain::new(&what, &asked.clause, whole, needed) }];
    for city in pack.targets.cities.iter().filter(|_| asked.scale.is_none()) {
        let here =
            |mine: &&Mine| region::within(&mine.region, &city.region) && is_due(pack, mine, today);
        let tally = tally(mines.iter().filter(here), listed);
        let needed = match asked.by.year() {
            2018 => u64::from(city.listed_2018),
            2019 => city.share_2019.ceil_of(tally.of),
            2020 => city.share_2020.ceil_of(tally.of),
            _ => continue,
        };
        if tally.of > 0 {
            let what = What::City { region: &city.region, name: &city.name };
            found.push(Plain { by, ..Plain::new(&what, &asked.clause, tally, needed) });
        }
    }
    found
}
