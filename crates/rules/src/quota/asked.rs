//! What a pack asks of spot checks: how many, of which mines, how often, by which clauses.

use super::Share;
use crate::mine::ListLevel;
use crate::pack::{Frequency, Level, Pack, SpotCheck};

/// The spot checks of one pack. What its document leaves open is asked from the officer.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'p>(&'p SpotCheck);

impl<'p> Asked<'p> {
    /// None where the pack says nothing of spot checks.
    pub fn of(pack: &'p Pack) -> Option<Self> {
        let said = &pack.spot_check;
        (said.frequency.is_some() || said.ratio.is_some()).then_some(Self(said))
    }

    /// The lists whose mines the ratio is reckoned on; all mines where none is named.
    pub fn lists(self) -> &'p [ListLevel] {
        self.0.denominator.as_ref().map_or(&[], |stated| &stated.value)
    }

    /// The level that reaches the share, and the share, where the document gives both.
    pub fn share(self) -> Option<(Level, Share)> {
        self.0.level.as_ref().map(|stated| stated.value).zip(self.0.ratio.as_ref().map(|r| r.value))
    }

    /// The clause that gives the share.
    pub fn share_clause(self) -> Option<&'p str> {
        self.0.ratio.as_ref().map(|stated| stated.clause.as_str())
    }

    /// Whether each quarter needs a check.
    pub fn is_quarterly(self) -> bool {
        self.0.frequency.as_ref().is_some_and(|stated| stated.value == Frequency::Quarterly)
    }

    /// Ids of the clauses that say how often and how many, each once, in their order.
    pub fn clauses(self) -> Vec<&'p str> {
        let often = self.0.frequency.as_ref().map(|stated| stated.clause.as_str());
        let many = self.0.ratio.as_ref().map(|stated| stated.clause.as_str());
        let mut clauses: Vec<&str> = often.into_iter().chain(many).collect();
        clauses.dedup();
        clauses
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Library;
    use crate::quota::{Check, Known, Ledger, Quarter, Standing, yearly};

    fn asked(id: &str) -> Option<Asked<'static>> {
        Library::shipped().newest(id).and_then(|(pack, _)| Asked::of(pack))
    }

    /// So many of `n` mines were checked in the quarter before this one.
    fn ledger(asked: Asked<'_>, n: u64, quarter: u8, mines: &[&str]) -> Ledger {
        let before = Quarter::new(quarter - 1).unwrap();
        let check = |mine: &&str| Check {
            mine: (*mine).to_owned(),
            quarter: before,
            standing: Standing::Counts,
        };
        let checks: Vec<Check> = mines.iter().map(check).collect();
        let (_, share) = asked.share().unwrap();
        Ledger::of(Known {
            yearly: yearly(share, n),
            n_snapshot: n,
            n_now: n,
            quarter: Quarter::new(quarter).unwrap(),
            drawn: &[],
            checks: &checks,
        })
    }

    /// OR-4.2, OR-4.3: each quarter, a fifth of each banner's listed mines in a year.
    #[test]
    fn ordos_asks_each_banner_for_a_fifth_in_four_quarters() {
        let ordos = asked("OR").unwrap();
        assert_eq!(ordos.clauses(), ["OR-4.2", "OR-4.3"]);
        assert_eq!(ordos.share(), Some((Level::County, Share::percent(20).unwrap())));
        assert_eq!(ordos.share_clause(), Some("OR-4.3"));
        assert_eq!(ordos.lists(), [ListLevel::Province, ListLevel::National]);
        let ledger = ledger(ordos, 61, 2, &["m-1", "m-2"]);
        assert_eq!((ledger.yearly, ledger.to_draw(ordos.is_quarterly())), (13, 4));
    }

    /// GS-3.2: a tenth of the province's in a year, whenever.
    #[test]
    fn gansu_asks_the_province_for_a_tenth_in_the_year() {
        let gansu = asked("GS").unwrap();
        assert_eq!(gansu.clauses(), ["GS-3.2"]);
        assert_eq!(gansu.share(), Some((Level::Province, Share::percent(10).unwrap())));
        assert!(gansu.lists().is_empty() && !gansu.is_quarterly());
        let ledger = ledger(gansu, 112, 3, &["m-1"]);
        assert_eq!((ledger.yearly, ledger.to_draw(gansu.is_quarterly())), (12, 11));
    }

    /// The others give no share: what is to be drawn is the officer's to state, beside their clause.
    #[test]
    fn where_no_share_is_stated_none_is_reckoned() {
        for (id, clause) in [("XJ-draft", "XJ-3.1"), ("ZJ-2018", "ZJ-4.4a"), ("SC-2023", "SC-2.4b")]
        {
            let other = asked(id).unwrap();
            assert_eq!(other.clauses(), [clause]);
            assert_eq!((other.share(), other.share_clause()), (None, None), "{id}");
        }
        assert_eq!(asked("ZJ-2018").unwrap().lists(), [ListLevel::National]);
        assert!(asked("CN-2024").is_none());
    }
}
