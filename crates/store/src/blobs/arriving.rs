//! Contents that come from elsewhere piece by piece, over as many exchanges as it takes. What has
//! not come whole is forgotten when the store is closed.

use std::collections::HashMap;
use std::sync::{MutexGuard, PoisonError};

use canon::{BlobRef, Hash32};

use super::{Blobs, PendingBlob};
use crate::error::Result;

/// What became of a content whose next bytes have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// So much of it is here.
    Part(u64),
    /// It has its name and is on the disk.
    Whole,
    /// It is not what its name says: nothing of it was kept.
    Wrong,
}

impl Blobs {
    fn arriving(&self) -> MutexGuard<'_, HashMap<Hash32, PendingBlob>> {
        self.arriving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How much has come of a content that is not here whole.
    pub fn begun(&self, hash: &Hash32) -> u64 {
        self.arriving().get(hash).map_or(0, PendingBlob::bytes)
    }

    /// Adds the next bytes of a content. It gets its name only after it was held against it;
    /// `prefix`, as for [`Blobs::writer`], serves when these are the first bytes.
    pub fn receive(&self, blob: &BlobRef, prefix: [u8; 16], bytes: &[u8]) -> Result<Arrival> {
        let begun = self.arriving().remove(&blob.hash);
        let mut writer = match begun {
            Some(begun) => begun.resume(self),
            None => self.writer(prefix)?,
        };
        writer.write(bytes)?;
        let here = writer.bytes();
        if here < blob.bytes {
            self.arriving().insert(blob.hash, writer.suspend());
            return Ok(Arrival::Part(here));
        }
        if !writer.is(blob) {
            return Ok(Arrival::Wrong);
        }
        writer.finish()?;
        Ok(Arrival::Whole)
    }
}
