use rules::inspection::{
    Answered, Finalised, InkRole, InkSigned, Opened, PhotoAssigned, PhotoTaken, ResultGiven,
};

use super::{Entry, json};
use crate::error::Result;

pub fn opened(entry: &Entry<'_>) -> Result<()> {
    let opened: Opened = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO inspection VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            entry.id(),
            &opened.number,
            &opened.mine,
            &opened.draw,
            json(&opened.team)?,
            &opened.checklist,
            &opened.checklist_version,
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

pub fn result_given(entry: &Entry<'_>) -> Result<()> {
    let given: ResultGiven = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT INTO result VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO UPDATE SET results = excluded.results, findings = excluded.findings, \
             at = excluded.at WHERE excluded.at > at",
        )?
        .execute((entry.id(), json(&given.results)?, &given.findings, entry.at()))?;
    Ok(())
}

/// The same photo twice in one inspection is one photo; who brought it first stays.
pub fn photo_taken(entry: &Entry<'_>) -> Result<()> {
    let photo: PhotoTaken = entry.fact()?;
    let (lon, lat) = photo.position.unzip();
    entry
        .db
        .prepare_cached(
            "INSERT INTO photo VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) \
             ON CONFLICT DO UPDATE SET thumbnail = excluded.thumbnail, medium = excluded.medium, \
             name = excluded.name, added_at = excluded.added_at, at = excluded.at \
             WHERE excluded.at < at",
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
            "INSERT INTO photo_place VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT DO UPDATE SET item = excluded.item, at = excluded.at \
             WHERE excluded.at > at",
        )?
        .execute((entry.id(), hash.0, item, entry.at()))?;
    Ok(())
}

pub fn ink_signed(entry: &Entry<'_>) -> Result<()> {
    let ink: InkSigned = entry.fact()?;
    let signer = match (&ink.role, &ink.person) {
        (InkRole::Inspector, Some(person)) => person.clone(),
        _ => json(&ink.role)?,
    };
    entry
        .db
        .prepare_cached(
            "INSERT INTO ink VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) \
             ON CONFLICT DO UPDATE SET name = excluded.name, strokes = excluded.strokes, \
             head = excluded.head, device = excluded.device, seq = excluded.seq, \
             signed_at = excluded.signed_at, at = excluded.at WHERE excluded.at > at",
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

/// The first finalising stands; the mine's timeline learns of it when both are known.
pub fn finalised(entry: &Entry<'_>) -> Result<()> {
    let finalised: Finalised = entry.fact()?;
    entry
        .db
        .prepare_cached(
            "INSERT INTO finalised VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT DO UPDATE SET covers = excluded.covers, overruled = excluded.overruled, \
             total = excluded.total, finalised_at = excluded.finalised_at, \
             actor = excluded.actor, at = excluded.at WHERE excluded.at < at",
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
