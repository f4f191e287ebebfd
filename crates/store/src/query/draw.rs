use canon::Hash32;
use rules::drawing::{LeftOut, Place, Stage};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::person::whose;
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
    /// Who holds the draw, and may see it before its release.
    pub readers: Vec<String>,
    pub left_out: Vec<LeftOut>,
    pub frozen_at_ms: i64,
    pub commitment: Option<Commitment>,
    pub reveal: Option<Reveal>,
    /// Only a word of somebody who made the draw, on the certificate that stands.
    pub release: Option<Release>,
    /// More than one: somebody had a second secret, and it shows.
    pub commitments: u32,
}

pub struct Commitment {
    pub draw: String,
    pub commitment: Hash32,
    pub at_ms: i64,
    pub actor: String,
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
    pub actor: String,
}

pub struct Release {
    pub at_ms: i64,
    pub actor: String,
}

/// A drawn mine, and who goes there.
pub struct Visit {
    pub draw: String,
    pub title: String,
    pub mine: String,
    pub team: Vec<Place>,
}

const COMMITMENT: &str = "SELECT draw, commitment, committed_at, actor, device, seq \
                          FROM draw_commitment c";

impl DrawFacts {
    /// Those whose word releases it: who froze the list, and who revealed.
    pub fn makers(&self) -> impl Iterator<Item = &str> {
        let revealed = self.reveal.iter().map(|reveal| reveal.actor.as_str());
        revealed.chain([self.officer.as_str()])
    }

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
                 frozen_at, readers, left_out, \
                 (SELECT count(*) FROM draw_commitment WHERE draw = id) FROM draw WHERE id = ?1",
            )?
            .query_row([id], draw)
            .optional()?;
        let Some(mut facts) = found else { return Ok(None) };
        facts.commitment = reader
            .prepare_cached(&format!("{COMMITMENT} WHERE draw = ?1 ORDER BY at LIMIT 1"))?
            .query_row([id], commitment)
            .optional()?;
        facts.reveal = reader
            .prepare_cached(
                "SELECT revealed_at, witness, present, seed, drawn, certificate, actor \
                 FROM draw_reveal WHERE draw = ?1 ORDER BY at LIMIT 1",
            )?
            .query_row([id], reveal)
            .optional()?;
        facts.release = release(&reader, &facts)?;
        Ok(Some(facts))
    }

    /// The first commitment to each draw, newest first: of a draw that is kept from this machine,
    /// all that is known.
    pub fn commitments(&self) -> Result<Vec<Commitment>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!(
            "{COMMITMENT} WHERE at = (SELECT min(at) FROM draw_commitment WHERE draw = c.draw) \
             ORDER BY committed_at DESC, draw"
        ))?;
        let rows = statement.query_map([], commitment)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Visits that draws ask for and that nobody has begun, of the newest draw first.
    pub fn visits_to_begin(&self) -> Result<Vec<Visit>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT draw, title, mine, team FROM draw_visit v WHERE NOT EXISTS \
             (SELECT 1 FROM inspection i WHERE i.mine = v.mine AND i.draw = v.draw) \
             ORDER BY at DESC, mine",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(Visit {
                draw: row.get(0)?,
                title: row.get(1)?,
                mine: row.get(2)?,
                team: from_json(row, 3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A draw's title, also where only a visit that it asks for is known.
    pub fn draw_title(&self, id: &str) -> Result<Option<String>> {
        let reader = self.reader();
        let find = "SELECT title FROM draw WHERE id = ?1 \
                    UNION ALL SELECT title FROM draw_visit WHERE draw = ?1 LIMIT 1";
        Ok(reader.prepare_cached(find)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// Subjects of the draws that were revealed and not released: nothing of them is told elsewhere
    /// than on their own page.
    pub(super) fn embargoed_draws(&self) -> Result<Vec<String>> {
        let ids: Vec<String> = {
            let reader = self.reader();
            let mut statement = reader.prepare_cached("SELECT DISTINCT draw FROM draw_reveal")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            rows.collect::<rusqlite::Result<_>>()?
        };
        let mut embargoed = Vec::new();
        for id in ids {
            if self.draw(&id)?.is_none_or(|facts| facts.release.is_none()) {
                embargoed.push(format!("draw/{id}"));
            }
        }
        Ok(embargoed)
    }
}

/// Records don't prove whose hand it was that wrote `draw.released`: what counts is that they name
/// somebody who made the draw, and headquarters holds such a record against the log it stands in.
fn release(db: &Connection, facts: &DrawFacts) -> Result<Option<Release>> {
    let Some(reveal) = &facts.reveal else { return Ok(None) };
    let mut makers = Vec::new();
    for maker in facts.makers() {
        makers.push(whose(db, maker.to_owned())?);
    }
    let mut statement = db.prepare_cached(
        "SELECT released_at, actor FROM draw_release WHERE draw = ?1 AND certificate = ?2 \
         ORDER BY at",
    )?;
    let rows = statement.query_map((&facts.id, reveal.certificate.0), |row| {
        Ok(Release { at_ms: row.get(0)?, actor: row.get(1)? })
    })?;
    for row in rows {
        let release = row?;
        if makers.contains(&whose(db, release.actor.clone())?) {
            return Ok(Some(release));
        }
    }
    Ok(None)
}

fn commitment(row: &Row<'_>) -> rusqlite::Result<Commitment> {
    Ok(Commitment {
        draw: row.get(0)?,
        commitment: Hash32(row.get(1)?),
        at_ms: row.get(2)?,
        actor: row.get(3)?,
        device: row.get(4)?,
        seq: row.get(5)?,
    })
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
        readers: from_json(row, 9)?,
        left_out: from_json(row, 10)?,
        commitments: row.get(11)?,
        commitment: None,
        reveal: None,
        release: None,
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
        actor: row.get(6)?,
    })
}
