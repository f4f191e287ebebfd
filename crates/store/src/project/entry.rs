//! Entries of the registry beside mines. Few records make one entry, so each record folds its
//! entry anew from all of them: the order of arrival can't matter.

use rules::entry::{Entry as Folded, EntryAdded, EntryChanged, EntryRetired, Told};
use rules::fact::Fact;
use rusqlite::Connection;

use super::Entry;
use crate::error::Result;
use crate::json::json;

pub fn added(entry: &Entry<'_>) -> Result<()> {
    let added: EntryAdded = entry.fact()?;
    if let Some(mine) = added.fields.get("mine") {
        let name = added.fields.get(added.kind.name()).map_or("", String::as_str);
        entry.timeline(mine, name)?;
    }
    note(entry, &added)
}

pub fn changed(entry: &Entry<'_>) -> Result<()> {
    note(entry, &entry.fact::<EntryChanged>()?)
}

pub fn retired(entry: &Entry<'_>) -> Result<()> {
    note(entry, &entry.fact::<EntryRetired>()?)
}

fn note<F: Fact>(entry: &Entry<'_>, fact: &F) -> Result<()> {
    let header = entry.header;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO entry_source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute((
            entry.id(),
            entry.at(),
            &header.device,
            header.seq,
            F::KIND,
            &header.actor,
            header.clock.wall,
            json(fact)?,
        ))?;
    fold(entry.db, entry.id())
}

/// What a source says; nothing of a kind that isn't known.
pub(crate) fn told(kind: &str, body: &str) -> serde_json::Result<Option<Told>> {
    Ok(match kind {
        EntryAdded::KIND => Some(Told::Added(serde_json::from_str(body)?)),
        EntryChanged::KIND => Some(Told::Changed(serde_json::from_str(body)?)),
        EntryRetired::KIND => Some(Told::Retired(serde_json::from_str(body)?)),
        _ => None,
    })
}

fn fold(db: &Connection, id: &str) -> Result<()> {
    let find = "SELECT kind, body FROM entry_source WHERE entry = ?1 ORDER BY at";
    let mut statement = db.prepare_cached(find)?;
    let rows = statement
        .query_map([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let sources: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>()?;
    let all: Vec<Told> =
        sources.iter().filter_map(|(kind, body)| told(kind, body).ok().flatten()).collect();
    let Some(entry) = Folded::fold(id, &all) else { return Ok(()) };
    db.prepare_cached("INSERT OR REPLACE INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
        (
            id,
            entry.kind.code(),
            entry.name(),
            entry.value("mine"),
            entry.retired,
            json(&entry.fields)?,
        ),
    )?;
    Ok(())
}
