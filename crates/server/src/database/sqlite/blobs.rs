use async_trait::async_trait;
use canon::{BlobRef, Hash32};
use rusqlite::{OptionalExtension as _, Row, Transaction, params};

use super::super::{BlobIndex, Owner, Result, Standing, Upload};
use super::Sqlite;
use super::people::read_device;
use super::values::{access, count, hash, integer};

#[async_trait]
impl BlobIndex for Sqlite {
    async fn standing(&self, blobs: Vec<Hash32>, to: &str) -> Result<Vec<Standing>> {
        let to = to.to_owned();
        self.run(move |t| {
            let standings = blobs.iter().filter_map(|hash| standing(t, *hash, &to).transpose());
            standings.collect()
        })
        .await
    }

    async fn own(&self, device: &str, blob: BlobRef, at_ms: i64) -> Result<()> {
        let device = device.to_owned();
        self.run(move |t| {
            t.prepare_cached(include_str!("sql/add_blob.sql"))?.execute(params![
                blob.hash.0,
                integer(blob.bytes),
                at_ms
            ])?;
            t.prepare_cached(include_str!("sql/add_blob_owner.sql"))?
                .execute(params![blob.hash.0, device])?;
            Ok(())
        })
        .await
    }

    async fn begin_upload(&self, upload: Upload) -> Result<()> {
        self.run(move |t| {
            let Upload { id, device, blob, begun_ms } = upload;
            t.prepare_cached(include_str!("sql/begin_upload.sql"))?.execute(params![
                id,
                device,
                blob.hash.0,
                integer(blob.bytes),
                begun_ms
            ])?;
            Ok(())
        })
        .await
    }

    async fn upload(&self, id: &str) -> Result<Option<Upload>> {
        let id = id.to_owned();
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/upload.sql"))?;
            Ok(query.query_row([id], read_upload).optional()?)
        })
        .await
    }

    async fn end_upload(&self, id: &str) -> Result<()> {
        let id = id.to_owned();
        self.run(move |t| {
            t.prepare_cached(include_str!("sql/end_upload.sql"))?.execute([id])?;
            Ok(())
        })
        .await
    }

    async fn uploads_begun_before(&self, ms: i64) -> Result<Vec<Upload>> {
        self.run(move |t| {
            let mut query = t.prepare_cached(include_str!("sql/uploads_begun_before.sql"))?;
            Ok(query.query_map([ms], read_upload)?.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }
}

fn standing(t: &Transaction<'_>, hash: Hash32, to: &str) -> Result<Option<Standing>> {
    let mut size = t.prepare_cached(include_str!("sql/blob.sql"))?;
    let bytes = size.query_row([hash.0], |row| count(row, 0)).optional()?;
    let Some(bytes) = bytes else { return Ok(None) };
    let mut owners = t.prepare_cached(include_str!("sql/blob_owners.sql"))?;
    let read = |row: &Row<'_>| {
        let is_named = row.get::<_, Option<String>>(5)?.is_some();
        let named = is_named.then(|| access(row, 5)).transpose()?;
        Ok(Owner { device: read_device(row, 0)?, named })
    };
    let owners = owners.query_map(params![hash.0, to], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Standing { blob: BlobRef { hash, bytes }, owners }))
}

fn read_upload(row: &Row<'_>) -> rusqlite::Result<Upload> {
    Ok(Upload {
        id: row.get(0)?,
        device: row.get(1)?,
        blob: BlobRef { hash: hash(row, 2)?, bytes: count(row, 3)? },
        begun_ms: row.get(4)?,
    })
}
