use rules::person::Registered;
use rusqlite::{OptionalExtension as _, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

impl Store {
    /// People of this registry whose region lies in or above `region`.
    pub fn people(&self, region: &str) -> Result<Vec<Registered>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT id, name, department, role, card, region FROM person \
             WHERE substr(region, 1, length(?1)) = ?1 OR substr(?1, 1, length(region)) = region \
             ORDER BY id",
        )?;
        let rows = statement.query_map([region], person)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn person(&self, id: &str) -> Result<Option<Registered>> {
        let reader = self.reader();
        let find = "SELECT id, name, department, role, card, region FROM person WHERE id = ?1";
        Ok(reader.prepare_cached(find)?.query_row([id], person).optional()?)
    }

    /// A person's certificates in hex, their own first; empty before headquarters certified them.
    pub fn certificate(&self, person: &str) -> Result<Vec<String>> {
        let reader = self.reader();
        let find = "SELECT chain FROM certificate WHERE person = ?1";
        let chain: Option<Vec<String>> =
            reader.prepare_cached(find)?.query_row([person], |row| from_json(row, 0)).optional()?;
        Ok(chain.unwrap_or_default())
    }
}

fn person(row: &Row<'_>) -> rusqlite::Result<Registered> {
    Ok(Registered {
        id: row.get(0)?,
        name: row.get(1)?,
        department: row.get(2)?,
        role: row.get(3)?,
        card: row.get(4)?,
        region: row.get(5)?,
    })
}
