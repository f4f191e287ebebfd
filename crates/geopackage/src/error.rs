/// Why a GeoPackage can't be read or written.
#[derive(Debug, thiserror::Error)]
pub enum GeoPackageError {
    #[error("the file is no GeoPackage ({0}); nothing was read")]
    NotAPackage(rusqlite::Error),
    #[error("the GeoPackage has no layer of features; nothing was read")]
    NoLayer,
    #[error("the GeoPackage can't be made ({0}); nothing was written")]
    NotWritten(rusqlite::Error),
}

impl GeoPackageError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAPackage(_) => "not-a-geopackage",
            Self::NoLayer => "geopackage-no-layer",
            Self::NotWritten(_) => "table-not-written",
        }
    }
}
