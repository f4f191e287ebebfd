//! Freeze and reveal.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use canon::Hash32;
use serde::{Deserialize, Serialize};

use crate::certificate::{self, Certificate, Facts, Mode};
use crate::teams::{Clash, Eligible, Feasibility, Site, assign, clashes, feasibility};
use crate::{DrawError, Inputs, Plan, Secret, Ticket, Tickets, seed};

/// How many tickets after the drawn ones a certificate shows.
const SHOWN_AFTER: usize = 10;

/// Inputs that can't change any more, with what they make impossible.
#[derive(Debug, Clone)]
pub struct Frozen {
    inputs: Inputs,
    population_hash: Hash32,
    /// Both reckoned when they are asked for; the inputs that they follow from can't change.
    feasibility: OnceLock<Feasibility>,
    clashes: OnceLock<Vec<Clash>>,
}

impl Frozen {
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// What is committed to, together with the secret's hash.
    pub fn population_hash(&self) -> Hash32 {
        self.population_hash
    }

    pub fn feasibility(&self) -> &Feasibility {
        self.feasibility.get_or_init(|| feasibility(&self.inputs))
    }

    /// Why it is impossible: for each finding the fewest places, people and rules that say it.
    pub fn clashes(&self) -> &[Clash] {
        self.clashes.get_or_init(|| clashes(&self.inputs, self.feasibility()))
    }
}

/// Everything that follows from the inputs, the secret and the witness result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub population_hash: Hash32,
    pub commitment: Hash32,
    pub secret: Secret,
    pub witness: String,
    pub seed: Hash32,
    pub strata: Vec<DrawnStratum>,
    pub teams: Vec<Assigned>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawnStratum {
    pub id: String,
    /// The drawn mines, lowest ticket first.
    pub drawn: Vec<String>,
    /// Their tickets and the next ten.
    pub tickets: Vec<Listed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    pub id: String,
    pub ticket: String,
}

/// A drawn mine and its team; slots that nobody could take are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    pub mine: String,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Place in `team.slots`, from 0.
    pub slot: u32,
    pub person: String,
    pub ticket: String,
}

impl Outcome {
    /// How many assignments each person got in this draw.
    pub fn counts(&self) -> BTreeMap<&str, usize> {
        let mut counts = BTreeMap::new();
        for member in self.teams.iter().flat_map(|team| &team.members) {
            *counts.entry(member.person.as_str()).or_default() += 1;
        }
        counts
    }
}

/// Sorts, checks and freezes the inputs, which then say what is impossible with them.
pub fn freeze(inputs: Inputs) -> Result<Frozen, DrawError> {
    let inputs = inputs.sorted();
    inputs.check()?;
    let population_hash = inputs.population_hash();
    Ok(Frozen { inputs, population_hash, feasibility: OnceLock::new(), clashes: OnceLock::new() })
}

/// Draws. `witness` is what was read out, in the one spelling of the witness rule.
pub fn reveal(frozen: &Frozen, secret: &Secret, witness: &str) -> Result<Outcome, DrawError> {
    outcome(&frozen.inputs, frozen.population_hash, secret, witness)
}

/// Freeze, commit and reveal in one go with a secret that is known beforehand: a rehearsal.
/// The certificate is named by the plan, otherwise after its inputs.
pub fn rehearse(
    plan: Plan,
    secret: &Secret,
    witness: &str,
    software: &str,
) -> Result<Certificate, DrawError> {
    let frozen = freeze(plan.inputs)?;
    let outcome = reveal(&frozen, secret, witness)?;
    let named = || format!("r-{}", &frozen.population_hash.to_string()[..16]);
    let facts = Facts {
        draw: plan.draw.unwrap_or_else(named),
        mode: Mode::Rehearsal,
        commit: None,
        present: Vec::new(),
        witnessed_ms: None,
        repeats: None,
        software: software.to_owned(),
        record: None,
    };
    certificate::build(&frozen, &outcome, facts)
}

pub(crate) fn outcome(
    inputs: &Inputs,
    population_hash: Hash32,
    secret: &Secret,
    witness: &str,
) -> Result<Outcome, DrawError> {
    let witness = inputs.witness_rule.parse(witness)?;
    let seed = seed(&population_hash, secret, witness);
    let (eligible, tickets) = (Eligible::new(inputs), Tickets::new(&seed));
    let (strata, sites) = mines(&eligible, &tickets);
    let teams = teams(&eligible, &sites, &tickets);
    Ok(Outcome {
        population_hash,
        commitment: secret.commitment(),
        secret: secret.clone(),
        witness: witness.to_owned(),
        seed,
        strata,
        teams,
    })
}

/// Each stratum's first tickets, and the drawn mines of all strata in ticket order.
fn mines<'a>(eligible: &'a Eligible<'a>, tickets: &Tickets) -> (Vec<DrawnStratum>, Vec<Site<'a>>) {
    let mut strata = Vec::new();
    let mut sites = Vec::new();
    for (index, stratum) in eligible.inputs.strata.iter().enumerate() {
        let ids: Vec<&str> = stratum.members.iter().map(|mine| mine.id.as_str()).collect();
        let quota = stratum.quota as usize;
        let order = tickets.order(&ids, quota + SHOWN_AFTER);
        let listed: Vec<(&str, Ticket)> =
            order.iter().map(|id| (*id, tickets.ticket(id))).collect();
        for (id, ticket) in &listed[..quota] {
            let place = ids.binary_search(id).expect("members are sorted by id");
            sites.push((*ticket, eligible.site(index, &stratum.members[place])));
        }
        strata.push(DrawnStratum {
            id: stratum.id.clone(),
            drawn: order[..quota].iter().map(|id| (*id).to_owned()).collect(),
            tickets: listed.iter().map(shown).collect(),
        });
    }
    sites.sort_by(|(a, mine), (b, other)| a.cmp(b).then_with(|| mine.id.cmp(other.id)));
    (strata, sites.into_iter().map(|(_, site)| site).collect())
}

fn shown((id, ticket): &(&str, Ticket)) -> Listed {
    Listed { id: (*id).to_owned(), ticket: ticket.to_string() }
}

fn teams(eligible: &Eligible<'_>, sites: &[Site<'_>], tickets: &Tickets) -> Vec<Assigned> {
    let member = |mine: &str, slot, person: u32| {
        let person = &eligible.person(person).id;
        let ticket = tickets.team_ticket(mine, person).to_string();
        Member { slot, person: person.clone(), ticket }
    };
    let team = |(site, people): (&Site<'_>, Vec<Option<u32>>)| {
        let seats = (0..).zip(people);
        let members = seats.filter_map(|(slot, person)| Some(member(site.id, slot, person?)));
        Assigned { mine: site.id.to_owned(), members: members.collect() }
    };
    sites.iter().zip(assign(eligible, sites, tickets)).map(team).collect()
}
