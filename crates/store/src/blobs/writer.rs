use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use canon::{BlobRef, Hash32};

use super::{Blobs, MAGIC, PIECE, Place};
use crate::disk;
use crate::error::{Result, StoreError};

/// A blob that is being written.
pub struct BlobWriter<'a> {
    blobs: &'a Blobs,
    part: Part,
    file: BufWriter<File>,
}

/// A blob that is handed over in pieces between calls; dropped unfinished, it never was.
pub struct PendingBlob {
    part: Part,
    file: BufWriter<File>,
}

/// What is written so far. Dropped before it has its name, it leaves nothing behind: on a full
/// disk that room is needed.
struct Part {
    path: PathBuf,
    prefix: [u8; 16],
    hasher: canon::Hasher,
    buffer: Vec<u8>,
    index: u64,
    bytes: u64,
    named: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.named {
            // If even this fails, the next start clears it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl PendingBlob {
    pub(super) fn bytes(&self) -> u64 {
        self.part.bytes
    }

    pub fn resume(self, blobs: &Blobs) -> BlobWriter<'_> {
        BlobWriter { blobs, part: self.part, file: self.file }
    }
}

impl<'a> BlobWriter<'a> {
    pub(super) fn begin(blobs: &'a Blobs, prefix: [u8; 16]) -> Result<Self> {
        let path = blobs.folder.join("tmp").join(hex::encode(prefix));
        let file = BufWriter::new(File::create_new(&path)?);
        let part = Part {
            path,
            prefix,
            hasher: canon::Hasher::default(),
            buffer: Vec::with_capacity(PIECE),
            index: 0,
            bytes: 0,
            named: false,
        };
        let mut writer = Self { blobs, part, file };
        writer.file.write_all(MAGIC)?;
        writer.file.write_all(&prefix)?;
        Ok(writer)
    }

    pub fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.part.hasher.update(bytes);
        self.part.bytes += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.part.buffer.len() == PIECE {
                self.flush(None)?;
            }
            let room = bytes.len().min(PIECE - self.part.buffer.len());
            self.part.buffer.extend_from_slice(&bytes[..room]);
            bytes = &bytes[room..];
        }
        Ok(())
    }

    pub fn bytes(&self) -> u64 {
        self.part.bytes
    }

    pub fn suspend(self) -> PendingBlob {
        PendingBlob { part: self.part, file: self.file }
    }

    fn flush(&mut self, last_of: Option<&Hash32>) -> Result<()> {
        let Part { prefix, index, buffer, .. } = &self.part;
        let sealed = self.blobs.seal(&Place { prefix, index: *index, last_of }, buffer);
        self.file.write_all(&sealed)?;
        self.part.buffer.clear();
        self.part.index += 1;
        Ok(())
    }

    /// Whether what was written is just this content: what comes from elsewhere gets its name only
    /// then.
    pub(super) fn is(&self, blob: &BlobRef) -> bool {
        self.part.bytes == blob.bytes && self.part.hasher.clone().finish() == blob.hash
    }

    /// Seals the last piece and gives the blob its name. Returns when it is on the disk.
    pub fn finish(mut self) -> Result<BlobRef> {
        let hash = self.part.hasher.clone().finish();
        self.flush(Some(&hash))?;
        let file = self.file.into_inner().map_err(|e| StoreError::from(e.into_error()))?;
        file.sync_all()?;
        let path = self.blobs.path(&hash);
        let shelf = path.parent().expect("a name has a shelf");
        fs::create_dir_all(shelf)?;
        fs::rename(&self.part.path, &path)?;
        self.part.named = true;
        disk::sync_folder(shelf)?;
        disk::sync_folder(&self.blobs.folder)?;
        Ok(BlobRef { hash, bytes: self.part.bytes })
    }
}
