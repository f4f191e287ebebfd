//! What a draw is planned from: what it serves, who is left out, and whose word is asked.

use rules::drawing::{ApprovalStated, OverCap, PlanKind};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::draw::{DrawFacts, own_hand};
use super::person::whose;
use crate::error::Result;
use crate::json::from_json_opt;
use crate::open::Store;

/// What a draw serves, and what its officer decided of enterprises at their cap of visits.
pub struct DrawPlan {
    pub kind: PlanKind,
    pub period: String,
    pub over_cap: Option<OverCap>,
}

/// Somebody other than the officer approved the list.
pub struct Approval {
    pub actor: String,
    pub at_ms: i64,
}

/// A mine to be left out of a period's draws; with the first word by somebody who didn't ask.
pub struct Exclusion {
    pub id: String,
    pub mine: String,
    pub period: String,
    pub reason: String,
    pub asked_by: String,
    pub asked_at_ms: i64,
    pub word: Option<ExclusionWord>,
}

pub struct ExclusionWord {
    pub approved: bool,
    pub actor: String,
    pub at_ms: i64,
}

impl Store {
    pub fn draw_plan(&self, draw: &str) -> Result<Option<DrawPlan>> {
        let reader = self.reader();
        let find = "SELECT kind, period, over_cap FROM draw_plan WHERE draw = ?1";
        let plan = |row: &Row<'_>| {
            let (kind, over_cap) = (kind(row, 0)?, from_json_opt(row, 2)?);
            Ok(DrawPlan { kind, period: row.get(1)?, over_cap })
        };
        Ok(reader.prepare_cached(find)?.query_row([draw], plan).optional()?)
    }

    /// Only a word on the very list, by somebody who didn't freeze it.
    pub fn approval(&self, draw: &DrawFacts) -> Result<Option<Approval>> {
        let reader = self.reader();
        let officer = whose(&reader, draw.officer.clone())?;
        let mut statement = reader.prepare_cached(&format!(
            "SELECT actor, approved_at FROM draw_approval word \
             WHERE draw = ?1 AND population_hash = ?2 AND {} ORDER BY at",
            own_hand("draw")
        ))?;
        let rows = statement.query_map((&draw.id, draw.population_hash.0), |row| {
            Ok(Approval { actor: row.get(0)?, at_ms: row.get(1)? })
        })?;
        for row in rows {
            let approval = row?;
            if whose(&reader, approval.actor.clone())? != officer {
                return Ok(Some(approval));
            }
        }
        Ok(None)
    }

    /// By region.
    pub fn approval_rules(&self) -> Result<Vec<ApprovalStated>> {
        let reader = self.reader();
        let all = "SELECT region, asked, source FROM approval_rule ORDER BY region";
        let mut statement = reader.prepare_cached(all)?;
        let rows = statement.query_map([], |row| {
            Ok(ApprovalStated { region: row.get(0)?, asked: row.get(1)?, source: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Those of a period, the oldest first.
    pub fn exclusions(&self, period: &str) -> Result<Vec<Exclusion>> {
        self.exclusions_where("period = ?1", period)
    }

    pub fn exclusion(&self, id: &str) -> Result<Option<Exclusion>> {
        Ok(self.exclusions_where("id = ?1", id)?.pop())
    }

    fn exclusions_where(&self, condition: &str, value: &str) -> Result<Vec<Exclusion>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!(
            "SELECT id, mine, period, reason, actor, asked_at FROM exclusion \
             WHERE {condition} ORDER BY at, id"
        ))?;
        let mut found = Vec::new();
        for row in statement.query_map([value], exclusion)? {
            let exclusion = row?;
            found.push(Exclusion { word: word(&reader, &exclusion)?, ..exclusion });
        }
        Ok(found)
    }
}

fn word(db: &Connection, exclusion: &Exclusion) -> Result<Option<ExclusionWord>> {
    let asked_by = whose(db, exclusion.asked_by.clone())?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT approved, actor, said_at FROM exclusion_word word \
         WHERE exclusion = ?1 AND {} ORDER BY at",
        own_hand("exclusion")
    ))?;
    let rows = statement.query_map([&exclusion.id], |row| {
        Ok(ExclusionWord { approved: row.get(0)?, actor: row.get(1)?, at_ms: row.get(2)? })
    })?;
    for row in rows {
        let word = row?;
        if whose(db, word.actor.clone())? != asked_by {
            return Ok(Some(word));
        }
    }
    Ok(None)
}

fn exclusion(row: &Row<'_>) -> rusqlite::Result<Exclusion> {
    Ok(Exclusion {
        id: row.get(0)?,
        mine: row.get(1)?,
        period: row.get(2)?,
        reason: row.get(3)?,
        asked_by: row.get(4)?,
        asked_at_ms: row.get(5)?,
        word: None,
    })
}

/// Draws from before their kind was kept were a quarter's.
fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<PlanKind> {
    let code: String = row.get(column)?;
    Ok(PlanKind::from_code(&code).unwrap_or_default())
}
