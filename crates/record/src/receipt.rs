//! Receipts: headquarters' signed word that it has a log up to an entry, at its own time.

use canon::Hash32;
use keys::{DeviceKey, DevicePublic, Signature64};
use serde::{Deserialize, Serialize};

use crate::RecordError;

/// What headquarters vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    pub device: String,
    pub seq: u64,
    pub head: Hash32,
    /// Server time, unix milliseconds.
    pub at_ms: i64,
    /// Whether the entries themselves are there, or only their head was witnessed.
    pub stored: bool,
}

/// A receipt with the server's signature, by stick or by network the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedReceipt {
    pub receipt: Receipt,
    pub server: DevicePublic,
    pub signature: Signature64,
}

impl SignedReceipt {
    pub fn sign(receipt: Receipt, server: &DeviceKey) -> Self {
        let signature = server.sign(&message(&receipt));
        Self { receipt, server: server.public(), signature }
    }

    /// Whether `server` (the key pinned at enrolment) signed exactly this.
    pub fn verify(&self, server: &DevicePublic) -> Result<(), RecordError> {
        if self.server != *server {
            return Err(RecordError::BadReceipt("it is signed by another server"));
        }
        if server.verify(&message(&self.receipt), &self.signature).is_err() {
            return Err(RecordError::BadReceipt("the signature does not match"));
        }
        Ok(())
    }

    /// The code that people read aloud.
    pub fn short(&self) -> String {
        canon::sha256(&message(&self.receipt)).short()
    }
}

fn message(receipt: &Receipt) -> Vec<u8> {
    let bytes = canon::to_bytes(receipt).expect("a receipt has only strings and small integers");
    [b"qingshan-receipt-1\0".as_slice(), &bytes].concat()
}
