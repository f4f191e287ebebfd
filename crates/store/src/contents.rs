//! Contents that records name: which are not here, which have come, and which nothing names.

use canon::{BlobRef, Hash32};
use record::Record;
use rusqlite::{Connection, OptionalExtension as _};

use crate::blobs::Blobs;
use crate::error::Result;
use crate::open::Store;
use crate::{log, project};

/// What was handed over and never used is kept so long: somebody may still be at it.
const UNUSED_KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// After records were applied: notes which of the contents that they name are not here.
pub(crate) fn note(db: &Connection, blobs: &Blobs, named: &[Hash32]) -> Result<()> {
    for hash in named {
        let sql = if blobs.contains(hash) {
            "DELETE FROM blob_missing WHERE hash = ?1"
        } else {
            "INSERT OR IGNORE INTO blob_missing (hash) VALUES (?1)"
        };
        db.prepare_cached(sql)?.execute([hash.0])?;
    }
    Ok(())
}

/// Whether a record names this content.
fn is_referenced(db: &Connection, hash: &Hash32) -> Result<bool> {
    let find = "SELECT 1 FROM blob_ref WHERE hash = ?1 LIMIT 1";
    Ok(db.prepare_cached(find)?.query_row([hash.0], |_| Ok(())).optional()?.is_some())
}

/// Whether something that is no record of this log's true course names it: a text that is being
/// typed, or the other branch of a log that went on twice.
fn is_mentioned(db: &Connection, hash: &Hash32) -> Result<bool> {
    let find = "SELECT EXISTS (SELECT 1 FROM draft WHERE instr(text, ?1) > 0) \
                OR EXISTS (SELECT 1 FROM fork WHERE instr(payload, CAST(?1 AS BLOB)) > 0)";
    Ok(db.prepare_cached(find)?.query_row([hash.to_string()], |row| row.get(0))?)
}

impl Store {
    /// Contents that records of kinds known here name and that are not here, with the newest entry
    /// that names them. Photos' originals stay at headquarters; their smaller pictures come.
    pub fn blobs_wanted(&self) -> Result<Vec<(BlobRef, i64)>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT hash, bytes, max(seq) FROM blob_missing JOIN blob_ref b USING (hash) \
             WHERE NOT EXISTS (SELECT 1 FROM newer_record n \
                               WHERE n.device = b.device AND n.seq = b.seq) \
             AND hash NOT IN (SELECT hash FROM photo_taken \
                              EXCEPT SELECT thumbnail FROM photo_taken \
                              EXCEPT SELECT medium FROM photo_taken) \
             GROUP BY hash",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((BlobRef { hash: Hash32(row.get(0)?), bytes: row.get(1)? }, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Content that came after its record: what could not be projected before is now.
    pub fn blob_arrived(&self, hash: &Hash32) -> Result<()> {
        note(&self.writer(), &self.blobs, &[*hash])?;
        let is_sheet = project::mine::is_sheet(&self.reader(), hash)?;
        if is_sheet { self.read_sheets() } else { Ok(()) }
    }

    /// What had come when a crash kept it from being noted.
    pub(crate) fn note_arrived(&self) -> Result<()> {
        let wanted: Vec<Hash32> =
            self.blobs_wanted()?.into_iter().map(|(blob, _)| blob.hash).collect();
        let writer = self.writer();
        // One that lies here damaged is wanted all the same.
        let sound = |hash: &Hash32| self.blobs.contains(hash) && self.blobs.read(hash).is_ok();
        let arrived = wanted.into_iter().filter(sound);
        note(&writer, &self.blobs, &arrived.collect::<Vec<_>>())
    }

    /// Notes contents that records name and that can't be read, so that the next exchange asks for
    /// them.
    pub(crate) fn want_again(&self, spoilt: &[Hash32]) -> Result<()> {
        let writer = self.writer();
        let note = "INSERT OR IGNORE INTO blob_missing (hash) VALUES (?1)";
        for hash in spoilt {
            writer.prepare_cached(note)?.execute([hash.0])?;
        }
        Ok(())
    }

    /// The newest record that names this content.
    pub fn record_naming(&self, hash: &Hash32) -> Result<Option<Record>> {
        let find = format!(
            "SELECT {} FROM record WHERE place = \
             (SELECT d.id << 40 | b.seq FROM blob_ref b JOIN device d ON d.name = b.device \
              WHERE b.hash = ?1 ORDER BY b.seq DESC LIMIT 1)",
            log::COLUMNS
        );
        Ok(log::read(&self.reader(), &find, [hash.0])?.into_iter().next())
    }

    /// Whether a record names this content: otherwise it was handed over and never used.
    pub fn is_referenced(&self, hash: &Hash32) -> Result<bool> {
        is_referenced(&self.reader(), hash)
    }

    /// Removes contents that were handed over more than a day ago and that nothing names; how many
    /// that were. While it looks, nobody can write a record that names one of them. What a newer
    /// version's records name can't be known for sure, so as long as there are any, all is kept.
    pub fn clear_unused_blobs(&self) -> Result<u32> {
        let writer = self.writer();
        let newer = "SELECT EXISTS (SELECT 1 FROM newer_record)";
        if writer.query_row(newer, [], |row| row.get(0))? {
            return Ok(0);
        }
        let before_ms = self.surroundings.reading().wall_ms - UNUSED_KEPT_MS;
        let mut cleared = 0;
        for hash in self.blobs.names()? {
            let is_named = is_referenced(&writer, &hash)? || is_mentioned(&writer, &hash)?;
            if !is_named && self.blobs.is_older_than(&hash, before_ms)? {
                self.blobs.remove(&hash)?;
                cleared += 1;
            }
        }
        Ok(cleared)
    }
}
