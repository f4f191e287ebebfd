//! How officers said that periods are counted.

use rules::calendar::{Conventions, CountingSet};
use rusqlite::{Connection, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// An officer's word on the way of counting.
pub struct CountingFacts {
    pub word: CountingSet,
    pub actor: String,
    pub at_ms: i64,
}

impl Store {
    /// Every word, in the order in which they were said.
    pub fn counting_words(&self) -> Result<Vec<CountingFacts>> {
        words(&self.reader())
    }
}

/// What they make together.
pub(crate) fn conventions(db: &Connection) -> Result<Conventions> {
    let said = words(db)?.into_iter().map(|facts| (facts.word.from, facts.word.counting));
    Ok(Conventions::new(said))
}

fn words(db: &Connection) -> Result<Vec<CountingFacts>> {
    let mut statement =
        db.prepare_cached("SELECT word, actor, said_at FROM counting ORDER BY at")?;
    let rows = statement.query_map([], |row: &Row<'_>| {
        Ok(CountingFacts { word: from_json(row, 0)?, actor: row.get(1)?, at_ms: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
