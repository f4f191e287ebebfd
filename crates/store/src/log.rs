//! The log in SQLite: inserting and reading.

use std::collections::BTreeMap;

use canon::Hash32;
use record::{Head, Record, RecordError};
use rusqlite::{Connection, OptionalExtension as _, Params, Row};

use crate::error::{Result, StoreError};
use crate::open::Store;

/// What [`read`] reads.
pub(crate) const COLUMNS: &str = "header, payload, hash, subject, kind";

/// Inserts a record that follows on what is there. Its place being taken is an error of the
/// database: whoever brings records from elsewhere compares first.
pub(crate) fn insert(db: &Connection, record: &Record) -> Result<()> {
    let header = &record.header;
    let device = device_number(db, &header.device)?;
    db.prepare_cached(
        "INSERT INTO record (place, device, seq, hash, subject, kind, header, payload) \
         VALUES (?1 << 40 | ?2, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        device,
        header.seq,
        record.hash.0,
        header.subject.to_string(),
        &header.kind,
        &record.header_bytes,
        &record.payload,
    ))?;
    Ok(())
}

/// Lays the payload beside a header that stands without.
pub(crate) fn complete(db: &Connection, record: &Record) -> Result<()> {
    let header = &record.header;
    let device = device_number(db, &header.device)?;
    db.prepare_cached("UPDATE record SET payload = ?3 WHERE place = (?1 << 40 | ?2)")?
        .execute((device, header.seq, &record.payload))?;
    Ok(())
}

fn device_number(db: &Connection, name: &str) -> Result<i64> {
    let find = "SELECT id FROM device WHERE name = ?1";
    let found = db.prepare_cached(find)?.query_row([name], |row| row.get(0)).optional()?;
    if let Some(number) = found {
        return Ok(number);
    }
    db.execute("INSERT INTO device (name) VALUES (?1)", [name])?;
    Ok(db.last_insert_rowid())
}

pub(crate) fn hash_at(db: &Connection, device: &str, seq: u64) -> Result<Option<Hash32>> {
    let find = "SELECT r.hash FROM device d JOIN record r ON r.place = (d.id << 40 | ?2) \
                WHERE d.name = ?1";
    let hash: Option<[u8; 32]> =
        db.prepare_cached(find)?.query_row((device, seq), |row| row.get(0)).optional()?;
    Ok(hash.map(Hash32))
}

/// The number of a device's newest entry.
pub(crate) fn newest(db: &Connection, device: &str) -> Result<u64> {
    let find = "SELECT r.seq FROM device d \
                JOIN record r ON r.place > d.id << 40 AND r.place < d.id + 1 << 40 \
                WHERE d.name = ?1 ORDER BY r.place DESC LIMIT 1";
    let seq = db.prepare_cached(find)?.query_row([device], |row| row.get(0)).optional()?;
    Ok(seq.unwrap_or(0))
}

/// Records by a query for [`COLUMNS`]. A row that doesn't hold together is named, never passed on.
pub(crate) fn read(db: &Connection, sql: &str, params: impl Params) -> Result<Vec<Record>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        records.push(record(row)?);
    }
    Ok(records)
}

fn record(row: &Row<'_>) -> Result<Record> {
    let record = Record::decode(row.get(0)?, row.get(1)?)?;
    let header = &record.header;
    let beside = (row.get::<_, [u8; 32]>(2)?, row.get::<_, String>(3)?, row.get::<_, String>(4)?);
    if beside != (record.hash.0, header.subject.to_string(), header.kind.clone()) {
        return Err(StoreError::Record(RecordError::Unreadable {
            device: header.device.clone(),
            seq: header.seq,
            why: "what stands beside it in the store is not what its header says".into(),
        }));
    }
    Ok(record)
}

impl Store {
    /// Every device whose log is here, with its newest entry.
    pub fn heads(&self) -> Result<BTreeMap<String, Head>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT d.name, r.seq, r.hash FROM device d JOIN record r ON r.place = \
             (SELECT max(place) FROM record WHERE place > d.id << 40 AND place < d.id + 1 << 40)",
        )?;
        let rows = statement.query_map([], |row| {
            let head = Head { seq: row.get(1)?, hash: Hash32(row.get(2)?) };
            Ok((row.get::<_, String>(0)?, head))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Up to `limit` entries of `device` after `after`, in order.
    pub fn records(&self, device: &str, after: u64, limit: usize) -> Result<Vec<Record>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM device d \
             JOIN record r ON r.place > (d.id << 40 | ?2) AND r.place < d.id + 1 << 40 \
             WHERE d.name = ?1 ORDER BY r.place LIMIT ?3"
        );
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        read(&self.reader(), &sql, (device, after, limit))
    }

    /// All records about a subject, device by device in the order of their logs.
    pub fn records_about(&self, subject: &record::Subject) -> Result<Vec<Record>> {
        let sql = format!("SELECT {COLUMNS} FROM record WHERE subject = ?1 ORDER BY place");
        read(&self.reader(), &sql, [subject.to_string()])
    }
}
