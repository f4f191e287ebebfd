//! Mines follow from sheets in the order in which they were imported. What a later sheet leaves
//! blank stays as an earlier one had it, so an older record that arrives late is put in its place
//! by reading all of them again.

use canon::Hash32;
use record::Record;
use rules::fact::Fact;
use rules::mine::import::{Outcome, Preview, Reader};
use rules::mine::{Imported, Mine};
use rusqlite::Connection;

use super::{Entry, Touched};
use crate::blobs::Blobs;
use crate::error::Result;
use crate::query;

const TOUCHED: Touched = Touched { mines: true };

pub fn imported(entry: &Entry<'_>, blobs: &Blobs) -> Result<Touched> {
    let (db, at) = (entry.db, entry.at());
    let newest: Option<String> =
        db.prepare_cached("SELECT max(at) FROM mine_source")?.query_row([], |row| row.get(0))?;
    db.prepare_cached("INSERT OR IGNORE INTO mine_source VALUES (?1, ?2, ?3)")?.execute((
        &at,
        &entry.header.device,
        entry.header.seq,
    ))?;
    if newest.is_some_and(|newest| newest >= at) {
        read_all_again(db, blobs)?;
    } else {
        read_sheet(db, &entry.fact()?, blobs)?;
    }
    Ok(TOUCHED)
}

/// For a sheet that came before its record's file did, or out of order.
pub fn read_all_again(db: &Connection, blobs: &Blobs) -> Result<()> {
    db.execute("DELETE FROM mine", [])?;
    let mut statement = db.prepare(
        "SELECT r.header, r.payload FROM mine_source s JOIN device d ON d.name = s.device \
         JOIN record r ON r.device = d.id AND r.seq = s.seq ORDER BY s.at",
    )?;
    let rows = statement.query_map([], crate::log::decode)?;
    for row in rows {
        let (header, payload) = row?;
        if let Some(imported) = Record::decode(header, payload)?.body::<Imported>()? {
            read_sheet(db, &imported, blobs)?;
        }
    }
    Ok(())
}

/// Whether content that has just arrived is a sheet of mines.
pub fn is_sheet(db: &Connection, hash: &Hash32) -> Result<bool> {
    let count: i64 = db.query_row(
        "SELECT count(*) FROM blob_ref b JOIN device d ON d.name = b.device \
         JOIN record r ON r.device = d.id AND r.seq = b.seq \
         WHERE b.hash = ?1 AND r.kind = ?2",
        (hash.0, Imported::KIND),
        |row| row.get(0),
    )?;
    Ok(count > 0)
}

fn read_sheet(db: &Connection, imported: &Imported, blobs: &Blobs) -> Result<()> {
    if !blobs.contains(&imported.file.hash) {
        return Ok(());
    }
    let bytes = blobs.read(&imported.file.hash)?;
    let mut counted = Preview::default();
    for row in Reader::reopen(&bytes, imported.layout.clone()) {
        let find = |licence: &str| query::mine::by_licence(db, licence);
        match counted.take(row, find)? {
            Some(Outcome::Added(mine)) => insert(db, &mine)?,
            Some(Outcome::Changed { after, .. }) => update(db, &after)?,
            Some(Outcome::Unchanged(_)) | None => {}
        }
    }
    Ok(())
}

fn insert(db: &Connection, mine: &Mine) -> Result<()> {
    execute(
        db,
        "INSERT INTO mine (id, name, licence, credit_code, holder, region, mineral, method, scale, \
         list_level, status, lon, lat) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        mine,
    )
}

fn update(db: &Connection, mine: &Mine) -> Result<()> {
    execute(
        db,
        "UPDATE mine SET name = ?2, licence = ?3, credit_code = ?4, holder = ?5, region = ?6, \
         mineral = ?7, method = ?8, scale = ?9, list_level = ?10, status = ?11, lon = ?12, \
         lat = ?13 WHERE id = ?1",
        mine,
    )
}

fn execute(db: &Connection, sql: &str, mine: &Mine) -> Result<()> {
    db.prepare_cached(sql)?.execute(rusqlite::params![
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
    ])?;
    Ok(())
}
