//! Creating and opening. Opening looks before it touches: what is damaged, foreign or newer is
//! named and left exactly as it was.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard};

use keys::DeviceKey;
use record::{ClockState, Head, Hlc};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};
use zeroize::Zeroizing;

use crate::blobs::Blobs;
use crate::error::{Result, StoreError};
use crate::query::mine::Index;
use crate::schema;
use crate::surroundings::{Surroundings, random};

/// The store's one random key, used raw.
pub type StoreKey = Zeroizing<[u8; 32]>;

const FILE: &str = "store.db";

pub struct Store {
    folder: PathBuf,
    pub(crate) key: StoreKey,
    writer: Mutex<Writer>,
    reader: Mutex<Connection>,
    pub blobs: Blobs,
    pub(crate) surroundings: Arc<dyn Surroundings>,
    /// Raised when mines change; the index in memory is then read again.
    pub(crate) mines_changed: AtomicU64,
    pub(crate) mine_index: Mutex<Option<Arc<Index>>>,
    /// Held for as long as the store is open, so that no second process writes the same log.
    _lock: File,
}

/// The one writer of this machine's own log.
pub(crate) struct Writer {
    pub connection: Connection,
    pub device: DeviceKey,
    pub head: Head,
    pub at: Hlc,
    pub clock: ClockState,
    /// The newest entry that is followed by a device checkpoint.
    pub signed: u64,
    pub signed_at_mono_ms: i64,
}

impl Store {
    /// Makes a new store in a folder that holds none yet.
    pub fn create(
        folder: &Path,
        key: StoreKey,
        device: &DeviceKey,
        surroundings: Arc<dyn Surroundings>,
    ) -> Result<Self> {
        if folder.join(FILE).exists() {
            return Err(StoreError::Exists(folder.to_owned()));
        }
        fs::create_dir_all(folder)?;
        // Built under another name: a crash in the middle leaves no half store.
        let building = folder.join("store.new");
        if building.exists() {
            fs::remove_file(&building)?;
        }
        build(&building, &key, device)?;
        fs::rename(&building, folder.join(FILE))?;
        File::open(folder)?.sync_all()?;
        Self::open(folder, key, surroundings)
    }

    pub fn open(folder: &Path, key: StoreKey, surroundings: Arc<dyn Surroundings>) -> Result<Self> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        let lock = lock(folder)?;
        look(&path, &key)?;
        let connection = connect(&path, &key)?;
        migrate(&connection)?;
        let writer = Writer::load(connection)?;
        let reader = connect(&path, &key)?;
        reader.pragma_update(None, "query_only", true)?;
        let blobs = Blobs::open(&folder.join("blobs"), &key)?;
        let store = Self {
            folder: folder.to_owned(),
            key,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            blobs,
            surroundings,
            mines_changed: AtomicU64::new(0),
            mine_index: Mutex::new(None),
            _lock: lock,
        };
        store.rebuild_if_outdated()?;
        Ok(store)
    }

    /// The store's key, for wrapping it for one more person.
    pub fn key(&self) -> &StoreKey {
        &self.key
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join(FILE)
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Writer> {
        // A panic in a transaction rolled it back; the state beside it is reloaded on use.
        self.writer.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Random bytes for names of blobs and the like.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        random(self.surroundings.as_ref())
    }

    /// Opens both connections anew, after the file was swapped.
    pub(crate) fn reconnect(&self) -> Result<()> {
        let mut writer = self.writer();
        let mut reader = self.reader();
        *writer = Writer::load(connect(&self.path(), &self.key)?)?;
        *reader = connect(&self.path(), &self.key)?;
        reader.pragma_update(None, "query_only", true)?;
        Ok(())
    }
}

