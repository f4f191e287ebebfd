//! `/v1/heads`: the first call on any connection, and the map that shows what is new.

use std::collections::BTreeMap;

use canon::Hash32;
use keys::{DevicePublic, Signature64};
use record::{Head, SignedReceipt};
use serde::{Deserialize, Serialize};

/// The newest entry of a log, signed by its device. It fits into 300 bytes, so that the poorest
/// connection can carry it, and it is its own proof: no signing in comes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedHead {
    pub device: String,
    pub seq: u64,
    pub hash: Hash32,
    pub signature: Signature64,
}

impl SignedHead {
    /// What the device signs.
    pub fn message(device: &str, head: Head) -> Vec<u8> {
        format!("qingshan-head-1\0{device}\0{}\0{}", head.seq, head.hash).into_bytes()
    }

    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash }
    }

    pub fn verify(&self, device: &DevicePublic) -> bool {
        device.id() == self.device
            && device.verify(&Self::message(&self.device, self.head()), &self.signature).is_ok()
    }
}

/// Headquarters has seen the head; `stored` is how far it has the log itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadAnswer {
    pub receipt: SignedReceipt,
    pub stored: Head,
}

/// The newest entry of each other device whose log one may follow.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Heads(pub BTreeMap<String, u64>);

impl Heads {
    /// The map in one short string: an idle poll sends this (`If-None-Match`) instead of the map.
    pub fn etag(&self) -> String {
        let hash = canon::hash_of(self).expect("a map of strings and small integers");
        format!("\"{hash}\"")
    }
}
