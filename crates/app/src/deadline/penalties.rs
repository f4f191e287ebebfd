//! Penalties whose term ends.

use chrono::NaiveDate;
use rules::entry::Entry;
use rules::pack::Detect;
use store::query::deadline::Counted;

use super::{Desk, Found, ground_clause, on_day};
use crate::Result;
use crate::api::DeadlineRow;

impl Desk<'_> {
    /// GS-R2: a penalty is carried out on the last day of its term at the latest. All are counted;
    /// the nearest on both sides of today have rows.
    pub(super) fn penalties(&self, found: &mut Found) -> Result<()> {
        let penalties = self.session.store.penalties_due(self.region, self.until)?;
        let due = |penalty: &Entry| penalty.value("due").parse::<NaiveDate>().ok();
        let dated: Vec<(NaiveDate, Entry)> = penalties
            .into_iter()
            .filter_map(|penalty| due(&penalty).map(|day| (day, penalty)))
            .collect();
        let (late, coming) = dated.split_at(dated.partition_point(|(day, _)| *day < self.today));
        let count = |part: &[_]| u32::try_from(part.len()).unwrap_or(u32::MAX);
        found.count(Counted { before: count(late), since: count(coming) });
        let limit = self.limit as usize;
        for (day, penalty) in late.iter().rev().take(limit).chain(coming.iter().take(limit)) {
            found.rows.extend(self.penalty_row(*day, penalty)?);
        }
        Ok(())
    }

    fn penalty_row(&self, day: NaiveDate, penalty: &Entry) -> Result<Option<DeadlineRow>> {
        let Some(mine) = self.session.store.mine(penalty.value("mine"))? else { return Ok(None) };
        let clause = ground_clause(&self.book, &mine.region, Detect::PenaltyOverdue);
        let clock = on_day(clause, "penalty-due", day);
        let row = self.mine_row(mine, clock, String::new());
        let number = penalty.value("decision").to_owned();
        Ok(Some(DeadlineRow { kind: "penalty".to_owned(), number, ..row }))
    }
}
