//! Mines counted: those that count, those that don't, those that nobody knows of.

use crate::mine::Mine;

#[derive(Debug, Default)]
pub(super) struct Tally<'a> {
    pub of: u64,
    pub has: u64,
    pub unknown: u64,
    pub without: Vec<&'a str>,
}

impl<'a> Tally<'a> {
    /// `counts`: `None` where the registry doesn't say.
    pub fn of(
        mines: impl Iterator<Item = &'a Mine>,
        counts: impl Fn(&Mine) -> Option<bool>,
    ) -> Self {
        let mut tally = Self::default();
        for mine in mines {
            let counted = counts(mine);
            tally.of += 1;
            tally.has += u64::from(counted == Some(true));
            tally.unknown += u64::from(counted.is_none());
            if counted != Some(true) {
                tally.without.push(&mine.id);
            }
        }
        tally
    }
}
