//! Rebuilding: the projections made anew from the log, beside the live file, and swapped in.
//!
//! A new file takes the log and what belongs to this device, applies every record with the same
//! `apply` that writes live, and then takes the old one's name. A crash in between leaves the old.

use std::fs::{self, File};
use std::path::Path;

use record::Record;
use rusqlite::Connection;

use crate::blobs::Blobs;
use crate::error::{Result, StoreError};
use crate::open::{Store, build, connect, key_literal};
use crate::schema::{self, Class};
use crate::{log, project};

impl Store {
    pub(crate) fn rebuild_if_outdated(&self) -> Result<()> {
        let projection = self.setting("projection")?;
        if projection.as_deref() == Some(schema::PROJECTION) { Ok(()) } else { self.rebuild() }
    }

    /// Makes all projections anew and swaps them in.
    pub fn rebuild(&self) -> Result<()> {
        let beside = self.folder().join("rebuild.db");
        self.rebuild_beside(&beside)?;
        {
            // Everybody else waits while the file changes its name.
            let writer = self.writer();
            let reader = self.reader();
            writer.connection.pragma_update(None, "wal_checkpoint", "TRUNCATE")?;
            drop(reader);
            fs::rename(&beside, self.path())?;
            remove_side_files(&self.path())?;
            File::open(self.folder())?.sync_all()?;
        }
        self.reconnect()?;
        self.mines_changed.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        Ok(())
    }

    /// Whether the live projections say what the log says. Names the tables that differ.
    pub fn differing_projections(&self) -> Result<Vec<&'static str>> {
        let beside = self.folder().join("compare.db");
        self.rebuild_beside(&beside)?;
        let rebuilt = connect(&beside, &self.key)?;
        let live = self.reader();
        let mut differing = Vec::new();
        for table in schema::tables(Class::Projected) {
            if fingerprint(&live, table)? != fingerprint(&rebuilt, table)? {
                differing.push(table);
            }
        }
        drop(live);
        rebuilt.close().map_err(|(_, e)| e)?;
        remove(&beside)?;
        Ok(differing)
    }

    fn rebuild_beside(&self, path: &Path) -> Result<()> {
        remove(path)?;
        build(path, &self.key, &self.device_key())?;
        let db = connect(path, &self.key)?;
        // Nobody relies on this file before it is whole.
        db.pragma_update(None, "synchronous", "OFF")?;
        copy(&db, &self.path(), key_literal(&self.key).as_str())?;
        apply_all(&db, &self.blobs)?;
        db.execute(
            "INSERT OR REPLACE INTO setting VALUES ('projection', ?1)",
            [schema::PROJECTION],
        )?;
        db.pragma_update(None, "wal_checkpoint", "TRUNCATE")?;
        db.close().map_err(|(_, e)| e)?;
        File::open(path)?.sync_all()?;
        Ok(())
    }
}

/// The log and what is this device's own, table by table.
fn copy(db: &Connection, from: &Path, key: &str) -> Result<()> {
    let from = from.to_str().ok_or_else(|| StoreError::Damaged("the folder's name".into()))?;
    db.execute("ATTACH DATABASE ?1 AS live KEY ?2", (from, key))?;
    db.execute_batch("BEGIN; PRAGMA defer_foreign_keys = ON;")?;
    for table in schema::tables(Class::Log).chain(schema::tables(Class::Device)) {
        db.execute_batch(&format!(
            "DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM live.{table};"
        ))?;
    }
    db.execute_batch("COMMIT; DETACH DATABASE live;")?;
    Ok(())
}

fn apply_all(db: &Connection, blobs: &Blobs) -> Result<()> {
    const PAGE: usize = 2_000;
    let mut devices = db.prepare("SELECT id FROM device ORDER BY id")?;
    let devices: Vec<i64> =
        devices.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for device in devices {
        let mut after = 0_u64;
        loop {
            let page = page(db, device, after, PAGE)?;
            let Some(last) = page.last() else { break };
            after = last.header.seq;
            db.execute_batch("BEGIN")?;
            for record in &page {
                project::apply(db, record, blobs)?;
            }
            db.execute_batch("COMMIT")?;
        }
    }
    Ok(())
}

fn page(db: &Connection, device: i64, after: u64, limit: usize) -> Result<Vec<Record>> {
    let mut statement = db.prepare_cached(
        "SELECT header, payload FROM record WHERE device = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3",
    )?;
    let rows = statement.query_map((device, after, limit), log::decode)?;
    rows.map(|row| {
        let (header, payload) = row?;
        Ok(Record::decode(header, payload)?)
    })
    .collect()
}

/// A hash over all rows of a table, whatever order they lie in.
fn fingerprint(db: &Connection, table: &str) -> Result<canon::Hash32> {
    // A mine's row number is only its place in the file.
    let skipped = usize::from(table == "mine");
    let mut statement = db.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let mut line = String::new();
        for column in skipped..columns {
            line += &format!("{:?}|", row.get_ref(column)?);
        }
        lines.push(canon::sha256(line.as_bytes()));
    }
    lines.sort_unstable();
    let mut hasher = canon::Hasher::default();
    lines.iter().for_each(|line| hasher.update(&line.0));
    Ok(hasher.finish())
}

fn remove(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_file(path)?;
    }
    remove_side_files(path)
}

fn remove_side_files(path: &Path) -> Result<()> {
    for ending in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        if Path::new(&name).exists() {
            fs::remove_file(&name)?;
        }
    }
    Ok(())
}
