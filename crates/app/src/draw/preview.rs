//! Who would be drawn from, were the list frozen now: each stratum, page by page.

use std::collections::{BTreeMap, BTreeSet};

use rules::drawing::Out;
use rules::mine::Mine;

use super::embargo::{sealed, visits};
use super::population::{Layer, Population, Wanted, population, quotas};
use super::{candidates, choice, listed};
use crate::api::{Nothing, PopulationPreview, PreviewInput, PreviewMine, PreviewStratum};
use crate::machine::region_name;
use crate::{App, Result};

/// More than a page shows; keeps an answer small.
const MOST_ROWS: u32 = 200;

pub fn preview(app: &App, input: PreviewInput) -> Result<PopulationPreview> {
    let session = app.session()?;
    let filters = choice::filters(&input.choice);
    let quotas = quotas(&input.region, &input.quotas)?;
    let lists = listed::chosen(&input.choice.lists)?;
    let book = session.rulebook()?;
    let candidates = candidates::chosen(&session, &book, &input.region, &input.choice)?;
    let decided = input.choice.over_cap.as_ref();
    let wanted = Wanted {
        region: &input.region,
        period: &input.period,
        kind: choice::kind(input.choice.kind),
        filters: &filters,
        lists: &lists,
        candidates: candidates.as_ref(),
        quotas: &quotas,
        leave_out_over_cap: decided.is_some_and(|decided| decided.leave_out),
    };
    let population = population(app, &session, &wanted)?;
    let mut also: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for visit in visits(app, Nothing {})? {
        also.entry(visit.mine).or_default().insert(visit.title);
    }
    let rows = rows(&population, &input, &also);
    let (offset, limit) = (input.offset as usize, input.limit.min(MOST_ROWS) as usize);
    Ok(PopulationPreview {
        strata: population.layers.iter().map(|(county, layer)| stratum(county, layer)).collect(),
        total: count(rows.len()),
        mines: rows.into_iter().skip(offset).take(limit).collect(),
        over_cap: count(population.at_cap().len()),
        sealed: count(sealed(app, Nothing {})?.len()),
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn stratum(county: &str, layer: &Layer) -> PreviewStratum {
    PreviewStratum {
        region: county.to_owned(),
        name: region_name(county),
        members: count(layer.members.len()),
        out: count(layer.out.len()),
        again: layer.again,
    }
}

fn rows(
    population: &Population,
    input: &PreviewInput,
    also: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<PreviewMine> {
    let wanted = |county: &str| input.stratum.as_deref().is_none_or(|one| one == county);
    let layers = population.layers.iter().filter(|(county, _)| wanted(county));
    let row = |mine: &Mine, out: Option<&Out>| PreviewMine {
        mine: mine.id.clone(),
        name: mine.name.clone(),
        holder: mine.holder.clone(),
        region_name: region_name(&mine.region),
        out: out.map(|out| out.code().to_owned()),
        reason: out.map(|out| out.reason().to_owned()).unwrap_or_default(),
        also: also.get(&mine.id).into_iter().flatten().cloned().collect(),
        over_cap: population.over_cap.contains(&mine.id),
    };
    let of = |(_, layer): (&&str, &Layer)| -> Vec<PreviewMine> {
        if input.out {
            layer.out.iter().map(|(mine, out)| row(mine, Some(out))).collect()
        } else {
            layer.members.iter().map(|mine| row(mine, None)).collect()
        }
    };
    layers.flat_map(of).collect()
}
