//! 目标: what the rules of the region ask to be reached, and how far the registry says it is.

use rules::pack::Pack;
use rules::target::{Known, Standing, Target, What, reckon};
use store::Store;

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
    let (pack, _) = choose(region, query.pack.as_deref())?;
    let mines = plan::mines_of(&session, region)?;
    let planned = plan::planned(&session, pack)?;
    let today = clock::date(app.now_ms());
    let known = Known { mines: &mines, planned: &planned, today };
    let named = |pack: &Pack| card(pack, locale(app));
    Ok(TargetView {
        packs: choices(region).iter().map(|(pack, _)| named(pack)).collect(),
        pack: named(pack),
        today: today.to_string(),
        region_name: region_name(region),
        rows: reckon(pack, known)
            .iter()
            .map(|found| row(&session.store, found))
            .collect::<Result<_>>()?,
    })
}

fn row(store: &Store, found: &Target<'_>) -> Result<TargetRow> {
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
    let first = found.without.iter().take(MOST_NAMES);
    Ok(TargetRow {
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
        without: first.map(|id| named(store, id)).collect::<Result<_>>()?,
    })
}

fn named(store: &Store, id: &str) -> Result<DepartmentName> {
    let mine = store.mine(id)?;
    let name = mine.map_or_else(|| id.to_owned(), |mine| mine.name);
    Ok(DepartmentName { id: id.to_owned(), name })
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
