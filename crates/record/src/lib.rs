//! The record: one entry of a device's append-only, hash-chained log.
//!
//! A record is a header and a payload. Headers are chained, so that one signature (a checkpoint)
//! vouches for everything before it, and a payload can be withheld or deleted without breaking the
//! chain. Nothing here reads a file, a clock or the network: time and keys come in as values.

mod chain;
mod checkpoint;
mod clock;
mod error;
mod header;
mod log;
mod receipt;

#[cfg(test)]
mod chain_tests;

pub use chain::{Chained, Head, verify_segment};
pub use checkpoint::{
    CHECKPOINT_DEVICE, CHECKPOINT_PERSON, DeviceCheckpoint, PersonCheckpoint, checkpoint_message,
    is_checkpoint,
};
pub use clock::{Clock, ClockState, Hlc, Reading};
pub use error::RecordError;
pub use header::{CERTIFIED, Class, Header, Payload, RELEASED, Record, Subject};
pub use log::{Log, MemoryLog};
pub use receipt::{Receipt, SignedReceipt};
