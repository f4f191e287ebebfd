//! What the device's own store offers to the exchange.

use std::collections::BTreeMap;

use canon::{BlobRef, Hash32};
use keys::{DevicePublic, Signature64};
use record::{Head, Record, SignedReceipt};

use crate::wire::{Enrolment, SignedBlobReceipt};

/// The store refused or failed. Its code and sentence go through to the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct LocalError {
    pub code: &'static str,
    pub message: String,
}

/// A blob that waits to be sent, or that is wanted from headquarters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlobWaiting {
    pub blob: BlobRef,
    /// When the task that it belongs to was last touched: the newest goes first.
    pub task_ms: i64,
}

/// Entries of one log that stand here one after the other without payloads, from `first` to
/// `last`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    pub device: String,
    pub first: u64,
    pub last: u64,
}

/// What became of a blob whose next bytes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// So much of it is here.
    Part(u64),
    /// It is kept, and what waited for it is done.
    Whole,
    /// The bytes are not what the name says: nothing of them was kept.
    Wrong,
}

/// The device's store. Calls may block for as long as a disk does; each one is complete in itself,
/// so that the exchange can end after any of them.
pub trait Local: Send + Sync {
    fn device(&self) -> DevicePublic;

    /// The server key pinned at enrolment; `None` before it.
    fn server(&self) -> Result<Option<DevicePublic>, LocalError>;

    /// The device key's signature.
    fn sign(&self, message: &[u8]) -> Result<Signature64, LocalError>;

    /// Makes sure that the own log ends in a device checkpoint; its newest entry.
    fn checkpoint(&self) -> Result<Head, LocalError>;

    /// Every log that is here, the own one among them.
    fn heads(&self) -> Result<BTreeMap<String, Head>, LocalError>;

    /// Up to `limit` entries of the own log after `after`, in order.
    fn read(&self, after: u64, limit: usize) -> Result<Vec<Record>, LocalError>;

    /// Takes over checked entries of another device, right after the newest one that is here.
    fn append(&self, source: &Enrolment, records: &[Record]) -> Result<(), LocalError>;

    /// Every header that stands here without its payload, in the order of devices and numbers.
    fn withheld(&self) -> Result<Vec<Withheld>, LocalError>;

    /// Lays a payload beside its header, if that stands here without; whether it did. One that the
    /// header doesn't name is refused.
    fn keep_payload(&self, device: &str, seq: u64, payload: Vec<u8>) -> Result<bool, LocalError>;

    /// Up to where headquarters has acknowledged the own log.
    fn acknowledged(&self) -> Result<u64, LocalError>;

    /// Keeps a checked receipt. Not each one is `stored`.
    fn keep_receipt(&self, receipt: &SignedReceipt) -> Result<(), LocalError>;

    /// Headquarters was restored from a backup and has the own log only up to `seq`: later
    /// receipts stay as proof, but what they cover, blobs too, waits to be sent once more.
    fn send_again_after(&self, seq: u64) -> Result<(), LocalError>;

    fn blobs_waiting(&self) -> Result<Vec<BlobWaiting>, LocalError>;

    /// `len` bytes from `offset`; fewer only at the end.
    fn read_blob(&self, blob: &Hash32, offset: u64, len: usize) -> Result<Vec<u8>, LocalError>;

    /// Keeps a checked receipt: the blob waits no longer.
    fn keep_blob_receipt(&self, receipt: &SignedBlobReceipt) -> Result<(), LocalError>;

    /// Blobs that records name and that are not here. Photos' originals are not among them: they
    /// stay at headquarters.
    fn blobs_wanted(&self) -> Result<Vec<BlobWaiting>, LocalError>;

    /// How much of a wanted blob an exchange that was broken off has left here.
    fn blob_begun(&self, blob: &BlobRef) -> Result<u64, LocalError>;

    /// Adds the next bytes of a wanted blob. With the last ones it is checked against its name.
    fn keep_blob(&self, blob: &BlobRef, bytes: &[u8]) -> Result<Arrival, LocalError>;
}
