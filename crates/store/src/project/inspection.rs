use rules::inspection::{
    Amended, Answered, CombinedDone, Finalised, InkRole, InkSigned, Opened, PhotoAssigned,
    PhotoTaken, ResultGiven,
};

use super::Entry;
use crate::error::Result;
use crate::json::json;

/// What is said of a visit beside its answers: all of it is kept, and views of the tables choose what
/// counts.
const WORDS: [&str; 5] =
    ["result_given", "combined_done", "photo_taken", "photo_placed", "ink_signed"];

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

pub fn result_given(entry: &Entry<'_>) -> Result<()> {
    let given: ResultGiven = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO result_given VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute((
            entry.id(),
            json(&given.results)?,
            &given.findings,
            &entry.header.device,
            entry.header.seq,
            entry.at(),
            is_late(entry)?,
        ))?;
    Ok(())
}

pub fn combined_done(entry: &Entry<'_>) -> Result<()> {
    let done: CombinedDone = entry.fact()?;
    entry
        .db
        .prepare_cached("INSERT OR IGNORE INTO combined_done VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute((
            entry.id(),
            &done.task,
            &done.found,
            &entry.header.device,
            entry.header.seq,
            entry.at(),
            is_late(entry)?,
        ))?;
    Ok(())
}

pub fn photo_taken(entry: &Entry<'_>) -> Result<()> {
    let photo: PhotoTaken = entry.fact()?;
    let (lon, lat) = photo.position.unzip();
    entry
        .db
        .prepare_cached(
            "INSERT OR IGNORE INTO photo_taken VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, \
             ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
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
            photo.datum,
            entry.header.clock.wall,
            entry.header.device,
            entry.header.seq,
            entry.at(),
            is_late(entry)?,
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
        .prepare_cached("INSERT OR IGNORE INTO photo_placed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
        .execute((
            entry.id(),
            hash.0,
            item,
            &entry.header.device,
            entry.header.seq,
            entry.at(),
            is_late(entry)?,
        ))?;
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
            "INSERT OR IGNORE INTO ink_signed \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute((
            entry.id(),
            &signer,
            json(&ink.role)?,
            &ink.person,
            &ink.name,
            ink.strokes.hash.0,
            ink.head.0,
            entry.header.clock.wall,
            &entry.header.device,
            entry.header.seq,
            entry.at(),
            is_late(entry)?,
        ))?;
    Ok(())
}

/// Whether an end of the visit is known that does not cover this record.
fn is_late(entry: &Entry<'_>) -> Result<bool> {
    let find = "SELECT EXISTS (SELECT 1 FROM visit_end \
                WHERE inspection = ?1 AND device = ?2 AND covered < ?3)";
    let whose = (entry.id(), &entry.header.device, entry.header.seq);
    Ok(entry.db.prepare_cached(find)?.query_row(whose, |row| row.get(0))?)
}

/// The first finalising stands; a later one shows in the mine's timeline. What came before it is
/// judged now, what comes after it by [`is_late`].
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
    for table in WORDS {
        let judge = format!(
            "UPDATE {table} AS w SET late = EXISTS (SELECT 1 FROM visit_end e \
             WHERE e.inspection = w.inspection AND e.device = w.device AND e.covered < w.seq) \
             WHERE inspection = ?1"
        );
        entry.db.prepare_cached(&judge)?.execute([entry.id()])?;
    }
    entry.timeline(&finalised.mine, &finalised.total.to_string())
}

/// What is final stays: an amendment is a line in the mine's life, and is folded when asked.
pub fn amended(entry: &Entry<'_>) -> Result<()> {
    let amended: Amended = entry.fact()?;
    entry.timeline(&amended.mine, &amended.reason)
}
