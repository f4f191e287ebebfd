//! What is safe at headquarters, and what still waits here.

use canon::{BlobRef, Hash32};
use rusqlite::OptionalExtension as _;

use crate::error::Result;
use crate::local::acknowledged;
use crate::open::Store;

/// How much of one subject's records and contents is where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    pub subject: String,
    pub records: u32,
    pub waiting_records: u32,
    pub blobs: u32,
    pub waiting_blobs: u32,
    pub newest_seq: u64,
}

/// Everything that waits.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub records: u32,
    pub blobs: u32,
    pub bytes: u64,
}

impl Store {
    /// Up to where headquarters has the own log.
    pub fn acknowledged(&self) -> Result<u64> {
        acknowledged(&self.reader())
    }

    pub fn waiting(&self) -> Result<Waiting> {
        let (head, acknowledged) = (self.head().seq, self.acknowledged()?);
        let blobs = self.blobs_waiting()?;
        Ok(Waiting {
            records: u32::try_from(head.saturating_sub(acknowledged)).unwrap_or(u32::MAX),
            blobs: u32::try_from(blobs.len()).unwrap_or(u32::MAX),
            bytes: blobs.iter().map(|(blob, _)| blob.bytes).sum(),
        })
    }

    /// Contents of own records that headquarters has not acknowledged, with the entry that names
    /// them.
    pub fn blobs_waiting(&self) -> Result<Vec<(BlobRef, i64)>> {
        let device = self.device_id();
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT hash, bytes, max(seq) FROM blob_ref WHERE device = ?1 \
             AND hash NOT IN (SELECT hash FROM blob_safe) GROUP BY hash ORDER BY max(seq) DESC",
        )?;
        let rows = statement.query_map([&device], |row| {
            Ok((BlobRef { hash: Hash32(row.get(0)?), bytes: row.get(1)? }, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Contents that records of kinds known here name and that are not here, with the newest entry
    /// that names them. Photos' originals stay at headquarters; their smaller pictures come.
    pub fn blobs_wanted(&self) -> Result<Vec<(BlobRef, i64)>> {
        let mut wanted: Vec<(BlobRef, i64)> = {
            let reader = self.reader();
            let mut statement = reader.prepare_cached(
                "SELECT hash, bytes, max(seq) FROM blob_ref b \
                 WHERE NOT EXISTS (SELECT 1 FROM newer_record n \
                                   WHERE n.device = b.device AND n.seq = b.seq) \
                 AND hash NOT IN (SELECT hash FROM photo EXCEPT SELECT thumbnail FROM photo \
                                  EXCEPT SELECT medium FROM photo) \
                 GROUP BY hash",
            )?;
            let rows = statement.query_map([], |row| {
                Ok((BlobRef { hash: Hash32(row.get(0)?), bytes: row.get(1)? }, row.get(2)?))
            })?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        wanted.retain(|(blob, _)| !self.blobs.contains(&blob.hash));
        Ok(wanted)
    }

    /// Where the records about one subject are.
    pub fn custody(&self, subject: &str) -> Result<Custody> {
        let (device, acknowledged) = (self.device_id(), self.acknowledged()?);
        let reader = self.reader();
        let (records, waiting_records, newest_seq) = reader
            .prepare_cached(
                "SELECT count(*), coalesce(sum(r.seq > ?3), 0), coalesce(max(r.seq), 0) \
                 FROM record r JOIN device d ON d.id = r.device \
                 WHERE r.subject = ?1 AND d.name = ?2",
            )?
            .query_row((subject, &device, acknowledged), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?;
        let (blobs, waiting_blobs) = reader
            .prepare_cached(
                "SELECT count(DISTINCT b.hash), \
                 count(DISTINCT CASE WHEN s.hash IS NULL THEN b.hash END) \
                 FROM blob_ref b LEFT JOIN blob_safe s ON s.hash = b.hash \
                 WHERE b.subject = ?1 AND b.device = ?2",
            )?
            .query_row((subject, &device), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let subject = subject.to_owned();
        Ok(Custody { subject, records, waiting_records, blobs, waiting_blobs, newest_seq })
    }

    /// Whether a record names this content: otherwise it was handed over and never used.
    pub fn is_referenced(&self, hash: &Hash32) -> Result<bool> {
        let reader = self.reader();
        let found: Option<i64> = reader
            .prepare_cached("SELECT 1 FROM blob_ref WHERE hash = ?1 LIMIT 1")?
            .query_row([hash.0], |row| row.get(0))
            .optional()?;
        Ok(found.is_some())
    }
}
