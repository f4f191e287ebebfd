//! Inspections: the state that rules judge, and what lists show.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use canon::Hash32;
use rules::inspection::{Answer, Ink, InkRole, Inspection, Member, Photo, PhotoPlace, VisitResult};
use rules::pack::PackRef;
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::closing::within_end;
use super::person::whose;
use crate::error::{Result, StoreError};
use crate::json::{from_json, from_json_opt};
use crate::open::Store;

/// The frame of an inspection, as lists show it.
pub struct InspectionFacts {
    pub id: String,
    pub number: String,
    pub mine: String,
    /// The draws that the visit serves, the one that it was begun for first.
    pub draws: Vec<String>,
    pub team: Vec<Member>,
    pub checklist: String,
    pub checklist_version: String,
    pub checklist_hash: Option<Hash32>,
    pub pack: Option<PackRef>,
    pub opened_at_ms: i64,
    pub finalised_at_ms: Option<i64>,
    pub overruled: BTreeMap<String, String>,
    pub changed_at_ms: i64,
    pub photos: u32,
    pub document: Option<String>,
}

pub struct PhotoFacts {
    pub hash: Hash32,
    pub thumbnail: Hash32,
    pub medium: Hash32,
    pub bytes: u64,
    pub name: String,
    pub item: Option<String>,
    pub width: u32,
    pub height: u32,
    pub taken: Option<String>,
    /// By the camera.
    pub place: Option<PhotoPlace>,
    pub added_at_ms: i64,
    /// Another inspection that has the same photo.
    pub seen_in: Option<String>,
    /// Those of colleagues stay at headquarters until somebody wants to see them.
    pub original_here: bool,
}

pub struct InkFacts {
    pub role: InkRole,
    pub person: Option<String>,
    pub name: String,
    pub strokes: Hash32,
    pub head: Hash32,
    pub at_ms: i64,
}

impl Store {
    /// Newest first.
    pub fn inspections(&self) -> Result<Vec<InspectionFacts>> {
        self.inspections_where("?1 = ''", "")
    }

    pub fn inspections_of_mine(&self, mine: &str) -> Result<Vec<InspectionFacts>> {
        self.inspections_where("i.mine = ?1", mine)
    }

    pub fn inspection(&self, id: &str) -> Result<InspectionFacts> {
        let found = self.inspections_where("i.id = ?1", id)?.into_iter().next();
        found.ok_or_else(|| StoreError::NotFound { what: format!("inspection {id}") })
    }

    fn inspections_where(&self, condition: &str, value: &str) -> Result<Vec<InspectionFacts>> {
        let reader = self.reader();
        let sql = format!(
            "SELECT i.id, i.number, i.mine, i.draws, i.team, i.checklist, i.opened_at, \
             f.finalised_at, f.overruled, \
             max(i.opened_at, coalesce(f.finalised_at, 0), \
                 coalesce((SELECT max(at) FROM answer a WHERE a.inspection = i.id), 0), \
                 coalesce((SELECT max(added_at) FROM photo p WHERE p.inspection = i.id), 0)), \
             (SELECT count(*) FROM photo p WHERE p.inspection = i.id), \
             (SELECT d.id FROM document d WHERE d.inspection = i.id \
              ORDER BY d.made_at DESC, d.id LIMIT 1), \
             i.checklist_version, i.checklist_hash, i.pack \
             FROM inspection i LEFT JOIN finalised f ON f.inspection = i.id \
             WHERE {condition} ORDER BY i.opened_at DESC, i.id"
        );
        let mut statement = reader.prepare_cached(&sql)?;
        let rows = statement.query_map([value], facts)?;
        let mut inspections: Vec<InspectionFacts> = rows.collect::<rusqlite::Result<_>>()?;
        for inspection in &mut inspections {
            one_person(&reader, &mut inspection.team)?;
        }
        Ok(inspections)
    }

    /// The state that rules judge. What arrived after the visit was final doesn't change it.
    pub fn inspection_state(&self, id: &str) -> Result<Inspection> {
        let reader = self.reader();
        within_end(&reader, id, state(&reader, id)?)
    }

    /// Records of one subject that a newer version made.
    pub fn newer_records_about(&self, subject: &str) -> Result<u32> {
        newer_records_about(&self.reader(), subject)
    }

