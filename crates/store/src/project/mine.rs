//! Mines follow from sheets in the order in which they were imported. What a later sheet leaves
//! blank stays as an earlier one had it, so a sheet that arrives late is put in its place by
//! reading all of them again.

use canon::Hash32;
use record::Record;
use rules::mine::import::{Layout, Outcome, Preview, Reader};
use rules::mine::{Imported, Mine};
use rusqlite::{Connection, OptionalExtension as _};

use super::{Entry, Touched};
use crate::blobs::Blobs;
use crate::error::{Result, StoreError};
use crate::{log, query};

/// Notes the sheet; [`read_sheets`] reads it.
pub fn imported(entry: &Entry<'_>) -> Result<Touched> {
    let imported: Imported = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO mine_source VALUES (?1, ?2, ?3, ?4, 0)")?
        .execute((entry.at(), &entry.header.device, entry.header.seq, imported.file.hash.0))?;
    Ok(Touched { mines: true })
}

/// Whether content that has just arrived is a sheet of mines.
pub fn is_sheet(db: &Connection, hash: &Hash32) -> Result<bool> {
    let find = "SELECT 1 FROM mine_source WHERE file = ?1 LIMIT 1";
    Ok(db.query_row(find, [hash.0], |_| Ok(())).optional()?.is_some())
}

/// Brings the mines up to date with all sheets that are here. Whether that changed anything.
pub fn read_sheets(db: &Connection, blobs: &Blobs) -> Result<bool> {
    let newest_read: Option<String> =
        db.query_row("SELECT max(at) FROM mine_source WHERE read = 1", [], |row| row.get(0))?;
    let mut changed = false;
    for sheet in sheets(db, blobs, "read = 0")? {
        let Some(content) = content(db, &sheet, blobs)? else { continue };
        // Only one that can be read is late: a damaged one would be it for ever.
        if newest_read.as_ref().is_some_and(|newest| *newest > sheet.at) {
            read_all_again(db, blobs)?;
            return Ok(true);
        }
        take_in(db, content)?;
        note_read(db, &sheet, true)?;
        changed = true;
    }
    Ok(changed)
}

fn read_all_again(db: &Connection, blobs: &Blobs) -> Result<()> {
    db.execute("DELETE FROM mine", [])?;
    for sheet in sheets(db, blobs, "1 = 1")? {
        let content = content(db, &sheet, blobs)?;
        note_read(db, &sheet, content.is_some())?;
        if let Some(content) = content {
            take_in(db, content)?;
        }
    }
    Ok(())
}

fn note_read(db: &Connection, sheet: &Sheet, read: bool) -> Result<()> {
    db.execute("UPDATE mine_source SET read = ?2 WHERE at = ?1", (&sheet.at, read))?;
    Ok(())
}

/// A sheet whose file is here.
struct Sheet {
    at: String,
    device: String,
    seq: u64,
    file: Hash32,
}

fn sheets(db: &Connection, blobs: &Blobs, condition: &str) -> Result<Vec<Sheet>> {
    let find =
        format!("SELECT at, device, seq, file FROM mine_source WHERE {condition} ORDER BY at");
    let mut statement = db.prepare(&find)?;
    let rows = statement.query_map([], |row| {
        let (device, seq, file) = (row.get(1)?, row.get(2)?, Hash32(row.get(3)?));
        Ok(Sheet { at: row.get(0)?, device, seq, file })
    })?;
    let mut sheets: Vec<Sheet> = rows.collect::<rusqlite::Result<_>>()?;
    sheets.retain(|sheet| blobs.contains(&sheet.file));
    Ok(sheets)
}

/// What a sheet says, and how it is laid out.
struct Content {
    bytes: Vec<u8>,
    layout: Layout,
}

/// `None` if it can't be read: a damaged file is the doctor's to name, and stops nothing else.
fn content(db: &Connection, sheet: &Sheet, blobs: &Blobs) -> Result<Option<Content>> {
    let bytes = match blobs.read(&sheet.file) {
        Err(StoreError::BlobMissing(_) | StoreError::BlobDamaged(_)) => return Ok(None),
        bytes => bytes?,
    };
    Ok(imported_by(db, sheet)?.map(|imported| Content { bytes, layout: imported.layout }))
}

fn take_in(db: &Connection, content: Content) -> Result<()> {
    let mut counted = Preview::default();
    for row in Reader::reopen(&content.bytes, content.layout) {
        let find = |licence: &str| query::mine::by_licence(db, licence);
        match counted.take(row, find)? {
            Some(Outcome::Added(mine)) => insert(db, &mine)?,
            Some(Outcome::Changed { after, .. }) => update(db, &after)?,
            Some(Outcome::Unchanged(_)) | None => {}
        }
    }
    Ok(())
}

fn imported_by(db: &Connection, sheet: &Sheet) -> Result<Option<Imported>> {
    let sql = format!(
        "SELECT {} FROM device d JOIN record r ON r.place = (d.id << 40 | ?2) WHERE d.name = ?1",
        log::COLUMNS
    );
    let found: Vec<Record> = log::read(db, &sql, (&sheet.device, sheet.seq))?;
    let Some(record) = found.into_iter().next() else { return Ok(None) };
    let payload = record.payload()?;
    Ok(payload.and_then(|payload| rules::fact::read(record.header.v, &payload.body).ok()))
}

fn insert(db: &Connection, mine: &Mine) -> Result<()> {
    execute(
        db,
        "INSERT INTO mine (id, name, licence, credit_code, holder, region, mineral, method, scale, \
         list_level, status, lon, lat, details) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        mine,
    )
}

fn update(db: &Connection, mine: &Mine) -> Result<()> {
    execute(
        db,
        "UPDATE mine SET name = ?2, licence = ?3, credit_code = ?4, holder = ?5, region = ?6, \
         mineral = ?7, method = ?8, scale = ?9, list_level = ?10, status = ?11, lon = ?12, \
         lat = ?13, details = ?14 WHERE id = ?1",
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
        serde_json::to_string(&mine.details).expect("texts are JSON"),
    ])?;
    Ok(())
}
