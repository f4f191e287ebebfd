//! Mines follow from sheets and from what people record by hand, in the one order of the log:
//! clock, counter, device. What a later source leaves blank stays as an earlier one had it. A
//! source that arrives late is put in its place.

mod fold;
mod source;
mod table;

use canon::Hash32;
use rules::fact::Fact;
use rules::mine::{Added, Changed, ImportRestored, ImportUndone, Imported};
use rusqlite::{Connection, OptionalExtension as _};

use super::Entry;
use crate::error::Result;

pub(crate) use fold::bring_up_to_date;
#[cfg(test)]
pub(crate) use table::write;
pub(crate) use table::{by_id, by_licence_or_id};

/// Notes the sheet; [`bring_up_to_date`] reads it.
pub fn imported(entry: &Entry<'_>) -> Result<()> {
    let imported: Imported = entry.fact()?;
    note::<Imported>(entry, "", Some(imported.file.hash), &imported.file_name)
}

pub fn added(entry: &Entry<'_>) -> Result<()> {
    let added: Added = entry.fact()?;
    note::<Added>(entry, &added.mine.id, None, "")?;
    entry.timeline(&added.mine.id, &added.reason)
}

pub fn changed(entry: &Entry<'_>) -> Result<()> {
    let changed: Changed = entry.fact()?;
    note::<Changed>(entry, &changed.mine, None, "")?;
    entry.timeline(&changed.mine, &changed.reason)
}

pub fn undone(entry: &Entry<'_>) -> Result<()> {
    let undone: ImportUndone = entry.fact()?;
    judge(entry, &undone.import, true, &undone.reason)
}

pub fn restored(entry: &Entry<'_>) -> Result<()> {
    let restored: ImportRestored = entry.fact()?;
    judge(entry, &restored.import, false, &restored.reason)
}

fn note<F: Fact>(entry: &Entry<'_>, mine: &str, file: Option<Hash32>, name: &str) -> Result<()> {
    let header = entry.header;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO mine_source (at, device, seq, kind, mine, file, name, actor, \
             at_ms, read) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
        )?
        .execute((
            entry.at(),
            &header.device,
            header.seq,
            F::KIND,
            mine,
            file.map(|hash| hash.0),
            name,
            &header.actor,
            header.clock.wall,
        ))?;
    entry.touch_mines();
    Ok(())
}

/// The last word on an import holds; all sources are then read anew.
fn judge(entry: &Entry<'_>, import: &str, undone: bool, reason: &str) -> Result<()> {
    let header = entry.header;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO import_state SELECT ?1, ?2, ?3, ?4, ?5, ?6 \
             WHERE NOT EXISTS (SELECT 1 FROM import_state WHERE import = ?1 AND at >= ?6)",
        )?
        .execute((import, undone, reason, &header.actor, header.clock.wall, entry.at()))?;
    entry.reread_mines();
    Ok(())
}

/// Whether content that has just arrived is a sheet of mines.
pub fn is_sheet(db: &Connection, hash: &Hash32) -> Result<bool> {
    let find = "SELECT 1 FROM mine_source WHERE file = ?1 LIMIT 1";
    Ok(db.query_row(find, [hash.0], |_| Ok(())).optional()?.is_some())
}

/// Files and names of the sheets that the mines follow from.
pub fn sheets_read(db: &Connection) -> Result<Vec<(Hash32, String)>> {
    let find = "SELECT file, name FROM mine_source WHERE read = 1 AND file IS NOT NULL ORDER BY at";
    let mut statement = db.prepare_cached(find)?;
    let rows = statement.query_map([], |row| Ok((Hash32(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Other records are about a mine: it stands although its import was undone.
pub(crate) fn keep_mentioned(db: &Connection, mine: &str) -> Result<bool> {
    table::keep_mentioned(db, Some(mine))
}
