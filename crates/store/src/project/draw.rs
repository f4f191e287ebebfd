use rules::drawing::{Committed, Frozen, Revealed};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two lists under one id the first stands.
pub fn frozen(entry: &Entry<'_>) -> Result<()> {
    let frozen: Frozen = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO draw SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 \
             WHERE NOT EXISTS (SELECT 1 FROM draw WHERE id = ?1 AND at <= ?10)",
        )?
        .execute((
            entry.id(),
            &frozen.title,
            &frozen.region,
            &entry.header.actor,
            frozen.inputs.hash.0,
            frozen.population_hash.0,
            frozen.population,
            frozen.quota,
            entry.header.clock.wall,
            entry.at(),
        ))?;
    Ok(())
}

/// Every commitment is kept: a second one doesn't replace the first, it shows.
pub fn committed(entry: &Entry<'_>) -> Result<()> {
    let committed: Committed = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO draw_commitment VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry.id(),
            entry.at(),
            committed.commitment.0,
            entry.header.clock.wall,
            &entry.header.device,
            entry.header.seq,
        ))?;
    Ok(())
}

pub fn revealed(entry: &Entry<'_>) -> Result<()> {
    let revealed: Revealed = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO draw_reveal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            entry.id(),
            entry.at(),
            entry.header.clock.wall,
            &revealed.witness,
            json(&revealed.present)?,
            &revealed.seed,
            revealed.drawn.len(),
            revealed.certificate.hash.0,
        ))?;
    for mine in &revealed.drawn {
        entry.timeline(mine, "")?;
    }
    Ok(())
}
