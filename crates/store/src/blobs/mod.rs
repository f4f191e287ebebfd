//! Contents: named by the SHA-256 of what they are, sealed at rest in pieces of 64 KiB.
//!
//! A blob is written to a temporary name, synced, renamed, and the folder synced: a name that
//! exists is whole. The last piece is sealed together with the name, so that no file can be put in
//! the place of another; reading a whole content checks its hash as well.

mod arriving;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

use canon::{BlobRef, Hash32, sha256_tagged};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

use crate::disk;
use crate::error::Result;
pub use arriving::Arrival;
pub use writer::{BlobWriter, PendingBlob};

const PIECE: usize = 64 * 1024;
const SEAL: usize = 16;
/// `QSB1` and sixteen random bytes, the start of every piece's nonce.
const HEAD: usize = 20;
const MAGIC: &[u8; 4] = b"QSB1";

pub struct Blobs {
    folder: PathBuf,
    cipher: XChaCha20Poly1305,
    arriving: Mutex<HashMap<Hash32, PendingBlob>>,
}

impl Blobs {
    /// Opens the folder and clears what a crash left half-written: nothing names it.
    pub fn open(folder: &Path, store_key: &[u8; 32]) -> Result<Self> {
        let unfinished = folder.join("tmp");
        fs::create_dir_all(&unfinished)?;
        for entry in fs::read_dir(&unfinished)? {
            fs::remove_file(entry?.path())?;
        }
        Ok(Self::look(folder, store_key))
    }

    /// For reading alone: the folder stays as it is.
    pub fn look(folder: &Path, store_key: &[u8; 32]) -> Self {
        let key = sha256_tagged("qingshan-blob-key-1", &[store_key]);
        let cipher = XChaCha20Poly1305::new(&Key::from(key.0));
        Self { folder: folder.to_owned(), cipher, arriving: Mutex::default() }
    }

    fn path(&self, hash: &Hash32) -> PathBuf {
        let name = hash.to_string();
        self.folder.join(&name[..2]).join(name)
    }

    pub fn contains(&self, hash: &Hash32) -> bool {
        self.path(hash).is_file()
    }

    /// Starts a new blob; `prefix` is random and used only once.
    pub fn writer(&self, prefix: [u8; 16]) -> Result<BlobWriter<'_>> {
        BlobWriter::begin(self, prefix)
    }

    pub fn put(&self, prefix: [u8; 16], bytes: &[u8]) -> Result<BlobRef> {
        let mut writer = self.writer(prefix)?;
        writer.write(bytes)?;
        writer.finish()
    }

    /// The whole content, checked against its name.
    pub fn read(&self, hash: &Hash32) -> Result<Vec<u8>> {
        reader::Reader::open(self, hash)?.whole()
    }

    /// `length` bytes from `offset`: fewer at the end.
    pub fn read_range(&self, hash: &Hash32, offset: u64, length: usize) -> Result<Vec<u8>> {
        reader::Reader::open(self, hash)?.range(offset, length)
    }

    /// Removes content that no record names (a handed-over file that was never used).
    pub fn remove(&self, hash: &Hash32) -> Result<()> {
        Ok(disk::remove_if_there(&self.path(hash))?)
    }

    /// Whether the content was put here before this time, by the file system's clock.
    pub(crate) fn is_older_than(&self, hash: &Hash32, wall_ms: i64) -> Result<bool> {
        let put = fs::metadata(self.path(hash))?.modified()?;
        let put_ms = put.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis());
        Ok(i64::try_from(put_ms).is_ok_and(|put_ms| put_ms < wall_ms))
    }

    /// Every name on the disk.
    pub fn names(&self) -> Result<Vec<Hash32>> {
        let mut names = Vec::new();
        for shelf in fs::read_dir(&self.folder)? {
            let shelf = shelf?;
            if shelf.file_name() != "tmp" && shelf.file_type()?.is_dir() {
                for entry in fs::read_dir(shelf.path())? {
                    let name = entry?.file_name();
                    names.extend(name.to_str().and_then(|n| n.parse::<Hash32>().ok()));
                }
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    fn seal(&self, place: &Place<'_>, piece: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: piece, aad: &place.bound() };
        self.cipher.encrypt(&place.nonce(), payload).expect("a piece is short")
    }

    /// The piece, if it was sealed with this store's key for just this place.
    fn unseal(&self, place: &Place<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let payload = Payload { msg: sealed, aad: &place.bound() };
        self.cipher.decrypt(&place.nonce(), payload).ok()
    }
}

/// Where a piece belongs.
struct Place<'a> {
    prefix: &'a [u8; 16],
    index: u64,
    /// The content's name; only the last piece is bound to it, because earlier it isn't known.
    last_of: Option<&'a Hash32>,
}

impl Place<'_> {
    fn nonce(&self) -> XNonce {
        let mut nonce = [0; 24];
        nonce[..16].copy_from_slice(self.prefix);
        nonce[16..].copy_from_slice(&self.index.to_be_bytes());
        XNonce::from(nonce)
    }

    fn bound(&self) -> Vec<u8> {
        self.last_of.map_or_else(Vec::new, |hash| hash.0.to_vec())
    }
}
