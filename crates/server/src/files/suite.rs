//! What every store of bytes must do.

use bytes::Bytes;
use canon::{BlobRef, sha256};

use super::Files;

/// Runs every case, each on a store of its own.
pub async fn all<F: Files>(fresh: impl Fn() -> F) {
    an_upload_grows_at_its_end_only(&fresh()).await;
    a_complete_upload_becomes_its_blob(&fresh()).await;
    other_bytes_than_promised_are_dropped(&fresh()).await;
}

const UPLOAD: &str = "0a1b";

fn blob(bytes: &[u8]) -> BlobRef {
    BlobRef { hash: sha256(bytes), bytes: bytes.len() as u64 }
}

async fn add<F: Files>(files: &F, offset: u64, bytes: &'static [u8]) -> bool {
    files.append(UPLOAD, offset, Bytes::from_static(bytes)).await.unwrap()
}

async fn an_upload_grows_at_its_end_only<F: Files>(files: &F) {
    assert_eq!(files.offset(UPLOAD).await.unwrap(), 0);
    assert!(!add(files, 1, b"x").await);
    assert!(add(files, 0, b"moun").await);
    for elsewhere in [0, 3, 5] {
        assert!(!add(files, elsewhere, b"x").await);
    }
    assert!(add(files, 4, b"tains").await);
    assert_eq!(files.offset(UPLOAD).await.unwrap(), 9);
    files.cut(UPLOAD, 4).await.unwrap();
    assert_eq!(files.offset(UPLOAD).await.unwrap(), 4);
    files.sync(UPLOAD).await.unwrap();
    files.discard(UPLOAD).await.unwrap();
    files.discard(UPLOAD).await.unwrap();
    assert_eq!(files.offset(UPLOAD).await.unwrap(), 0);
}

async fn a_complete_upload_becomes_its_blob<F: Files>(files: &F) {
    let whole = blob(b"green mountains");
    for _ in 0..2 {
        assert!(add(files, 0, b"green ").await);
        assert!(add(files, 6, b"mountains").await);
        assert!(files.finish(UPLOAD, &whole).await.unwrap());
        assert_eq!(files.offset(UPLOAD).await.unwrap(), 0);
    }
    assert_eq!(files.read(&whole.hash, 0, 100).await.unwrap(), "green mountains");
    assert_eq!(files.read(&whole.hash, 6, 5).await.unwrap(), "mount");
    assert_eq!(files.read(&whole.hash, 15, 5).await.unwrap(), "");
    assert!(files.finish(UPLOAD, &blob(b"")).await.unwrap());
    assert_eq!(files.read(&blob(b"").hash, 0, 5).await.unwrap(), "");
}

async fn other_bytes_than_promised_are_dropped<F: Files>(files: &F) {
    assert!(add(files, 0, b"green").await);
    assert!(!files.finish(UPLOAD, &blob(b"brown")).await.unwrap());
    assert_eq!(files.offset(UPLOAD).await.unwrap(), 0);
    assert!(files.read(&blob(b"brown").hash, 0, 1).await.is_err());
    assert!(files.read(&blob(b"green").hash, 0, 1).await.is_err());
}
