//! Connections to a store's database: looking without touching, creating, opening.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::open::StoreKey;
use crate::{disk, schema};

/// How every database that is not encrypted begins.
const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// Bytes of a page: part of the format, whatever the library's default becomes.
const PAGE: i64 = 4096;

/// Memory for pages of one connection: the library's own choice, and while a sheet is taken in.
const USUAL_KIB: i64 = 2_000;
const ROOM_KIB: i64 = 64_000;

/// What a page is authenticated with: part of the format too. Processors have instructions for
/// SHA-256, which makes a page less than half as dear as the library's own choice, SHA-512.
const HMAC: &str = "HMAC_SHA256";

/// Opens a database for looking, so that not a byte of its folder changes: what is damaged,
/// foreign or newer is named and left exactly as it was.
pub fn look(path: &Path, key: &StoreKey) -> Result<Connection> {
    let mut first = [0; PLAIN.len()];
    if File::open(path)?.read_exact(&mut first).is_err() {
        return Err(cut_short());
    }
    if first == *PLAIN {
        return Err(StoreError::Foreign);
    }
    if disk::has_wal(path) { look_with_wal(path, key) } else { look_at_file(path, key) }
}

/// Everything was folded in, so that the file alone is the whole store.
fn look_at_file(path: &Path, key: &StoreKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(immutable(path), flags)?;
    unlock(&connection, key)?;
    check_format(&connection)?;
    let size = number(&connection, "page_count")?.checked_mul(PAGE);
    if size.and_then(|size| u64::try_from(size).ok()) == Some(path.metadata()?.len()) {
        Ok(connection)
    } else {
        Err(cut_short())
    }
}

/// After a crash the newest pages stand in the write-ahead log. It is read without an index file
/// beside it, and left as it is.
fn look_with_wal(path: &Path, key: &StoreKey) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    check_format(&connection)?;
    Ok(connection)
}

fn cut_short() -> StoreError {
    StoreError::Damaged("it is cut short".into())
}

fn number(connection: &Connection, pragma: &str) -> Result<i64> {
    Ok(connection.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))?)
}

/// The first read decrypts the first page: a wrong key or a damaged file shows here.
fn check_format(connection: &Connection) -> Result<()> {
    if number(connection, "application_id")? != schema::APPLICATION_ID {
        return Err(StoreError::Foreign);
    }
    let (found, known) = (number(connection, "user_version")?, schema::format());
    match found {
        _ if found > known => Err(StoreError::Newer { found, known }),
        _ if found < 1 => Err(StoreError::Damaged("its format number".into())),
        _ => Ok(()),
    }
}

/// A new database with all tables, open for filling. Nobody relies on it before it is whole, so
/// nothing of it waits for the disk: the caller closes and syncs it.
pub fn create(path: &Path, key: &StoreKey) -> Result<Connection> {
    disk::remove_database(path)?;
    let connection = Connection::open(path)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "journal_mode", "OFF")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.pragma_update(None, "application_id", schema::APPLICATION_ID)?;
    migrate(&connection)?;
    Ok(connection)
}

/// Closes a database that [`create`] made; it is whole on the disk when this returns.
pub fn complete(connection: Connection, path: &Path) -> Result<()> {
    connection.close().map_err(|(_, e)| e)?;
    // Elsewhere than on Unix only a file that is open for writing can be synced.
    Ok(File::options().write(true).open(path)?.sync_all()?)
}

/// The one connection that writes.
pub fn writer(path: &Path, key: &StoreKey) -> Result<Connection> {
    let connection = open(path, key)?;
    migrate(&connection)?;
    Ok(connection)
}

pub fn reader(path: &Path, key: &StoreKey) -> Result<Connection> {
    let connection = open(path, key)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn open(path: &Path, key: &StoreKey) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    unlock(&connection, key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Every commit is on the disk before it is confirmed.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "busy_timeout", 10_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Makes the tables of another database readable as `name.table`.
pub fn attach(connection: &Connection, path: &Path, key: &StoreKey, name: &str) -> Result<()> {
    let path = path.to_str().ok_or_else(|| StoreError::Damaged("the folder's name".into()))?;
    let attach = format!("ATTACH DATABASE ?1 AS {name} KEY ?2");
    connection.execute(&attach, (path, literal(key).as_str()))?;
    Ok(())
}

/// Does something with room for many pages in memory, and gives the room back.
pub fn with_room<T>(connection: &Connection, act: impl FnOnce() -> Result<T>) -> Result<T> {
    connection.pragma_update(None, "cache_size", -ROOM_KIB)?;
    let done = act();
    connection.pragma_update(None, "cache_size", -USUAL_KIB)?;
    done
}

fn migrate(connection: &Connection) -> Result<()> {
    let done = usize::try_from(number(connection, "user_version")?).unwrap_or(0);
    for (index, sql) in schema::MIGRATIONS.iter().enumerate().skip(done) {
        let version = index + 1;
        connection
            .execute_batch(&format!("BEGIN; {sql} PRAGMA user_version = {version}; COMMIT;"))?;
    }
    Ok(())
}

fn unlock(connection: &Connection, key: &StoreKey) -> Result<()> {
    // What is wrong is returned as an error; it need not be printed as well.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    // As defaults, so that they hold for a database that is attached as well.
    connection.pragma_update(None, "cipher_default_page_size", PAGE)?;
    connection.pragma_update(None, "cipher_default_hmac_algorithm", HMAC)?;
    Ok(connection.pragma_update(None, "key", literal(key).as_str())?)
}

/// A raw key as SQLCipher reads it.
fn literal(key: &StoreKey) -> Zeroizing<String> {
    let digits = Zeroizing::new(hex::encode(key.as_slice()));
    Zeroizing::new(format!("x'{}'", digits.as_str()))
}

/// The file alone, read without locks and without any file beside it.
fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    if path.is_absolute() {
        uri.push_str("//");
    }
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' => uri.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            _ => write!(uri, "%{byte:02X}").expect("writing to a string"),
        }
    }
    uri + "?immutable=1"
}
