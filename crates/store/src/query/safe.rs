//! What is safe at headquarters, and what still waits here.

use std::collections::HashMap;

use canon::{BlobRef, Hash32};
use rusqlite::{Connection, Params};

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

impl Custody {
    /// No own record is about it.
    pub fn nothing_of(subject: String) -> Self {
        Self { subject, records: 0, waiting_records: 0, blobs: 0, waiting_blobs: 0, newest_seq: 0 }
    }
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

    /// Where the records about one subject are.
    pub fn custody(&self, subject: &str) -> Result<Custody> {
        let mut found = self.custody_where("subject = ?2", subject)?;
        Ok(found.remove(subject).unwrap_or_else(|| Custody::nothing_of(subject.to_owned())))
    }

    /// The same of every subject that own records are about.
    pub fn custody_of_all(&self) -> Result<HashMap<String, Custody>> {
        self.custody_where("?2 = ''", "")
    }

    fn custody_where(&self, condition: &str, value: &str) -> Result<HashMap<String, Custody>> {
        let (device, acknowledged) = (self.device_id(), self.acknowledged()?);
        let reader = self.reader();
        // All that is asked stands in the index of subjects: `place` is device and number.
        let mut statement = reader.prepare_cached(&format!(
            "SELECT subject, count(*), sum((place & (1 << 40) - 1) > ?3), \
             max(place & (1 << 40) - 1) FROM record \
             WHERE place >> 40 = (SELECT id FROM device WHERE name = ?1) AND {condition} \
             GROUP BY subject"
        ))?;
        let rows = statement.query_map((&device, value, acknowledged), |row| {
            let nothing = Custody::nothing_of(row.get(0)?);
            let (records, waiting_records) = (row.get(1)?, row.get(2)?);
            Ok(Custody { records, waiting_records, newest_seq: row.get(3)?, ..nothing })
        })?;
        let mut all = HashMap::new();
        for custody in rows {
            let custody = custody?;
            all.insert(custody.subject.clone(), custody);
        }
        count_blobs(&reader, &mut all, condition, (&device, value))?;
        Ok(all)
    }
}

fn count_blobs(
    db: &Connection,
    all: &mut HashMap<String, Custody>,
    condition: &str,
    params: impl Params,
) -> Result<()> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT subject, count(DISTINCT hash), \
         count(DISTINCT hash) FILTER (WHERE hash NOT IN (SELECT hash FROM blob_safe)) \
         FROM blob_ref WHERE device = ?1 AND {condition} GROUP BY subject"
    ))?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        if let Some(custody) = all.get_mut(&row.get::<_, String>(0)?) {
            (custody.blobs, custody.waiting_blobs) = (row.get(1)?, row.get(2)?);
        }
    }
    Ok(())
}
