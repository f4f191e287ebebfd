use rules::fact::Fact;
use rules::person::{Certified, Registered};
use rusqlite::Connection;

use super::Entry;
use crate::error::Result;
use crate::json::{from_json, json};
use crate::root;

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

/// All are kept. Whose a seat is follows from those together that lead to the trusted root.
pub fn certified(entry: &Entry<'_>) -> Result<()> {
    let certified: Certified = entry.fact()?;
    let good = root::certifies(root::pinned(entry.db)?.as_ref(), &certified);
    let Certified { person, seat, chain } = &certified;
    let add = "INSERT OR IGNORE INTO certificate VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = (seat, entry.at(), person, &entry.header.device, json(chain)?, good);
    entry.db.prepare_cached(add)?.execute(row)?;
    Ok(())
}

/// All certificates once more, by the root that is trusted now.
pub fn judge_certificates(db: &Connection) -> Result<()> {
    let root = root::pinned(db)?;
    let mut find = db.prepare("SELECT seat, at, person, chain FROM certificate")?;
    let rows = find.query_map([], |row| {
        let (seat, person, chain) = (row.get(0)?, row.get(2)?, from_json(row, 3)?);
        Ok((row.get::<_, String>(1)?, Certified { person, seat, chain }))
    })?;
    let mut judge = db.prepare("UPDATE certificate SET good = ?3 WHERE seat = ?1 AND at = ?2")?;
    for (at, certified) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        judge.execute((&certified.seat, at, root::certifies(root.as_ref(), &certified)))?;
    }
    Ok(())
}
