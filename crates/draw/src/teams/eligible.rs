//! Who may take which slot, with people, strata and slots as numbers.

use std::collections::HashMap;

use serde::Serialize;

use crate::{Inputs, Inspector, Mine, Slot, Stratum};

/// A reason why a person can't take a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    Role,
    Card,
    Department,
    Stratum,
    Recusal,
    Cap,
}

impl Rule {
    pub fn code(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Card => "card",
            Self::Department => "department",
            Self::Stratum => "stratum",
            Self::Recusal => "recusal",
            Self::Cap => "cap",
        }
    }
}

/// A mine that needs a team. People who recused from its holder are `barred`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    pub stratum: usize,
    pub id: &'a str,
    pub barred: &'a [u32],
}

impl Site<'_> {
    pub fn bars(&self, person: u32) -> bool {
        self.barred.binary_search(&person).is_ok()
    }
}

pub(crate) struct Eligible<'a> {
    pub inputs: &'a Inputs,
    /// By stratum and slot: who has role, card, department and stratum, in the order of their ids.
    pools: Vec<Vec<u32>>,
    /// By holder, ascending.
    barred: HashMap<&'a str, Vec<u32>>,
}

impl<'a> Eligible<'a> {
    pub fn new(inputs: &'a Inputs) -> Self {
        let pool = |stratum: &Stratum, slot: &Slot| {
            let stands = |person: &u32| {
                standing(&inputs.inspectors[*person as usize], slot, &stratum.id).is_empty()
            };
            people(inputs).filter(stands).collect()
        };
        let slots = |stratum| inputs.team.slots.iter().map(move |slot| pool(stratum, slot));
        let pools = inputs.strata.iter().flat_map(slots).collect();
        let mut barred: HashMap<&str, Vec<u32>> = HashMap::new();
        // Recusals are sorted by person, so each list comes out ascending.
        for recusal in &inputs.recusals {
            let found = inputs.inspectors.binary_search_by(|p| p.id.cmp(&recusal.person));
            let person = found.expect("checked inputs name known people");
            barred.entry(&recusal.holder).or_default().push(number(person));
        }
        Self { inputs, pools, barred }
    }

    pub fn site(&self, stratum: usize, mine: &'a Mine) -> Site<'_> {
        let barred = self.barred.get(mine.holder.as_str()).map_or(&[][..], Vec::as_slice);
        Site { stratum, id: &mine.id, barred }
    }

    /// Slots a team.
    pub fn width(&self) -> usize {
        self.inputs.team.slots.len()
    }

    pub fn pool(&self, stratum: usize, slot: usize) -> &[u32] {
        &self.pools[stratum * self.width() + slot]
    }

    pub fn person(&self, person: u32) -> &'a Inspector {
        &self.inputs.inspectors[person as usize]
    }

    pub fn people(&self) -> impl Iterator<Item = u32> + use<'a> {
        people(self.inputs)
    }

    /// How many more assignments the person may get.
    pub fn room(&self, person: u32) -> u32 {
        let load = self.person(person).load;
        self.inputs.team.cap.map_or(u32::MAX, |cap| cap.saturating_sub(load))
    }

    /// Everything that keeps the person from this slot of this site.
    pub fn obstacles(&self, person: u32, site: &Site<'_>, slot: usize) -> Vec<Rule> {
        let stratum = &self.inputs.strata[site.stratum].id;
        let slot = &self.inputs.team.slots[slot];
        let mut rules = standing(self.person(person), slot, stratum);
        rules.extend(site.bars(person).then_some(Rule::Recusal));
        rules.extend((self.room(person) == 0).then_some(Rule::Cap));
        rules
    }
}

fn people(inputs: &Inputs) -> impl Iterator<Item = u32> + use<> {
    0..number(inputs.inspectors.len())
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 2³² people")
}

/// The obstacles that don't depend on the mine or on earlier assignments.
fn standing(person: &Inspector, slot: &Slot, stratum: &String) -> Vec<Rule> {
    let allowed = [
        (Rule::Role, person.roles.contains(&slot.role)),
        (Rule::Card, person.card || !slot.card),
        (Rule::Department, slot.department.as_ref().is_none_or(|d| *d == person.department)),
        (Rule::Stratum, person.strata.as_ref().is_none_or(|strata| strata.contains(stratum))),
    ];
    allowed.into_iter().filter(|(_, fine)| !fine).map(|(rule, _)| rule).collect()
}
