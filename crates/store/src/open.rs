//! Creating and opening. Opening looks before it touches: what is damaged, foreign or newer is
//! named and left exactly as it was.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keys::DeviceKey;
use rules::pack::Library;
use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::blobs::Blobs;
use crate::doctor::Health;
use crate::error::{Result, StoreError};
use crate::query::mine::Index;
use crate::query::pack::library;
use crate::surroundings::{Surroundings, random};
use crate::tip::Tip;
use crate::{connection, disk, schema};

/// The store's one random key, used raw.
pub type StoreKey = Zeroizing<[u8; 32]>;

const FILE: &str = "store.db";
const LOCK: &str = "store.lock";
const BLOBS: &str = "blobs";
/// A store in the making. A crash in the middle leaves no half store under the true name.
const BUILDING: &str = "store.new";
/// A copy for the doctor.
const EXAMINED: &str = "examine.db";

pub struct Store {
    folder: PathBuf,
    /// The database's name there: [`FILE`], or for the doctor [`EXAMINED`].
    file: &'static str,
    pub(crate) key: StoreKey,
    pub(crate) device: DeviceKey,
    pub(crate) device_id: String,
    /// Whoever holds it may write; it is taken before `reader` and `tip`.
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    tip: Mutex<Tip>,
    pub blobs: Blobs,
    pub(crate) surroundings: Arc<dyn Surroundings>,
    /// Raised after mines have changed; the index in memory is then read again.
    pub(crate) mines_changed: AtomicU64,
    pub(crate) mine_index: Mutex<Option<Arc<Index>>>,
    library: Mutex<&'static Library>,
    /// Held for as long as the store is open, so that no second process writes the same log.
    _lock: File,
}

/// A folder without a store. As long as this lives, nobody else makes one there.
pub struct Place {
    folder: PathBuf,
    lock: File,
}

impl Place {
    pub fn create(
        self,
        key: StoreKey,
        device: &DeviceKey,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Store> {
        build(&self.folder, &key, device)?;
        Store::open_locked(&self.folder, key, surroundings, self.lock)
    }
}

impl Store {
    /// Takes a folder that holds no store yet.
    pub fn reserve(folder: &Path) -> Result<Place> {
        let exists = || folder.join(FILE).exists();
        let refused = || StoreError::Exists(folder.to_owned());
        if exists() {
            return Err(refused());
        }
        fs::create_dir_all(folder)?;
        let lock = new_lock(folder)?;
        // Another process may have been quicker before the lock was ours.
        if exists() {
            return Err(refused());
        }
        Ok(Place { folder: folder.to_owned(), lock })
    }

    /// Makes a new store in a folder that holds none yet.
    pub fn create(
        folder: &Path,
        key: StoreKey,
        device: &DeviceKey,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Self> {
        Self::reserve(folder)?.create(key, device, surroundings)
    }

    pub fn open(folder: &Path, key: StoreKey, surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        let lock = looked_at(folder, &key, surroundings.as_ref())?;
        Self::open_locked(folder, key, surroundings, lock)
    }

    fn open_locked(
        folder: &Path,
        key: StoreKey,
        surroundings: Arc<dyn Surroundings>,
        lock: File,
    ) -> Result<Self> {
        let blobs = Blobs::open(&folder.join(BLOBS), &key)?;
        let store = Self::open_file(folder, FILE, key, surroundings, blobs, lock)?;
        store.clear_leftovers()?;
        store.catch_up()?;
        Ok(store)
    }

    /// What the doctor finds in a store that nobody has open. Not a byte of it changes: what opening
    /// and comparing write goes into a copy of its file, which is removed again.
    pub fn examine_closed(
        folder: &Path,
        key: StoreKey,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Health> {
        let lock = looked_at(folder, &key, surroundings.as_ref())?;
        // Held until the copy is removed, longer than the copy is open.
        let _alone = lock.try_clone()?;
        let health = Self::examine_copy(folder, key, surroundings, lock);
        disk::remove_database(&folder.join(EXAMINED))?;
        health
    }

    fn examine_copy(
        folder: &Path,
        key: StoreKey,
        surroundings: Arc<dyn Surroundings>,
        lock: File,
    ) -> Result<Health> {
        disk::copy_database(&folder.join(FILE), &folder.join(EXAMINED))?;
        let blobs = Blobs::look(&folder.join(BLOBS), &key);
        let store = Self::open_file(folder, EXAMINED, key, surroundings, blobs, lock)?;
        store.catch_up()?;
        store.examine()
    }

    fn open_file(
        folder: &Path,
        file: &'static str,
        key: StoreKey,
        surroundings: Arc<dyn Surroundings>,
        blobs: Blobs,
        lock: File,
    ) -> Result<Self> {
        let path = folder.join(file);
        let writer = connection::writer(&path, &key)?;
        let reader = connection::reader(&path, &key)?;
        let device = device_key(&writer)?;
        let device_id = device.id();
        let tip = Tip::load(&writer, &device_id, surroundings.reading().wall_ms)?;
        disk::sync_folder(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
            file,
            key,
            device,
            device_id,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            tip: Mutex::new(tip),
            blobs,
            surroundings,
            mines_changed: AtomicU64::new(0),
            mine_index: Mutex::new(None),
            library: Mutex::new(Library::shipped()),
            _lock: lock,
        })
    }

    /// What another version, or a crash, left to be done.
    fn catch_up(&self) -> Result<()> {
        self.rebuild_if_outdated()?;
        self.set_library(library(&self.reader())?);
        self.note_arrived()?;
        self.read_sheets()
    }

    /// The store's key, for wrapping it for one more person.
    pub fn key(&self) -> &StoreKey {
        &self.key
    }

    pub fn device_id(&self) -> String {
        self.device_id.clone()
    }

    pub fn device_key(&self) -> DeviceKey {
        self.device.clone()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join(self.file)
    }

    // A panic leaves all three as they were: its transaction is rolled back while it unwinds, and
    // the tip is replaced only after a commit.

    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn tip(&self) -> MutexGuard<'_, Tip> {
        self.tip.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The packs that ship, and those that were put into use.
    pub fn library(&self) -> &'static Library {
        *self.library.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_library(&self, library: &'static Library) {
        *self.library.lock().unwrap_or_else(PoisonError::into_inner) = library;
    }

    /// What this machine's clock says.
    pub fn now_ms(&self) -> i64 {
        self.surroundings.reading().wall_ms
    }

    /// Random bytes for names of blobs and the like.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        random(self.surroundings.as_ref())
    }

