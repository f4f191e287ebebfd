//! What the ledger of a year follows from: N as draws froze it, the mines that they took, ratios
//! that officers stated.

use rules::drawing::Revealed;
use rules::quota::{Snapshot, StatedRatio};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two lists under one id the first stands.
pub fn frozen(entry: &Entry<'_>, snapshot: &Snapshot) -> Result<()> {
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO quota_snapshot SELECT ?1, ?2, ?3 WHERE NOT EXISTS \
             (SELECT 1 FROM quota_snapshot WHERE draw = ?1 AND at <= ?3)",
        )?
        .execute((entry.id(), json(snapshot)?, entry.at()))?;
    Ok(())
}

/// Of every reveal; which one stands, the query says.
pub fn revealed(entry: &Entry<'_>, revealed: &Revealed) -> Result<()> {
    let mut insert =
        entry.db.prepare_cached("INSERT OR IGNORE INTO quota_drawn VALUES (?1, ?2, ?3, ?4)")?;
    for mine in &revealed.drawn {
        insert.execute((entry.id(), entry.at(), mine, entry.header.clock.wall))?;
    }
    Ok(())
}

/// The last word on a region's year stands.
pub fn stated(entry: &Entry<'_>) -> Result<()> {
    let stated: StatedRatio = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO quota_stated SELECT ?1, ?2, ?3, ?4, ?5, ?6 \
             WHERE NOT EXISTS \
             (SELECT 1 FROM quota_stated WHERE region = ?1 AND year = ?2 AND at >= ?6)",
        )?
        .execute((
            &stated.region,
            stated.year,
            json(&stated)?,
            &entry.header.actor,
            entry.header.clock.wall,
            entry.at(),
        ))?;
    Ok(())
}
