//! What is asked of the file system itself, in one place.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What SQLite adds to a database's name for the write-ahead log beside it.
const WAL: &str = "-wal";

/// Makes names that were added or changed in `folder` last through a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Elsewhere a folder can't be opened as a file, and names are kept with the files themselves.
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

pub fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

/// A database and the files that SQLite keeps beside it.
pub fn remove_database(path: &Path) -> io::Result<()> {
    for ending in ["", WAL, "-shm", "-journal"] {
        remove_if_there(&with_ending(path, ending))?;
    }
    Ok(())
}

/// A copy of a closed database, with what stands only in its write-ahead log. Whatever lay under the
/// new name is gone.
pub fn copy_database(from: &Path, to: &Path) -> io::Result<()> {
    remove_database(to)?;
    if has_wal(from) {
        fs::copy(with_ending(from, WAL), with_ending(to, WAL))?;
    }
    fs::copy(from, to)?;
    Ok(())
}

/// Whether the write-ahead log beside a database holds anything.
pub fn has_wal(path: &Path) -> bool {
    fs::metadata(with_ending(path, WAL)).is_ok_and(|wal| wal.len() > 0)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}
