//! What the ledger of a year is reckoned from.

use std::collections::BTreeMap;

use rules::inspection::VisitResult;
use rules::mine::{ListLevel, Status};
use rules::quota::{Snapshot, StatedRatio, YearPlan};

use super::draw::DrawFacts;
use super::inspection::state;
use super::visit::in_place;
use crate::error::Result;
use crate::json::{from_json, from_json_opt, json};
use crate::open::Store;

/// N as a draw froze it.
pub struct SnapshotFacts {
    pub draw: String,
    pub snapshot: Snapshot,
}

/// A mine that a draw took.
pub struct DrawnFacts {
    pub mine: String,
    pub at_ms: i64,
    /// Not by the reveal: the visit is in place of a drawn one.
    pub in_place: bool,
}

/// A finalised visit.
pub struct VisitFacts {
    pub inspection: String,
    pub number: String,
    pub mine: String,
    /// The draws that it says it serves.
    pub draws: Vec<String>,
    pub at_ms: i64,
    pub results: Vec<VisitResult>,
    /// Answers that came later contradict those that it was finalised over.
    pub contradicted: bool,
}

/// A ratio that an officer stated, and who.
pub struct StatedFacts {
    pub stated: StatedRatio,
    pub actor: String,
    pub at_ms: i64,
}

/// The plan of a region's year, and who made it.
pub struct YearPlanFacts {
    pub plan: YearPlan,
    pub actor: String,
    pub at_ms: i64,
}

impl Store {
    /// In the order of the log.
    pub fn quota_snapshots(&self) -> Result<Vec<SnapshotFacts>> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT draw, body FROM quota_snapshot ORDER BY at, draw")?;
        let rows = statement.query_map([], |row| {
            Ok(SnapshotFacts { draw: row.get(0)?, snapshot: from_json(row, 1)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Mines that a draw took, by the reveal that stands, and those that take their places; none
    /// before the reveal.
    pub fn drawn_by(&self, draw: &DrawFacts) -> Result<Vec<DrawnFacts>> {
        let Some(reveal) = &draw.reveal else { return Ok(Vec::new()) };
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT mine FROM quota_drawn WHERE draw = ?1 AND at = ?2")?;
        let rows = statement.query_map((&draw.id, &reveal.at), |row| {
            Ok(DrawnFacts { mine: row.get(0)?, at_ms: reveal.at_ms, in_place: false })
        })?;
        let mut drawn: Vec<DrawnFacts> = rows.collect::<rusqlite::Result<_>>()?;
        drawn.extend(in_place(&reader, &draw.id, &reveal.at)?);
        drawn.sort_by(|a, b| a.mine.cmp(&b.mine));
        Ok(drawn)
    }

    /// Visits finalised from one moment until before another, the first one first.
    pub fn visits_between(&self, from_ms: i64, until_ms: i64) -> Result<Vec<VisitFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT i.id, i.number, i.mine, i.draws, f.finalised_at, r.results, \
             EXISTS (SELECT 1 FROM answer a WHERE a.inspection = i.id AND a.superseded = 0 \
                     GROUP BY a.item HAVING count(*) > 1) \
             FROM finalised f JOIN inspection i ON i.id = f.inspection \
             LEFT JOIN result r ON r.inspection = i.id \
             WHERE f.finalised_at >= ?1 AND f.finalised_at < ?2 ORDER BY f.finalised_at, i.id",
        )?;
        let rows = statement.query_map([from_ms, until_ms], |row| {
            let results: Option<Vec<VisitResult>> = from_json_opt(row, 5)?;
            Ok(VisitFacts {
                inspection: row.get(0)?,
                number: row.get(1)?,
                mine: row.get(2)?,
                draws: from_json(row, 3)?,
                at_ms: row.get(4)?,
                results: results.unwrap_or_default(),
                contradicted: row.get(6)?,
            })
        })?;
        let mut visits: Vec<VisitFacts> = rows.collect::<rusqlite::Result<_>>()?;
        // Two answers may say the same: the rule tells.
        for visit in visits.iter_mut().filter(|visit| visit.contradicted) {
            visit.contradicted = state(&reader, &visit.inspection)?.conflicts().next().is_some();
        }
        Ok(visits)
    }

    /// Newest year first.
    pub fn stated_ratios(&self) -> Result<Vec<StatedFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT body, actor, at_ms FROM quota_stated ORDER BY year DESC, region",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(StatedFacts { stated: from_json(row, 0)?, actor: row.get(1)?, at_ms: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Plans of a year, by region.
    pub fn year_plans(&self, year: i32) -> Result<Vec<YearPlanFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT body, actor, at_ms FROM quota_year WHERE year = ?1 ORDER BY region",
        )?;
        let rows = statement.query_map([year], |row| {
            Ok(YearPlanFacts { plan: from_json(row, 0)?, actor: row.get(1)?, at_ms: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many of these mines each county has.
    pub fn counties_of(&self, mines: &[&str]) -> Result<BTreeMap<String, u32>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT region, count(*) FROM mine \
             WHERE id IN (SELECT value FROM json_each(?1)) GROUP BY region",
        )?;
        let rows = statement.query_map([json(mines)?], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many mines each county has of those whose code begins with `within`, in one of these
    /// states and, if any are named, on one of these lists.
    pub fn mines_by_county(
        &self,
        within: &str,
        states: &[Status],
        lists: &[ListLevel],
    ) -> Result<BTreeMap<String, u32>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT region, count(*) FROM mine WHERE region >= ?1 AND region < ?1 || '~' \
             AND status IN (SELECT value FROM json_each(?2)) \
             AND (?3 = '[]' OR list_level IN (SELECT value FROM json_each(?3))) GROUP BY region",
        )?;
        let rows = statement.query_map((within, json(states)?, json(lists)?), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
