use canon::Hash32;
use rules::drawing::Stage;
use rusqlite::{OptionalExtension as _, Row};

use crate::error::Result;
use crate::json::from_json;
use crate::open::Store;

/// A draw as the log tells it.
pub struct DrawFacts {
    pub id: String,
    pub title: String,
    pub region: String,
    pub officer: String,
    pub inputs: Hash32,
    pub population_hash: Hash32,
    pub population: u32,
    pub quota: u32,
    pub frozen_at_ms: i64,
    pub commitment: Option<Commitment>,
    pub reveal: Option<Reveal>,
    /// More than one: somebody had a second secret, and it shows.
    pub commitments: u32,
}

pub struct Commitment {
    pub commitment: Hash32,
    pub at_ms: i64,
    pub device: String,
    pub seq: u64,
}

pub struct Reveal {
    pub at_ms: i64,
    pub witness: String,
    pub present: Vec<String>,
    pub seed: String,
    pub drawn: u32,
    pub certificate: Hash32,
}

impl DrawFacts {
    pub fn stage(&self) -> Stage {
        match (&self.commitment, &self.reveal) {
            (_, Some(_)) => Stage::Revealed,
            (Some(_), None) => Stage::Committed,
            (None, None) => Stage::Frozen,
        }
    }
}

impl Store {
    /// Newest first.
    pub fn draws(&self) -> Result<Vec<DrawFacts>> {
        let ids: Vec<String> = {
            let reader = self.reader();
            let mut statement =
                reader.prepare_cached("SELECT id FROM draw ORDER BY frozen_at DESC, id")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let mut draws = Vec::with_capacity(ids.len());
        for id in ids {
            draws.extend(self.draw(&id)?);
        }
        Ok(draws)
    }

    pub fn draw(&self, id: &str) -> Result<Option<DrawFacts>> {
        let reader = self.reader();
        let found = reader
            .prepare_cached(
                "SELECT id, title, region, officer, inputs, population_hash, population, quota, \
                 frozen_at, (SELECT count(*) FROM draw_commitment WHERE draw = id) \
                 FROM draw WHERE id = ?1",
            )?
            .query_row([id], draw)
            .optional()?;
        let Some(mut facts) = found else { return Ok(None) };
        facts.commitment = reader
            .prepare_cached(
                "SELECT commitment, committed_at, device, seq FROM draw_commitment \
                 WHERE draw = ?1 ORDER BY at LIMIT 1",
            )?
            .query_row([id], |row| {
                Ok(Commitment {
                    commitment: Hash32(row.get(0)?),
                    at_ms: row.get(1)?,
                    device: row.get(2)?,
                    seq: row.get(3)?,
                })
            })
            .optional()?;
        facts.reveal = reader
            .prepare_cached(
                "SELECT revealed_at, witness, present, seed, drawn, certificate FROM draw_reveal \
                 WHERE draw = ?1 ORDER BY at LIMIT 1",
            )?
            .query_row([id], reveal)
            .optional()?;
        Ok(Some(facts))
    }
}

fn draw(row: &Row<'_>) -> rusqlite::Result<DrawFacts> {
    Ok(DrawFacts {
        id: row.get(0)?,
        title: row.get(1)?,
        region: row.get(2)?,
        officer: row.get(3)?,
        inputs: Hash32(row.get(4)?),
        population_hash: Hash32(row.get(5)?),
        population: row.get(6)?,
        quota: row.get(7)?,
        frozen_at_ms: row.get(8)?,
        commitments: row.get(9)?,
        commitment: None,
        reveal: None,
    })
}

fn reveal(row: &Row<'_>) -> rusqlite::Result<Reveal> {
    Ok(Reveal {
        at_ms: row.get(0)?,
        witness: row.get(1)?,
        present: from_json(row, 2)?,
        seed: row.get(3)?,
        drawn: row.get(4)?,
        certificate: Hash32(row.get(5)?),
    })
}
