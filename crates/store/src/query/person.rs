//! People. A person has a seat on each of their machines, and each seat has an id of its own; here
//! all of them are one person again.

use std::collections::BTreeMap;

use rules::person::Registered;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

const COLUMNS: &str = "SELECT id, name, department, role, card, region FROM person";

impl Store {
    /// Whom an id stands for: the one place that knows. Everything that this store answers names
    /// people so; only the actor of a record stays the seat that it was made at.
    pub fn person_id(&self, id: &str) -> Result<String> {
        whose(&self.reader(), id.to_owned())
    }

    /// Everybody once, whose region lies in or above `region`.
    pub fn people(&self, region: &str) -> Result<Vec<Registered>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!("{COLUMNS} ORDER BY at, id"))?;
        let rows = statement.query_map([], person)?;
        let mut people: BTreeMap<String, Registered> = BTreeMap::new();
        for row in rows {
            let row = row?;
            let id = whose(&reader, row.id.clone())?;
            let is_own = row.id == id;
            // What stands under the person's own id counts; else the newest of their seats.
            if is_own || people.get(&id).is_none_or(|known| known.id != id) {
                people.insert(id, row);
            }
        }
        let all = people.into_iter().map(|(id, person)| Registered { id, ..person });
        let near = |one: &Registered| {
            one.region.starts_with(region) || region.starts_with(one.region.as_str())
        };
        Ok(all.filter(near).collect())
    }

    /// Whoever this id stands for.
    pub fn person(&self, id: &str) -> Result<Option<Registered>> {
        let reader = self.reader();
        let id = whose(&reader, id.to_owned())?;
        let mut statement = reader.prepare_cached(&format!(
            "{COLUMNS} WHERE id = ?1 \
             OR id IN (SELECT seat FROM certificate WHERE good AND person = ?1) \
             ORDER BY id = ?1 DESC, at DESC, id DESC"
        ))?;
        for row in statement.query_map([&id], person)? {
            let row = row?;
            if whose(&reader, row.id.clone())? == id {
                return Ok(Some(Registered { id, ..row }));
            }
        }
        Ok(None)
    }

    /// Every person key that headquarters certified, as chains in hex with whom each is for. An older
    /// one still says whose hand a signature of its day is.
    pub fn certified(&self) -> Result<Vec<(String, Vec<String>)>> {
        let reader = self.reader();
        let mut statement = reader
            .prepare_cached("SELECT person, chain FROM certificate WHERE good ORDER BY seat, at")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, from_json(row, 1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The newest certificates of a seat in hex, its person's own first; empty before headquarters
    /// certified the key that it keeps.
    pub fn certificate(&self, seat: &str) -> Result<Vec<String>> {
        let reader = self.reader();
        let find =
            "SELECT chain FROM certificate WHERE good AND seat = ?1 ORDER BY at DESC LIMIT 1";
        let chain: Option<Vec<String>> =
            reader.prepare_cached(find)?.query_row([seat], |row| from_json(row, 0)).optional()?;
        Ok(chain.unwrap_or_default())
    }
}

/// Headquarters' certificates, those that lead to its root, say whose a seat is. An id that they give
/// to nobody stands for itself, and so does one that they give to two, or to a person whose own id they
/// give to another: nobody is taken for somebody else.
pub(crate) fn whose(db: &Connection, id: String) -> Result<String> {
    let find = "SELECT person FROM (SELECT min(person) AS person FROM certificate \
                WHERE good AND seat = ?1 GROUP BY seat HAVING min(person) = max(person)) AS own \
                WHERE NOT EXISTS (SELECT 1 FROM certificate AS other \
                WHERE other.good AND other.seat = own.person AND other.person <> own.person)";
    let person = db.prepare_cached(find)?.query_row([&id], |row| row.get(0)).optional()?;
    Ok(person.unwrap_or(id))
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
