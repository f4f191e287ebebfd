//! The database of one folder: SQLite, every acknowledged change on the disk.

mod blobs;
mod counts;
mod people;
mod records;
mod values;

use std::cmp::Ordering;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::{Counts, Database, Result};
use crate::ServerError;

const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001.sql")];
/// Marks the file as ours ("QSHQ").
const APPLICATION: i64 = 0x5153_4851;

pub struct Sqlite(Arc<Mutex<Connection>>);

impl Sqlite {
    pub fn open(path: &Path) -> Result<Self> {
        let mut connection = Connection::open(path)?;
        prepare(&connection, path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        migrate(&mut connection)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Beside the server that works on it: a database of this very version, which is left as it is.
    pub fn beside(path: &Path) -> Result<Self> {
        let there = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, there)?;
        prepare(&connection, path)?;
        match migrations_done(&connection)?.cmp(&MIGRATIONS.len()) {
            Ordering::Equal => Ok(Self(Arc::new(Mutex::new(connection)))),
            Ordering::Greater => Err(ServerError::DataNewer),
            // An older program serves: what it works on is not changed beneath it.
            Ordering::Less => Err(ServerError::DataInUse),
        }
    }

    /// Reads or writes on a thread that may block. All or nothing.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let connection = Arc::clone(&self.0);
        let done = tokio::task::spawn_blocking(move || {
            // A panic inside rolled its transaction back: the connection is sound.
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            transaction.commit()?;
            Ok(value)
        });
        done.await.unwrap_or(Err(ServerError::Panicked))
    }
}

#[async_trait]
impl Database for Sqlite {
    async fn counts(&self) -> Result<Counts> {
        self.run(counts::read).await
    }
}

fn prepare(connection: &Connection, path: &Path) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    refuse_foreign(connection, path)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

fn number(connection: &Connection, pragma: &str) -> Result<i64> {
    Ok(connection.pragma_query_value(None, pragma, |row| row.get(0))?)
}

/// A file that another program has written is left as it is.
fn refuse_foreign(connection: &Connection, path: &Path) -> Result<()> {
    let foreign = || ServerError::DataForeign(path.display().to_string());
    let objects = "SELECT count(*) FROM sqlite_schema";
    let objects: i64 =
        connection.query_row(objects, [], |row| row.get(0)).map_err(|_| foreign())?;
    let known = number(connection, "application_id")? == APPLICATION;
    if objects > 0 && !known { Err(foreign()) } else { Ok(()) }
}

fn migrations_done(connection: &Connection) -> Result<usize> {
    Ok(usize::try_from(number(connection, "user_version")?).unwrap_or(usize::MAX))
}

fn migrate(connection: &mut Connection) -> Result<()> {
    let done = migrations_done(connection)?;
    if done > MIGRATIONS.len() {
        return Err(ServerError::DataNewer);
    }
    for (migration, number) in MIGRATIONS.iter().zip(1_i64..).skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::suite;

    fn refusal(path: &Path) -> &'static str {
        Sqlite::open(path).err().map_or("opened", |error| error.code())
    }

    #[tokio::test]
    async fn does_what_every_database_does() {
        let folder = tempfile::tempdir().unwrap();
        let number = std::sync::atomic::AtomicU32::new(0);
        suite::all(|| {
            let number = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Sqlite::open(&folder.path().join(number.to_string())).unwrap()
        })
        .await;
    }

    #[test]
    fn beside_a_server_only_its_own_version_works() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("server.sqlite");
        let beside = || Sqlite::beside(&path).err().map_or("opened", |error| error.code());
        assert_eq!(beside(), "server-database", "it founds nothing");
        assert!(!path.exists());
        let serving = Sqlite::open(&path).unwrap();
        assert_eq!(beside(), "opened");
        let version = |number: i64| {
            let connection = Connection::open(&path).unwrap();
            connection.pragma_update(None, "user_version", number).unwrap();
        };
        version(0);
        assert_eq!(beside(), "data-in-use");
        version(99);
        assert_eq!(beside(), "data-newer");
        drop(serving);
    }

    #[test]
    fn data_of_others_and_of_later_versions_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("text");
        std::fs::write(&text, "This is no database, but somebody's notes.".repeat(50)).unwrap();
        let before = std::fs::read(&text).unwrap();
        assert_eq!(refusal(&text), "data-foreign");
        assert_eq!(std::fs::read(&text).unwrap(), before);

        let foreign = folder.path().join("foreign");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE birds (name)").unwrap();
        assert_eq!(refusal(&foreign), "data-foreign");

        let newer = folder.path().join("newer");
        assert_eq!(refusal(&newer), "opened");
        assert_eq!(refusal(&newer), "opened");
        Connection::open(&newer).unwrap().pragma_update(None, "user_version", 99).unwrap();
        assert_eq!(refusal(&newer), "data-newer");
    }
}
