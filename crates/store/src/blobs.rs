//! Contents: named by the SHA-256 of what they are, sealed at rest in pieces of 64 KiB.
//!
//! A blob is written to a temporary name, synced, renamed, and the folder synced: a name that
//! exists is whole. Reading checks every piece and the whole.

use std::fs::{self, File};
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use canon::{BlobRef, Hash32, sha256_tagged};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};

use crate::error::{Result, StoreError};

const PIECE: usize = 64 * 1024;
const SEAL: usize = 16;
/// `QSB1` and sixteen random bytes, the start of every piece's nonce.
const HEAD: usize = 20;
const MAGIC: &[u8; 4] = b"QSB1";

pub struct Blobs {
    folder: PathBuf,
    cipher: XChaCha20Poly1305,
}

impl Blobs {
    /// Opens the folder and clears what a crash left half-written: nothing names it.
    pub fn open(folder: &Path, store_key: &[u8; 32]) -> Result<Self> {
        fs::create_dir_all(folder.join("tmp"))?;
        for entry in fs::read_dir(folder.join("tmp"))? {
            fs::remove_file(entry?.path())?;
        }
        let key = sha256_tagged("qingshan-blob-key-1", &[store_key]);
        let cipher = XChaCha20Poly1305::new(&Key::from(key.0));
        Ok(Self { folder: folder.to_owned(), cipher })
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
        let path = self.folder.join("tmp").join(hex(&prefix));
        let mut file = BufWriter::new(File::create_new(&path)?);
        file.write_all(MAGIC)?;
        file.write_all(&prefix)?;
        Ok(BlobWriter { blobs: self, part: Part::new(path, prefix), file })
    }

    pub fn put(&self, prefix: [u8; 16], bytes: &[u8]) -> Result<BlobRef> {
        let mut writer = self.writer(prefix)?;
        writer.write(bytes)?;
        writer.finish()
    }

    /// The whole content, checked against its name.
    pub fn read(&self, hash: &Hash32) -> Result<Vec<u8>> {
        let mut reader = self.reader(hash)?;
        let mut content = Vec::new();
        let mut index = 0;
        while let Some(piece) = reader.piece(index)? {
            content.extend_from_slice(&piece);
            index += 1;
        }
        if canon::sha256(&content) == *hash { Ok(content) } else { Err(reader.damaged()) }
    }

    /// `length` bytes from `offset`: fewer at the end.
    pub fn read_range(&self, hash: &Hash32, offset: u64, length: usize) -> Result<Vec<u8>> {
        let mut reader = self.reader(hash)?;
        let piece_size = PIECE as u64;
        let mut index = offset / piece_size;
        let mut skip = usize::try_from(offset % piece_size).expect("less than a piece");
        let mut content = Vec::with_capacity(length);
        while content.len() < length {
            let Some(piece) = reader.piece(index)? else { break };
            let piece = piece.get(skip..).unwrap_or_default();
            content.extend_from_slice(&piece[..piece.len().min(length - content.len())]);
            (index, skip) = (index + 1, 0);
        }
        Ok(content)
    }

    fn reader(&self, hash: &Hash32) -> Result<Reader<'_>> {
        let path = self.path(hash);
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::BlobMissing(*hash));
            }
            Err(e) => return Err(e.into()),
        };
        let mut head = [0; HEAD];
        let (length, whole) = (file.metadata()?.len(), file.read_exact(&mut head).is_ok());
        let reader = |prefix| Reader { blobs: self, hash: *hash, file, length, prefix };
        match head.split_first_chunk::<4>() {
            Some((MAGIC, prefix)) if whole => {
                Ok(reader(prefix.try_into().expect("sixteen are left")))
            }
            _ => Err(StoreError::BlobDamaged(*hash)),
        }
    }

    /// Removes content that no record names (a handed-over file that was never used).
    pub fn remove(&self, hash: &Hash32) -> Result<()> {
        match fs::remove_file(self.path(hash)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
            _ => Ok(()),
        }
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

    fn seal(&self, prefix: &[u8; 16], index: u64, last: bool, piece: &[u8]) -> Vec<u8> {
        let payload = Payload { msg: piece, aad: &[u8::from(last)] };
        self.cipher.encrypt(&nonce(prefix, index), payload).expect("a piece is short")
    }
}

fn nonce(prefix: &[u8; 16], index: u64) -> XNonce {
    let mut nonce = [0; 24];
    nonce[..16].copy_from_slice(prefix);
    nonce[16..].copy_from_slice(&index.to_be_bytes());
    XNonce::from(nonce)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What is common to a blob that is being written, whether in one go or handed over in pieces.
struct Part {
    path: PathBuf,
    prefix: [u8; 16],
    hasher: canon::Hasher,
    buffer: Vec<u8>,
    index: u64,
    bytes: u64,
}

impl Part {
    fn new(path: PathBuf, prefix: [u8; 16]) -> Self {
        Self {
            path,
            prefix,
            hasher: canon::Hasher::default(),
            buffer: Vec::with_capacity(PIECE),
            index: 0,
            bytes: 0,
        }
    }
}

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

impl PendingBlob {
    pub fn resume(self, blobs: &Blobs) -> BlobWriter<'_> {
        BlobWriter { blobs, part: self.part, file: self.file }
    }
}

