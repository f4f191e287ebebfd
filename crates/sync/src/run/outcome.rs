use std::sync::Arc;

use canon::Hash32;
use record::{RecordError, SignedReceipt};
use tokio::sync::watch;

use crate::SyncError;

/// What one exchange came to. The counts are of what was acknowledged, however it ended.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The newest receipt; its server time can be trusted.
    pub receipt: Option<SignedReceipt>,
    pub entries_sent: u64,
    pub entries_received: u64,
    /// Payloads of entries whose headers were here before.
    pub payloads_received: u64,
    pub blobs_sent: u64,
    /// Blobs that headquarters refused, each with the reason; the others went on.
    pub blobs_refused: Vec<(Hash32, SyncError)>,
    pub blobs_received: u64,
    /// Wanted blobs that headquarters has and that could not be taken over, each with the reason.
    pub blobs_missed: Vec<(Hash32, SyncError)>,
    /// Devices whose records did not hold and were not taken over.
    pub distrusted: Vec<Distrusted>,
    /// Why it ended before everything was exchanged.
    pub stopped: Option<SyncError>,
}

impl Outcome {
    /// Everything that was due has been exchanged.
    pub fn is_complete(&self) -> bool {
        self.stopped.is_none()
            && self.blobs_refused.is_empty()
            && self.blobs_missed.is_empty()
            && self.distrusted.is_empty()
    }
}

#[derive(Debug)]
pub struct Distrusted {
    pub device: String,
    pub why: RecordError,
}

/// In the order in which they follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Head,
    /// Entries of the own log.
    Sending,
    /// Entries of others' logs.
    Receiving,
    /// Bytes of blobs that are sent.
    Blobs,
    /// Bytes of others' blobs.
    Fetching,
}

/// Told where the exchange is, `done` of `total`.
pub trait Progress: Send + Sync {
    fn report(&self, stage: Stage, done: u64, total: u64);
}

impl<F: Fn(Stage, u64, u64) + Send + Sync> Progress for F {
    fn report(&self, stage: Stage, done: u64, total: u64) {
        self(stage, done, total);
    }
}

/// Stops an exchange, also one that waits for an answer. Clones stop the same one.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<watch::Sender<bool>>);

impl Cancel {
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }

    pub fn is_cancelled(&self) -> bool {
        *self.0.borrow()
    }

    pub(super) async fn cancelled(&self) {
        // An error says that nobody can cancel any more, and we can.
        let _ = self.0.subscribe().wait_for(|cancelled| *cancelled).await;
    }
}
