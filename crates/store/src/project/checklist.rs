//! What applies to inspections from outside: tables, and caps of visits.

use rules::checklist::import::Imported;
use rules::quota::VisitCap;

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two imports of one table the first stands.
pub fn imported(entry: &Entry<'_>) -> Result<()> {
    let imported: Imported = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO checklist SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 \
             WHERE NOT EXISTS (SELECT 1 FROM checklist WHERE hash = ?1 AND at <= ?9)",
        )?
        .execute((
            imported.hash.0,
            &imported.checklist.id,
            imported.checklist.version,
            json(&imported.checklist)?,
            imported.file.hash.0,
            &imported.file_name,
            &entry.header.actor,
            entry.header.clock.wall,
            entry.at(),
        ))?;
    Ok(())
}

/// The last word on a region's year stands.
pub fn visit_cap(entry: &Entry<'_>) -> Result<()> {
    let cap: VisitCap = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO visit_cap SELECT ?1, ?2, ?3, ?4, ?5 \
             WHERE NOT EXISTS \
             (SELECT 1 FROM visit_cap WHERE region = ?1 AND year = ?2 AND at >= ?5)",
        )?
        .execute((&cap.region, cap.year, cap.most, &cap.source, entry.at()))?;
    Ok(())
}
