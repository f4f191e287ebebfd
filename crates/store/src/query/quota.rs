//! What the ledger of a year is reckoned from.

use std::collections::BTreeMap;

use rules::inspection::VisitResult;
use rules::mine::{ListLevel, Status};
use rules::quota::{Snapshot, StatedRatio};

use super::inspection::state;
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
    pub draw: String,
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
    pub draw: Option<String>,
    pub at_ms: i64,
    pub results: Vec<VisitResult>,
    /// Its draw took the mine, or asks for the visit in another's place.
    pub asked_for: bool,
    /// Answers that came later contradict those that it was finalised over.
    pub contradicted: bool,
}

/// A ratio that an officer stated, and who.
pub struct StatedFacts {
    pub stated: StatedRatio,
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

    /// Mines drawn from one moment until before another, by the reveals that stand, and those that
    /// take their places. A visit's place in the order of the log begins with its time.
    pub fn drawn_between(&self, from_ms: i64, until_ms: i64) -> Result<Vec<DrawnFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT draw, mine, revealed_at AS at_ms, 0 FROM quota_drawn q \
             WHERE revealed_at >= ?1 AND revealed_at < ?2 \
             AND at = (SELECT min(at) FROM draw_reveal WHERE draw = q.draw) \
             UNION ALL \
             SELECT draw, mine, CAST(substr(at, 1, 15) AS INTEGER) AS at_ms, 1 FROM draw_visit v \
             WHERE at_ms >= ?1 AND at_ms < ?2 AND NOT EXISTS \
             (SELECT 1 FROM quota_drawn q WHERE q.draw = v.draw AND q.mine = v.mine) \
             ORDER BY 1, 2",
        )?;
        let rows = statement.query_map([from_ms, until_ms], |row| {
            Ok(DrawnFacts {
                draw: row.get(0)?,
                mine: row.get(1)?,
                at_ms: row.get(2)?,
                in_place: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Visits finalised from one moment until before another, the first one first.
    pub fn visits_between(&self, from_ms: i64, until_ms: i64) -> Result<Vec<VisitFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT i.id, i.number, i.mine, i.draw, f.finalised_at, r.results, \
             EXISTS (SELECT 1 FROM draw_visit v WHERE v.draw = i.draw AND v.mine = i.mine) \
             OR EXISTS (SELECT 1 FROM quota_drawn q WHERE q.draw = i.draw AND q.mine = i.mine), \
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
                draw: row.get(3)?,
                at_ms: row.get(4)?,
                results: results.unwrap_or_default(),
                asked_for: row.get(6)?,
                contradicted: row.get(7)?,
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
