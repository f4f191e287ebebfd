//! Packs that officers put into use, and drafts that they switched on and off for their regions.

use rules::pack::{Library, Switched, Used};
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// An officer's word on a draft.
pub struct SwitchFacts {
    pub word: Switched,
    pub actor: String,
    pub at_ms: i64,
    /// No later word on this draft and region is here.
    pub last: bool,
}

/// An officer's word that a file is in use.
pub struct UsedFacts {
    pub word: Used,
    pub actor: String,
    pub at_ms: i64,
}

impl Store {
    /// Every file once, the earliest first.
    pub fn packs_used(&self) -> Result<Vec<UsedFacts>> {
        used(&self.reader())
    }

    /// The last word on each draft and region.
    pub fn standing_switches(&self) -> Result<Vec<Switched>> {
        let all = self.pack_switches()?.into_iter();
        Ok(all.filter(|facts| facts.last).map(|facts| facts.word).collect())
    }

    /// Every word, the latest first.
    pub fn pack_switches(&self) -> Result<Vec<SwitchFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT word, actor, said_at, at = max(at) OVER (PARTITION BY pack, region) \
             FROM pack_switch ORDER BY at DESC, pack, region",
        )?;
        let rows = statement.query_map([], |row: &Row<'_>| {
            Ok(SwitchFacts {
                word: from_json(row, 0)?,
                actor: row.get(1)?,
                at_ms: row.get(2)?,
                last: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// As the log has them. Built once for each file that comes; it stays as long as the program runs.
pub(crate) fn library(db: &Connection) -> Result<&'static Library> {
    let used = used(db)?;
    let files = used.iter().map(|facts| (&facts.word.pack, facts.word.text.as_str()));
    Ok(Library::with_own(files).keep())
}

fn used(db: &Connection) -> Result<Vec<UsedFacts>> {
    let find = "SELECT word, actor, said_at FROM pack_used ORDER BY at, hash";
    let mut statement = db.prepare_cached(find)?;
    let rows = statement.query_map([], |row: &Row<'_>| {
        Ok(UsedFacts { word: from_json(row, 0)?, actor: row.get(1)?, at_ms: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
