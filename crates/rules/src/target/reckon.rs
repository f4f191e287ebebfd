//! All targets of a pack, reckoned on the mines of a region.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::standard::{is_due, reaches, works_under_licence};
use super::tally::Tally;
use super::{Alike, Target, What};
use crate::mine::{Field, Scale, Status, YesNo};
use crate::pack::{CityTarget, Pack, ShareTarget, Stated};
use crate::plan::must_be_covered;
use crate::quota::Share;
use crate::region;

/// What the registry and the plans say of a region.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    pub mines: &'a [Alike],
    pub today: NaiveDate,
}

/// In the order of the document: shares with their cities, model mines, funds, plans, leaders.
pub fn reckon<'a>(pack: &'a Pack, known: Known<'a>) -> Vec<Target<'a>> {
    let targets = &pack.targets;
    let mut found = Vec::new();
    for asked in &targets.shares {
        found.push(share(pack, asked, known));
        let here = targets.cities.iter().filter(|_| asked.scale.is_none());
        found.extend(here.filter_map(|one| city(pack, asked, one, known)));
    }
    if let Some(least) = &targets.model_mines_least {
        found.extend(model_mines(least, known));
    }
    found.extend(targets.fund_accrual.as_ref().map(|stated| fund_accrual(stated, known)));
    found.extend(targets.plan_coverage.as_ref().map(|stated| plan_coverage(stated, known)));
    let leader = pack.supervision.leader_per_mine.as_ref().filter(|stated| stated.value);
    found.extend(leader.map(|stated| leaders(&stated.clause, known)));
    found
}

fn target<'a>(what: What<'a>, clause: &'a str, needed: u64, tally: Tally) -> Target<'a> {
    let Tally { of, has, unknown, without } = tally;
    Target { what, clause, by: None, of, needed, has, unknown, without }
}

/// GS-1.3 and CN-1 of one scale, ZJ-3.1 to 3.3 of all that are due.
fn share<'a>(pack: &'a Pack, asked: &'a ShareTarget, known: Known<'a>) -> Target<'a> {
    let of = |alike: &Alike| match asked.scale {
        Some(scale) => alike.mine.scale == scale && works_under_licence(&alike.mine, known.today),
        None => is_due(pack, &alike.mine, known.today),
    };
    // A mine whose scale nobody stated may be of this one.
    let unstated = |alike: &&Alike| {
        let maybe = asked.scale.is_some() && alike.mine.scale == Scale::Unstated;
        maybe && works_under_licence(&alike.mine, known.today)
    };
    let mut tally = Tally::of(known, of, |alike| Some(listed(pack, alike)));
    tally.unknown += known.mines.iter().filter(unstated).map(|alike| alike.number).sum::<u64>();
    let needed = needed(asked.share, asked.count, tally.of);
    let what = match asked.count {
        Some(_) => What::Count,
        None => What::Share { scale: asked.scale },
    };
    Target { by: Some(asked.by), ..target(what, &asked.clause, needed, tally) }
}

fn listed(pack: &Pack, alike: &Alike) -> u64 {
    alike.all_if(reaches(pack, &alike.mine))
}

fn needed(share: Option<Share>, count: Option<u32>, of: u64) -> u64 {
    let number = count.map_or(0, u64::from);
    share.map_or(number, |share| share.ceil_of(of))
}

/// The row of a city in the table that belongs to this target, where some of it lies here.
fn city<'a>(
    pack: &'a Pack,
    asked: &'a ShareTarget,
    city: &'a CityTarget,
    known: Known<'a>,
) -> Option<Target<'a>> {
    let (share, count) = match asked.by.year() {
        2018 => (None, Some(city.listed_2018)),
        2019 => (Some(city.share_2019), None),
        2020 => (Some(city.share_2020), None),
        _ => return None,
    };
    let of = |alike: &Alike| {
        region::within(&alike.mine.region, &city.region) && is_due(pack, &alike.mine, known.today)
    };
    let tally = Tally::of(known, of, |alike| Some(listed(pack, alike)));
    let what = What::City { region: &city.region, name: &city.name };
    let needed = needed(share, count, tally.of);
    let found = Target { by: Some(asked.by), ..target(what, &asked.clause, needed, tally) };
    (found.of > 0).then_some(found)
}

/// OR-4.5: of each county.
fn model_mines<'a>(least: &'a Stated<u32>, known: Known<'a>) -> impl Iterator<Item = Target<'a>> {
    let counties: BTreeSet<&str> =
        known.mines.iter().map(|alike| alike.mine.region.as_str()).collect();
    counties.into_iter().map(move |region| {
        let here = |alike: &Alike| is_open(alike) && alike.mine.region == region;
        let models = |alike: &Alike| {
            Some(alike.all_if(alike.mine.detail(Field::ModelMine) == YesNo::Yes.code()))
        };
        let tally = Tally { without: Vec::new(), ..Tally::of(known, here, models) };
        target(What::ModelMines { region }, &least.clause, least.value.into(), tally)
    })
}

/// OR-1.5: the rate that the document asks for, of each mine.
fn fund_accrual<'a>(stated: &'a Stated<Share>, known: Known<'a>) -> Target<'a> {
    let reached = |alike: &Alike| {
        let rate: Option<Decimal> = alike.mine.amount(Field::FundAccrual);
        rate.map(|percent| alike.all_if(stated.value.is_reached_by(percent)))
    };
    let tally = Tally::of(known, is_open, reached);
    target(What::FundAccrual, &stated.clause, tally.of, tally)
}

/// OR-2.1.
fn plan_coverage<'a>(stated: &'a Stated<Share>, known: Known<'a>) -> Target<'a> {
    let must = |alike: &Alike| must_be_covered(&alike.mine);
    let tally = Tally::of(known, must, |alike| Some(alike.planned));
    target(What::PlanCoverage, &stated.clause, stated.value.ceil_of(tally.of), tally)
}

/// OR-1.2: each mine has a leader who answers for it.
fn leaders<'a>(clause: &'a str, known: Known<'a>) -> Target<'a> {
    let tally = Tally::of(known, is_open, |alike| Some(alike.all_if(alike.led)));
    target(What::Leaders, clause, tally.of, tally)
}

fn is_open(alike: &Alike) -> bool {
    alike.mine.status != Status::Closed
}
