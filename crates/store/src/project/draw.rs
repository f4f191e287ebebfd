use canon::Hash32;
use rules::drawing::{Assigned, Committed, Frozen, Opened, Opening, Published, Released, Revealed};

use super::{Entry, planning, quota};
use crate::error::Result;
use crate::json::json;

/// Of two lists under one id the first stands.
pub fn frozen(entry: &Entry<'_>) -> Result<()> {
    let frozen: Frozen = entry.fact()?;
    planning::planned(entry, &frozen)?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO draw SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
             ?12, ?13 WHERE NOT EXISTS (SELECT 1 FROM draw WHERE id = ?1 AND at <= ?12)",
        )?
        .execute((
            entry.id(),
            &frozen.title,
            &frozen.region,
            &entry.header.actor,
            frozen.inputs.hash.0,
            frozen.population_hash.0,
            frozen.population,
            frozen.quota,
            json(&frozen.readers)?,
            json(&frozen.left_out)?,
            entry.header.clock.wall,
            entry.at(),
            &entry.header.device,
        ))?;
    frozen.snapshot.iter().try_for_each(|snapshot| quota::frozen(entry, snapshot))
}

/// Every commitment is kept: a second one doesn't replace the first, it shows.
pub fn committed(entry: &Entry<'_>) -> Result<()> {
    let committed: Committed = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO draw_commitment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute((
            entry.id(),
            entry.at(),
            committed.commitment.0,
            entry.header.clock.wall,
            &entry.header.actor,
            &entry.header.device,
            entry.header.seq,
        ))?;
    Ok(())
}

pub fn revealed(entry: &Entry<'_>) -> Result<()> {
    let Revealed { witness, present, seed, drawn, certificate, .. } = entry.fact()?;
    let certificate = certificate.hash;
    let at_ms = entry.header.clock.wall;
    outcome(entry, Told { at_ms, witness, present, seed, drawn, certificate, opened: None })
}

/// Every word is kept; whether it is headquarters', the query judges by its signature.
pub fn opened(entry: &Entry<'_>) -> Result<()> {
    let Opened { opening, signature, .. } = entry.fact()?;
    let opened = Some((json(&opening)?, signature));
    let Opening { witness, present, seed, drawn, certificate, opened_ms, .. } = opening;
    let certificate = certificate.hash;
    outcome(entry, Told { at_ms: opened_ms, witness, present, seed, drawn, certificate, opened })
}

/// What a draw gave, by whoever tells it.
struct Told {
    at_ms: i64,
    witness: String,
    present: Vec<String>,
    seed: String,
    drawn: Vec<String>,
    certificate: Hash32,
    /// Headquarters' words and its signature.
    opened: Option<(String, String)>,
}

fn outcome(entry: &Entry<'_>, told: Told) -> Result<()> {
    let (opening, signature) = told.opened.unzip();
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO draw_reveal \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            entry.id(),
            entry.at(),
            told.at_ms,
            &told.witness,
            json(&told.present)?,
            &told.seed,
            told.drawn.len(),
            told.certificate.0,
            &entry.header.actor,
            &entry.header.device,
            opening,
            signature,
        ))?;
    for mine in &told.drawn {
        entry.timeline(mine, "")?;
    }
    quota::revealed(entry, &told.drawn)
}

/// Every word is kept; whose counts, and which of two stands, the query judges.
pub fn assigned(entry: &Entry<'_>) -> Result<()> {
    let assigned: Assigned = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO draw_visit VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?
        .execute((
            entry.id(),
            &assigned.mine,
            entry.at(),
            &assigned.title,
            json(&assigned.team)?,
            assigned.turn,
            &entry.header.actor,
            &entry.header.device,
        ))?;
    Ok(())
}

/// Every word is kept; whether it was one to give, the query judges by the log that it stands in.
pub fn released(entry: &Entry<'_>) -> Result<()> {
    let released: Released = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO draw_release VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((
            entry.id(),
            entry.at(),
            entry.header.clock.wall,
            &entry.header.actor,
            released.certificate.0,
            &entry.header.device,
        ))?;
    Ok(())
}

/// Every word is kept; whose counts, and which of two stands, the query judges.
pub fn published(entry: &Entry<'_>) -> Result<()> {
    let published: Published = entry.fact()?;
    for told in &published.results {
        entry
            .db
            .prepare_cached(
                "INSERT OR IGNORE INTO draw_publication VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute((
                entry.id(),
                &told.mine,
                entry.at(),
                published.on.to_string(),
                &published.place,
                json(&told.results)?,
                &entry.header.actor,
                &entry.header.device,
            ))?;
        entry.timeline(&told.mine, &published.place)?;
    }
    Ok(())
}
