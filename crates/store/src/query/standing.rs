//! What was told of people beside their registration: cards, competence, interests.

use std::collections::BTreeMap;

use rules::fact::Fact as _;
use rules::person::{
    CardRecorded, CardWithdrawn, CompetenceStated, InterestDeclared, InterestWithdrawn, Standing,
    Told,
};
use rusqlite::Row;

use super::person::whose;
use crate::error::Result;
use crate::open::Store;

/// Who told what of a person, and when.
pub struct PersonEvent {
    pub at_ms: i64,
    pub device: String,
    pub seq: u64,
    pub kind: String,
    pub actor: String,
    /// `None` for the registration itself.
    pub told: Option<Told>,
}

const COLUMNS: &str = "SELECT person, at_ms, device, seq, kind, actor, body FROM person_source";

impl Store {
    /// How everybody stands of whom anything was told, by the person's one id.
    pub fn standings(&self) -> Result<BTreeMap<String, Standing>> {
        let mut told: BTreeMap<String, Vec<Told>> = BTreeMap::new();
        for (person, event) in self.told_of_people(&format!("{COLUMNS} ORDER BY at"), [])? {
            if let Some(event) = event.told {
                told.entry(person).or_default().push(event);
            }
        }
        Ok(told.into_iter().map(|(person, told)| (person, Standing::fold(&told))).collect())
    }

    pub fn standing(&self, person: &str) -> Result<Standing> {
        let life = self.person_life(person)?;
        let told: Vec<Told> = life.into_iter().rev().filter_map(|event| event.told).collect();
        Ok(Standing::fold(&told))
    }

    /// The life of whoever this id stands for, newest first in the order of the log.
    pub fn person_life(&self, person: &str) -> Result<Vec<PersonEvent>> {
        let id = self.person_id(person)?;
        let find = format!(
            "{COLUMNS} WHERE person = ?1 OR person IN \
             (SELECT seat FROM certificate WHERE good AND person = ?1) ORDER BY at DESC"
        );
        let found = self.told_of_people(&find, [&id])?;
        Ok(found.into_iter().filter(|(whose, _)| *whose == id).map(|(_, event)| event).collect())
    }

    fn told_of_people(
        &self,
        find: &str,
        of: impl rusqlite::Params,
    ) -> Result<Vec<(String, PersonEvent)>> {
        let reader = self.reader();
        let mut statement = reader.prepare_cached(find)?;
        let rows = statement.query_map(of, event)?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut named = Vec::with_capacity(rows.len());
        for (seat, event) in rows {
            named.push((whose(&reader, seat)?, event));
        }
        Ok(named)
    }
}

fn event(row: &Row<'_>) -> rusqlite::Result<(String, PersonEvent)> {
    let kind: String = row.get(4)?;
    let event = PersonEvent {
        at_ms: row.get(1)?,
        device: row.get(2)?,
        seq: row.get(3)?,
        actor: row.get(5)?,
        told: told(&kind, &row.get::<_, String>(6)?).ok().flatten(),
        kind,
    };
    Ok((row.get(0)?, event))
}

fn told(kind: &str, body: &str) -> serde_json::Result<Option<Told>> {
    Ok(match kind {
        CardRecorded::KIND => Some(Told::Card(serde_json::from_str(body)?)),
        CardWithdrawn::KIND => Some(Told::NoCard(serde_json::from_str(body)?)),
        CompetenceStated::KIND => Some(Told::Competence(serde_json::from_str(body)?)),
        InterestDeclared::KIND => Some(Told::Interest(serde_json::from_str(body)?)),
        InterestWithdrawn::KIND => Some(Told::NoInterest(serde_json::from_str(body)?)),
        _ => None,
    })
}
