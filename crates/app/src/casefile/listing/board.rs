//! Applications at their stations, under each pack.

use std::collections::BTreeMap;

use rules::pack::{Library, Pack, PackRef, Station};
use rules::region;
use store::query::casefile::CaseFilter;

use super::super::view::Composer;
use super::super::{LONGEST_LIST, packs};
use crate::api::{CaseRow, ListingLine, ListingQuery, StationColumn};
use crate::{App, Result};

pub fn list(app: &App, query: ListingQuery) -> Result<Vec<ListingLine>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let filter = CaseFilter {
        kind: "listing",
        region: region::significant(&query.region),
        text: query.text.trim(),
        open_only: query.open_only,
        ..CaseFilter::default()
    };
    let mut lines: BTreeMap<PackRef, Vec<CaseRow>> = BTreeMap::new();
    for facts in session.store.cases(&filter, LONGEST_LIST)? {
        let (pack, row) = (facts.pack.clone(), composer.row(facts)?);
        lines.entry(pack).or_default().push(row);
    }
    let known = |(reference, rows)| Some(line(&composer, Library::known(&reference)?, rows));
    Ok(lines.into_iter().filter_map(known).collect())
}

fn line(composer: &Composer<'_>, pack: &Pack, rows: Vec<CaseRow>) -> ListingLine {
    let (open, ended): (Vec<CaseRow>, Vec<CaseRow>) =
        rows.into_iter().partition(|row| row.closed.is_none());
    let column = |station: &Station| {
        let mut rows: Vec<CaseRow> =
            open.iter().filter(|row| row.station == station.id).cloned().collect();
        rows.sort_by_key(soonest);
        StationColumn {
            id: station.id.clone(),
            title: composer.locale.of(&station.title).to_owned(),
            clause: station.clause.clone(),
            by: station.by.iter().map(|by| packs::actor(pack, by, composer.locale)).collect(),
            rows,
        }
    };
    ListingLine {
        pack: packs::card(pack, composer.locale),
        stations: pack.stations.iter().map(column).collect(),
        ended,
    }
}

/// What is due first; then what has waited longest.
fn soonest(row: &CaseRow) -> (i64, i64) {
    let clock = row.clock.as_ref();
    let left = clock.and_then(|clock| clock.days_left).unwrap_or(i64::MAX);
    (left, -clock.map_or(0, |clock| clock.days_since))
}
