//! N as a draw froze it.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

/// What the ledger of the year takes from a frozen draw: the first random one of the year fixes N.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    pub on: NaiveDate,
    /// Among all mines in scope, for a quarter or a year; anything narrower is directed.
    pub random: bool,
    /// Mines that the share is reckoned on, by county (GB/T 2260): of the whole region that owes
    /// the share, also where the draw takes only a part of it.
    pub n: BTreeMap<String, u32>,
}

impl Snapshot {
    /// N of a county and the day it was fixed on, from the snapshots of all draws in the order of
    /// the log.
    pub fn first<'a>(
        all: impl Iterator<Item = &'a Self>,
        year: i32,
        county: &str,
    ) -> Option<(u32, NaiveDate)> {
        let mut fixing = all.filter(|one| one.random && one.on.year() == year);
        fixing.find_map(|one| Some((*one.n.get(county)?, one.on)))
    }
}

/// Whether a draw of this kind is a random spot check. Look-backs and selections among candidates
/// have quotas of their own or none, and what is narrowed is directed.
pub fn is_random(kind: &str) -> bool {
    matches!(kind, "quarterly" | "annual")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(on: &str, random: bool, n: &[(&str, u32)]) -> Snapshot {
        let n = n.iter().map(|(county, n)| ((*county).to_owned(), *n)).collect();
        Snapshot { on: on.parse().unwrap(), random, n }
    }

    #[test]
    fn the_first_random_draw_of_the_year_fixes_n() {
        let all = [
            snapshot("2025-10-09", true, &[("150621", 60)]),
            snapshot("2026-01-08", false, &[("150621", 61)]),
            snapshot("2026-02-03", true, &[("150622", 40)]),
            snapshot("2026-03-02", true, &[("150621", 62), ("150622", 41)]),
            snapshot("2026-06-02", true, &[("150621", 59)]),
        ];
        let first = |year, county| Snapshot::first(all.iter(), year, county).map(|(n, _)| n);
        assert_eq!([first(2026, "150621"), first(2026, "150622")], [Some(62), Some(40)]);
        assert_eq!([first(2025, "150621"), first(2026, "150602")], [Some(60), None]);
        assert!(is_random("quarterly") && !is_random("directed") && !is_random("look-back"));
    }
}
