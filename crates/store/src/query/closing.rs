//! How the records of a visit stand to its end: who signed for theirs, what arrived afterwards.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::mem;

use record::{CHECKPOINT_PERSON, Record, Subject};
use rules::fact::Fact as _;
use rules::inspection::{Amended, Finalised, Inspection};
use rusqlite::Connection;

use super::person::whose;
use crate::error::Result;
use crate::json::from_json;
use crate::log;
use crate::open::Store;

impl Store {
    /// People whose answers stand and who have not signed for them since, each once. A person's
    /// checkpoint vouches for their own records before it in the same log, and for no others.
    pub fn unsigned_by(&self, inspection: &str) -> Result<Vec<String>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(
            "SELECT DISTINCT a.actor FROM answer a \
             WHERE a.inspection = ?1 AND a.superseded = 0 AND NOT EXISTS (\
                 SELECT 1 FROM record r JOIN device d ON d.id = r.device \
                 WHERE r.subject = 'person/' || a.actor AND r.kind = ?2 \
                 AND d.name = substr(a.id, 1, instr(a.id, '/') - 1) \
                 AND r.seq > CAST(substr(a.id, instr(a.id, '/') + 1) AS INTEGER))",
        )?;
        let rows = statement.query_map((inspection, CHECKPOINT_PERSON), |row| row.get(0))?;
        let actors: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
        let people = actors.into_iter().map(|actor| whose(&reader, actor));
        Ok(people.collect::<Result<BTreeSet<_>>>()?.into_iter().collect())
    }

    /// Records about a visit that is final and that its end does not cover: they arrived late. An
    /// amendment is none: it is meant to come afterwards.
    pub fn late_records(&self, inspection: &str) -> Result<Vec<Record>> {
        let reader = self.reader();
        let Some(end) = End::of(&reader, inspection)? else { return Ok(Vec::new()) };
        let about = Subject::new("inspection", inspection).to_string();
        let sql = format!(
            "SELECT {} FROM record WHERE subject = ?1 AND kind NOT IN (?2, ?3) ORDER BY place",
            log::COLUMNS
        );
        let mut records = log::read(&reader, &sql, (about, Finalised::KIND, Amended::KIND))?;
        records.retain(|record| !end.covers(&record.id()));
        Ok(records)
    }
}

/// Up to where the end of a visit covers each log.
struct End(BTreeMap<String, u64>);

impl End {
    fn of(db: &Connection, inspection: &str) -> Result<Option<Self>> {
        let find = "SELECT device, covered FROM visit_end WHERE inspection = ?1";
        let mut statement = db.prepare_cached(find)?;
        let rows = statement
            .query_map([inspection], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u64>(1)?)))?;
        let covered: BTreeMap<_, _> = rows.collect::<rusqlite::Result<_>>()?;
        Ok((!covered.is_empty()).then_some(Self(covered)))
    }

    /// `record` is named `device/seq`.
    fn covers(&self, record: &str) -> bool {
        let place = record.split_once('/').and_then(|(device, seq)| {
            let seq: u64 = seq.parse().ok()?;
            Some(seq <= *self.0.get(device)?)
        });
        place.unwrap_or(false)
    }
}

/// The answers as they stood when the visit became final: late ones are none of them, and have
/// seen none of them.
pub(crate) fn within_end(db: &Connection, id: &str, mut state: Inspection) -> Result<Inspection> {
    let Some(end) = End::of(db, id)? else { return Ok(state) };
    let seen = seen_before(db, id, &end)?;
    let (standing, replaced) = (mem::take(&mut state.answers), mem::take(&mut state.replaced));
    for (item, answers) in standing.into_iter().chain(replaced) {
        for answer in answers.into_iter().filter(|answer| end.covers(&answer.id)) {
            let was_seen = seen.contains(&(item.clone(), answer.id.clone()));
            let place = if was_seen { &mut state.replaced } else { &mut state.answers };
            place.entry(item.clone()).or_default().push(answer);
        }
    }
    for answers in state.answers.values_mut().chain(state.replaced.values_mut()) {
        answers.sort_by(|a, b| (a.at_ms, &a.id).cmp(&(b.at_ms, &b.id)));
    }
    Ok(state)
}

/// By item, the answers that those before the end have seen.
fn seen_before(db: &Connection, id: &str, end: &End) -> Result<HashSet<(String, String)>> {
    let mut statement =
        db.prepare_cached("SELECT item, id, saw FROM answer WHERE inspection = ?1")?;
    let mut rows = statement.query([id])?;
    let mut seen = HashSet::new();
    while let Some(row) = rows.next()? {
        let (item, answer): (String, String) = (row.get(0)?, row.get(1)?);
        let saw: Vec<String> = from_json(row, 2)?;
        if end.covers(&answer) {
            seen.extend(saw.into_iter().map(|one| (item.clone(), one)));
        }
    }
    Ok(seen)
}
