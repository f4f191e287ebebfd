//! A machine whose clocks stand still until a test moves them, and whose randomness is a seed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use keys::DeviceKey;
use record::{Class, Reading, Record, Subject};
use rules::fact::Fact;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::{Act, Result, Store, StoreKey, Surroundings, connection};

pub const NOON_MS: i64 = 1_790_000_000_000;

pub struct Fake {
    wall_ms: AtomicI64,
    mono_ms: AtomicI64,
    filled: AtomicU64,
    seed: u8,
}

impl Fake {
    pub fn new(seed: u8) -> Self {
        Self {
            wall_ms: AtomicI64::new(NOON_MS),
            mono_ms: AtomicI64::new(5_000),
            filled: AtomicU64::new(0),
            seed,
        }
    }

    pub fn pass(&self, ms: i64) {
        self.wall_ms.fetch_add(ms, Ordering::SeqCst);
        self.mono_ms.fetch_add(ms, Ordering::SeqCst);
    }

    pub fn set_wall(&self, ms: i64) {
        self.wall_ms.store(ms, Ordering::SeqCst);
    }
}

impl Surroundings for Fake {
    fn reading(&self) -> Reading {
        Reading {
            wall_ms: self.wall_ms.load(Ordering::SeqCst),
            mono_ms: self.mono_ms.load(Ordering::SeqCst),
            boot: "first".into(),
        }
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let count = self.filled.fetch_add(1, Ordering::SeqCst).to_be_bytes();
            let hash = canon::sha256(&[[self.seed].as_slice(), &count].concat());
            chunk.copy_from_slice(&hash.0[..chunk.len()]);
        }
    }
}

/// A folder with a store, which can be closed and opened again.
pub struct Desk {
    folder: TempDir,
    pub key: StoreKey,
    pub device: DeviceKey,
    pub fake: Arc<Fake>,
}

impl Desk {
    pub fn new(seed: u8) -> (Self, Store) {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
            key: StoreKey::new([seed; 32]),
            device: DeviceKey::from_entropy(&[seed; 32]),
            fake: Arc::new(Fake::new(seed)),
        };
        let store = Store::create(desk.folder(), desk.key.clone(), &desk.device, desk.fake.clone());
        (desk, store.unwrap())
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn open(&self) -> Result<Store> {
        self.open_in(self.folder())
    }

    pub fn open_in(&self, folder: &Path) -> Result<Store> {
        Store::open(folder, self.key.clone(), self.fake.clone())
    }

    /// A connection behind the store's back.
    pub fn raw(&self) -> Connection {
        connection::writer(&self.folder().join("store.db"), &self.key).unwrap()
    }
}

/// Every file below a folder, with its bytes.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

/// The folder as a crash leaves it: a copy of it, taken while the store is open.
pub fn crashed_copy(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in files(folder) {
        let to = copy.path().join(path.strip_prefix(folder).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    copy
}

/// Appends one fact as the person `p-1`.
pub fn append<F: Fact>(store: &Store, subject: (&str, &str), fact: &F) -> Result<Record> {
    let subject = Subject::new(subject.0, subject.1);
    let act = Act { actor: "p-1", subject: &subject, class: Class::Normal };
    store.write(|write| write.append(&act, fact))
}

/// All entries of a log.
pub fn log_of(store: &Store, device: &str) -> Vec<Record> {
    store.records(device, 0, usize::MAX).unwrap()
}
