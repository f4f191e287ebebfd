//! N: the mines that a share is reckoned on, counted today.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Datelike as _, NaiveDate};
use draw::{Denominator, Inputs};
use rules::mine::{ListLevel, Status};
use rules::pack::Rulebook;
use rules::quota::{Snapshot, is_random};
use rules::region;

use super::super::plan::can_be_drawn;
use super::owed::{lists, owed_whole};
use crate::{Result, Session};

/// N by county, as a draw freezes it.
pub(crate) struct Counted {
    on: NaiveDate,
    /// Whether a region owes the share as a whole; else each county owes its own.
    whole: bool,
    n: BTreeMap<String, u32>,
}

impl Counted {
    /// Of the region that owes the share, also where the draw takes only a part of it.
    pub(crate) fn of(session: &Session, scope: &str, today: NaiveDate) -> Result<Self> {
        let stated = session.store.stated_ratios()?;
        let book = session.rulebook()?;
        let owed = owed_whole(&book, scope, today.year(), &stated);
        let covers = owed.as_ref().map_or(scope, |owed| owed.region.as_str());
        Ok(Self { on: today, whole: owed.is_some(), n: by_county(session, &book, covers)? })
    }

    /// What the public certificate says.
    pub(crate) fn denominator(&self, scope: &str) -> Denominator {
        if self.whole {
            return Denominator::Whole(self.n.values().sum());
        }
        let here = self.n.iter().filter(|(county, _)| region::within(county, scope));
        Denominator::ByStratum(here.map(|(county, n)| (county.clone(), *n)).collect())
    }

    /// What the ledger takes.
    pub(crate) fn snapshot(self, inputs: &Inputs) -> Snapshot {
        Snapshot { on: self.on, random: is_random(&inputs.kind), n: self.n }
    }
}

/// Mines that count, by county: on the lists that its rules name, and not closed.
pub(super) fn by_county(
    session: &Session,
    book: &Rulebook<'static>,
    scope: &str,
) -> Result<BTreeMap<String, u32>> {
    let within = region::significant(scope);
    let states: Vec<Status> = [Status::Unstated]
        .iter()
        .chain(Status::ALL)
        .copied()
        .filter(|status| can_be_drawn(*status))
        .collect();
    let mut known: BTreeMap<&[ListLevel], BTreeMap<String, u32>> = BTreeMap::new();
    let all = session.store.mines_by_county(within, &states, &[])?;
    let mut counted = BTreeMap::new();
    for county in all.keys() {
        let lists = lists(book, county);
        if let Entry::Vacant(place) = known.entry(lists) {
            place.insert(session.store.mines_by_county(within, &states, lists)?);
        }
        let n = known[lists].get(county).copied().unwrap_or(0);
        counted.insert(county.clone(), n);
    }
    Ok(counted)
}
