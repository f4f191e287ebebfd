//! The exchange between a device and headquarters: wire types, planning, the client.
//!
//! [`run_once`] does one exchange over a store ([`Local`]) and a connection ([`Transport`]). It can
//! end at any moment and be repeated at any time: each call is harmless to repeat, and nothing
//! counts as sent before the server's signed receipt is here.

mod client;
mod error;
pub mod faults;
mod http;
mod local;
pub mod memory;
pub mod plan;
mod run;
mod transport;
pub mod wire;

pub use client::{Client, UploadState, enrol, read_invitation};
pub use error::SyncError;
pub use http::{HttpTransport, Patience};
pub use local::{Arrival, BlobWaiting, Local, LocalError, Withheld};
pub use run::{Cancel, Distrusted, Outcome, Progress, Stage, fetch_blob, openings, run_once};
pub use transport::{Transport, TransportError};
