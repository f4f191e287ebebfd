use rules::inspection::{
    Answered, CombinedDone, Finalised, InkRole, InkSigned, Opened, PhotoAssigned, PhotoTaken,
    ResultGiven,
};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// Of two beginnings under one id the first stands.
pub fn opened(entry: &Entry<'_>) -> Result<()> {
    let opened: Opened = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO inspection SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
             ?12 WHERE NOT EXISTS (SELECT 1 FROM inspection WHERE id = ?1 AND at <= ?12)",
        )?
        .execute((
            entry.id(),
            &opened.number,
            &opened.mine,
            json(&opened.draws())?,
            json(&opened.team)?,
            &opened.checklist,
            &opened.checklist_version,
            opened.checklist_hash.map(|hash| hash.0),
            opened.pack.as_ref().map(json).transpose()?,
            entry.header.clock.wall,
            &entry.header.actor,
            entry.at(),
        ))?;
    entry.timeline(&opened.mine, &opened.number)
}

/// An answer is never overwritten: those that it saw become history, whichever arrives first. Two
/// that no other answer has seen are a conflict, and both stay.
pub fn answered(entry: &Entry<'_>) -> Result<()> {
    let answered: Answered = entry.fact()?;
    let (inspection, item, id) = (entry.id(), &answered.item, entry.record_id());
    for saw in &answered.saw {
        entry
            .db
            .prepare_cached(
                "UPDATE answer SET superseded = 1 \
                 WHERE inspection = ?1 AND item = ?2 AND id = ?3",
            )?
            .execute((inspection, item, saw))?;
    }
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO answer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, \
             EXISTS (SELECT 1 FROM answer a, json_each(a.saw) s \
                     WHERE a.inspection = ?1 AND a.item = ?2 AND s.value = ?3))",
        )?
        .execute((
            inspection,
            item,
            &id,
            answered.mark.as_ref().map(json).transpose()?,
            &answered.note,
            json(&answered.saw)?,
            &entry.header.actor,
            entry.header.clock.wall,
        ))?;
    Ok(())
}

/// The last one counts.
pub fn result_given(entry: &Entry<'_>) -> Result<()> {
    let given: ResultGiven = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO result SELECT ?1, ?2, ?3, ?4 \
             WHERE NOT EXISTS (SELECT 1 FROM result WHERE inspection = ?1 AND at >= ?4)",
        )?
        .execute((entry.id(), json(&given.results)?, &given.findings, entry.at()))?;
    Ok(())
}

/// Of each task the last one counts.
pub fn combined_done(entry: &Entry<'_>) -> Result<()> {
    let done: CombinedDone = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO combined SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS \
             (SELECT 1 FROM combined WHERE inspection = ?1 AND task = ?2 AND at >= ?4)",
        )?
        .execute((entry.id(), &done.task, &done.found, entry.at()))?;
    Ok(())
}

/// The same photo twice in one inspection is one photo; who brought it first stays.
pub fn photo_taken(entry: &Entry<'_>) -> Result<()> {
    let photo: PhotoTaken = entry.fact()?;
    let (lon, lat) = photo.position.unzip();
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO photo \
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 \
             WHERE NOT EXISTS (SELECT 1 FROM photo \
                               WHERE inspection = ?1 AND hash = ?2 AND at <= ?13)",
        )?
        .execute(rusqlite::params![
            entry.id(),
            photo.original.hash.0,
            photo.thumbnail.hash.0,
            photo.medium.hash.0,
            photo.original.bytes,
            photo.name,
            photo.width,
            photo.height,
            photo.taken,
            lon,
            lat,
            entry.header.clock.wall,
            entry.at(),
        ])?;
    place_photo(entry, photo.original.hash, photo.item.as_deref())
}

pub fn photo_assigned(entry: &Entry<'_>) -> Result<()> {
    let assigned: PhotoAssigned = entry.fact()?;
    place_photo(entry, assigned.photo, assigned.item.as_deref())
}

fn place_photo(entry: &Entry<'_>, hash: canon::Hash32, item: Option<&str>) -> Result<()> {
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO photo_place SELECT ?1, ?2, ?3, ?4 \
             WHERE NOT EXISTS (SELECT 1 FROM photo_place \
                               WHERE inspection = ?1 AND hash = ?2 AND at >= ?4)",
        )?
        .execute((entry.id(), hash.0, item, entry.at()))?;
    Ok(())
}

/// Whoever signs again signs instead.
pub fn ink_signed(entry: &Entry<'_>) -> Result<()> {
    let ink: InkSigned = entry.fact()?;
    let signer = match (&ink.role, &ink.person) {
        (InkRole::Inspector, Some(person)) => person.clone(),
        _ => json(&ink.role)?,
    };
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO ink \
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 \
             WHERE NOT EXISTS (SELECT 1 FROM ink \
                               WHERE inspection = ?1 AND signer = ?2 AND at >= ?11)",
        )?
        .execute((
            entry.id(),
            &signer,
            json(&ink.role)?,
            &ink.person,
            &ink.name,
            ink.strokes.hash.0,
            ink.head.0,
            &entry.header.device,
            entry.header.seq,
            entry.header.clock.wall,
            entry.at(),
        ))?;
    Ok(())
}

/// The first finalising stands; a later one shows in the mine's timeline.
pub fn finalised(entry: &Entry<'_>) -> Result<()> {
    let finalised: Finalised = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR REPLACE INTO finalised SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 \
             WHERE NOT EXISTS (SELECT 1 FROM finalised WHERE inspection = ?1 AND at <= ?7)",
        )?
        .execute((
            entry.id(),
            json(&finalised.covers)?,
            json(&finalised.overruled)?,
            finalised.total.to_string(),
            entry.header.clock.wall,
            &entry.header.actor,
            entry.at(),
        ))?;
    entry.timeline(&finalised.mine, &finalised.total.to_string())
}