    fn clear_leftovers(&self) -> Result<()> {
        for name in [BUILDING, EXAMINED] {
            disk::remove_database(&self.folder.join(name))?;
        }
        self.clear_rebuilds()
    }
}

/// A new, empty store file with the device's key in it.
fn build(folder: &Path, key: &StoreKey, device: &DeviceKey) -> Result<()> {
    let building = folder.join(BUILDING);
    let db = connection::create(&building, key)?;
    db.execute(
        "INSERT INTO secret (name, value) VALUES ('device', ?1)",
        [device.to_secret().as_slice()],
    )?;
    db.execute(
        "INSERT INTO device (name, public_key) VALUES (?1, ?2)",
        (device.id(), device.public().to_bytes()),
    )?;
    db.execute("INSERT INTO setting VALUES ('projection', ?1)", [schema::PROJECTION])?;
    connection::complete(db, &building)?;
    fs::rename(&building, folder.join(FILE))?;
    disk::sync_folder(folder)?;
    // The folder itself may be new.
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    Ok(disk::sync_folder(parent.unwrap_or(Path::new(".")))?)
}

fn device_key(db: &Connection) -> Result<DeviceKey> {
    let find = "SELECT value FROM secret WHERE name = 'device'";
    let seed: Zeroizing<Vec<u8>> = Zeroizing::new(db.query_row(find, [], |row| row.get(0))?);
    let seed: &[u8; 32] =
        seed.as_slice().try_into().map_err(|_| StoreError::Damaged("the device key".into()))?;
    Ok(DeviceKey::from_entropy(seed))
}

/// Looks at a store before anything touches it; its lock, which from now on is ours.
fn looked_at(folder: &Path, key: &StoreKey, surroundings: &dyn Surroundings) -> Result<File> {
    let path = folder.join(FILE);
    if !path.is_file() {
        return Err(StoreError::Missing(folder.to_owned()));
    }
    let held = existing_lock(folder)?;
    let look = connection::look(&path, key)?;
    let device = device_key(&look)?;
    Tip::load(&look, &device.id(), surroundings.reading().wall_ms)?;
    drop(look);
    match held {
        Some(lock) => Ok(lock),
        None => new_lock(folder),
    }
}

/// Whoever has a store open holds its lock file. Where there is none, nobody has.
fn existing_lock(folder: &Path) -> Result<Option<File>> {
    match OpenOptions::new().write(true).open(folder.join(LOCK)) {
        Ok(file) => held(file, folder).map(Some),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e.into()),
    }
}

fn new_lock(folder: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    held(options.write(true).create(true).truncate(false).open(folder.join(LOCK))?, folder)
}

fn held(file: File, folder: &Path) -> Result<File> {
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
        Err(fs::TryLockError::Error(e)) => Err(e.into()),
    }
}
