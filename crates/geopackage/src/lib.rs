//! GeoPackages (OGC 12-128), which are SQLite files: bytes in, layers out; rows in, bytes out. They
//! are opened in memory, so nothing of them touches the disk.

mod error;
mod read;
mod write;

pub use error::GeoPackageError;
pub use read::{Named, layers};
pub use write::write;

/// How each SQLite file begins.
pub const FIRST_BYTES: &[u8] = b"SQLite format 3\0";

/// A name between the quotation marks of SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
