//! Everything that can go wrong below the log, in words that say what is safe.

use std::io;
use std::path::PathBuf;

use canon::Hash32;
use record::RecordError;
use rules::calendar::CalendarError;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no store at {0}. Nothing was changed")]
    Missing(PathBuf),
    #[error("a store stands at {0} already. Nothing was changed")]
    Exists(PathBuf),
    #[error(
        "the store at {0} is open in another window or program. Close it there first; nothing was changed"
    )]
    InUse(PathBuf),
    #[error("the file is not a store of Qingshan. Nothing was changed")]
    Foreign,
    #[error(
        "the store was written by a newer version (format {found}, this program knows {known}). Nothing was changed; use the newer program"
    )]
    Newer { found: i64, known: i64 },
    #[error(
        "the store is damaged or its key does not fit: {0}. Nothing was changed; keep the folder as it is and restore a copy beside it"
    )]
    Damaged(String),
    #[error(
        "the disk is full. Everything that was confirmed before is safe; free some room and repeat the last step"
    )]
    DiskFull,
    #[error("the content {0} is not on this machine")]
    BlobMissing(Hash32),
    #[error(
        "the content {0} can't be read: it was changed or damaged on the disk. The record of it is safe"
    )]
    BlobDamaged(Hash32),
    #[error(
        "the sheet {0:?} of an import can't be read, and rebuilt without it the registry would lack its mines. Nothing was changed; exchange with headquarters or put the file back, then try again"
    )]
    SheetLost(String),
    #[error("a file or the disk can't be used: {0}. What was confirmed before is safe")]
    Io(io::Error),
    #[error("the database refused: {0}. What was confirmed before is safe")]
    Database(rusqlite::Error),
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error("a value has no canonical form: {0}")]
    Canon(#[from] canon::CanonError),
    #[error(
        "a secret named {name} is kept here already, and a second one would be a choice. Nothing was changed"
    )]
    SecretExists { name: String },
    #[error("{what} is not known here")]
    NotFound { what: String },
    #[error(
        "this machine's own log went on elsewhere (a restored backup or a copied disk): entry {seq} was signed before, but the store ends at {head}. Nothing is lost; an administrator must give this machine a new key"
    )]
    Forked { head: u64, seq: u64 },
}

impl StoreError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "store-missing",
            Self::Exists(_) => "store-exists",
            Self::InUse(_) => "store-in-use",
            Self::Foreign => "store-foreign",
            Self::Newer { .. } => "store-newer",
            Self::Damaged(_) => "store-damaged",
            Self::DiskFull => "disk-full",
            Self::BlobMissing(_) => "blob-missing",
            Self::BlobDamaged(_) => "blob-damaged",
            Self::SheetLost(_) => "sheet-lost",
            Self::Io(_) => "disk-failed",
            Self::Database(_) => "database-failed",
            Self::Calendar(error) => error.code(),
            Self::Record(error) => error.code(),
            Self::Canon(_) => "not-canonical",
            Self::SecretExists { .. } => "secret-exists",
            Self::NotFound { .. } => "not-found",
            Self::Forked { .. } => "log-forked",
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Database(error),
        }
    }
}

pub type Result<T> = std::result::Result<T, StoreError>;
