use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use canon::BlobRef;
use http::HeaderValue;
use keys::{Authority, DeviceKey};
use record::{Head, Receipt, SignedReceipt};
use sync::wire::{BlobReceipt, SignedBlobReceipt};

use crate::database::{Database, Device};
use crate::files::Files;
use crate::{Config, ServerError};

/// What every handler works with.
pub struct State {
    pub config: Config,
    pub database: Box<dyn Database>,
    pub files: Box<dyn Files>,
    pub key: DeviceKey,
    /// The public key as every answer carries it.
    pub key_header: HeaderValue,
    pub authority: Authority,
    pub draw_key: DeviceKey,
    pub answers: Answers,
    /// Dropped last: the folder is free once nothing works on it. None beside the server that has it.
    #[expect(dead_code, reason = "it is held, not read")]
    pub lock: Option<File>,
}

pub type Shared = Arc<State>;

impl State {
    pub fn now_ms(&self) -> i64 {
        (self.config.clock)()
    }

    /// An enrolled device, or the refusal.
    pub async fn device(&self, id: &str) -> Result<Device, ServerError> {
        self.database.device(id).await?.ok_or(ServerError::DeviceUnknown)
    }

    pub fn receipt(&self, device: String, head: Head, stored: bool, at_ms: i64) -> SignedReceipt {
        let receipt = Receipt { device, seq: head.seq, head: head.hash, at_ms, stored };
        SignedReceipt::sign(receipt, &self.key)
    }

    pub fn blob_receipt(&self, blob: BlobRef) -> SignedBlobReceipt {
        let receipt = BlobReceipt { blob, at_ms: self.now_ms() };
        SignedBlobReceipt::sign(receipt, &self.key)
    }
}

/// How many answers there were, by the first digit of their status.
#[derive(Debug, Default)]
pub struct Answers([AtomicU64; 6]);

impl Answers {
    pub fn count(&self, status: http::StatusCode) {
        let class = usize::from(status.as_u16() / 100).min(5);
        self.0[class].fetch_add(1, Ordering::Relaxed);
    }

    pub fn of_class(&self, class: usize) -> u64 {
        self.0[class].load(Ordering::Relaxed)
    }
}
