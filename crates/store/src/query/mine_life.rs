//! What happened to a mine, who told what of it, and the imports it came with.

use rules::drawing::{Opened, Published, Revealed};
use rules::fact::Fact as _;
use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};

use super::draw::{Reveal, find};
use super::publication::{Publication, published};
use crate::error::Result;
use crate::json::{from_json_opt, json};
use crate::open::Store;

/// One line of the timeline.
pub struct Event {
    pub at_ms: i64,
    pub device: String,
    pub seq: u64,
    pub kind: String,
    pub actor: String,
    pub subject: String,
    pub detail: String,
    /// What it changed of the mine itself.
    pub changes: Vec<Shift>,
}

/// One field from one value to another, in the spelling of `rules::mine::Field::value`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub field: String,
    pub before: String,
    pub after: String,
    /// What its author saw there, where that was something else: somebody else changed it too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seen: Option<String>,
}

/// An import that was recorded.
pub struct ImportFacts {
    /// Names its record: `d-…/17`.
    pub id: String,
    pub at_ms: i64,
    pub actor: String,
    pub file_name: String,
    /// Its file is here, and the mines follow from it.
    pub read: bool,
    /// How many mines it was the first to tell of, of those that stand.
    pub mines: u32,
    /// The last word on it, if anybody undid it.
    pub judged: Option<Judged>,
}

pub struct Judged {
    pub undone: bool,
    pub reason: String,
    pub actor: String,
    pub at_ms: i64,
}

/// All that was recorded of a mine, and the sheets that told of it; of what draws gave, only the lines
/// that `?2` lists.
const LIFE: &str = "\
    SELECT at_ms, device, seq, kind, actor, subject, detail FROM timeline WHERE mine = ?1 \
    AND (kind NOT IN ('draw.revealed', 'draw.opened', 'draw.published') \
    OR kind || ' ' || device || ' ' || actor || ' ' || subject IN \
    (SELECT value FROM json_each(?2))) \
    UNION ALL \
    SELECT s.at_ms, s.device, s.seq, s.kind, s.actor, 'registry/mines', s.name FROM mine_source s \
    WHERE s.mine = '' AND (s.at = (SELECT origin FROM mine WHERE id = ?1) OR EXISTS \
    (SELECT 1 FROM mine_change c WHERE c.mine = ?1 AND c.device = s.device AND c.seq = s.seq))";

impl Store {
    /// A mine's life, newest first, and how many lines it has in all.
    pub fn timeline(&self, mine: &str, offset: u32, limit: u32) -> Result<(Vec<Event>, u32)> {
        let reader = self.reader();
        let standing = json(&standing(&reader, mine)?)?;
        let count = format!("SELECT count(*) FROM ({LIFE})");
        let all = reader.prepare_cached(&count)?.query_row((mine, &standing), |row| row.get(0))?;
        let find = format!(
            "SELECT t.*, c.changes FROM ({LIFE}) t LEFT JOIN mine_change c \
             ON c.mine = ?1 AND c.device = t.device AND c.seq = t.seq \
             ORDER BY t.at_ms DESC, t.device DESC, t.seq DESC LIMIT ?4 OFFSET ?3"
        );
        let mut statement = reader.prepare_cached(&find)?;
        let rows = statement.query_map((mine, &standing, offset, limit), event)?;
        Ok((rows.collect::<rusqlite::Result<_>>()?, all))
    }

    /// What changed a mine's own fields, newest first in the order of the log.
    pub fn mine_changes(&self, mine: &str) -> Result<Vec<Event>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT s.at_ms, s.device, s.seq, s.kind, s.actor, 'mine/' || c.mine, \
             coalesce(t.detail, s.name), c.changes \
             FROM mine_change c JOIN mine_source s ON s.at = c.at LEFT JOIN timeline t \
             ON t.mine = c.mine AND t.at_ms = s.at_ms AND t.device = s.device AND t.seq = s.seq \
             WHERE c.mine = ?1 ORDER BY c.at DESC",
        )?;
        let rows = statement.query_map([mine], event)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The undone import that first told of a mine which stands all the same.
    pub fn undone_import_of(&self, mine: &str) -> Result<Option<String>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT s.device || '/' || s.seq FROM mine m JOIN mine_source s ON s.at = m.origin \
             JOIN import_state i ON i.import = s.device || '/' || s.seq \
             WHERE m.id = ?1 AND i.undone = 1",
        )?;
        Ok(statement.query_row([mine], |row| row.get(0)).optional()?)
    }

    /// All imports, newest first.
    pub fn imports(&self) -> Result<Vec<ImportFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT s.device || '/' || s.seq, s.at_ms, s.actor, s.name, s.read, \
             coalesce(m.mines, 0), i.undone, i.reason, i.actor, i.at_ms FROM mine_source s \
             LEFT JOIN import_state i ON i.import = s.device || '/' || s.seq \
             LEFT JOIN (SELECT origin, count(*) AS mines FROM mine GROUP BY origin) m \
             ON m.origin = s.at \
             WHERE s.mine = '' ORDER BY s.at DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let undone: Option<bool> = row.get(6)?;
            let judged = match undone {
                Some(undone) => Some(Judged {
                    undone,
                    reason: row.get(7)?,
                    actor: row.get(8)?,
                    at_ms: row.get(9)?,
                }),
                None => None,
            };
            Ok(ImportFacts {
                id: row.get(0)?,
                at_ms: row.get(1)?,
                actor: row.get(2)?,
                file_name: row.get(3)?,
                read: row.get(4)?,
                mines: row.get(5)?,
                judged,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Of what draws gave, the lines in a mine's life that stand: an outcome once it is released, and what
/// became public, each in the log whose word counts. Any log may say more, of any mine.
fn standing(db: &Connection, mine: &str) -> Result<Vec<String>> {
    let mut draws = db.prepare_cached(
        "SELECT DISTINCT substr(subject, 6) FROM timeline WHERE mine = ?1 \
         AND kind IN ('draw.revealed', 'draw.opened', 'draw.published')",
    )?;
    let draws = draws.query_map([mine], |row| row.get(0))?;
    let mut lines = Vec::new();
    for draw in draws.collect::<rusqlite::Result<Vec<String>>>()? {
        let public = published(db, &draw, Some(mine))?;
        let word = |one: &Publication| line(Published::KIND, &one.device, &one.actor, &draw);
        lines.extend(public.iter().map(word));
        let released = find(db, &draw)?.filter(|facts| facts.release.is_some());
        let Some(facts) = released else { continue };
        let kind = if facts.is_opened() { Opened::KIND } else { Revealed::KIND };
        let word = |reveal: &Reveal| line(kind, &reveal.device, &reveal.actor, &draw);
        lines.extend(facts.reveal.iter().map(word));
    }
    Ok(lines)
}

fn line(kind: &str, device: &str, actor: &str, draw: &str) -> String {
    format!("{kind} {device} {actor} draw/{draw}")
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        at_ms: row.get(0)?,
        device: row.get(1)?,
        seq: row.get(2)?,
        kind: row.get(3)?,
        actor: row.get(4)?,
        subject: row.get(5)?,
        detail: row.get(6)?,
        changes: from_json_opt(row, 7)?.unwrap_or_default(),
    })
}
