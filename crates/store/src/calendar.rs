//! The calendar in use: what ships, with headquarters' years over it, and periods counted as the
//! organisation said.
//!
//! What judges a step and what stands on the deadline desk count with this one. Whoever hands a bundle
//! over has checked that headquarters signed it.

use rules::calendar::{Bundle, Calendar};
use rusqlite::{Connection, OptionalExtension as _};

use crate::error::{Result, StoreError};
use crate::json::json;
use crate::open::Store;
use crate::project;
use crate::query::counting::conventions;

/// Among the bundles of headquarters.
const CALENDAR: &str = "calendar";

impl Store {
    /// The calendar, and the number of headquarters' bundle if there is one.
    pub fn calendar(&self) -> Result<(Calendar, Option<u64>)> {
        in_use(&self.reader())
    }

    /// Takes over a bundle; the clocks of all cases are counted anew in the same transaction. One that
    /// can't be counted with changes nothing.
    pub fn replace_calendar(&self, bundle: &Bundle) -> Result<()> {
        Calendar::with(bundle.clone())?;
        self.write(|write| {
            let keep = "INSERT OR REPLACE INTO bundle (name, content) VALUES (?1, ?2)";
            write.transaction.prepare_cached(keep)?.execute((CALENDAR, json(bundle)?))?;
            project::casefile::recount(&write.transaction)
        })
    }
}

pub(crate) fn in_use(db: &Connection) -> Result<(Calendar, Option<u64>)> {
    let conventions = conventions(db)?;
    let Some(text) = text(db)? else {
        return Ok((Calendar::shipped().clone().counted_by(conventions), None));
    };
    let bundle: Bundle = serde_json::from_str(&text)
        .map_err(|error| StoreError::Damaged(format!("the calendar: {error}")))?;
    let number = bundle.number;
    Ok((Calendar::with(bundle)?.counted_by(conventions), Some(number)))
}

/// The bundle as it is kept, to tell whether it was exchanged.
pub(crate) fn text(db: &Connection) -> Result<Option<String>> {
    let find = "SELECT content FROM bundle WHERE name = ?1";
    Ok(db.prepare_cached(find)?.query_row([CALENDAR], |row| row.get(0)).optional()?)
}
