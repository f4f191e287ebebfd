use rules::person::{Certified, Registered};

use super::{Entry, json};
use crate::error::Result;

pub fn registered(entry: &Entry<'_>) -> Result<()> {
    let person: Registered = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT INTO person (id, name, department, role, card, region, at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT DO UPDATE SET name = excluded.name, department = excluded.department, \
             role = excluded.role, card = excluded.card, region = excluded.region, \
             at = excluded.at WHERE excluded.at > at",
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
            "INSERT INTO certificate (person, chain, at) VALUES (?1, ?2, ?3) \
             ON CONFLICT DO UPDATE SET chain = excluded.chain, at = excluded.at \
             WHERE excluded.at > at",
        )?
        .execute((&certified.person, json(&certified.chain)?, entry.at()))?;
    Ok(())
}
