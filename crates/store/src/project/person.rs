use rules::person::{Certified, Registered};

use super::Entry;
use crate::error::Result;
use crate::json::json;

pub fn registered(entry: &Entry<'_>) -> Result<()> {
    let person: Registered = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO person SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 \
             WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = ?1 AND at >= ?7)",
        )?
        .execute((
            &person.id,
            &person.name,
            &person.department,
            &person.role,
            person.card,
            &person.region,
            entry.at(),
        ))?;
    Ok(())
}

pub fn certified(entry: &Entry<'_>) -> Result<()> {
    let certified: Certified = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO certificate SELECT ?1, ?2, ?3 \
             WHERE NOT EXISTS (SELECT 1 FROM certificate WHERE person = ?1 AND at >= ?3)",
        )?
        .execute((&certified.person, json(&certified.chain)?, entry.at()))?;
    Ok(())
}
