//! Where the bytes of blobs lie, behind a trait: a folder now, an S3-compatible store beside it
//! later. Both must pass [`suite`].

mod folder;
#[cfg(test)]
pub mod suite;

use async_trait::async_trait;
use bytes::Bytes;
use canon::{BlobRef, Hash32};

use crate::ServerError;

pub use folder::Folder;

type Result<T> = std::result::Result<T, ServerError>;

#[async_trait]
pub trait Files: Send + Sync {
    /// How many bytes of an upload are here.
    async fn offset(&self, upload: &str) -> Result<u64>;

    /// Adds bytes at `offset`, unless the upload stands elsewhere by now: then `false`.
    async fn append(&self, upload: &str, offset: u64, bytes: Bytes) -> Result<bool>;

    /// Takes back what came after `offset`.
    async fn cut(&self, upload: &str, offset: u64) -> Result<()>;

    /// What was added is on the disk when this returns.
    async fn sync(&self, upload: &str) -> Result<()>;

    /// Makes a complete upload the blob that it claims to be. If it is another one, it is dropped:
    /// then `false`.
    async fn finish(&self, upload: &str, blob: &BlobRef) -> Result<bool>;

    /// Drops an upload, if there is one.
    async fn discard(&self, upload: &str) -> Result<()>;

    /// Up to `len` bytes of a blob; fewer only at its end.
    async fn read(&self, blob: &Hash32, offset: u64, len: usize) -> Result<Bytes>;
}
