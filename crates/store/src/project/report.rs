//! Reports that were handed in.

use rules::report::Submitted;

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two who hand in the same period the first stands.
pub fn submitted(entry: &Entry<'_>) -> Result<()> {
    let submitted: Submitted = entry.fact()?;
    let (pack, report, region) = (&submitted.pack.id, &submitted.report, &submitted.region);
    let (period, body) = (submitted.period.to_string(), json(&submitted)?);
    let (actor, at_ms, at) = (&entry.header.actor, entry.header.clock.wall, entry.at());
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO report_submitted \
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS \
             (SELECT 1 FROM report_submitted WHERE pack = ?1 AND report = ?2 AND region = ?3 \
              AND period = ?4 AND at <= ?8)",
        )?
        .execute((pack, report, region, period, body, actor, at_ms, at))?;
    Ok(())
}
