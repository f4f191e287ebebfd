//! The visits that draws ask for. Any log may tell of one in anybody's name; whose word counts is
//! judged here, as of reveals and releases.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rules::drawing::Place;
use rusqlite::{Connection, OptionalExtension as _, Params, Row};

use super::draw::{find, hand_of, people};
use super::person::whose;
use super::publication::published;
use super::quota::DrawnFacts;
use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// A drawn mine, and who goes there.
pub struct Visit {
    pub draw: String,
    pub title: String,
    pub mine: String,
    pub team: Vec<Place>,
    /// How many teams for this mine of the draw came before.
    pub turn: u32,
}

/// A visit as one record tells it.
struct Told {
    visit: Visit,
    /// Its place in the order of the log, which begins with its time.
    at: String,
    at_ms: i64,
    actor: String,
}

impl Store {
    /// Visits that draws ask for and that nobody has begun, of the newest draw first.
    pub fn visits_to_begin(&self) -> Result<Vec<Visit>> {
        let unbegun = "NOT EXISTS (SELECT 1 FROM inspection i WHERE i.mine = word.mine \
                       AND word.draw IN (SELECT value FROM json_each(i.draws)))";
        let mut standing = standing(&self.reader(), unbegun, ())?;
        standing.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.visit.mine.cmp(&b.visit.mine)));
        Ok(standing.into_iter().map(|told| told.visit).collect())
    }

    /// The visits that a draw asks for, begun or not.
    pub fn visits_of(&self, draw: &str) -> Result<Vec<Visit>> {
        let standing = standing(&self.reader(), "word.draw = ?1", [draw])?;
        Ok(standing.into_iter().map(|told| told.visit).collect())
    }

    /// How many final visits of a draw have a result that nobody has published.
    pub fn unpublished_visits(&self, draw: &str) -> Result<u32> {
        let waiting = "word.draw = ?1 AND EXISTS (SELECT 1 FROM inspection i \
                       JOIN finalised f ON f.inspection = i.id \
                       JOIN result r ON r.inspection = i.id AND r.results <> '[]' \
                       WHERE i.mine = word.mine \
                       AND ?1 IN (SELECT value FROM json_each(i.draws)))";
        let reader = self.reader();
        let public = published(&reader, draw, None)?;
        let is_public = |told: &Told| public.iter().any(|one| one.mine == told.visit.mine);
        let visits = standing(&reader, waiting, [draw])?.into_iter();
        let unpublished = visits.filter(|told| !is_public(told)).count();
        Ok(u32::try_from(unpublished).unwrap_or(u32::MAX))
    }

    /// A draw's title, also where only a visit that it asks for is known.
    pub fn draw_title(&self, id: &str) -> Result<Option<String>> {
        let reader = self.reader();
        let title = "SELECT title FROM draw WHERE id = ?1";
        let known: Option<String> =
            reader.prepare_cached(title)?.query_row([id], |row| row.get(0)).optional()?;
        if known.is_some() {
            return Ok(known);
        }
        let mut visits = standing(&reader, "word.draw = ?1", [id])?.into_iter();
        Ok(visits.next().map(|told| told.visit.title))
    }
}

/// The mines that take the places of those that a reveal took.
pub(super) fn in_place(db: &Connection, draw: &str, reveal: &str) -> Result<Vec<DrawnFacts>> {
    let others = "word.draw = ?1 AND NOT EXISTS (SELECT 1 FROM quota_drawn q \
                  WHERE q.draw = ?1 AND q.at = ?2 AND q.mine = word.mine)";
    let standing = standing(db, others, (draw, reveal))?.into_iter();
    let drawn =
        |told: Told| DrawnFacts { mine: told.visit.mine, at_ms: told.at_ms, in_place: true };
    Ok(standing.map(drawn).collect())
}

/// Of each mine of a draw the word that stands: of two teams the later in turn, and of the same turn
/// the first. `asked` may ask of the draw and the mine of a `word`, and of nothing else.
fn standing(db: &Connection, asked: &str, params: impl Params) -> Result<Vec<Told>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT draw, title, mine, team, turn, at, actor, CAST(substr(at, 1, 15) AS INTEGER) \
         FROM draw_visit word WHERE {asked} AND {} ORDER BY draw, mine, turn DESC, at",
        own_log()
    ))?;
    let mut carriers = HashMap::new();
    let mut standing: Vec<Told> = Vec::new();
    for told in statement.query_map(params, told)? {
        let told = told?;
        let (draw, mine) = (&told.visit.draw, &told.visit.mine);
        let settled = |last: &Told| last.visit.draw == *draw && last.visit.mine == *mine;
        if standing.last().is_some_and(settled) {
            continue;
        }
        let carriers = match carriers.entry(draw.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => place.insert(carriers_of(db, draw)?),
        };
        if is_among(db, carriers.as_deref(), &told.actor)? {
            standing.push(told);
        }
    }
    Ok(standing)
}

/// Before its release a team has its own visits and not the draw. What it knows then is which log
/// committed: a word in another log counts if its actor was certified there. Whether that actor made
/// the draw can't be judged there; and where not even a commitment has arrived, every word counts.
pub(super) fn own_log() -> String {
    let frozen = "SELECT device FROM draw WHERE id = word.draw";
    let committed = "SELECT device FROM draw_commitment c WHERE c.draw = word.draw";
    format!(
        "CASE WHEN EXISTS ({frozen}) THEN {} WHEN EXISTS ({committed}) THEN {} ELSE 1 END",
        hand_of(frozen),
        hand_of(committed)
    )
}

/// Who may tell of a draw's visits; of a draw that isn't here nobody knows.
fn carriers_of(db: &Connection, draw: &str) -> Result<Option<Vec<String>>> {
    let Some(facts) = find(db, draw)? else { return Ok(None) };
    people(db, facts.carriers().into_iter()).map(Some)
}

/// Whether whoever says it is one of these; where the draw is not here, anybody may be.
pub(super) fn is_among(db: &Connection, people: Option<&[String]>, actor: &str) -> Result<bool> {
    let Some(people) = people else { return Ok(true) };
    Ok(people.contains(&whose(db, actor.to_owned())?))
}

fn told(row: &Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        visit: Visit {
            draw: row.get(0)?,
            title: row.get(1)?,
            mine: row.get(2)?,
            team: from_json(row, 3)?,
            turn: row.get(4)?,
        },
        at: row.get(5)?,
        actor: row.get(6)?,
        at_ms: row.get(7)?,
    })
}
