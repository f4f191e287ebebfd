//! What a power cut does besides ending the process, done to a copy of the folder: whatever had
//! not been confirmed may be missing or garbage.

use std::fs::{self, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::chance::Chance;
use crate::harness::Result;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The write-ahead log ends somewhere after what was confirmed.
    Cut,
    /// What follows in it is garbage, and so is what lies behind its end.
    Garbled,
    /// The index of the write-ahead log, which is never synced, is garbage or gone.
    Index,
    /// Half-written files lie about.
    Leftovers,
}

const ALL: [Fault; 4] = [Fault::Cut, Fault::Garbled, Fault::Index, Fault::Leftovers];

/// How far the store's files are: at a confirmation, all of this is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Extent {
    wal: u64,
    /// When the database proper was last written to: at a checkpoint.
    database: Duration,
}

impl Extent {
    pub fn of(folder: &Path) -> Result<Self> {
        let written = fs::metadata(folder.join("store.db"))?.modified()?;
        let wal = fs::metadata(wal(folder)).map_or(0, |wal| wal.len());
        Ok(Self { wal, database: written.duration_since(UNIX_EPOCH)? })
    }

    /// Up to where the write-ahead log is on the disk for sure, given what was confirmed. A
    /// checkpoint writes to the database only what was synced before: then it is all of it.
    pub fn certain(self, confirmed: Self) -> u64 {
        if self.database == confirmed.database { confirmed.wal.min(self.wal) } else { self.wal }
    }
}

fn wal(folder: &Path) -> PathBuf {
    folder.join("store.db-wal")
}

/// Does one of them; up to `from` the write-ahead log is on the disk.
pub fn inflict(folder: &Path, from: u64, chance: &mut Chance) -> Result<Fault> {
    let fault = ALL[usize::try_from(chance.below(ALL.len() as u64))?];
    let length = fs::metadata(wal(folder))?.len();
    match fault {
        Fault::Cut => {
            let to = from + chance.below(length - from + 1);
            OpenOptions::new().write(true).open(wal(folder))?.set_len(to)?;
        }
        Fault::Garbled => {
            let mut file = OpenOptions::new().write(true).open(wal(folder))?;
            file.seek(SeekFrom::Start(from))?;
            let beyond = chance.below(3 * 4096);
            file.write_all(&chance.bytes(length - from + beyond))?;
        }
        Fault::Index => {
            let index = folder.join("store.db-shm");
            match chance.below(2) {
                0 if index.exists() => fs::remove_file(index)?,
                _ => fs::write(index, chance.bytes(32 * 1024))?,
            }
        }
        Fault::Leftovers => {
            fs::create_dir_all(folder.join("blobs/tmp"))?;
            for name in ["blobs/tmp/x", "store.new", "desk.new"] {
                fs::write(folder.join(name), chance.bytes(100))?;
            }
        }
    }
    Ok(fault)
}
