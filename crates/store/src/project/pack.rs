use rules::pack::Switched;

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
