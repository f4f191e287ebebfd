//! The store of one machine: its log in an encrypted SQLite file, the projections of it, and the
//! contents that records name.
//!
//! Nothing is true because a table says so: every projected row follows from the log by `apply`,
//! which writes live and rebuilds alike.

mod blobs;
mod calendar;
mod connection;
mod contents;
mod difference;
mod disk;
mod doctor;
mod error;
mod json;
mod late;
mod local;
mod log;
mod open;
mod project;
pub mod query;
mod rebuild;
mod root;
pub mod schema;
mod surroundings;
mod take_over;
mod tip;
mod write;

pub use blobs::{Arrival, BlobWriter, Blobs, PendingBlob};
pub use difference::Difference;
pub use disk::sync_folder;
pub use doctor::{Fault, Finding, Health};
pub use error::{Result, StoreError};
pub use late::WithheldRun;
pub use open::{Place, Store, StoreKey};
pub use surroundings::{Surroundings, random};
pub use write::{Act, Write};

#[cfg(test)]
mod tests;