    pub fn photos(&self, inspection: &str) -> Result<Vec<PhotoFacts>> {
        self.photos_from(
            inspection,
            "photo p LEFT JOIN photo_place w ON w.inspection = p.inspection AND w.hash = p.hash \
             WHERE p.inspection = ?1",
        )
    }

    /// Those that arrived after the visit was final, each once: no part of it.
    pub fn late_photos(&self, inspection: &str) -> Result<Vec<PhotoFacts>> {
        self.photos_from(
            inspection,
            "photo_taken p LEFT JOIN photo_placed w ON w.inspection = p.inspection \
             AND w.hash = p.hash AND w.at = (SELECT max(o.at) FROM photo_placed o \
             WHERE o.inspection = p.inspection AND o.hash = p.hash) \
             WHERE p.inspection = ?1 AND p.late AND NOT EXISTS (SELECT 1 FROM photo_taken o \
             WHERE o.inspection = p.inspection AND o.hash = p.hash AND (o.at < p.at OR NOT o.late))",
        )
    }

    fn photos_from(&self, inspection: &str, source: &str) -> Result<Vec<PhotoFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(&format!(
            "SELECT p.hash, p.thumbnail, p.medium, p.bytes, p.name, w.item, p.width, p.height, \
             p.taken, p.lon, p.lat, p.datum, p.added_at, \
             NOT EXISTS (SELECT 1 FROM blob_missing m WHERE m.hash = p.hash), \
             (SELECT i.number FROM photo o JOIN inspection i ON i.id = o.inspection \
              WHERE o.hash = p.hash AND o.inspection <> p.inspection LIMIT 1) \
             FROM {source} ORDER BY p.added_at, p.at"
        ))?;
        let rows = statement.query_map([inspection], photo)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn ink(&self, inspection: &str) -> Result<Vec<InkFacts>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT role, person, name, strokes, head, signed_at FROM ink \
             WHERE inspection = ?1 ORDER BY at",
        )?;
        let rows = statement.query_map([inspection], |row| {
            Ok(InkFacts {
                role: from_json(row, 0)?,
                person: row.get(1)?,
                name: row.get(2)?,
                strokes: Hash32(row.get(3)?),
                head: Hash32(row.get(4)?),
                at_ms: row.get(5)?,
            })
        })?;
        let mut signed: Vec<InkFacts> = rows.collect::<rusqlite::Result<_>>()?;
        for ink in &mut signed {
            ink.person = ink.person.take().map(|id| whose(&reader, id)).transpose()?;
        }
        Ok(signed)
    }
}

/// A member is the person, whichever of their ids the record has.
fn one_person(db: &Connection, team: &mut [Member]) -> Result<()> {
    for member in team {
        member.person = whose(db, std::mem::take(&mut member.person))?;
    }
    Ok(())
}

fn facts(row: &Row<'_>) -> rusqlite::Result<InspectionFacts> {
    let overruled: Option<Vec<rules::inspection::Overruled>> = from_json_opt(row, 8)?;
    Ok(InspectionFacts {
        id: row.get(0)?,
        number: row.get(1)?,
        mine: row.get(2)?,
        draws: from_json(row, 3)?,
        team: from_json(row, 4)?,
        checklist: row.get(5)?,
        opened_at_ms: row.get(6)?,
        finalised_at_ms: row.get(7)?,
        overruled: overruled.into_iter().flatten().map(|o| (o.check, o.reason)).collect(),
        changed_at_ms: row.get(9)?,
        photos: row.get(10)?,
        document: row.get(11)?,
        checklist_version: row.get(12)?,
        checklist_hash: row.get::<_, Option<[u8; 32]>>(13)?.map(Hash32),
        pack: from_json_opt(row, 14)?,
    })
}

