//! `/v1/blobs`: tus 1.0 resumable upload, and receipts for what has arrived whole.

use canon::{BlobRef, Hash32};
use keys::{DeviceKey, DevicePublic, Signature64};
use record::RecordError;
use serde::{Deserialize, Serialize};

pub const TUS_VERSION: &str = "1.0.0";
/// The body type of tus.
pub const OFFSET_STREAM: &str = "application/offset+octet-stream";
/// The key in `Upload-Metadata` of the blob's name: its SHA-256 in hex.
pub const BLOB_NAME: &str = "sha256";
/// Carries a [`SignedBlobReceipt`] in the answer that completes an upload.
pub const RECEIPT_HEADER: &str = "qingshan-receipt";

/// Headquarters has these bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobReceipt {
    pub blob: BlobRef,
    /// Server time, unix milliseconds.
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedBlobReceipt {
    pub receipt: BlobReceipt,
    pub server: DevicePublic,
    pub signature: Signature64,
}

impl SignedBlobReceipt {
    pub fn sign(receipt: BlobReceipt, server: &DeviceKey) -> Self {
        let signature = server.sign(&message(&receipt));
        Self { receipt, server: server.public(), signature }
    }

    /// Whether `server` (the key pinned at enrolment) signed exactly this.
    pub fn verify(&self, server: &DevicePublic) -> Result<(), RecordError> {
        if self.server != *server {
            return Err(RecordError::BadReceipt("it is signed by another server"));
        }
        server
            .verify(&message(&self.receipt), &self.signature)
            .map_err(|_| RecordError::BadReceipt("the signature does not match"))
    }
}

fn message(receipt: &BlobReceipt) -> Vec<u8> {
    let bytes = canon::to_bytes(receipt).expect("a receipt has only strings and small integers");
    [b"qingshan-blob-receipt-1\0".as_slice(), &bytes].concat()
}

/// Which of these are here? Answered only for blobs that the asker may read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HereRequest {
    pub blobs: Vec<Hash32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HereAnswer {
    pub receipts: Vec<SignedBlobReceipt>,
}
