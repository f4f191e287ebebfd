//! What a pack asks of spot checks: how many, of which mines, how often, by which clauses.

use super::{Check, Ledger, Quarter, Share};
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

    /// The share that each region of this level has to reach by itself. A province's share says
    /// nothing of one of its counties.
    pub fn share_of(self, level: Level) -> Option<Share> {
        let stated = self.0.level.as_ref()?;
        let ratio = self.0.ratio.as_ref()?;
        (stated.value == level).then_some(ratio.value)
    }

    /// Where the year of a region of this level stands: of its `n` mines that count.
    pub fn ledger(
        self,
        level: Level,
        n: u64,
        quarter: Quarter,
        checks: &[Check],
    ) -> Option<Ledger> {
        Some(Ledger::of(self.share_of(level)?, n, n, quarter, checks))
    }

    /// How many a draw of this quarter should take: spread over the quarters where each asks for a
    /// check, else all that the year still lacks.
    pub fn to_draw(self, ledger: &Ledger) -> u64 {
        match self.0.frequency.as_ref().map(|stated| stated.value) {
            Some(Frequency::Quarterly) => ledger.this_quarter,
            _ => ledger.remaining,
        }
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

    fn asked(id: &str) -> Option<Asked<'static>> {
        Library::shipped().newest(id).and_then(|(pack, _)| Asked::of(pack))
    }

    fn checks(mines: &[&str], quarter: u8) -> Vec<Check> {
        let quarter = Quarter::new(quarter).unwrap();
        let check = |mine: &&str| Check {
            mine: (*mine).to_owned(),
            quarter,
            completed: true,
            directed: false,
        };
        mines.iter().map(check).collect()
    }

    /// OR-4.2, OR-4.3: each quarter, a fifth of each banner's listed mines in a year.
    #[test]
    fn ordos_asks_each_banner_for_a_fifth_in_four_quarters() {
        let ordos = asked("OR").unwrap();
        assert_eq!(ordos.clauses(), ["OR-4.2", "OR-4.3"]);
        assert_eq!(ordos.share_of(Level::County), Share::percent(20));
        assert_eq!(ordos.lists(), [ListLevel::Province, ListLevel::National]);
        let second = Quarter::new(2).unwrap();
        let ledger = ordos.ledger(Level::County, 61, second, &checks(&["m-1", "m-2"], 1)).unwrap();
        assert_eq!((ledger.yearly, ordos.to_draw(&ledger)), (13, 4));
        assert!(ordos.ledger(Level::Province, 61, second, &[]).is_none());
    }

    /// GS-3.2: a tenth of the province's in a year, whenever.
    #[test]
    fn gansu_asks_the_province_for_a_tenth_in_the_year() {
        let gansu = asked("GS").unwrap();
        assert_eq!(gansu.clauses(), ["GS-3.2"]);
        assert_eq!(gansu.share_of(Level::County), None);
        assert!(gansu.lists().is_empty());
        let third = Quarter::new(3).unwrap();
        let ledger = gansu.ledger(Level::Province, 112, third, &checks(&["m-1"], 2)).unwrap();
        assert_eq!((ledger.yearly, gansu.to_draw(&ledger)), (12, 11));
    }

    /// The others state no share: what is to be drawn is the officer's to say, by their clause.
    #[test]
    fn where_no_share_is_stated_none_is_reckoned() {
        for (id, clause) in [("XJ-draft", "XJ-3.1"), ("ZJ-2018", "ZJ-4.4a"), ("SC-2023", "SC-2.4b")]
        {
            let other = asked(id).unwrap();
            assert_eq!(other.clauses(), [clause]);
            let levels = [Level::Nation, Level::Province, Level::City, Level::County];
            assert!(levels.into_iter().all(|level| other.share_of(level).is_none()), "{id}");
        }
        assert_eq!(asked("ZJ-2018").unwrap().lists(), [ListLevel::National]);
        assert!(asked("CN-2024").is_none());
    }
}
