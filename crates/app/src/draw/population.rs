//! Who is drawn from and who is left out: reckoned for the preview and for the frozen list alike.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::Datelike as _;
use draw::{Excluded, Stratum};
use rules::drawing::{
    Candidates, DrawnLists, Earlier, Filter, Out, OverCap, PlanKind, PlanRefusal, candidate_out,
    decide_lists, earlier_stay_out, narrowed_out,
};
use rules::mine::Mine;
use rules::pack::{Level, Pack};
use rules::quota::yearly;
use rules::region;

use super::counting::drawn_before;
use super::listed::{self, Lists};
use super::{candidates, choice};
use crate::api::{FreezeInput, QuotaInput};
use crate::knowledge::Visited;
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

/// What decides who is in.
pub(super) struct Wanted<'a> {
    pub region: &'a str,
    pub period: &'a str,
    pub kind: PlanKind,
    pub filters: &'a [Filter],
    /// What the officer chose where the rules name no lists.
    pub lists: &'a DrawnLists,
    /// Those who wait, in a draw among candidates: nobody else is looked at.
    pub candidates: Option<&'a Candidates>,
    /// By county.
    pub quotas: &'a HashMap<&'a str, u32>,
    /// The officer decided that enterprises at their cap of visits are left out.
    pub leave_out_over_cap: bool,
}

/// A county's mines.
#[derive(Default)]
pub(super) struct Layer {
    pub members: Vec<Mine>,
    pub out: Vec<(Mine, Out)>,
    /// Mines drawn earlier in the year are among the members.
    pub again: bool,
}

pub(super) struct Population {
    pub layers: BTreeMap<&'static str, Layer>,
    /// Mines, in or out, whose enterprise has had all the visits that its cap allows.
    pub over_cap: BTreeSet<String>,
}

impl Population {
    /// Strata with their quotas, and who is left out.
    pub fn drawn_from(self, given: &[QuotaInput]) -> (Vec<Stratum>, Vec<Excluded>) {
        let quota =
            |county: &str| given.iter().find(|one| one.region == county).map_or(0, |one| one.quota);
        let (mut strata, mut excluded) = (Vec::new(), Vec::new());
        for (county, layer) in self.layers {
            let out = layer.out.iter();
            excluded.extend(
                out.map(|(mine, out)| Excluded { id: mine.id.clone(), reason: out.printed() }),
            );
            strata.push(Stratum {
                id: county.to_owned(),
                name: region_name(county),
                quota: quota(county),
                members: layer.members.into_iter().map(member).collect(),
            });
        }
        (strata, excluded)
    }

    /// Mines that are drawn from.
    fn members(&self) -> BTreeSet<&str> {
        let members = self.layers.values().flat_map(|layer| &layer.members);
        members.map(|mine| mine.id.as_str()).collect()
    }

    /// Mines that the officer has to decide on: at their cap, and out for nothing else.
    pub fn at_cap(&self) -> Vec<String> {
        let of = |layer: &Layer| {
            let members = layer.members.iter().filter(|mine| self.over_cap.contains(&mine.id));
            let out = layer.out.iter().filter(|(_, out)| *out == Out::CapReached);
            let ids = members.chain(out.map(|(mine, _)| mine)).map(|mine| mine.id.clone());
            ids.collect::<Vec<String>>()
        };
        self.layers.values().flat_map(of).collect()
    }
}

impl Layer {
    /// N of the ledger: whatever may be checked at all.
    pub fn registered(&self) -> usize {
        let is_none =
            |out: &Out| matches!(out, Out::Closed | Out::Exempt { .. } | Out::NotListed { .. });
        let stands = |(_, out): &&(Mine, Out)| !is_none(out);
        self.members.len() + self.out.iter().filter(stands).count()
    }
}

fn member(mine: Mine) -> draw::Mine {
    draw::Mine { id: mine.id, name: mine.name, licence: mine.licence, holder: mine.holder }
}

/// The population of a list that is about to be frozen.
pub(super) struct Settled {
    pub population: Population,
    /// What the officer decided of enterprises at their cap.
    pub over_cap: Option<OverCap>,
    /// The members' applications, in a draw among candidates.
    pub candidates: Option<Candidates>,
}

pub(super) fn settled(app: &App, session: &Session, input: &FreezeInput) -> Result<Settled> {
    let (kind, decided) = (choice::kind(input.choice.kind), input.choice.over_cap.as_ref());
    let today = clock::date(app.now_ms());
    kind.check_frozen_period(&input.period, today.year())?;
    choice::is_of_today(&input.choice, today)?;
    let (filters, quotas) = (choice::filters(&input.choice), quotas(&input.region, &input.quotas)?);
    let book = session.rulebook()?;
    let named = listed::named(&book, &input.region, kind);
    let lists = decide_lists(kind, named.as_ref(), listed::chosen(&input.choice.lists)?)?;
    let candidates = candidates::chosen(session, &book, &input.region, &input.choice)?;
    let wanted = Wanted {
        region: &input.region,
        period: &input.period,
        kind,
        filters: &filters,
        lists: &lists,
        candidates: candidates.as_ref(),
        quotas: &quotas,
        leave_out_over_cap: decided.is_some_and(|decided| decided.leave_out),
    };
    let population = population(app, session, &wanted)?;
    let over_cap = choice::over_cap(&population, decided)?;
    let candidates = candidates.map(|waiting| waiting.only(&population.members()));
    Ok(Settled { population, over_cap, candidates })
}

