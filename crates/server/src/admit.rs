//! May this batch be added? Pure, so that every database decides alike.

use std::collections::BTreeMap;

use canon::Hash32;
use keys::DevicePublic;
use record::{Head, Record, RecordError, verify_segment};

use crate::ServerError;

/// What the batch itself proves, whatever is stored: it is one device's, chained, whole, and signed
/// to its end.
pub fn check(device: &DevicePublic, batch: &[Record]) -> Result<(), ServerError> {
    let (first, last) = batch.first().zip(batch.last()).ok_or(ServerError::BatchEmpty)?;
    let Some(before) = first.header.seq.checked_sub(1) else {
        return Err(RecordError::Gap { device: device.id(), expected: 1, found: 0 }.into());
    };
    let chained = verify_segment(Head { seq: before, hash: first.header.prev }, batch, device)?;
    if chained.signed != chained.head.seq {
        let seq = last.header.seq;
        return Err(RecordError::NoCheckpoint { device: device.id(), seq }.into());
    }
    if let Some(record) = batch.iter().find(|record| record.payload.is_none()) {
        return Err(ServerError::PayloadMissing { device: device.id(), seq: record.header.seq });
    }
    Ok(())
}

/// What is known of the places that a batch takes, from its predecessor on.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// How far the log is stored; 0 when nothing is.
    pub stored: u64,
    /// Hashes by number: of stored entries, and of heads that were witnessed before their entries
    /// came.
    pub hashes: BTreeMap<u64, Hash32>,
}

/// The entries of a checked batch that are new. An entry that is here already is no harm; another
/// in its place is a fork, and so is one that follows another predecessor.
pub fn admit<'b>(
    device: &str,
    batch: &'b [Record],
    known: &Known,
) -> Result<&'b [Record], RecordError> {
    let Some(first) = batch.first() else { return Ok(batch) };
    let found = first.header.seq;
    if found > known.stored + 1 {
        let (device, expected) = (device.to_owned(), known.stored + 1);
        return Err(RecordError::Gap { device, expected, found });
    }
    same(device, known, found - 1, first.header.prev)?;
    for record in batch {
        same(device, known, record.header.seq, record.hash)?;
    }
    let here = batch.iter().take_while(|record| record.header.seq <= known.stored).count();
    Ok(&batch[here..])
}

/// Refuses a hash other than the one that is known of this place.
pub fn same(device: &str, known: &Known, seq: u64, theirs: Hash32) -> Result<(), RecordError> {
    let start = (seq == 0).then_some(Hash32::ZERO);
    match known.hashes.get(&seq).copied().or(start) {
        Some(ours) if ours != theirs => {
            Err(RecordError::Fork { device: device.to_owned(), seq, ours, theirs })
        }
        _ => Ok(()),
    }
}
