//! A log of records by device, and one in memory for tests and simulations.

use std::collections::BTreeMap;

use canon::Hash32;

use crate::{Head, Record, RecordError};

/// Where records are kept. One writer a device; reading is by (device, seq).
pub trait Log {
    type Error: From<RecordError>;

    /// Every device whose log is here, with its newest entry.
    fn heads(&self) -> Result<BTreeMap<String, Head>, Self::Error>;

    /// Up to `limit` entries of `device` after `after`, in order.
    fn read(&self, device: &str, after: u64, limit: usize) -> Result<Vec<Record>, Self::Error>;

    /// Appends checked entries. The same entry again is no harm; another in its place is a fork.
    fn append(&mut self, records: &[Record]) -> Result<(), Self::Error>;
}

#[derive(Debug, Clone, Default)]
pub struct MemoryLog {
    devices: BTreeMap<String, Vec<Record>>,
}

impl MemoryLog {
    fn head(&self, device: &str) -> Head {
        let last = self.devices.get(device).and_then(|log| log.last());
        last.map_or(Head::START, |record| Head { seq: record.header.seq, hash: record.hash })
    }

    /// Lays a payload beside a header that stands without; whether one did.
    pub fn complete(
        &mut self,
        device: &str,
        seq: u64,
        payload: Vec<u8>,
    ) -> Result<bool, RecordError> {
        let records = self.devices.get_mut(device).into_iter().flatten();
        let mut bare = records.filter(|record| record.payload.is_none());
        let Some(record) = bare.find(|record| record.header.seq == seq) else { return Ok(false) };
        *record = Record::decode(record.header_bytes.clone(), Some(payload))?;
        Ok(true)
    }

    fn hash_at(&self, device: &str, seq: u64) -> Option<Hash32> {
        let index = usize::try_from(seq.checked_sub(1)?).ok()?;
        Some(self.devices.get(device)?.get(index)?.hash)
    }
}

impl Log for MemoryLog {
    type Error = RecordError;

    fn heads(&self) -> Result<BTreeMap<String, Head>, RecordError> {
        Ok(self.devices.keys().map(|device| (device.clone(), self.head(device))).collect())
    }

    fn read(&self, device: &str, after: u64, limit: usize) -> Result<Vec<Record>, RecordError> {
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        let log = self.devices.get(device).map_or(&[][..], Vec::as_slice);
        Ok(log.iter().skip(skip).take(limit).cloned().collect())
    }

    fn append(&mut self, records: &[Record]) -> Result<(), RecordError> {
        for record in records {
            let device = record.header.device.clone();
            let seq = record.header.seq;
            match self.hash_at(&device, seq) {
                Some(ours) if ours == record.hash => {}
                Some(ours) => {
                    return Err(RecordError::Fork { device, seq, ours, theirs: record.hash });
                }
                None => {
                    let expected = self.head(&device).seq + 1;
                    if seq != expected {
                        return Err(RecordError::Gap { device, expected, found: seq });
                    }
                    self.devices.entry(device).or_default().push(record.clone());
                }
            }
        }
        Ok(())
    }
}
