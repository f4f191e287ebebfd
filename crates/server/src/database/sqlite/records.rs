use std::collections::BTreeMap;

use async_trait::async_trait;
use record::{Class, Head, RELEASED, Record, Subject};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::super::{
    Access, Fork, IndexedEntry, Opened, Records, Result, StoredEntry, SubjectShare, Suffix,
};
use super::Sqlite;
use super::values::{access, class_text, count, hash, integer, list, unreadable};
use crate::ServerError;
use crate::admit::{Known, admit, same};

#[async_trait]
impl Records for Sqlite {
    async fn heads(&self) -> Result<BTreeMap<String, Head>> {
        self.run(|t| {
            let mut query = t.prepare_cached(include_str!("sql/heads.sql"))?;
            let read = |row: &Row<'_>| Ok((row.get(0)?, read_head(row, 1)?));
            Ok(query.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    async fn witness(&self, device: &str, head: Head, at_ms: i64) -> Result<Head> {
        let device = device.to_owned();
        self.run(move |t| witness(t, &device, head, at_ms)).await
    }

    async fn push(&self, device: &str, batch: Vec<Record>, at_ms: i64) -> Result<()> {
        let device = device.to_owned();
        self.run(move |t| push(t, &device, &batch, at_ms)).await
    }

    async fn keep_fork(&self, fork: Fork) -> Result<()> {
        self.run(move |t| {
            let Fork { device, seq, ours, theirs, branch, at_ms } = fork;
            t.prepare_cached(include_str!("sql/add_fork.sql"))?.execute(params![
                device,
                integer(seq),
                ours.0,
                theirs.0,
                branch,
                at_ms
            ])?;
            Ok(())
        })
        .await
    }

    async fn suffix(&self, device: &str, after: u64, budget: usize, to: &str) -> Result<Suffix> {
        let (device, to) = (device.to_owned(), to.to_owned());
        self.run(move |t| suffix(t, &device, after, budget, &to)).await
    }

    async fn accesses(
        &self,
        device: &str,
        runs: Vec<(u64, u64)>,
        to: &str,
    ) -> Result<Vec<(u64, Access)>> {
        let (device, to) = (device.to_owned(), to.to_owned());
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/accesses.sql"))?;
            let mut accesses = Vec::new();
            for (first, last) in runs {
                let run = params![device, integer(first), integer(last), to];
                let read = |row: &Row<'_>| Ok((count(row, 0)?, access(row, 1)?));
                for entry in query.query_map(run, read)? {
                    accesses.push(entry?);
                }
            }
            Ok(accesses)
        })
        .await
    }

    async fn payload(&self, device: &str, seq: u64) -> Result<Option<Vec<u8>>> {
        let device = device.to_owned();
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/payload.sql"))?;
            Ok(query.query_row(params![device, integer(seq)], |row| row.get(0)).optional()?)
        })
        .await
    }

    async fn keep_opened(&self, opened: Opened) -> Result<bool> {
        self.run(move |t| {
            let Opened { draw, device, file, at_ms } = opened;
            let mut keep = t.prepare_cached(include_str!("sql/keep_opened.sql"))?;
            Ok(keep.execute(params![draw.to_string(), device, file, at_ms])? > 0)
        })
        .await
    }

