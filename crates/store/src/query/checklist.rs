//! Tables that people imported, and caps of visits with the visits beside them.

use canon::Hash32;
use rules::checklist::Checklist;
use rules::quota::VisitCap;
use rusqlite::{OptionalExtension as _, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

pub struct ChecklistFacts {
    pub hash: Hash32,
    pub checklist: Checklist,
    /// The sheet that it came from.
    pub file: Hash32,
    pub file_name: String,
    pub actor: String,
    pub imported_at_ms: i64,
}

const COLUMNS: &str = "hash, body, file, file_name, actor, imported_at";

impl Store {
    /// Newest version first within an id.
    pub fn checklists(&self) -> Result<Vec<ChecklistFacts>> {
        let reader = self.reader();
        let sql = format!("SELECT {COLUMNS} FROM checklist ORDER BY id, version DESC, hash");
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map([], facts)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn checklist(&self, hash: &Hash32) -> Result<Option<ChecklistFacts>> {
        let sql = format!("SELECT {COLUMNS} FROM checklist WHERE hash = ?1");
        Ok(self.reader().prepare_cached(&sql)?.query_row([hash.0], facts).optional()?)
    }
}

/// Visits to one mine since a moment, with what tells its enterprise.
pub struct MineVisits {
    pub mine: String,
    pub holder: String,
    pub credit_code: String,
    pub region: String,
    pub visits: u32,
}

impl Store {
    pub fn visit_caps(&self) -> Result<Vec<VisitCap>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT region, year, most, source FROM visit_cap ORDER BY year DESC, region",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(VisitCap {
                region: row.get(0)?,
                year: row.get(1)?,
                most: row.get(2)?,
                source: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn visits_by_mine(&self, since_ms: i64) -> Result<Vec<MineVisits>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT m.id, m.holder, m.credit_code, m.region, count(*) \
             FROM inspection i JOIN mine m ON m.id = i.mine \
             WHERE i.opened_at >= ?1 GROUP BY m.id ORDER BY m.id",
        )?;
        let rows = statement.query_map([since_ms], |row| {
            Ok(MineVisits {
                mine: row.get(0)?,
                holder: row.get(1)?,
                credit_code: row.get(2)?,
                region: row.get(3)?,
                visits: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn facts(row: &Row<'_>) -> rusqlite::Result<ChecklistFacts> {
    Ok(ChecklistFacts {
        hash: Hash32(row.get(0)?),
        checklist: from_json(row, 1)?,
        file: Hash32(row.get(2)?),
        file_name: row.get(3)?,
        actor: row.get(4)?,
        imported_at_ms: row.get(5)?,
    })
}
