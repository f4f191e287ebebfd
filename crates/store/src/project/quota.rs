//! What the ledger of a year follows from: N as draws froze it, the mines that they took, ratios
//! that officers stated, and how they spread a year.

use rules::quota::{Snapshot, StatedRatio, YearPlan};

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
pub fn revealed(entry: &Entry<'_>, drawn: &[String]) -> Result<()> {
    let mut insert =
        entry.db.prepare_cached("INSERT OR IGNORE INTO quota_drawn VALUES (?1, ?2, ?3)")?;
    for mine in drawn {
        insert.execute((entry.id(), entry.at(), mine))?;
    }
    Ok(())
}

/// The last word on a region's year stands.
pub fn stated(entry: &Entry<'_>) -> Result<()> {
    let stated: StatedRatio = entry.fact()?;
    last_word(entry, "quota_stated", (stated.region.as_str(), stated.year), json(&stated)?)
}

/// Here too.
pub fn year_planned(entry: &Entry<'_>) -> Result<()> {
    let plan: YearPlan = entry.fact()?;
    last_word(entry, "quota_year", (plan.region.as_str(), plan.year), json(&plan)?)
}

fn last_word(
    entry: &Entry<'_>,
    table: &str,
    (region, year): (&str, i32),
    body: String,
) -> Result<()> {
    entry
        .db
        .prepare_cached(&format!(
            "INSERT OR REPLACE INTO {table} SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS \
             (SELECT 1 FROM {table} WHERE region = ?1 AND year = ?2 AND at >= ?6)"
        ))?
        .execute((region, year, body, &entry.header.actor, entry.header.clock.wall, entry.at()))?;
    Ok(())
}
