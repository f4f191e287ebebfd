//! 目标: what the rules of the region ask to be reached, and how far the registry says it is.

use std::collections::BTreeSet;

use rules::pack::Pack;
use rules::region;
use rules::target::{Alike, Known, Standing, Target, What, reckon, turns};
use store::Store;
use store::query::target::Group;

use crate::api::{DepartmentName, TargetQuery, TargetRow, TargetView};
use crate::casefile::{card, choices, choose, plan};
use crate::machine::{locale, region_name};
use crate::{App, Result, clock};

/// Names shown of mines that don't count; nobody reads more at once.
const MOST_NAMES: usize = 50;

/// Reckoned on the mines of whoever is signed in.
pub fn list(app: &App, query: TargetQuery) -> Result<TargetView> {
    let session = app.session()?;
    let region = &session.person.region;
    let book = session.rulebook()?;
    let (pack, _) = choose(&book, region, query.pack.as_deref())?;
    let planned = plan::planned(&session, pack)?;
    let today = clock::date(app.now_ms());
    let within = region::significant(region);
    let alike = session.store.alike_mines(within, &turns(pack, today), &planned)?;
    let (groups, mines): (Vec<Group>, Vec<Alike>) = alike.into_iter().unzip();
    let known = Known { mines: &mines, today };
    let named = |pack: &Pack| card(pack, locale(app));
    Ok(TargetView {
        packs: choices(&book, region).iter().map(|(pack, _)| named(pack)).collect(),
        pack: named(pack),
        today: today.to_string(),
        region_name: region_name(region),
        rows: reckon(pack, known)
            .iter()
            .map(|found| {
                let without = without(&session.store, &groups, &planned, found)?;
                Ok(row(pack, found, without))
            })
            .collect::<Result<_>>()?,
    })
}

fn row(pack: &Pack, found: &Target<'_>, without: Vec<DepartmentName>) -> TargetRow {
    let (scale, place) = match found.what {
        What::Share { scale: Some(scale) } => (scale.code(), String::new()),
        What::City { name, .. } => ("", name.to_owned()),
        What::ModelMines { region } => ("", region_name(region)),
        _ => ("", String::new()),
    };
    let (standing, missing) = match found.standing() {
        Standing::Achieved => ("achieved", 0),
        Standing::Missing(missing) => ("missing", missing),
        Standing::Unknown => ("unknown", 0),
    };
    let region = match found.what {
        What::City { region, .. } => region,
        _ => "",
    };
    let city = pack.targets.cities.iter().find(|city| city.region == region);
    TargetRow {
        producing_2017: city.map(|city| city.producing_2017),
        preparing_2017: city.map(|city| city.preparing_2017),
        what: found.what.code().to_owned(),
        scale: scale.to_owned(),
        place,
        clause: found.clause.to_owned(),
        by: found.by.map(|day| day.to_string()),
        of: count(found.of),
        needed: count(found.needed),
        has: count(found.has),
        unknown: count(found.unknown),
        standing: standing.to_owned(),
        missing: count(missing),
        without,
    }
}

/// The first of those that don't count, county by county.
fn without(
    store: &Store,
    groups: &[Group],
    planned: &BTreeSet<String>,
    found: &Target<'_>,
) -> Result<Vec<DepartmentName>> {
    let none = BTreeSet::new();
    // Of mines that are alike, a plan may cover some.
    let count = if found.what == What::PlanCoverage { planned } else { &none };
    let mut names = Vec::new();
    for group in found.without.iter().filter_map(|place| groups.get(*place)) {
        let mines = store.mines_of_group(group, count, MOST_NAMES - names.len())?;
        names.extend(mines.into_iter().map(|(id, name)| DepartmentName { id, name }));
        if names.len() == MOST_NAMES {
            break;
        }
    }
    Ok(names)
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
