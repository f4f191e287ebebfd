//! Rebuilding: the projections made anew from the log, beside the live file, and swapped in.
//!
//! A new file takes the log and what belongs to this device, applies every record with the same
//! `apply` that writes live, and then takes the old one's name. Others read and write meanwhile;
//! they wait only for the last steps. A crash in between leaves the old file.

use std::collections::BTreeMap;
use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use canon::Hash32;
use rusqlite::Connection;

use crate::blobs::Blobs;
use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::project::Touched;
use crate::schema::{self, Class};
use crate::{calendar, connection, disk, log, project, root};

const REBUILT: &str = "rebuild.db";
const COMPARED: &str = "compare.db";

impl Store {
    pub(crate) fn rebuild_if_outdated(&self) -> Result<()> {
        let projection = self.setting("projection")?;
        if projection.as_deref() == Some(schema::PROJECTION) { Ok(()) } else { self.make_anew() }
    }

    /// What a crash left of earlier attempts.
    pub(crate) fn clear_rebuilds(&self) -> Result<()> {
        for name in [REBUILT, COMPARED] {
            disk::remove_database(&self.folder().join(name))?;
        }
        Ok(())
    }

    /// Makes all projections anew and swaps them in. Not while a sheet can't be read: its mines would
    /// be gone from the registry until its file is back, which headquarters is asked for.
    pub fn rebuild(&self) -> Result<()> {
        let lost = self.lost_sheets()?;
        let Some((_, name)) = lost.first() else { return self.make_anew() };
        self.want_again(&lost.iter().map(|(file, _)| *file).collect::<Vec<_>>())?;
        Err(StoreError::SheetLost(name.clone()))
    }

