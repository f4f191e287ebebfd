//! Taking over what other machines wrote, and keeping evidence of logs that went on twice.

use keys::DevicePublic;
use record::{Head, Record, RecordError, verify_segment};

use crate::error::{Result, StoreError};
use crate::log;
use crate::open::Store;
use crate::write::Write;

impl Store {
    /// Takes over entries of another machine's log, all or none. What is here already is no harm.
    /// Entries that differ from those that are here are refused, and kept as evidence.
    pub fn take_over(&self, device: &DevicePublic, records: &[Record]) -> Result<()> {
        let taken = self.write(|write| write.take_over(device, records));
        if let Err(StoreError::Record(RecordError::Fork { .. }) | StoreError::Forked { .. }) = taken
        {
            self.write(|write| write.keep_evidence(device, records))?;
        }
        taken
    }

    /// Logs that went on twice, as device and first entry: refused, and kept beside the true one.
    pub fn forks(&self) -> Result<Vec<(String, u64)>> {
        let reader = self.reader();
        let mut statement =
            reader.prepare("SELECT device, min(seq) FROM fork GROUP BY device ORDER BY device")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    fn take_over(&mut self, device: &DevicePublic, records: &[Record]) -> Result<()> {
        let Some(first) = records.first() else { return Ok(()) };
        let id = device.id();
        let before = signed_throughout(device, first, records)?;
        if !self.has(&id, before)? {
            let expected = log::newest(&self.transaction, &id)? + 1;
            let found = first.header.seq;
            return Err(RecordError::Gap { device: id, expected, found }.into());
        }
        let mut known = 0;
        while let Some(record) = records.get(known)
            && self.has(&id, Head { seq: record.header.seq, hash: record.hash })?
        {
            known += 1;
        }
        let new = &records[known..];
        if let (Some(record), true) = (new.first(), id == self.store.device_id) {
            let (head, seq) = (self.tip.head.seq, record.header.seq);
            return Err(StoreError::Forked { head, seq });
        }
        for record in new {
            self.keep(record)?;
            self.tip.at = self.tip.at.observe(record.header.at, self.reading.wall_ms);
        }
        self.transaction
            .prepare_cached("UPDATE device SET public_key = ?2 WHERE name = ?1")?
            .execute((&id, device.to_bytes()))?;
        Ok(())
    }

    /// Whether this entry is here already; another one in its place is a fork.
    fn has(&self, device: &str, theirs: Head) -> Result<bool> {
        if theirs == Head::START {
            return Ok(true);
        }
        let (seq, theirs) = (theirs.seq, theirs.hash);
        match log::hash_at(&self.transaction, device, seq)? {
            Some(ours) if ours != theirs => {
                let device = device.to_owned();
                Err(RecordError::Fork { device, seq, ours, theirs }.into())
            }
            ours => Ok(ours.is_some()),
        }
    }

    fn keep_evidence(&self, device: &DevicePublic, records: &[Record]) -> Result<()> {
        let id = device.id();
        let mut insert = self.transaction.prepare_cached(
            "INSERT OR IGNORE INTO fork (device, seq, hash, header, payload) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for record in records {
            let (seq, hash) = (record.header.seq, record.hash);
            if log::hash_at(&self.transaction, &id, seq)? != Some(hash) {
                insert.execute((&id, seq, hash.0, &record.header_bytes, &record.payload))?;
            }
        }
        Ok(())
    }
}

/// The entries are a piece of this device's log, and its signature covers all of them: whatever
/// else they may be, they are its own words. Returns what they follow on.
fn signed_throughout(device: &DevicePublic, first: &Record, records: &[Record]) -> Result<Head> {
    let before = match first.header.seq {
        0 | 1 => Head::START,
        seq => Head { seq: seq - 1, hash: first.header.prev },
    };
    let chained = verify_segment(before, records, device)?;
    if chained.signed == chained.head.seq {
        return Ok(before);
    }
    Err(RecordError::NoCheckpoint { device: device.id(), seq: chained.head.seq }.into())
}
