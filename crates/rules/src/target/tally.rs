//! Mines counted: those that count, those that don't, those that nobody knows of.

use super::{Alike, Known};

#[derive(Debug, Default)]
pub(super) struct Tally {
    pub of: u64,
    pub has: u64,
    pub unknown: u64,
    pub without: Vec<usize>,
}

impl Tally {
    /// Of the mines that are `asked`. `counts`: how many of such mines do; `None` where the registry
    /// doesn't say.
    pub fn of(
        known: Known<'_>,
        asked: impl Fn(&Alike) -> bool,
        counts: impl Fn(&Alike) -> Option<u64>,
    ) -> Self {
        let mut tally = Self::default();
        for (place, alike) in known.mines.iter().enumerate().filter(|(_, alike)| asked(alike)) {
            let counted = counts(alike);
            tally.of += alike.number;
            tally.has += counted.unwrap_or(0);
            tally.unknown += if counted.is_none() { alike.number } else { 0 };
            if counted != Some(alike.number) {
                tally.without.push(place);
            }
        }
        tally
    }
}