    async fn opened(&self, draw: &Subject) -> Result<Option<Opened>> {
        let draw = draw.clone();
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/opened.sql"))?;
            let read = |row: &Row<'_>| {
                let draw = draw.clone();
                Ok(Opened { draw, device: row.get(0)?, file: row.get(1)?, at_ms: row.get(2)? })
            };
            Ok(query.query_row([draw.to_string()], read).optional()?)
        })
        .await
    }

    async fn subjects(
        &self,
        kind: &str,
        devices: Vec<String>,
        to: &str,
    ) -> Result<Vec<SubjectShare>> {
        let (first, beyond, to) = (format!("{kind}/"), format!("{kind}0"), to.to_owned());
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/subjects.sql"))?;
            let seen = query.query_map(params![first, beyond, list(&devices), to], |row| {
                Ok(SubjectShare {
                    subject: subject(row, 0)?,
                    device: row.get(1)?,
                    entries: count(row, 2)?,
                    received_ms: row.get(3)?,
                    access: access(row, 4)?,
                })
            })?;
            Ok(seen.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }

    async fn about(
        &self,
        subject: &Subject,
        devices: Vec<String>,
        to: &str,
    ) -> Result<Vec<IndexedEntry>> {
        let (subject, to) = (subject.to_string(), to.to_owned());
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/about.sql"))?;
            let seen = query.query_map(params![subject, list(&devices), to], |row| {
                Ok(IndexedEntry {
                    device: row.get(0)?,
                    seq: count(row, 1)?,
                    hash: hash(row, 2)?,
                    kind: row.get(3)?,
                    received_ms: row.get(4)?,
                    access: access(row, 5)?,
                })
            })?;
            Ok(seen.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }
}

fn stored_head(t: &Transaction<'_>, device: &str) -> Result<Head> {
    let mut query = t.prepare_cached(include_str!("sql/head.sql"))?;
    let head = query.query_row([device], |row| read_head(row, 0)).optional()?;
    head.ok_or(ServerError::DeviceUnknown)
}

fn known(t: &Transaction<'_>, device: &str, first: u64, last: u64) -> Result<Known> {
    let stored = stored_head(t, device)?.seq;
    let mut query = t.prepare_cached(include_str!("sql/known.sql"))?;
    let places = params![device, integer(first), integer(last)];
    let read = |row: &Row<'_>| Ok((count(row, 0)?, hash(row, 1)?));
    let hashes = query.query_map(places, read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Known { stored, hashes })
}

fn witness(t: &Transaction<'_>, device: &str, head: Head, at_ms: i64) -> Result<Head> {
    let known = known(t, device, head.seq, head.seq)?;
    same(device, &known, head.seq, head.hash)?;
    t.prepare_cached(include_str!("sql/witness.sql"))?.execute(params![
        device,
        integer(head.seq),
        head.hash.0,
        at_ms
    ])?;
    stored_head(t, device)
}

fn push(t: &Transaction<'_>, device: &str, batch: &[Record], at_ms: i64) -> Result<()> {
    let (first, last) = batch.first().zip(batch.last()).ok_or(ServerError::BatchEmpty)?;
    let known = known(t, device, first.header.seq.saturating_sub(1), last.header.seq)?;
    let new = admit(device, batch, &known)?;
    let Some(first) = new.first() else { return Ok(()) };
    let headers: Vec<u8> =
        new.iter().flat_map(|record| record.header_bytes.iter().copied()).collect();
    let (from, to) = (integer(first.header.seq), integer(last.header.seq));
    t.prepare_cached(include_str!("sql/add_segment.sql"))?
        .execute(params![device, from, to, headers, at_ms])?;
    let segment = t.last_insert_rowid();
    let mut start = 0;
    for record in new {
        add_entry(t, record, segment, start)?;
        add_payload(t, record)?;
        start += record.header_bytes.len();
    }
    t.prepare_cached(include_str!("sql/move_head.sql"))?.execute(params![
        device,
        to,
        last.hash.0
    ])?;
    new.iter().try_for_each(|record| refuse_forged(t, record))
}

/// Only who embargoed something releases it. With the record, all of its batch is refused.
fn refuse_forged(t: &Transaction<'_>, record: &Record) -> Result<()> {
    let header = &record.header;
    if header.kind != RELEASED {
        return Ok(());
    }
    let mut query = t.prepare_cached(include_str!("sql/is_released.sql"))?;
    if query.query_row([header.subject.to_string()], |row| row.get(0))? {
        return Ok(());
    }
    Err(ServerError::ReleaseForged { device: header.device.clone(), seq: header.seq })
}

fn add_entry(t: &Transaction<'_>, record: &Record, segment: i64, start: usize) -> Result<()> {
    let header = &record.header;
    let subject = header.subject.to_string();
    t.prepare_cached(include_str!("sql/add_entry.sql"))?.execute(params![
        header.device,
        integer(header.seq),
        record.hash.0,
        segment,
        integer(start as u64),
        integer(record.header_bytes.len() as u64),
        class_text(header.class),
        subject,
        header.kind,
        header.actor,
    ])?;
    t.prepare_cached(include_str!("sql/add_subject.sql"))?
        .execute(params![subject, header.subject.kind])?;
    Ok(())
}

/// Keeps the payload, and notes blobs and readers that it names. A payload of a form that this version
/// doesn't know is kept all the same.
fn add_payload(t: &Transaction<'_>, record: &Record) -> Result<()> {
    let Some(bytes) = &record.payload else { return Ok(()) };
    let (device, seq) = (&record.header.device, integer(record.header.seq));
    t.prepare_cached(include_str!("sql/add_payload.sql"))?.execute(params![device, seq, bytes])?;
    let Ok(Some(payload)) = record.payload() else { return Ok(()) };
    let mut name = t.prepare_cached(include_str!("sql/add_blob_named.sql"))?;
    for blob in payload.blobs {
        name.execute(params![blob.hash.0, device, seq])?;
    }
    if record.header.class == Class::Embargoed {
        let mut add = t.prepare_cached(include_str!("sql/add_reader.sql"))?;
        for reader in payload.readers {
            add.execute(params![device, seq, reader])?;
        }
    }
    Ok(())
}

fn suffix(
    t: &Transaction<'_>,
    device: &str,
    after: u64,
    budget: usize,
    to: &str,
) -> Result<Suffix> {
    let mut query = t.prepare_cached(include_str!("sql/segments.sql"))?;
    let mut segments = query.query(params![device, integer(after)])?;
    let mut suffix = Suffix { entries: Vec::new(), complete: true };
    let mut weight = 0;
    while let Some(segment) = segments.next()? {
        if weight > budget {
            suffix.complete = false;
            break;
        }
        let (first, last) = (count(segment, 0)?, count(segment, 1)?);
        let headers: Vec<u8> = segment.get(2)?;
        let places = (first.max(after + 1), last);
        for entry in segment_entries(t, device, places, &headers, to)? {
            weight += entry.weight();
            suffix.entries.push(entry);
        }
    }
    Ok(suffix)
}

fn segment_entries(
    t: &Transaction<'_>,
    device: &str,
    (first, last): (u64, u64),
    headers: &[u8],
    to: &str,
) -> Result<Vec<StoredEntry>> {
    let mut query = t.prepare_cached(include_str!("sql/segment_entries.sql"))?;
    let places = params![device, integer(first), integer(last), to];
    let entries = query.query_map(places, |row| {
        let (start, length) = (count(row, 0)?, count(row, 1)?);
        Ok(StoredEntry {
            header: slice(headers, start, length)
                .ok_or_else(|| unreadable(0, "the index points outside its segment"))?
                .to_vec(),
            payload: row.get(2)?,
            access: access(row, 3)?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}

fn slice(bytes: &[u8], start: u64, length: u64) -> Option<&[u8]> {
    let start = usize::try_from(start).ok()?;
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    bytes.get(start..end)
}

fn read_head(row: &Row<'_>, first: usize) -> rusqlite::Result<Head> {
    Ok(Head { seq: count(row, first)?, hash: hash(row, first + 1)? })
}

fn subject(row: &Row<'_>, index: usize) -> rusqlite::Result<Subject> {
    let text: String = row.get(index)?;
    text.parse().map_err(|why: String| unreadable(index, why))
}
