//! The chain: each header names the hash of the one before it.

use canon::Hash32;
use keys::DevicePublic;
use serde::{Deserialize, Serialize};

use crate::checkpoint::{self, CHECKPOINT_DEVICE};
use crate::{Record, RecordError};

/// The newest entry of a device's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub seq: u64,
    pub hash: Hash32,
}

impl Head {
    /// Before the first entry.
    pub const START: Self = Self { seq: 0, hash: Hash32::ZERO };
}

/// What a checked segment proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chained {
    /// The newest entry of the segment.
    pub head: Head,
    /// Up to here the device's own signature vouches for every header.
    pub signed: u64,
}

/// Checks entries of one device in order from `after`: numbers, chain, payload hashes and the
/// device's checkpoints. The first thing that is wrong is named; nothing is repaired.
pub fn verify_segment(
    after: Head,
    records: &[Record],
    device: &DevicePublic,
) -> Result<Chained, RecordError> {
    let id = device.id();
    let mut chained = Chained { head: after, signed: after.seq };
    for record in records {
        follows(&id, chained.head, record)?;
        if record.header.kind == CHECKPOINT_DEVICE {
            checkpoint::verify_device(record, device)?;
            chained.signed = record.header.seq;
        }
        chained.head = Head { seq: record.header.seq, hash: record.hash };
    }
    Ok(chained)
}

/// `record` is the entry right after `head` in the log of `device`.
fn follows(device: &str, head: Head, record: &Record) -> Result<(), RecordError> {
    let header = &record.header;
    let (device, expected) = (device.to_owned(), head.seq + 1);
    if header.device != device || header.seq != expected {
        return Err(RecordError::Gap { device, expected, found: header.seq });
    }
    if header.prev != head.hash {
        return Err(RecordError::BrokenChain {
            device,
            seq: header.seq,
            expected: head.hash,
            found: header.prev,
        });
    }
    let payload = record.payload.as_ref();
    if payload.is_some_and(|bytes| canon::sha256(bytes) != header.payload_hash) {
        return Err(RecordError::WrongPayload { device, seq: header.seq });
    }
    Ok(())
}
