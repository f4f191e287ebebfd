use std::collections::BTreeMap;

use rusqlite::{Row, Transaction};

use super::super::{Counts, Result};
use super::values::count;

pub fn read(t: &Transaction<'_>) -> Result<Counts> {
    let subjects = t
        .prepare_cached(include_str!("sql/subject_counts.sql"))?
        .query_map([], |row| Ok((row.get(0)?, count(row, 1)?)))?
        .collect::<rusqlite::Result<BTreeMap<String, u64>>>()?;
    let mut query = t.prepare_cached(include_str!("sql/counts.sql"))?;
    let counts = query.query_row([], |row: &Row<'_>| {
        Ok(Counts {
            devices: count(row, 0)?,
            entries: count(row, 1)?,
            segments: count(row, 2)?,
            forks: count(row, 3)?,
            blobs: count(row, 4)?,
            blob_bytes: count(row, 5)?,
            uploads: count(row, 6)?,
            blobs_awaited: count(row, 7)?,
            subjects,
        })
    })?;
    Ok(counts)
}
