//! Blobs and uploads as files of one folder.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use canon::{BlobRef, Hash32};
use sha2::{Digest as _, Sha256};

use super::{Files, Result};
use crate::ServerError;
use crate::keyfiles::{create_private_folder, sync_folder};

pub struct Folder(Arc<Places>);

struct Places {
    blobs: PathBuf,
    uploads: PathBuf,
    /// Looking at a file's length and adding to it must be one step; files whose names begin
    /// alike share a lock.
    locks: [Mutex<()>; 16],
}

impl Folder {
    pub fn open(data: &Path) -> Result<Self> {
        let places = Places {
            blobs: data.join("blobs"),
            uploads: data.join("uploads"),
            locks: Default::default(),
        };
        create_private_folder(&places.blobs)?;
        create_private_folder(&places.uploads)?;
        Ok(Self(Arc::new(places)))
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Places) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let places = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || work(&places));
        done.await.unwrap_or(Err(ServerError::Panicked))
    }
}

#[async_trait]
impl Files for Folder {
    async fn offset(&self, upload: &str) -> Result<u64> {
        let upload = upload.to_owned();
        self.run(move |places| length(&places.upload(&upload))).await
    }

    async fn append(&self, upload: &str, offset: u64, bytes: Bytes) -> Result<bool> {
        let upload = upload.to_owned();
        self.run(move |places| places.append(&upload, offset, &bytes)).await
    }

    async fn cut(&self, upload: &str, offset: u64) -> Result<()> {
        let upload = upload.to_owned();
        self.run(move |places| {
            let file = OpenOptions::new().write(true).open(places.upload(&upload))?;
            Ok(file.set_len(offset)?)
        })
        .await
    }

    async fn sync(&self, upload: &str) -> Result<()> {
        let upload = upload.to_owned();
        self.run(move |places| Ok(sync(&places.upload(&upload))?)).await
    }

    async fn finish(&self, upload: &str, blob: &BlobRef) -> Result<bool> {
        let (upload, blob) = (upload.to_owned(), blob.clone());
        self.run(move |places| places.finish(&upload, &blob)).await
    }

    async fn discard(&self, upload: &str) -> Result<()> {
        let upload = upload.to_owned();
        self.run(move |places| remove(&places.upload(&upload))).await
    }

    async fn read(&self, blob: &Hash32, offset: u64, len: usize) -> Result<Bytes> {
        let blob = *blob;
        self.run(move |places| {
            let mut file = File::open(places.blob(&blob))?;
            file.seek(SeekFrom::Start(offset))?;
            let mut bytes = Vec::with_capacity(len);
            file.take(len as u64).read_to_end(&mut bytes)?;
            Ok(bytes.into())
        })
        .await
    }
}

impl Places {
    fn upload(&self, id: &str) -> PathBuf {
        self.uploads.join(id)
    }

    /// Two digits a folder: no folder gets millions of files.
    fn blob(&self, hash: &Hash32) -> PathBuf {
        let name = hash.to_string();
        self.blobs.join(&name[..2]).join(name)
    }

    fn lock(&self, id: &str) -> &Mutex<()> {
        let digit = id.chars().next().and_then(|c| c.to_digit(16)).unwrap_or(0);
        &self.locks[digit as usize]
    }

    fn append(&self, id: &str, offset: u64, bytes: &[u8]) -> Result<bool> {
        let _one_at_a_time = self.lock(id).lock().unwrap_or_else(PoisonError::into_inner);
        let path = self.upload(id);
        if length(&path)? != offset {
            return Ok(false);
        }
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        if let Err(error) = file.write_all(bytes) {
            // A full disk may have taken a part of it.
            file.set_len(offset)?;
            return Err(error.into());
        }
        Ok(true)
    }

    fn finish(&self, id: &str, blob: &BlobRef) -> Result<bool> {
        let upload = self.upload(id);
        if hash_of(&upload)? != *blob {
            remove(&upload)?;
            return Ok(false);
        }
        let place = self.blob(&blob.hash);
        let folder = place.parent().expect("blobs lie in folders of their own");
        create_private_folder(folder)?;
        sync(&upload)?;
        fs::rename(&upload, &place)?;
        sync_folder(folder)?;
        sync_folder(&self.blobs)?;
        Ok(true)
    }
}

fn length(path: &Path) -> Result<u64> {
    match fs::metadata(path) {
        Ok(metadata) => Ok(metadata.len()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error.into()),
    }
}

/// Elsewhere than on Unix only a file that is open for writing can be synced.
fn sync(path: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.sync_all()
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn hash_of(path: &Path) -> io::Result<BlobRef> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        // Nothing was ever added: the empty blob.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            File::create(path)?;
            File::open(path)?
        }
        Err(error) => return Err(error),
    };
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(BlobRef { hash: Hash32(hasher.finalize().into()), bytes });
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::suite;

    #[tokio::test]
    async fn does_what_every_store_of_bytes_does() {
        let folder = tempfile::tempdir().unwrap();
        let number = std::sync::atomic::AtomicU32::new(0);
        suite::all(|| {
            let number = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Folder::open(&folder.path().join(number.to_string())).unwrap()
        })
        .await;
    }
}