impl<'a> BlobWriter<'a> {
    pub fn write(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.part.hasher.update(bytes);
        self.part.bytes += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.part.buffer.len() == PIECE {
                self.flush(false)?;
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

    fn flush(&mut self, last: bool) -> Result<()> {
        let Part { prefix, index, buffer, .. } = &self.part;
        let sealed = self.blobs.seal(prefix, *index, last, buffer);
        self.file.write_all(&sealed)?;
        self.part.buffer.clear();
        self.part.index += 1;
        Ok(())
    }

    /// Seals the last piece and gives the blob its name. Returns when it is on the disk.
    pub fn finish(mut self) -> Result<BlobRef> {
        self.flush(true)?;
        let file = self.file.into_inner().map_err(|e| StoreError::from(e.into_error()))?;
        file.sync_all()?;
        let hash = self.part.hasher.finish();
        let path = self.blobs.path(&hash);
        let shelf = path.parent().expect("a name has a shelf");
        fs::create_dir_all(shelf)?;
        fs::rename(&self.part.path, &path)?;
        File::open(shelf)?.sync_all()?;
        File::open(&self.blobs.folder)?.sync_all()?;
        Ok(BlobRef { hash, bytes: self.part.bytes })
    }
}

struct Reader<'a> {
    blobs: &'a Blobs,
    hash: Hash32,
    file: File,
    length: u64,
    prefix: [u8; 16],
}

impl Reader<'_> {
    /// The piece with this index; `None` past the last.
    fn piece(&mut self, index: u64) -> Result<Option<Vec<u8>>> {
        let sealed_piece = (PIECE + SEAL) as u64;
        let start = HEAD as u64 + index * sealed_piece;
        if start >= self.length {
            return Ok(None);
        }
        let size = sealed_piece.min(self.length - start);
        let last = start + size == self.length;
        let mut sealed = vec![0; usize::try_from(size).expect("a piece")];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut sealed)?;
        let payload = Payload { msg: &sealed, aad: &[u8::from(last)] };
        let piece = self.blobs.cipher.decrypt(&nonce(&self.prefix, index), payload);
        piece.map(Some).map_err(|_| self.damaged())
    }

    fn damaged(&self) -> StoreError {
        StoreError::BlobDamaged(self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blobs(folder: &Path) -> Blobs {
        Blobs::open(folder, &[1; 32]).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_goes_in_comes_out(
            size in prop_oneof![0_usize..300, PIECE - 2..PIECE + 3, 2 * PIECE - 1..2 * PIECE + 2],
            offset in 0_u64..150_000, length in 0_usize..150_000,
        ) {
            let folder = tempfile::tempdir().unwrap();
            let blobs = blobs(folder.path());
            let content: Vec<u8> = (0..size).map(|n| (n * 31 % 251) as u8).collect();
            let blob = blobs.put([3; 16], &content).unwrap();
            prop_assert_eq!(blob.hash, canon::sha256(&content));
            prop_assert_eq!(blobs.read(&blob.hash).unwrap(), &content[..]);
            let start = usize::try_from(offset).unwrap().min(size);
            let end = (start + length).min(size);
            let range = blobs.read_range(&blob.hash, offset, length).unwrap();
            prop_assert_eq!(range, &content[start..end]);
            prop_assert_eq!(blobs.names().unwrap(), vec![blob.hash]);
        }
    }

    #[test]
    fn nothing_readable_lies_on_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = blobs(folder.path());
        let content = "白音敖包煤矿".repeat(10_000);
        let blob = blobs.put([3; 16], content.as_bytes()).unwrap();
        let bytes = fs::read(blobs.path(&blob.hash)).unwrap();
        let needle = "白音".as_bytes();
        assert!(!bytes.windows(needle.len()).any(|w| w == needle));
    }

    #[test]
    fn a_changed_cut_or_stretched_file_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = blobs(folder.path());
        let blob = blobs.put([3; 16], &[9; 2 * PIECE]).unwrap();
        let path = blobs.path(&blob.hash);
        let good = fs::read(&path).unwrap();
        let mut changed = good.clone();
        changed[HEAD + 5] ^= 1;
        let cut = good[..HEAD + PIECE + SEAL].to_vec();
        let stretched = [good.as_slice(), &good[HEAD..]].concat();
        for bad in [changed, cut, stretched, b"QSB1".to_vec(), Vec::new()] {
            fs::write(&path, bad).unwrap();
            assert_eq!(blobs.read(&blob.hash).unwrap_err().code(), "blob-damaged");
        }
        blobs.remove(&blob.hash).unwrap();
        assert_eq!(blobs.read(&blob.hash).unwrap_err().code(), "blob-missing");
    }

    #[test]
    fn half_written_ones_are_cleared_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let first = blobs(folder.path());
        let mut writer = first.writer([3; 16]).unwrap();
        writer.write(b"half").unwrap();
        drop(writer);
        blobs(folder.path());
        assert_eq!(fs::read_dir(folder.path().join("tmp")).unwrap().count(), 0);
    }
}
