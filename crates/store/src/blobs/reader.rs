use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _, SeekFrom};

use canon::Hash32;

use super::{Blobs, HEAD, MAGIC, PIECE, Place, SEAL};
use crate::error::{Result, StoreError};

const SEALED: u64 = (PIECE + SEAL) as u64;

/// One blob, open for reading. Its last piece has been checked: it says which content this is.
pub struct Reader<'a> {
    blobs: &'a Blobs,
    hash: Hash32,
    file: File,
    prefix: [u8; 16],
    last_index: u64,
    last: Vec<u8>,
}

impl<'a> Reader<'a> {
    pub fn open(blobs: &'a Blobs, hash: &Hash32) -> Result<Self> {
        let mut file = File::open(blobs.path(hash)).map_err(|e| match e.kind() {
            ErrorKind::NotFound => StoreError::BlobMissing(*hash),
            _ => e.into(),
        })?;
        let length = file.metadata()?.len();
        let mut head = [0; HEAD];
        file.read_exact(&mut head).map_err(|e| damaged_or(e, *hash))?;
        let damaged = || StoreError::BlobDamaged(*hash);
        let (magic, prefix) = head.split_first_chunk::<4>().expect("a head is longer");
        let pieces = length.saturating_sub(HEAD as u64).div_ceil(SEALED);
        let last_index = pieces.checked_sub(1).filter(|_| magic == MAGIC).ok_or_else(damaged)?;
        let prefix = prefix.try_into().expect("sixteen are left");
        let mut reader = Self { blobs, hash: *hash, file, prefix, last_index, last: Vec::new() };
        let size = usize::try_from(length - start(last_index)).expect("a piece");
        reader.last = reader.unseal(last_index, size)?;
        Ok(reader)
    }

    pub fn whole(mut self) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        for index in 0..self.last_index {
            content.extend(self.unseal(index, PIECE + SEAL)?);
        }
        content.extend_from_slice(&self.last);
        let is_what_it_says = canon::sha256(&content) == self.hash;
        if is_what_it_says { Ok(content) } else { Err(StoreError::BlobDamaged(self.hash)) }
    }

    pub fn range(mut self, offset: u64, length: usize) -> Result<Vec<u8>> {
        let piece_size = PIECE as u64;
        let bytes = self.last_index * piece_size + self.last.len() as u64;
        let left = usize::try_from(bytes.saturating_sub(offset)).unwrap_or(usize::MAX);
        let length = length.min(left);
        let mut content = Vec::with_capacity(length);
        let mut skip = usize::try_from(offset % piece_size).expect("less than a piece");
        let mut index = offset / piece_size;
        while content.len() < length {
            let piece = if index == self.last_index {
                self.last.clone()
            } else {
                self.unseal(index, PIECE + SEAL)?
            };
            let wanted = (length - content.len()).min(piece.len() - skip);
            content.extend_from_slice(&piece[skip..skip + wanted]);
            (index, skip) = (index + 1, 0);
        }
        Ok(content)
    }

    fn unseal(&mut self, index: u64, size: usize) -> Result<Vec<u8>> {
        let mut sealed = vec![0; size];
        self.file.seek(SeekFrom::Start(start(index)))?;
        self.file.read_exact(&mut sealed).map_err(|e| damaged_or(e, self.hash))?;
        let last_of = (index == self.last_index).then_some(&self.hash);
        let place = Place { prefix: &self.prefix, index, last_of };
        self.blobs.unseal(&place, &sealed).ok_or(StoreError::BlobDamaged(self.hash))
    }
}

/// Where a piece begins in the file.
fn start(index: u64) -> u64 {
    HEAD as u64 + index * SEALED
}

/// A file that ends too early is damaged; anything else is the disk's failure.
fn damaged_or(error: std::io::Error, hash: Hash32) -> StoreError {
    match error.kind() {
        ErrorKind::UnexpectedEof => StoreError::BlobDamaged(hash),
        _ => error.into(),
    }
}
