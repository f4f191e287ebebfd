use rules::calendar::CountingSet;

use super::{Entry, casefile};
use crate::error::Result;
use crate::json::json;

/// Every word is kept; the clocks that it concerns are counted anew.
pub fn set(entry: &Entry<'_>) -> Result<()> {
    let word: CountingSet = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO counting VALUES (?1, ?2, ?3, ?4)")?
        .execute((entry.at(), json(&word)?, entry.header.clock.wall, &entry.header.actor))?;
    casefile::recount_since(entry.db, word.from)
}
