//! The rows of mines, and what they were at each place of the fold.

use rules::mine::{Change, Mine};
use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};

use super::source::Source;
use crate::error::Result;
use crate::json::json;
use crate::query::mine::{COLUMNS, read_mine};
use crate::query::mine_life::Shift;

/// A mine at a place of the fold, and the source that first told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    pub mine: Mine,
    pub origin: String,
}

/// A mine that stands of itself, as a row of a sheet finds it: by its number, or else by the number
/// under which it was first known.
pub fn by_licence_or_id(db: &Connection, licence: &str) -> Result<Option<Mine>> {
    let find =
        format!("SELECT {COLUMNS} FROM mine WHERE licence = ?1 AND kept = 0 ORDER BY id LIMIT 1");
    let found = db.prepare_cached(&find)?.query_row([licence], read_mine).optional()?;
    if found.is_some() {
        return Ok(found);
    }
    let find = format!("SELECT {COLUMNS} FROM mine WHERE id = ?1 AND kept = 0");
    let id = Mine::id_of(licence);
    Ok(db.prepare_cached(&find)?.query_row([id], read_mine).optional()?)
}

pub fn by_id(db: &Connection, id: &str) -> Result<Option<Mine>> {
    let find = format!("SELECT {COLUMNS} FROM mine WHERE id = ?1");
    Ok(db.prepare_cached(&find)?.query_row([id], read_mine).optional()?)
}

/// The mine as it stands of itself now.
pub fn standing(db: &Connection, id: &str) -> Result<Option<Standing>> {
    let find = format!("SELECT {COLUMNS}, origin FROM mine WHERE id = ?1 AND kept = 0");
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Standing { mine: read_mine(row)?, origin: row.get("origin")? })
    };
    Ok(db.prepare_cached(&find)?.query_row([id], read).optional()?)
}

/// As an undone import had it.
pub fn withdrawn(db: &Connection, id: &str) -> Result<Option<Standing>> {
    let find = "SELECT body FROM mine_withdrawn WHERE mine = ?1";
    let body: Option<String> =
        db.prepare_cached(find)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

pub fn withdraw(db: &Connection, mine: Mine, origin: &str) -> Result<()> {
    let id = mine.id.clone();
    // One that stands only because it is spoken of is put back with what this source says of it.
    db.prepare_cached("DELETE FROM mine WHERE id = ?1 AND kept = 1")?.execute([&id])?;
    let body = json(&Standing { mine, origin: origin.to_owned() })?;
    let insert = "INSERT OR REPLACE INTO mine_withdrawn (mine, body) VALUES (?1, ?2)";
    db.prepare_cached(insert)?.execute((id, body))?;
    Ok(())
}

/// Puts back those of an undone import that other records are about: all, or one. Whether any were.
pub fn keep_mentioned(db: &Connection, only: Option<&str>) -> Result<bool> {
    let find = format!(
        "SELECT body FROM mine_withdrawn w WHERE {} \
         AND NOT EXISTS (SELECT 1 FROM mine WHERE id = w.mine) \
         AND EXISTS (SELECT 1 FROM timeline WHERE mine = w.mine)",
        if only.is_some() { "mine = ?1" } else { "?1 IS NULL" }
    );
    let mut statement = db.prepare_cached(&find)?;
    let bodies = statement.query_map([only], |row| row.get::<_, String>(0))?;
    let bodies: Vec<String> = bodies.collect::<rusqlite::Result<_>>()?;
    for body in &bodies {
        if let Ok(standing) = serde_json::from_str::<Standing>(body) {
            write(db, &standing.mine, &standing.origin, true)?;
        }
    }
    Ok(!bodies.is_empty())
}

/// `kept`: it stands only because other records are about it; a later sheet begins anew.
pub fn write(db: &Connection, mine: &Mine, origin: &str, kept: bool) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO mine (id, name, licence, credit_code, holder, region, mineral, method, scale, \
         list_level, status, lon, lat, details, origin, kept) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) \
         ON CONFLICT (id) DO UPDATE SET name = ?2, licence = ?3, credit_code = ?4, holder = ?5, \
         region = ?6, mineral = ?7, method = ?8, scale = ?9, list_level = ?10, status = ?11, \
         lon = ?12, lat = ?13, details = ?14, origin = ?15, kept = ?16",
    )?
    .execute(rusqlite::params![
        mine.id,
        mine.name,
        mine.licence,
        mine.credit_code,
        mine.holder,
        mine.region,
        mine.mineral,
        mine.method.code(),
        mine.scale.code(),
        mine.list_level.code(),
        mine.status.code(),
        mine.lon,
        mine.lat,
        serde_json::to_string(&mine.details).expect("texts are JSON"),
        origin,
        kept,
    ])?;
    Ok(())
}

/// What a sheet changed of a mine that stands; who first told of it stays.
pub fn update(db: &Connection, mine: &Mine) -> Result<()> {
    let find = "SELECT origin FROM mine WHERE id = ?1";
    let origin: String = db.prepare_cached(find)?.query_row([&mine.id], |row| row.get(0))?;
    write(db, mine, &origin, false)
}

/// What a source changed; nothing is noted where nothing changed.
pub fn note_changes(db: &Connection, mine: &str, source: &Source, changes: &[Shift]) -> Result<()> {
    if changes.is_empty() {
        let delete = "DELETE FROM mine_change WHERE mine = ?1 AND device = ?2 AND seq = ?3";
        db.prepare_cached(delete)?.execute((mine, &source.device, source.seq))?;
        return Ok(());
    }
    db.prepare_cached("INSERT OR REPLACE INTO mine_change VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((mine, &source.device, source.seq, &source.at, json(changes)?))?;
    Ok(())
}

/// As [`note_changes`], of changes that nobody looked at before.
pub fn shifts(changes: Vec<Change>) -> Vec<Shift> {
    let shift = |change: Change| Shift {
        field: change.field.code().to_owned(),
        before: change.before,
        after: change.after,
        seen: None,
    };
    changes.into_iter().map(shift).collect()
}
