//! Checkpoints: records that carry a signature over the header before them, and so over everything.

use canon::Hash32;
use keys::{DeviceKey, DevicePublic, PersonKey, PersonPublic, Signature64};
use serde::{Deserialize, Serialize};

use crate::{Header, Record, RecordError};

pub const CHECKPOINT_DEVICE: &str = "checkpoint.device";
pub const CHECKPOINT_PERSON: &str = "checkpoint.person";

pub fn is_checkpoint(kind: &str) -> bool {
    kind == CHECKPOINT_DEVICE || kind == CHECKPOINT_PERSON
}

/// The bytes that a checkpoint signs: `"qingshan-checkpoint-1" ‖ 0x00 ‖ header hash`.
pub fn checkpoint_message(head: &Hash32) -> Vec<u8> {
    [b"qingshan-checkpoint-1\0".as_slice(), &head.0].concat()
}

/// The device's Ed25519 key signs the header right before this record: it proves the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeviceCheckpoint {
    pub head: Hash32,
    pub signature: Signature64,
}

/// A person's P-256 key signs the same; it vouches only for that person's own records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonCheckpoint {
    pub head: Hash32,
    pub person: String,
    pub key: PersonPublic,
    pub signature: Signature64,
}

/// The checkpoint signs exactly the header before it, with the key of the log's own device.
pub(crate) fn verify_device(record: &Record, device: &DevicePublic) -> Result<(), RecordError> {
    let refused = |why| RecordError::BadCheckpoint {
        device: record.header.device.clone(),
        seq: record.header.seq,
        why,
    };
    let body: DeviceCheckpoint = record.body()?.ok_or_else(|| refused("its payload is missing"))?;
    if body.head != record.header.prev {
        return Err(refused("it signs another header than the one before it"));
    }
    if device.verify(&checkpoint_message(&body.head), &body.signature).is_err() {
        return Err(refused("the signature is not that of this device"));
    }
    Ok(())
}

impl DeviceCheckpoint {
    pub fn sign(head: Hash32, device: &DeviceKey) -> Self {
        Self { head, signature: device.sign(&checkpoint_message(&head)) }
    }
}

impl PersonCheckpoint {
    pub fn sign(head: Hash32, person: &str, key: &PersonKey) -> Self {
        let signature = key.sign(&checkpoint_message(&head));
        Self { head, person: person.to_owned(), key: key.public(), signature }
    }

    /// Whether the person that the header names signed the entry before this one; whether the key
    /// is theirs, their certificates say.
    pub fn vouches(&self, header: &Header) -> bool {
        self.head == header.prev && self.person == header.actor && self.verify()
    }

    /// Whether the signature is that of `self.key`; whose key that is, the certificate says.
    pub fn verify(&self) -> bool {
        self.key.verify(&checkpoint_message(&self.head), &self.signature).is_ok()
    }
}
