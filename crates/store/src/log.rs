//! The log in SQLite: inserting, reading, and taking over what other machines wrote.

use std::collections::BTreeMap;

use canon::Hash32;
use keys::DevicePublic;
use record::{Head, Record, RecordError, verify_segment};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction};

use crate::error::{Result, StoreError};
use crate::open::Store;

/// Inserts one checked record. The same one again is no harm; another in its place is a fork.
pub(crate) fn insert(transaction: &Transaction<'_>, record: &Record) -> Result<()> {
    let device = device_number(transaction, &record.header.device)?;
    let header = &record.header;
    if let Some(ours) = hash_at(transaction, device, header.seq)? {
        let theirs = record.hash;
        if ours == theirs {
            return Ok(());
        }
        let (device, seq) = (header.device.clone(), header.seq);
        return Err(RecordError::Fork { device, seq, ours, theirs }.into());
    }
    transaction
        .prepare_cached(
            "INSERT INTO record (device, seq, hash, subject, kind, header, payload) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
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

fn hash_at(connection: &Connection, device: i64, seq: u64) -> Result<Option<Hash32>> {
    let hash: Option<[u8; 32]> = connection
        .prepare_cached("SELECT hash FROM record WHERE device = ?1 AND seq = ?2")?
        .query_row((device, seq), |row| row.get(0))
        .optional()?;
    Ok(hash.map(Hash32))
}

fn device_number(connection: &Connection, name: &str) -> Result<i64> {
    let find = "SELECT id FROM device WHERE name = ?1";
    let found = connection.prepare_cached(find)?.query_row([name], |row| row.get(0)).optional()?;
    match found {
        Some(number) => Ok(number),
        None => {
            connection.execute("INSERT INTO device (name) VALUES (?1)", [name])?;
            Ok(connection.last_insert_rowid())
        }
    }
}

/// A row of `header, payload`, checked while reading: a broken one is named, never passed on.
pub(crate) fn decode(row: &Row<'_>) -> rusqlite::Result<(Vec<u8>, Option<Vec<u8>>)> {
    Ok((row.get(0)?, row.get(1)?))
}

impl Store {
    /// Every device whose log is here, with its newest entry.
    pub fn heads(&self) -> Result<BTreeMap<String, Head>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT d.name, r.seq, r.hash FROM device d JOIN record r ON r.device = d.id \
             AND r.seq = (SELECT max(seq) FROM record WHERE device = d.id)",
        )?;
        let rows = statement.query_map([], |row| {
            let head = Head { seq: row.get(1)?, hash: Hash32(row.get(2)?) };
            Ok((row.get::<_, String>(0)?, head))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Up to `limit` entries of `device` after `after`, in order.
    pub fn records(&self, device: &str, after: u64, limit: usize) -> Result<Vec<Record>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT r.header, r.payload FROM record r JOIN device d ON d.id = r.device \
             WHERE d.name = ?1 AND r.seq > ?2 ORDER BY r.seq LIMIT ?3",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map((device, after, limit), decode)?;
        rows.map(|row| row.map_err(StoreError::from).and_then(record)).collect()
    }

    /// All records about a subject, in the order in which they came here.
    pub fn records_about(&self, subject: &record::Subject) -> Result<Vec<Record>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT header, payload FROM record WHERE subject = ?1 ORDER BY device, seq",
        )?;
        let rows = statement.query_map([subject.to_string()], decode)?;
        rows.map(|row| row.map_err(StoreError::from).and_then(record)).collect()
    }

    /// Takes over checked entries of another machine's log, all or none.
    pub fn take_over(&self, device: &DevicePublic, records: &[Record]) -> Result<()> {
        let id = device.id();
        let head = self.heads()?.get(&id).copied().unwrap_or(Head::START);
        let new: Vec<Record> =
            records.iter().filter(|r| r.header.seq > head.seq).cloned().collect();
        verify_segment(head, &new, device)?;
        self.write(|write| {
            for record in &new {
                write.take(record)?;
            }
            write
                .transaction
                .prepare_cached("UPDATE device SET public_key = ?2 WHERE name = ?1")?
                .execute((&id, device.to_bytes()))?;
            Ok(())
        })
    }
}

fn record((header, payload): (Vec<u8>, Option<Vec<u8>>)) -> Result<Record> {
    Ok(Record::decode(header, payload)?)
}
