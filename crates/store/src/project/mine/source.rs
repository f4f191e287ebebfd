//! The records that mines follow from.

use canon::Hash32;
use record::Record;
use rules::fact::Fact;
use rules::mine::Imported;
use rules::mine::import::Layout;
use rusqlite::{Connection, OptionalExtension as _, Params, Row};

use crate::blobs::Blobs;
use crate::error::{Result, StoreError};
use crate::log;

pub struct Source {
    pub at: String,
    pub device: String,
    pub seq: u64,
    pub kind: String,
    /// The one mine that it is about; empty for a sheet.
    pub mine: String,
    pub file: Option<Hash32>,
}

impl Source {
    pub fn is_sheet(&self) -> bool {
        self.kind == Imported::KIND
    }

    /// Sources by a condition, in the order of the log.
    pub fn find(db: &Connection, condition: &str, params: impl Params) -> Result<Vec<Self>> {
        let find = format!(
            "SELECT at, device, seq, kind, mine, file FROM mine_source WHERE {condition} ORDER BY at"
        );
        let mut statement = db.prepare_cached(&find)?;
        let read = |row: &Row<'_>| {
            Ok(Self {
                at: row.get(0)?,
                device: row.get(1)?,
                seq: row.get(2)?,
                kind: row.get(3)?,
                mine: row.get(4)?,
                file: row.get::<_, Option<[u8; 32]>>(5)?.map(Hash32),
            })
        };
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What the record says; `None` if it can't be read.
    pub fn fact<F: Fact>(&self, db: &Connection) -> Result<Option<F>> {
        let sql = format!(
            "SELECT {} FROM device d JOIN record r ON r.place = (d.id << 40 | ?2) \
             WHERE d.name = ?1",
            log::COLUMNS
        );
        let found: Vec<Record> = log::read(db, &sql, (&self.device, self.seq))?;
        let Some(record) = found.into_iter().next() else { return Ok(None) };
        let payload = record.payload()?;
        Ok(payload.and_then(|payload| rules::fact::read(record.header.v, &payload.body).ok()))
    }

    /// What a sheet says, and how it is laid out; `None` if its file isn't here or can't be read: a
    /// damaged one is the doctor's to name, and stops nothing else.
    pub fn content(&self, db: &Connection, blobs: &Blobs) -> Result<Option<Content>> {
        let Some(file) = self.file.filter(|file| blobs.contains(file)) else { return Ok(None) };
        let bytes = match blobs.read(&file) {
            Err(StoreError::BlobMissing(_) | StoreError::BlobDamaged(_)) => return Ok(None),
            bytes => bytes?,
        };
        let imported: Option<Imported> = self.fact(db)?;
        Ok(imported.map(|imported| Content { bytes, layout: imported.layout }))
    }

    pub fn note_read(&self, db: &Connection, read: bool) -> Result<()> {
        let note = "UPDATE mine_source SET read = ?2 WHERE at = ?1";
        db.prepare_cached(note)?.execute((&self.at, read))?;
        Ok(())
    }

    /// Whether the last word on this import was to undo it.
    pub fn is_undone(&self, db: &Connection) -> Result<bool> {
        let find = "SELECT undone FROM import_state WHERE import = ?1";
        let id = format!("{}/{}", self.device, self.seq);
        Ok(db.query_row(find, [id], |row| row.get(0)).optional()?.unwrap_or(false))
    }
}

pub struct Content {
    pub bytes: Vec<u8>,
    pub layout: Layout,
}