fn photo(row: &Row<'_>) -> rusqlite::Result<PhotoFacts> {
    let (lon, lat): (Option<i64>, Option<i64>) = (row.get(9)?, row.get(10)?);
    let datum: Option<String> = row.get(11)?;
    Ok(PhotoFacts {
        hash: Hash32(row.get(0)?),
        thumbnail: Hash32(row.get(1)?),
        medium: Hash32(row.get(2)?),
        bytes: row.get(3)?,
        name: row.get(4)?,
        item: row.get(5)?,
        width: row.get(6)?,
        height: row.get(7)?,
        taken: row.get(8)?,
        place: lon.zip(lat).map(|given| PhotoPlace::of(given, datum.as_deref())),
        added_at_ms: row.get(12)?,
        original_here: row.get(13)?,
        seen_in: row.get(14)?,
    })
}

/// With late answers too.
pub(crate) fn state(db: &Connection, id: &str) -> Result<Inspection> {
    let (mut team, pack): (Vec<Member>, Option<PackRef>) = db
        .prepare_cached("SELECT team, pack FROM inspection WHERE id = ?1")?
        .query_row([id], |row| Ok((from_json(row, 0)?, from_json_opt(row, 1)?)))
        .optional()?
        .ok_or_else(|| StoreError::NotFound { what: format!("inspection {id}") })?;
    one_person(db, &mut team)?;
    let result: Option<(Vec<VisitResult>, String)> = db
        .prepare_cached("SELECT results, findings FROM result WHERE inspection = ?1")?
        .query_row([id], |row| Ok((from_json(row, 0)?, row.get(1)?)))
        .optional()?;
    let (results, findings) = result.unwrap_or_default();
    let combined = rows(
        db,
        id,
        "SELECT task, found FROM combined WHERE inspection = ?1 AND found <> ''",
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (answers, replaced) = answers(db, id)?;
    let count = |sql: &str, value: &str| -> Result<u32> {
        Ok(db.prepare_cached(sql)?.query_row([value], |row| row.get(0))?)
    };
    let mut ink =
        rows(db, id, "SELECT role, person, signed_at FROM ink WHERE inspection = ?1", |row| {
            Ok(Ink { role: from_json(row, 0)?, person: row.get(1)?, at_ms: row.get(2)? })
        })?;
    for signed in &mut ink {
        signed.person = signed.person.take().map(|id| whose(db, id)).transpose()?;
    }
    Ok(Inspection {
        team,
        answers,
        replaced,
        photos: rows(db, id, "SELECT hash, item FROM photo_place WHERE inspection = ?1", |row| {
            Ok(Photo { hash: Hash32(row.get(0)?), item: row.get(1)? })
        })?,
        results,
        findings,
        combined: combined.into_iter().collect(),
        pack,
        ink,
        finalised: count("SELECT count(*) FROM finalised WHERE inspection = ?1", id)? > 0,
        newer_records: newer_records_about(db, &format!("inspection/{id}"))?,
    })
}

fn newer_records_about(db: &Connection, subject: &str) -> Result<u32> {
    let mut statement =
        db.prepare_cached("SELECT count(*) FROM newer_record WHERE subject = ?1")?;
    Ok(statement.query_row([subject], |row| row.get(0))?)
}

type ByItem = BTreeMap<String, Vec<Answer>>;

/// Those that stand, and those that later ones have seen.
fn answers(db: &Connection, id: &str) -> Result<(ByItem, ByItem)> {
    let given = rows(
        db,
        id,
        "SELECT item, superseded, id, actor, mark, note, at FROM answer \
         WHERE inspection = ?1 ORDER BY item, at, id",
        |row| {
            let answer = Answer {
                id: row.get(2)?,
                by: row.get(3)?,
                mark: from_json_opt(row, 4)?,
                note: row.get(5)?,
                at_ms: row.get(6)?,
            };
            Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?, answer))
        },
    )?;
    let (mut standing, mut replaced) = (ByItem::new(), ByItem::new());
    // A few people give all the answers, and whose a seat is takes longer than to read one.
    let mut people: BTreeMap<String, String> = BTreeMap::new();
    for (item, superseded, mut answer) in given {
        answer.by = match people.entry(answer.by) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(seat) => {
                let person = whose(db, seat.key().clone())?;
                seat.insert(person).clone()
            }
        };
        let answers = if superseded { &mut replaced } else { &mut standing };
        answers.entry(item).or_default().push(answer);
    }
    Ok((standing, replaced))
}

fn rows<T>(
    db: &Connection,
    id: &str,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([id], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
