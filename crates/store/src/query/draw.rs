use canon::Hash32;
use rules::drawing::{LeftOut, Opening, Stage};
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::opened::is_headquarters;
use super::person::whose;
use crate::error::Result;
use crate::json::{from_json, from_json_opt};
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
    /// Only a word of somebody whose it is to give, on the certificate that stands.
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
    /// Its place in the order of the log.
    pub at: String,
    pub at_ms: i64,
    pub witness: String,
    pub present: Vec<String>,
    pub seed: String,
    pub drawn: u32,
    pub certificate: Hash32,
    /// Whoever revealed it, or whose machine took headquarters' word over.
    pub actor: String,
    /// Whose log has it.
    pub device: String,
    /// Headquarters opened it in the officer's place.
    pub opened: bool,
}

pub struct Release {
    pub at_ms: i64,
    pub actor: String,
}

const COMMITMENT: &str = "SELECT draw, commitment, committed_at, actor, device, seq \
                          FROM draw_commitment word";

impl DrawFacts {
    /// Its officers: who froze the list, who committed and who revealed. By whose machine
    /// headquarters' word came makes nobody one.
    pub fn officers(&self) -> impl Iterator<Item = &str> {
        let committed = self.commitment.iter().map(|commitment| commitment.actor.as_str());
        self.makers().chain(committed)
    }

    fn makers(&self) -> impl Iterator<Item = &str> {
        let own = self.reveal.iter().filter(|reveal| !reveal.opened);
        own.map(|reveal| reveal.actor.as_str()).chain([self.officer.as_str()])
    }

    /// Those who may see the draw before its release.
    pub fn holders(&self) -> impl Iterator<Item = &str> {
        self.readers.iter().map(String::as_str).chain([self.officer.as_str()])
    }

    /// Those who tell the teams of a revealed draw and change it: its officers. Once headquarters
    /// opened what they did not reveal, each who holds the draw carries it on.
    pub fn carriers(&self) -> Vec<&str> {
        if self.is_opened() { self.holders().collect() } else { self.officers().collect() }
    }

    /// Those whose word releases it: who froze the list and who revealed, or each who carries on
    /// what headquarters opened.
    pub fn releasers(&self) -> Vec<&str> {
        if self.is_opened() { self.holders().collect() } else { self.makers().collect() }
    }

    pub fn is_opened(&self) -> bool {
        self.reveal.as_ref().is_some_and(|reveal| reveal.opened)
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
        find(&self.reader(), id)
    }

    /// The first commitment to each draw, newest first: of a draw that is kept from this machine,
    /// all that is known.
    pub fn commitments(&self) -> Result<Vec<Commitment>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!(
            "{COMMITMENT} WHERE at = (SELECT min(at) FROM draw_commitment WHERE draw = word.draw) \
             ORDER BY committed_at DESC, draw"
        ))?;
        let rows = statement.query_map([], commitment)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Any log may name any actor. Whose hand a word about a draw is follows, as at headquarters, from the
/// log that it stands in: the one that froze the list (or asked), or one in which its actor was
/// certified. `about` is the table of what the word is about; its id is the first parameter.
pub(super) fn own_hand(about: &str) -> String {
    hand_of(&format!("SELECT device FROM {about} WHERE id = ?1"))
}

/// The same, of a word in one of the logs that `own` selects.
pub(super) fn hand_of(own: &str) -> String {
    format!(
        "(word.device IN ({own}) OR EXISTS (SELECT 1 FROM certificate c WHERE c.good \
         AND c.device = word.device AND c.seat = word.actor))"
    )
}

pub(super) fn find(db: &Connection, id: &str) -> Result<Option<DrawFacts>> {
    let found = db
        .prepare_cached(
            "SELECT id, title, region, officer, inputs, population_hash, population, quota, \
             frozen_at, readers, left_out, \
             (SELECT count(*) FROM draw_commitment WHERE draw = id) FROM draw WHERE id = ?1",
        )?
        .query_row([id], draw)
        .optional()?;
    let Some(mut facts) = found else { return Ok(None) };
    facts.commitment = first_commitment(db, &facts)?;
    facts.reveal = first_reveal(db, &facts)?;
    facts.release = release(db, &facts)?;
    Ok(Some(facts))
}

pub(super) fn people<'a>(
    db: &Connection,
    ids: impl Iterator<Item = &'a str>,
) -> Result<Vec<String>> {
    ids.map(|id| whose(db, id.to_owned())).collect()
}

/// The first by somebody who holds the draw: a stranger's word takes no draw from its officer.
fn first_commitment(db: &Connection, facts: &DrawFacts) -> Result<Option<Commitment>> {
    let holders = people(db, facts.holders())?;
    let mut statement = db.prepare_cached(&format!(
        "{COMMITMENT} WHERE draw = ?1 AND {} ORDER BY at",
        own_hand("draw")
    ))?;
    for row in statement.query_map([&facts.id], commitment)? {
        let commitment = row?;
        if holders.contains(&whose(db, commitment.actor.clone())?) {
            return Ok(Some(commitment));
        }
    }
    Ok(None)
}

/// Headquarters' word, brought by somebody who holds the draw; else the first reveal by one of them.
/// Headquarters opens only what it has no reveal of: whoever reveals later chooses nothing any more.
fn first_reveal(db: &Connection, facts: &DrawFacts) -> Result<Option<Reveal>> {
    let holders = people(db, facts.holders())?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT revealed_at, witness, present, seed, drawn, certificate, actor, at, opening, \
         signature, device FROM draw_reveal word WHERE draw = ?1 AND {} \
         ORDER BY opening IS NULL, iif(opening IS NULL, 0, revealed_at), at",
        own_hand("draw")
    ))?;
    let rows = statement.query_map([&facts.id], |row| {
        let opening: Option<Opening> = from_json_opt(row, 8)?;
        let signature: Option<String> = row.get(9)?;
        Ok((reveal(row)?, opening.zip(signature)))
    })?;
    for row in rows {
        let (reveal, opened) = row?;
        let counts = match &opened {
            Some((opening, signature)) => is_headquarters(db, facts, opening, signature)?,
            None => true,
        };
        if counts && holders.contains(&whose(db, reveal.actor.clone())?) {
            return Ok(Some(reveal));
        }
    }
    Ok(None)
}

/// The first by somebody whose word it is.
fn release(db: &Connection, facts: &DrawFacts) -> Result<Option<Release>> {
    let Some(reveal) = &facts.reveal else { return Ok(None) };
    let releasers = people(db, facts.releasers().into_iter())?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT released_at, actor FROM draw_release word \
         WHERE draw = ?1 AND certificate = ?2 AND {} ORDER BY at",
        own_hand("draw")
    ))?;
    let rows = statement.query_map((&facts.id, reveal.certificate.0), |row| {
        Ok(Release { at_ms: row.get(0)?, actor: row.get(1)? })
    })?;
    for row in rows {
        let release = row?;
        if releasers.contains(&whose(db, release.actor.clone())?) {
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
        at: row.get(7)?,
        at_ms: row.get(0)?,
        witness: row.get(1)?,
        present: from_json(row, 2)?,
        seed: row.get(3)?,
        drawn: row.get(4)?,
        certificate: Hash32(row.get(5)?),
        actor: row.get(6)?,
        device: row.get(10)?,
        opened: row.get::<_, Option<String>>(8)?.is_some(),
    })
}