    /// Files and names of sheets that the mines follow from and that can't be read now.
    pub(crate) fn lost_sheets(&self) -> Result<Vec<(Hash32, String)>> {
        let sheets = project::mine::sheets_read(&self.reader())?;
        let mut lost = Vec::new();
        for (file, name) in sheets {
            match self.blobs.read(&file) {
                Ok(_) => {}
                Err(StoreError::BlobMissing(_) | StoreError::BlobDamaged(_)) => {
                    lost.push((file, name));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(lost)
    }

    /// On opening, for another version's projections, it can't wait: the program must start.
    fn make_anew(&self) -> Result<()> {
        let mut beside = Beside::begin(self, REBUILT)?;
        beside.catch_up()?;
        let mut writer = self.writer();
        // What was written since; from here on everybody else waits.
        beside.catch_up()?;
        let rebuilt = beside.complete()?;
        let mut reader = self.reader();
        let swapped =
            close(&mut writer).and_then(|()| close(&mut reader)).and_then(|()| self.swap(&rebuilt));
        // Whether or not it was swapped, the file of that name is whole.
        *writer = connection::writer(&self.path(), &self.key)?;
        *reader = connection::reader(&self.path(), &self.key)?;
        swapped?;
        self.mines_changed.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn swap(&self, rebuilt: &Path) -> Result<()> {
        // Closing the last connection folds the write-ahead log in. One that stayed would be taken
        // for that of the new file.
        if disk::has_wal(&self.path()) {
            disk::remove_database(rebuilt)?;
            return Err(StoreError::DiskFull);
        }
        fs::rename(rebuilt, self.path())?;
        Ok(disk::sync_folder(self.folder())?)
    }

    /// Whether the live projections say what the log says. Names the tables that differ.
    pub fn differing_projections(&self) -> Result<Vec<&'static str>> {
        let mut beside = Beside::begin(self, COMPARED)?;
        beside.catch_up()?;
        // While nobody writes, both are of the same log.
        let writer = self.writer();
        beside.catch_up()?;
        let mut differing = Vec::new();
        for table in schema::tables(Class::Projected) {
            if fingerprint(&writer, table)? != fingerprint(&beside.db, table)? {
                differing.push(table);
            }
        }
        drop(beside);
        disk::remove_database(&self.folder().join(COMPARED))?;
        Ok(differing)
    }
}

/// A store file in the making, and how far it has followed the live one.
struct Beside<'a> {
    path: PathBuf,
    db: Connection,
    blobs: &'a Blobs,
    /// By number of the device, the newest entry that was applied.
    applied: BTreeMap<i64, u64>,
}

impl<'a> Beside<'a> {
    fn begin(store: &'a Store, name: &str) -> Result<Self> {
        let path = store.folder().join(name);
        let db = connection::create(&path, &store.key)?;
        // Rows are copied as they stand, table by table.
        db.pragma_update(None, "foreign_keys", false)?;
        connection::attach(&db, &store.path(), &store.key, "live")?;
        Ok(Self { path, db, blobs: &store.blobs, applied: BTreeMap::new() })
    }

    /// Takes over what the live file has by now.
    fn catch_up(&mut self) -> Result<()> {
        self.db.execute_batch("BEGIN")?;
        let mut touched = self.take_late_payloads()?;
        let (calendar, root) = (calendar::text(&self.db)?, root::text(&self.db)?);
        self.copy()?;
        // Rows that follow from what may be exchanged meanwhile.
        if calendar::text(&self.db)? != calendar {
            project::casefile::recount(&self.db)?;
        }
        if root::text(&self.db)? != root {
            project::person::judge_certificates(&self.db)?;
        }
        for device in self.devices()? {
            touched |= self.apply_new(device)?;
        }
        if touched.mines {
            project::mine::bring_up_to_date(&self.db, self.blobs, touched.mines_again)?;
        }
        let note = "INSERT OR REPLACE INTO setting VALUES ('projection', ?1)";
        self.db.execute(note, [schema::PROJECTION])?;
        Ok(self.db.execute_batch("COMMIT")?)
    }

    /// Payloads that came to entries which were copied without.
    fn take_late_payloads(&self) -> Result<Touched> {
        let find = format!(
            "SELECT {} FROM live.record WHERE payload IS NOT NULL \
             AND place IN (SELECT place FROM main.record WHERE payload IS NULL)",
            log::COLUMNS
        );
        let mut touched = Touched::default();
        for record in log::read(&self.db, &find, ())? {
            log::complete(&self.db, &record)?;
            touched |= project::apply(&self.db, &record)?;
        }
        Ok(touched)
    }

    /// The log grows only at its ends; the rest is small and copied whole.
    fn copy(&self) -> Result<()> {
        let rest = schema::tables(Class::Log).filter(|table| *table != "record");
        let kept = schema::tables(Class::Bundle).chain(schema::tables(Class::Device));
        for table in rest.chain(kept) {
            self.db.execute_batch(&format!(
                "DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM live.{table};"
            ))?;
        }
        let end = "INSERT INTO main.record SELECT * FROM live.record \
                   WHERE place > (?1 << 40 | ?2) AND place < ?1 + 1 << 40";
        for device in self.devices()? {
            self.db.execute(end, (device, self.applied(device)))?;
        }
        Ok(())
    }

    fn devices(&self) -> Result<Vec<i64>> {
        let mut statement = self.db.prepare("SELECT id FROM main.device ORDER BY id")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn applied(&self, device: i64) -> u64 {
        self.applied.get(&device).copied().unwrap_or(0)
    }

    fn apply_new(&mut self, device: i64) -> Result<Touched> {
        const PAGE: usize = 2_000;
        let page = format!(
            "SELECT {} FROM main.record WHERE place > (?1 << 40 | ?2) AND place < ?1 + 1 << 40 \
             ORDER BY place LIMIT ?3",
            log::COLUMNS
        );
        let mut touched = Touched::default();
        loop {
            let records = log::read(&self.db, &page, (device, self.applied(device), PAGE))?;
            let Some(last) = records.last() else { return Ok(touched) };
            for record in &records {
                touched |= project::apply(&self.db, record)?;
            }
            self.applied.insert(device, last.header.seq);
        }
    }

    fn complete(self) -> Result<PathBuf> {
        self.db.execute_batch("DETACH DATABASE live")?;
        connection::complete(self.db, &self.path)?;
        Ok(self.path)
    }
}

/// Closes a connection that others will use again: until then an empty one stands in its place.
fn close(slot: &mut Connection) -> Result<()> {
    match mem::replace(slot, Connection::open_in_memory()?).close() {
        Ok(()) => Ok(()),
        Err((connection, error)) => {
            *slot = connection;
            Err(error.into())
        }
    }
}

/// A hash over all rows of a table, whatever order they lie in.
pub(crate) fn fingerprint(db: &Connection, table: &str) -> Result<canon::Hash32> {
    // A mine's row number is only its place in the file.
    let skipped = usize::from(table == "mine");
    let mut statement = db.prepare(&format!("SELECT * FROM main.{table}"))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let mut hasher = canon::Hasher::default();
        for column in skipped..columns {
            hasher.update(&tagged(row.get_ref(column)?));
        }
        lines.push(hasher.finish());
    }
    lines.sort_unstable();
    let mut hasher = canon::Hasher::default();
    for line in &lines {
        hasher.update(&line.0);
    }
    Ok(hasher.finish())
}

/// A value as bytes that no other value has.
fn tagged(value: rusqlite::types::ValueRef<'_>) -> Vec<u8> {
    use rusqlite::types::ValueRef;
    let (tag, bytes) = match value {
        ValueRef::Null => (b'n', Vec::new()),
        ValueRef::Integer(number) => (b'i', number.to_be_bytes().to_vec()),
        ValueRef::Real(number) => (b'r', number.to_be_bytes().to_vec()),
        ValueRef::Text(text) => (b't', text.to_vec()),
        ValueRef::Blob(blob) => (b'b', blob.to_vec()),
    };
    let length = (bytes.len() as u64).to_be_bytes();
    [&[tag], length.as_slice(), &bytes].concat()
}
