use rules::pack::{Switched, Used};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Every word is kept; which one stands, the query says.
pub fn switched(entry: &Entry<'_>) -> Result<()> {
    let word: Switched = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO pack_switch VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
        &word.pack.id,
        &word.region,
        entry.at(),
        json(&word)?,
        entry.header.clock.wall,
        &entry.header.actor,
    ))?;
    Ok(())
}

/// Of two words on one version the first stands. Whether the file is what the word says, and which of
/// two files of one version is chosen from, the library says.
pub fn used(entry: &Entry<'_>) -> Result<()> {
    let used: Used = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO pack_used SELECT ?1, ?2, ?3, ?4, ?5 \
             WHERE NOT EXISTS (SELECT 1 FROM pack_used WHERE hash = ?1 AND at <= ?2)",
        )?
        .execute((
            used.pack.hash.0,
            entry.at(),
            json(&used)?,
            entry.header.clock.wall,
            &entry.header.actor,
        ))?;
    entry.touch_packs();
    Ok(())
}
