use rules::drawing::{ApprovalStated, Approved, ExclusionAsked, ExclusionSettled, Frozen};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two lists under one id the first stands, as in `draw`.
pub fn planned(entry: &Entry<'_>, frozen: &Frozen) -> Result<()> {
    let over_cap = frozen.over_cap.as_ref().map(json).transpose()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO draw_plan SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS \
             (SELECT 1 FROM draw_plan WHERE draw = ?1 AND at <= ?5)",
        )?
        .execute((
            entry.id(),
            frozen.kind.unwrap_or_default().code(),
            &frozen.period,
            over_cap,
            entry.at(),
        ))?;
    Ok(())
}

/// Every word is kept; whether it was one to give, the query judges by who froze the list.
pub fn approved(entry: &Entry<'_>) -> Result<()> {
    let approved: Approved = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO draw_approval VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry.id(),
            entry.at(),
            approved.population_hash.0,
            entry.header.clock.wall,
            &entry.header.actor,
            &entry.header.device,
        ))?;
    Ok(())
}

/// The last word on a region stands.
pub fn approval_stated(entry: &Entry<'_>) -> Result<()> {
    let stated: ApprovalStated = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO approval_rule SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS \
             (SELECT 1 FROM approval_rule WHERE region = ?1 AND at >= ?4)",
        )?
        .execute((&stated.region, stated.asked, &stated.source, entry.at()))?;
    Ok(())
}

/// Of two under one id the first stands.
pub fn exclusion_asked(entry: &Entry<'_>) -> Result<()> {
    let asked: ExclusionAsked = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO exclusion SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS \
             (SELECT 1 FROM exclusion WHERE id = ?1 AND at <= ?7)",
        )?
        .execute((
            entry.id(),
            &asked.mine,
            &asked.period,
            &asked.reason,
            &entry.header.actor,
            entry.header.clock.wall,
            entry.at(),
            &entry.header.device,
        ))?;
    Ok(())
}

/// Every word is kept: the query takes the first by somebody who didn't ask.
pub fn exclusion_settled(entry: &Entry<'_>) -> Result<()> {
    let settled: ExclusionSettled = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO exclusion_word VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry.id(),
            entry.at(),
            settled.approved,
            &entry.header.actor,
            entry.header.clock.wall,
            &entry.header.device,
        ))?;
    Ok(())
}
