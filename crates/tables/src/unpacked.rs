//! How much a zip unpacks to. A small file may hold any size, and may lie about it: so it is read
//! through once, and nothing of it is kept.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::TableError;

const GIB: u64 = 1 << 30;
/// A hundred thousand mines in forty columns are a quarter of it.
const MOST_GIB: u64 = 1;
pub(crate) const MOST_BYTES: u64 = MOST_GIB * GIB;

pub(crate) fn too_large() -> TableError {
    TableError::TooLarge { gib: MOST_GIB }
}

/// Refuses what unpacks to more than `most` bytes. What is no zip, or a damaged one, is for whoever
/// reads it to tell.
pub(crate) fn check(bytes: &[u8], most: u64) -> Result<(), TableError> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let mut left = most;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else { continue };
        let Ok(size) = io::copy(&mut file.take(left + 1), &mut io::sink()) else { continue };
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused_before_anything_holds_it() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a.xml", "b.xml"] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&vec![b' '; 1_000_000]).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        assert!(bytes.len() < 20_000, "{}", bytes.len());
        assert_eq!(check(&bytes, 2_000_000), Ok(()));
        let error = check(&bytes, 1_999_999).unwrap_err();
        assert_eq!(error, TableError::TooLarge { gib: 1 });
        assert!(error.to_string().contains("1 GiB"), "{error}");
        assert_eq!(check(b"no zip", 1), Ok(()));
    }
}