impl Writer {
    pub(crate) fn load(connection: Connection) -> Result<Self> {
        let seed: Vec<u8> =
            connection.query_row("SELECT value FROM secret WHERE name = 'device'", [], |row| {
                row.get(0)
            })?;
        let seed: [u8; 32] =
            seed.try_into().map_err(|_| StoreError::Damaged("the device key".into()))?;
        let device = DeviceKey::from_entropy(&seed);
        let clock = setting(&connection, "clock")?
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let at = setting(&connection, "at")?
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let mut writer = Self {
            connection,
            device,
            head: Head::START,
            at,
            clock,
            signed: 0,
            signed_at_mono_ms: i64::MIN,
        };
        writer.reload_head()?;
        Ok(writer)
    }

    /// Where the own log ends, from the log itself.
    pub(crate) fn reload_head(&mut self) -> Result<()> {
        let device = self.device.id();
        let last = self
            .connection
            .prepare_cached(
                "SELECT r.seq, r.hash, r.header FROM record r JOIN device d ON d.id = r.device \
                 WHERE d.name = ?1 ORDER BY r.seq DESC LIMIT 1",
            )?
            .query_row([&device], |row| {
                Ok((row.get::<_, u64>(0)?, row.get::<_, [u8; 32]>(1)?, row.get::<_, Vec<u8>>(2)?))
            })
            .optional()?;
        if let Some((seq, hash, header)) = last {
            self.head = Head { seq, hash: canon::Hash32(hash) };
            let header: record::Header = canon::from_slice(&header)?;
            self.at = self.at.max(header.at);
        }
        self.signed = self
            .connection
            .prepare_cached(
                "SELECT coalesce(max(r.seq), 0) FROM record r JOIN device d ON d.id = r.device \
                 WHERE d.name = ?1 AND r.subject = 'device/' || ?1 AND r.kind = 'checkpoint.device'",
            )?
            .query_row([&device], |row| row.get(0))?;
        Ok(())
    }
}

pub(crate) fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// A new, empty store file with the device's key in it.
pub(crate) fn build(path: &Path, key: &StoreKey, device: &DeviceKey) -> Result<()> {
    let connection = connect(path, key)?;
    connection.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    migrate(&connection)?;
    connection.execute(
        "INSERT INTO secret (name, value) VALUES ('device', ?1)",
        [device.to_secret().as_slice()],
    )?;
    connection.execute(
        "INSERT INTO device (name, public_key) VALUES (?1, ?2)",
        (device.id(), device.public().to_bytes()),
    )?;
    connection.execute(
        "INSERT INTO setting (name, value) VALUES ('projection', ?1)",
        [schema::PROJECTION],
    )?;
    connection.close().map_err(|(_, e)| e)?;
    File::open(path)?.sync_all()?;
    Ok(())
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join("store.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(StoreError::InUse(folder.to_owned())),
        Err(fs::TryLockError::Error(e)) => Err(e.into()),
    }
}

/// Looks at the file without changing it.
fn look(path: &Path, key: &StoreKey) -> Result<()> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    unlock(&connection, key)?;
    let application: i64 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != schema::APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let known = schema::format();
    if found > known { Err(StoreError::Newer { found, known }) } else { Ok(()) }
}

pub(crate) fn connect(path: &Path, key: &StoreKey) -> Result<Connection> {
    let connection = Connection::open(path)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Every commit is on the disk before it is confirmed.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "busy_timeout", 10_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

pub(crate) fn key_literal(key: &StoreKey) -> Zeroizing<String> {
    use std::fmt::Write as _;
    let mut text = Zeroizing::new(String::from("x'"));
    for byte in key.iter() {
        write!(text, "{byte:02x}").expect("writing to a string");
    }
    text.push('\'');
    text
}

fn unlock(connection: &Connection, key: &StoreKey) -> Result<()> {
    connection.pragma_update(None, "key", key_literal(key).as_str())?;
    // The first read decrypts the first page: a wrong key or a damaged file shows here.
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))?;
    Ok(())
}

fn migrate(connection: &Connection) -> Result<()> {
    let at: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = usize::try_from(at).unwrap_or(0);
    for (index, sql) in schema::MIGRATIONS.iter().enumerate().skip(done) {
        let version = index + 1;
        connection
            .execute_batch(&format!("BEGIN; {sql} PRAGMA user_version = {version}; COMMIT;"))?;
    }
    Ok(())
}
