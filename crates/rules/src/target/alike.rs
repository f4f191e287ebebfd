//! Mines that no target tells apart.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::standard::soonest_not_exempt;
use crate::mine::Mine;
use crate::pack::Pack;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alike {
    /// What they share: region, state, scale, method, list, and of the details those that targets
    /// look at. Of the licence's end it has a day between the same two of [`turns`].
    pub mine: Mine,
    /// Whether a leader answers for each; who differs.
    pub led: bool,
    pub number: u64,
    /// How many of them an overall plan covers.
    pub planned: u64,
}

impl Alike {
    /// How many of them count: all or none.
    pub(super) fn all_if(&self, counts: bool) -> u64 {
        if counts { self.number } else { 0 }
    }
}

/// The days from which on the end of a licence makes a difference. Mines whose licences end between
/// the same two are alike, and so are those that end after all of them, or nobody knows when.
pub fn turns(pack: &Pack, today: NaiveDate) -> BTreeSet<NaiveDate> {
    let exempting = pack.exemptions.iter().filter(|exemption| exemption.exempt);
    exempting.filter_map(|one| soonest_not_exempt(one, today)).chain([today]).collect()
}
