//! Payloads that come after their headers: they were withheld, and now they may be read here.

use record::Record;

use crate::error::Result;
use crate::log;
use crate::open::Store;
use crate::write::Write;

/// Entries of one log that stand one after the other without payloads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithheldRun {
    pub device: String,
    pub first: u64,
    pub last: u64,
}

impl Store {
    /// Every header without its payload, by log and number.
    pub fn withheld(&self) -> Result<Vec<WithheldRun>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT d.name, r.seq FROM record r JOIN device d ON d.id = r.device \
             WHERE r.payload IS NULL ORDER BY d.name, r.seq",
        )?;
        let mut rows = statement.query([])?;
        let mut runs: Vec<WithheldRun> = Vec::new();
        while let Some(row) = rows.next()? {
            let (device, seq): (String, u64) = (row.get(0)?, row.get(1)?);
            match runs.last_mut() {
                Some(run) if run.device == device && run.last + 1 == seq => run.last = seq,
                _ => runs.push(WithheldRun { device, first: seq, last: seq }),
            }
        }
        Ok(runs)
    }

    /// Lays a payload beside its header, which it must fit, and projects it in its place. Whether
    /// that header stood here without.
    pub fn keep_payload(&self, device: &str, seq: u64, payload: Vec<u8>) -> Result<bool> {
        self.write(|write| write.keep_payload(device, seq, payload))
    }
}

impl Write<'_> {
    fn keep_payload(&mut self, device: &str, seq: u64, payload: Vec<u8>) -> Result<bool> {
        let find = format!(
            "SELECT {} FROM device d JOIN record r ON r.place = (d.id << 40 | ?2) \
             WHERE d.name = ?1 AND r.payload IS NULL",
            log::COLUMNS
        );
        let found = log::read(&self.transaction, &find, (device, seq))?;
        let Some(bare) = found.into_iter().next() else { return Ok(false) };
        let whole = Record::decode(bare.header_bytes, Some(payload))?;
        log::complete(&self.transaction, &whole)?;
        self.apply(&whole)?;
        Ok(true)
    }
}
