//! What is impossible is said at freeze, before anybody knows who will be drawn.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::flow::Flow;
use super::{Eligible, Rule, Site};
use crate::Inputs;

/// What the frozen inputs make impossible. Both empty: nothing is known to be in the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Feasibility {
    /// Mines for which no lawful team exists, alike ones together.
    pub mines: Vec<NoTeam>,
    /// A draw that the quotas allow and for which the people don't suffice.
    pub capacity: Option<Shortage>,
}

/// These mines can't have a full team even if nobody were needed elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoTeam {
    pub stratum: String,
    pub mines: Vec<String>,
    /// The slots of the team, counted from 0, that compete for too few people …
    pub slots: Vec<usize>,
    /// … and those people.
    pub people: Vec<String>,
    /// Who could take one of these slots but for a single rule.
    pub near: Vec<Near>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Near {
    pub slot: usize,
    pub person: String,
    pub rule: Rule,
}

/// In a possible draw these mines' teams need more assignments than the cap leaves these people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shortage {
    /// How many slots stay empty in that draw.
    pub missing: usize,
    pub mines: Vec<String>,
    pub people: Vec<String>,
}

impl Feasibility {
    pub fn is_clear(&self) -> bool {
        self.mines.is_empty() && self.capacity.is_none()
    }
}

/// Checks each mine alone, and the whole on the hardest draw: in each stratum the mines that the
/// most people recused from. Where no recusal matters, or all mines are drawn, no draw is harder;
/// otherwise a harder one may exist, and a mine left without a team is published as such.
pub(crate) fn feasibility(inputs: &Inputs) -> Feasibility {
    let eligible = Eligible::new(inputs);
    let mut mines = Vec::new();
    let mut hardest = Vec::new();
    for (stratum, part) in inputs.strata.iter().enumerate() {
        // Mines with the same recusals are alike.
        let mut alike: BTreeMap<&[u32], Vec<Site<'_>>> = BTreeMap::new();
        for mine in &part.members {
            let site = eligible.site(stratum, mine);
            alike.entry(site.barred).or_default().push(site);
        }
        let mut possible = Vec::new();
        for sites in alike.into_values() {
            match no_team(&eligible, &sites) {
                Some(finding) => mines.push(finding),
                None => possible.extend(sites),
            }
        }
        possible.sort_by_cached_key(|site| (usize::MAX - relevant(&eligible, site), site.id));
        possible.truncate(part.quota as usize);
        hardest.extend(possible);
    }
    let capacity = inputs.team.cap.and_then(|_| shortage(&eligible, &hardest));
    Feasibility { mines, capacity }
}

/// How many people the recusals take from the site's slots.
fn relevant(eligible: &Eligible<'_>, site: &Site<'_>) -> usize {
    let taken = |slot| {
        let pool = eligible.pool(site.stratum, slot);
        site.barred.iter().filter(|person| pool.binary_search(person).is_ok()).count()
    };
    (0..eligible.width()).map(taken).sum()
}

/// `sites` are alike: one stands for all.
fn no_team(eligible: &Eligible<'_>, sites: &[Site<'_>]) -> Option<NoTeam> {
    let site = sites[0];
    // Where every slot has as many people to choose from as the team has slots, there is a team.
    let plenty = |slot| free(eligible, &site, slot).take(eligible.width()).count();
    if (0..eligible.width()).all(|slot| plenty(slot) == eligible.width()) {
        return None;
    }
    let one = [site];
    let flow = Flow::new(eligible, &one);
    flow.open().next()?;
    let slots: Vec<usize> = (0..eligible.width()).filter(|slot| flow.surplus(*slot)).collect();
    let obstacles = |person, slot: &usize| eligible.obstacles(person, &site, *slot);
    let people: BTreeSet<u32> =
        slots.iter().flat_map(|slot| free(eligible, &site, *slot)).collect();
    let name = |person: u32| eligible.person(person).id.clone();
    let near = |slot: &usize| {
        let slot = *slot;
        eligible.people().filter_map(move |person| match obstacles(person, &slot)[..] {
            [rule] => Some(Near { slot, person: name(person), rule }),
            _ => None,
        })
    };
    Some(NoTeam {
        stratum: eligible.inputs.strata[site.stratum].id.clone(),
        mines: sites.iter().map(|site| site.id.to_owned()).collect(),
        people: people.into_iter().map(name).collect(),
        near: slots.iter().flat_map(near).collect(),
        slots,
    })
}

fn free<'a>(
    eligible: &'a Eligible<'_>,
    site: &'a Site<'_>,
    slot: usize,
) -> impl Iterator<Item = u32> + 'a {
    let pool = eligible.pool(site.stratum, slot).iter().copied();
    pool.filter(|person| !site.bars(*person) && eligible.room(*person) > 0)
}

fn shortage(eligible: &Eligible<'_>, sites: &[Site<'_>]) -> Option<Shortage> {
    let flow = Flow::new(eligible, sites);
    let missing = flow.open().count();
    if missing == 0 {
        return None;
    }
    let short = |site: &usize| {
        let first = site * eligible.width();
        (first..first + eligible.width()).any(|slot| flow.surplus(slot))
    };
    let short: Vec<usize> = (0..sites.len()).filter(short).collect();
    let mines = short.iter().map(|site| sites[*site].id.to_owned()).collect();
    let name = |person: &u32| eligible.person(*person).id.clone();
    let people = flow.exhausted().iter().map(name).collect();
    Some(Shortage { missing, mines, people })
}