/// Each county has one quota, and lies in the scope.
pub(super) fn quotas<'a>(scope: &str, given: &'a [QuotaInput]) -> Result<HashMap<&'a str, u32>> {
    let mut quotas = HashMap::new();
    for QuotaInput { region: code, quota } in given {
        if region::find(code).is_none() || !region::within(code, scope) {
            return Err(PlanRefusal::QuotaElsewhere(code.clone()).into());
        }
        if quotas.insert(code.as_str(), *quota).is_some() {
            return Err(PlanRefusal::QuotaTwice(code.clone()).into());
        }
    }
    Ok(quotas)
}

pub(super) fn population(app: &App, session: &Session, wanted: &Wanted<'_>) -> Result<Population> {
    let scope =
        region::find(wanted.region).ok_or_else(|| AppError::not_found("region", wanted.region))?;
    let year = clock::date(app.now_ms()).year();
    let visited = Visited::of(session, year)?;
    let left_out = approved_exclusions(session, wanted.period)?;
    let (before, drawn) = match wanted.candidates {
        // Of candidates it counts who was drawn and still waits, in whatever year.
        Some(waiting) => (BTreeSet::new(), candidates::drawn_there(session, waiting)?),
        None => (drawn_before(session, year, wanted.kind)?, BTreeSet::new()),
    };
    // A county that the officer gave a quota is a stratum, even of none.
    let named = wanted.quotas.keys().filter_map(|code| region::find(code));
    let mut layers: BTreeMap<&'static str, Layer> =
        named.map(|county| (county.code, Layer::default())).collect();
    let (mut over_cap, mut earlier) = (BTreeSet::new(), BTreeMap::new());
    let book = session.rulebook()?;
    let mut lists = Lists::new(&book, wanted.kind, wanted.lists);
    let mines = match wanted.candidates {
        Some(waiting) => candidates::mines(session, [waiting])?,
        None => session.store.mines_of_region(region::significant(scope.code))?,
    };
    for mine in mines {
        let county = region::find(&mine.region).map_or("", |region| region.code);
        let layer = layers.entry(county).or_default();
        let at_cap = visited.over_cap(&mine);
        if at_cap {
            over_cap.insert(mine.id.clone());
        }
        let by_cap = || (at_cap && wanted.leave_out_over_cap).then_some(Out::CapReached);
        let by_two = || left_out.get(&mine.id).map(|why| Out::Excluded { reason: why.clone() });
        let narrowed = match wanted.candidates {
            Some(_) => candidate_out(&mine, wanted.filters, drawn.contains(&mine.id)),
            None => narrowed_out(&mine, lists.of(county), wanted.filters),
        };
        match narrowed.or_else(by_two).or_else(by_cap) {
            Some(out) => layer.out.push((mine, out)),
            None if before.contains(&mine.id) => {
                earlier.entry(county).or_insert_with(Vec::new).push(mine);
            }
            None => layer.members.push(mine),
        }
    }
    for (county, drawn) in earlier {
        let quota = wanted.quotas.get(county).copied().unwrap_or(0);
        let pack = book.of_region(county).map(|(pack, _)| pack);
        take_earlier(layers.entry(county).or_default(), pack, drawn, quota);
    }
    Ok(Population { layers, over_cap })
}

/// The mines of a county that were drawn earlier in the year are out, or in again.
fn take_earlier(layer: &mut Layer, pack: Option<&Pack>, drawn: Vec<Mine>, quota: u32) {
    let n = layer.registered() + drawn.len();
    let earlier = Earlier {
        others: layer.members.len(),
        drawn: drawn.len(),
        yearly: pack.and_then(|pack| asked_of_county(pack, n as u64)),
    };
    let repeats = pack.and_then(|pack| pack.spot_check.repeats_within_year.as_ref());
    if earlier_stay_out(repeats.map(|stated| stated.value), earlier, quota) {
        layer.out.extend(drawn.into_iter().map(|mine| (mine, Out::DrawnThisYear)));
    } else {
        layer.members.extend(drawn);
        layer.again = true;
    }
}

fn asked_of_county(pack: &Pack, n: u64) -> Option<u64> {
    let (level, ratio) = (pack.spot_check.level.as_ref()?, pack.spot_check.ratio.as_ref()?);
    (level.value == Level::County).then(|| yearly(ratio.value, n))
}

/// By mine: the reason that two people agreed on.
fn approved_exclusions(session: &Session, period: &str) -> Result<HashMap<String, String>> {
    let approved = session
        .store
        .exclusions(period)?
        .into_iter()
        .filter(|exclusion| exclusion.word.as_ref().is_some_and(|word| word.approved));
    Ok(approved.map(|exclusion| (exclusion.mine, exclusion.reason)).collect())
}
