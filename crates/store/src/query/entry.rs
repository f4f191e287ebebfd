use std::collections::BTreeSet;

use chrono::NaiveDate;
use rules::entry::{Entry, Kind, Told};
use rusqlite::{OptionalExtension as _, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;
use crate::project::entry::told;

/// Who told what of an entry, and when.
pub struct EntryEvent {
    pub at_ms: i64,
    pub device: String,
    pub seq: u64,
    pub kind: String,
    pub actor: String,
    pub told: Option<Told>,
}

const COLUMNS: &str = "id, kind, retired, fields";

impl Store {
    /// All entries of a kind by their names, those that count no longer last.
    pub fn entries(&self, kind: Kind) -> Result<Vec<Entry>> {
        let find =
            format!("SELECT {COLUMNS} FROM entry WHERE kind = ?1 ORDER BY retired, name, id");
        self.find_entries(&find, kind.code())
    }

    /// Entries that name a mine: its penalties.
    pub fn entries_of_mine(&self, mine: &str) -> Result<Vec<Entry>> {
        let find =
            format!("SELECT {COLUMNS} FROM entry WHERE mine = ?1 ORDER BY retired, name, id");
        self.find_entries(&find, mine)
    }

    /// Penalties of mines of the region that are not carried out and whose term ends by `until`,
    /// the longest over first.
    pub fn penalties_due(&self, region: &str, until: NaiveDate) -> Result<Vec<Entry>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT e.id, e.kind, e.retired, e.fields FROM entry e JOIN mine m ON m.id = e.mine \
             WHERE e.kind = 'penalty' AND e.retired = 0 \
             AND m.region >= ?1 AND m.region < ?1 || 'x' \
             AND json_extract(e.fields, '$.due') BETWEEN '0' AND ?2 \
             AND coalesce(json_extract(e.fields, '$.carried_out_on'), '') = '' \
             ORDER BY json_extract(e.fields, '$.due'), e.id",
        )?;
        let rows = statement.query_map((region, until.to_string()), entry)?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn find_entries(&self, find: &str, of: &str) -> Result<Vec<Entry>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(find)?;
        let rows = statement.query_map([of], entry)?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    pub fn entry(&self, id: &str) -> Result<Option<Entry>> {
        let reader = self.reader();
        let find = format!("SELECT {COLUMNS} FROM entry WHERE id = ?1");
        Ok(reader.prepare_cached(&find)?.query_row([id], entry).optional()?.flatten())
    }

    /// Every name that an entry has had.
    pub fn entry_names(&self, entry: &Entry) -> Result<BTreeSet<String>> {
        let (life, field) = (self.entry_life(&entry.id)?, entry.kind.name());
        let names = life.iter().filter_map(|event| event.told.as_ref()?.states(field));
        Ok(names.filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// The life of an entry, newest first in the order of the log.
    pub fn entry_life(&self, id: &str) -> Result<Vec<EntryEvent>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT at_ms, device, seq, kind, actor, body FROM entry_source \
             WHERE entry = ?1 ORDER BY at DESC",
        )?;
        let rows = statement.query_map([id], |row| {
            let kind: String = row.get(3)?;
            Ok(EntryEvent {
                at_ms: row.get(0)?,
                device: row.get(1)?,
                seq: row.get(2)?,
                actor: row.get(4)?,
                told: told(&kind, &row.get::<_, String>(5)?).ok().flatten(),
                kind,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// `None` for a kind of a newer version.
fn entry(row: &Row<'_>) -> rusqlite::Result<Option<Entry>> {
    let Some(kind) = Kind::from_code(&row.get::<_, String>(1)?) else { return Ok(None) };
    Ok(Some(Entry { id: row.get(0)?, kind, retired: row.get(2)?, fields: from_json(row, 3)? }))
}
