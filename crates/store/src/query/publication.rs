//! What is public of a draw's results. Any log may say so in anybody's name; whose word counts is
//! judged here, as of releases and visits.

use rules::inspection::VisitResult;
use rusqlite::{Connection, Row};

use super::draw::{find, people};
use super::visit::{is_among, own_log};
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// The result of a drawn mine is public.
pub struct Publication {
    pub mine: String,
    /// `YYYY-MM-DD`
    pub on: String,
    pub place: String,
    pub results: Vec<VisitResult>,
    pub actor: String,
    /// Whose log says so.
    pub device: String,
}

impl Store {
    /// What is public of a draw's results, by mine.
    pub fn publications(&self, draw: &str) -> Result<Vec<Publication>> {
        published(&self.reader(), draw, None)
    }
}

/// Of each mine, or of one, the first word by somebody who holds the draw, in a log that is theirs.
pub(super) fn published(
    db: &Connection,
    draw: &str,
    mine: Option<&str>,
) -> Result<Vec<Publication>> {
    let holders = find(db, draw)?.map(|facts| people(db, facts.holders())).transpose()?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT mine, published_on, place, results, actor, device FROM draw_publication word \
         WHERE draw = ?1 AND (?2 IS NULL OR mine = ?2) AND {} ORDER BY mine, at",
        own_log()
    ))?;
    let mut standing: Vec<Publication> = Vec::new();
    for told in statement.query_map((draw, mine), publication)? {
        let told = told?;
        let settled = standing.last().is_some_and(|last| last.mine == told.mine);
        if !settled && is_among(db, holders.as_deref(), &told.actor)? {
            standing.push(told);
        }
    }
    Ok(standing)
}

fn publication(row: &Row<'_>) -> rusqlite::Result<Publication> {
    Ok(Publication {
        mine: row.get(0)?,
        on: row.get(1)?,
        place: row.get(2)?,
        results: from_json(row, 3)?,
        actor: row.get(4)?,
        device: row.get(5)?,
    })
}
