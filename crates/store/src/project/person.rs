use rules::fact::Fact;
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
    note(entry, &person.id, &person)
}

/// Something of the person that the record is about.
pub fn told<F: Fact>(entry: &Entry<'_>) -> Result<()> {
    note(entry, entry.id(), &entry.fact::<F>()?)
}

fn note<F: Fact>(entry: &Entry<'_>, person: &str, fact: &F) -> Result<()> {
    let header = entry.header;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO person_source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            person,
            entry.at(),
            &header.device,
            header.seq,
            F::KIND,
            &header.actor,
            header.clock.wall,
            json(fact)?,
        ))?;
    Ok(())
}

/// All are kept: which one counts, and whose a seat is, follows from all of them together.
pub fn certified(entry: &Entry<'_>) -> Result<()> {
    let certified: Certified = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO certificate VALUES (?1, ?2, ?3, ?4)")?
        .execute((&certified.seat, entry.at(), &certified.person, json(&certified.chain)?))?;
    Ok(())
}
