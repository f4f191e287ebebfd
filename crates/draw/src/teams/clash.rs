//! Why there is no full assignment: no more places, people and rules than it takes to say so.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::flow::Flow;
use super::{Eligible, Feasibility, Rule, Site};
use crate::{Inputs, Mine};

/// Places that can't all be filled. Irreducible by deletion: without any one of the places, or of
/// what holds people back, all that is left could be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clash {
    /// Mines that are alike: the places are those of the first, and each of them clashes by itself.
    /// Empty where the places of several mines clash together.
    pub alike: Vec<String>,
    pub places: Vec<Place>,
    /// Who may fill them. Nobody fills two places of one mine.
    pub people: Vec<String>,
    /// What keeps those, and everybody else, from filling one more.
    pub held: Vec<Held>,
}

/// A slot, counted from 0, of a mine's team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub mine: String,
    pub slot: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Held {
    pub person: String,
    pub rule: Rule,
}

/// One for each finding.
pub(crate) fn clashes(inputs: &Inputs, found: &Feasibility) -> Vec<Clash> {
    if found.is_clear() {
        return Vec::new();
    }
    let eligible = Eligible::new(inputs);
    let strata = inputs.strata.iter().enumerate();
    let members =
        strata.flat_map(|(index, stratum)| stratum.members.iter().map(move |m| (index, m)));
    let members: HashMap<&str, (usize, &Mine)> =
        members.map(|(stratum, mine)| (mine.id.as_str(), (stratum, mine))).collect();
    let site = |id: &String| {
        let (stratum, mine) = members.get(id.as_str())?;
        Some(eligible.site(*stratum, mine))
    };
    let alone = found.mines.iter().filter_map(|no_team| {
        let site = no_team.mines.first().and_then(site)?;
        Some(Clash { alike: no_team.mines.clone(), ..clash(&eligible, &[site])? })
    });
    let together = found.capacity.iter().filter_map(|shortage| {
        let sites: Vec<Site<'_>> = shortage.mines.iter().filter_map(site).collect();
        clash(&eligible, &sites)
    });
    alone.chain(together).collect()
}

fn clash(eligible: &Eligible<'_>, sites: &[Site<'_>]) -> Option<Clash> {
    let (slots, full) = Flow::new(eligible, sites).rivals()?;
    let (mut people, mut held) = (Vec::new(), Vec::new());
    for person in eligible.people() {
        let id = &eligible.person(person).id;
        let (serves, barred) = stands(eligible, sites, &slots, person);
        people.extend(serves.then(|| id.clone()));
        let is_full = full.binary_search(&person).is_ok();
        let rules = if is_full { vec![Rule::Cap] } else { needed(&barred) };
        held.extend(rules.into_iter().map(|rule| Held { person: id.clone(), rule }));
    }
    let width = eligible.width();
    let place = |slot: usize| Place { mine: sites[slot / width].id.to_owned(), slot: slot % width };
    Some(Clash { alike: Vec::new(), places: slots.into_iter().map(place).collect(), people, held })
}

/// Whether the person may fill a place of some mine, and what keeps them from each place of the
/// mines where they may fill none: one at a mine is all that anybody fills.
fn stands(
    eligible: &Eligible<'_>,
    sites: &[Site<'_>],
    slots: &[usize],
    person: u32,
) -> (bool, BTreeSet<Vec<Rule>>) {
    let width = eligible.width();
    let (mut serves, mut barred) = (false, BTreeSet::new());
    for team in slots.chunk_by(|a, b| a / width == b / width) {
        let of = |slot: &usize| eligible.obstacles(person, &sites[slot / width], slot % width);
        let each: Vec<Vec<Rule>> = team.iter().map(of).collect();
        if each.iter().any(Vec::is_empty) {
            serves = true;
        } else {
            barred.extend(each);
        }
    }
    (serves, barred)
}

/// As few of the rules as still keep the person from every place.
fn needed(barred: &BTreeSet<Vec<Rule>>) -> Vec<Rule> {
    let mut rules: BTreeSet<Rule> = barred.iter().flatten().copied().collect();
    for rule in rules.clone() {
        let stands = |others: &Vec<Rule>| others.iter().any(|o| *o != rule && rules.contains(o));
        if barred.iter().all(stands) {
            rules.remove(&rule);
        }
    }
    rules.into_iter().collect()
}
