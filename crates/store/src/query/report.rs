//! Reports that were handed in, and what an office can know of the time before.

use chrono::NaiveDate;
use rules::report::Submitted;

use super::casefile::day;
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// A period of a region that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    pub region: String,
    /// Its last day.
    pub period: NaiveDate,
}

/// A report as it was handed in, and who recorded it.
pub struct SubmittedFacts {
    pub submitted: Submitted,
    pub actor: String,
    pub at_ms: i64,
}

impl Store {
    /// Periods of one report, the oldest first.
    pub fn handed_in(&self, pack: &str, report: &str) -> Result<Vec<HandedIn>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT region, period FROM report_submitted WHERE pack = ?1 AND report = ?2 \
             ORDER BY period, region",
        )?;
        let rows = statement.query_map((pack, report), |row| {
            Ok(HandedIn { region: row.get(0)?, period: day(row, 1)?.unwrap_or_default() })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Of regions whose code begins so, the latest period first.
    pub fn submitted_reports(&self, region: &str, limit: u32) -> Result<Vec<SubmittedFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT body, actor, at_ms FROM report_submitted \
             WHERE region >= ?1 AND region < ?1 || 'x' ORDER BY period DESC, region, report \
             LIMIT ?2",
        )?;
        let rows = statement.query_map((region, limit), |row| {
            Ok(SubmittedFacts {
                submitted: from_json(row, 0)?,
                actor: row.get(1)?,
                at_ms: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When this machine began its log; none before its first entry.
    pub fn first_entry_ms(&self) -> Result<Option<i64>> {
        let first = self.records(&self.device_id(), 0, 1)?;
        Ok(first.first().map(|record| record.header.clock.wall))
    }

    /// Whether a mine that isn't closed lies where the code begins so.
    pub fn has_open_mines(&self, region: &str) -> Result<bool> {
        let find = "SELECT EXISTS (SELECT 1 FROM mine WHERE status <> 'closed' \
                    AND region >= ?1 AND region < ?1 || 'x')";
        Ok(self.reader().prepare_cached(find)?.query_row([region], |row| row.get(0))?)
    }
}
