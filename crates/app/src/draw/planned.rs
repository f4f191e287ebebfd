//! What a frozen list was planned from, what it makes impossible, and who approved it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use draw::{Clash, Inputs};
use rules::drawing::PlanKind;

use super::proof::overlapping;
use super::{approval, choice, find, frozen, names};
use crate::api::{
    ById, Chance, ClashView, DirectedView, DrawFilter, DrawFilterBy, HeldView, OverCapView,
    PlannedView,
};
use crate::machine::region_name;
use crate::{App, Result};

pub fn planned(app: &App, input: ById) -> Result<PlannedView> {
    let session = app.session()?;
    let facts = find(&session, &input.id)?;
    let frozen = frozen(&session, &facts)?;
    let inputs = frozen.inputs();
    let plan = session.store.draw_plan(&facts.id)?;
    let kind = plan.as_ref().map_or_else(PlanKind::default, |plan| plan.kind);
    let people = names(&session, inputs)?;
    let excluded: Vec<&str> = inputs.excluded.iter().map(|one| one.id.as_str()).collect();
    let left_out = session.store.counties_of(&excluded)?;
    let mut over_cap = None;
    if let Some(decided) = plan.and_then(|plan| plan.over_cap) {
        let mines = decided.mines.iter().map(|mine| session.name_of_mine(mine));
        let (mines, left_out) = (mines.collect::<Result<_>>()?, decided.left_out);
        over_cap = Some(OverCapView { left_out, reason: decided.reason, mines });
    }
    Ok(PlannedView {
        kind: choice::kind_shown(kind),
        period: inputs.period.clone(),
        basis: inputs.basis.clone(),
        snapshot: inputs.snapshot_at.clone(),
        directed: inputs.directed.as_ref().map(directed),
        chances: chances(inputs, &left_out),
        over_cap,
        clashes: clashes(inputs, frozen.clashes(), &people),
        idle: idle(inputs, &people),
        overlaps: overlapping(&session, &facts, inputs)?
            .iter()
            .map(|region| region_name(region))
            .collect(),
        approval: approval::state(&session, &facts)?,
    })
}

fn directed(directed: &draw::Directed) -> DirectedView {
    let by = |by| match by {
        draw::FilterBy::Mineral => DrawFilterBy::Mineral,
        draw::FilterBy::Risk => DrawFilterBy::Risk,
        draw::FilterBy::Scale => DrawFilterBy::Scale,
    };
    let one =
        |filter: &draw::Filter| DrawFilter { by: by(filter.by), values: filter.values.clone() };
    DirectedView {
        filters: directed.filters.iter().map(one).collect(),
        source: directed.source.clone(),
    }
}

/// In each stratum every mine's chance is the same.
fn chances(inputs: &Inputs, left_out: &BTreeMap<String, u32>) -> Vec<Chance> {
    let chance = |stratum: &draw::Stratum| Chance {
        stratum: stratum.id.clone(),
        name: stratum.name.clone(),
        quota: stratum.quota,
        members: u32::try_from(stratum.members.len()).unwrap_or(u32::MAX),
        left_out: left_out.get(&stratum.id).copied().unwrap_or(0),
    };
    inputs.strata.iter().map(chance).collect()
}

fn clashes(inputs: &Inputs, found: &[Clash], people: &HashMap<String, String>) -> Vec<ClashView> {
    let members = inputs.strata.iter().flat_map(|s| s.members.iter().map(move |m| (s, m)));
    let mines: HashMap<&str, String> = members
        .map(|(stratum, mine)| (mine.id.as_str(), format!("{} {}", stratum.name, mine.name)))
        .collect();
    let mine = |id: &str| mines.get(id).cloned().unwrap_or_default();
    let person = |id: &String| people.get(id).cloned().unwrap_or_default();
    let view = |clash: &Clash| {
        let together: BTreeSet<&str> =
            clash.places.iter().map(|place| place.mine.as_str()).collect();
        let alike = clash.alike.iter().map(|id| mine(id));
        let mut held: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for one in &clash.held {
            held.entry(one.rule.code()).or_default().push(person(&one.person));
        }
        let held = held.into_iter();
        ClashView {
            together: clash.alike.is_empty(),
            mines: if clash.alike.is_empty() {
                together.into_iter().map(mine).collect()
            } else {
                alike.collect()
            },
            places: u32::try_from(clash.places.len()).unwrap_or(u32::MAX),
            people: clash.people.iter().map(person).collect(),
            held: held.map(|(rule, people)| HeldView { rule: rule.to_owned(), people }).collect(),
        }
    };
    found.iter().map(view).collect()
}

/// People whose recusals cover every holder in the list.
fn idle(inputs: &Inputs, people: &HashMap<String, String>) -> Vec<String> {
    let members = inputs.strata.iter().flat_map(|stratum| &stratum.members);
    let holders: BTreeSet<&str> = members.map(|mine| mine.holder.as_str()).collect();
    let mut recused: HashMap<&str, usize> = HashMap::new();
    for recusal in &inputs.recusals {
        if holders.contains(recusal.holder.as_str()) {
            *recused.entry(&recusal.person).or_default() += 1;
        }
    }
    let from_all =
        |id: &String| recused.get(id.as_str()).is_some_and(|count| *count == holders.len());
    let ids = inputs.inspectors.iter().map(|person| &person.id).filter(|id| from_all(id));
    ids.filter_map(|id| people.get(id).cloned()).collect()
}
