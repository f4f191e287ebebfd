//! What the registry tells of a mine's licence, and which of it a filing is about.

use record::Subject;
use rules::filing::{Filing, FilingRefusal, Noticed, RegistryChange, is_on_licence};
use rules::mine::Field;
use rules::procedure::Procedure as _;
use store::query::casefile::CaseFilter;

use crate::api::{RegistryChangeNamed, RegistryChangeView};
use crate::mine::field_change;
use crate::{AppError, Result, Session, clock};

/// More filings of one mine than anybody records.
const MOST: u32 = 1_000;

/// A change that a record tells of.
struct Told {
    change: RegistryChange,
    on: String,
    by: String,
}

/// What is on the licence and no filing of the mine names yet, the latest first.
pub(super) fn told(session: &Session, mine: &str) -> Result<Vec<RegistryChangeView>> {
    let unnamed = unnamed(session, mine)?.into_iter();
    Ok(unnamed.map(|told| view(&told.change, Some((told.on, told.by)))).collect())
}

fn unnamed(session: &Session, mine: &str) -> Result<Vec<Told>> {
    let filed = filed(session, mine)?;
    let mut found = all(session, mine)?;
    found.retain(|told| !filed.contains(&told.change));
    Ok(found)
}

/// As the registry has those that an officer names.
pub(super) fn named(
    session: &Session,
    mine: &str,
    asked: &[RegistryChangeNamed],
) -> Result<Vec<RegistryChange>> {
    let told = unnamed(session, mine)?;
    let find = |one: &RegistryChangeNamed| {
        let is_it = |told: &&Told| {
            told.change.record == one.record && told.change.field.code() == one.field
        };
        let found = told.iter().find(is_it).map(|told| told.change.clone());
        found.ok_or_else(|| {
            let why = FilingRefusal::NotTold;
            AppError::new(why.code(), why.to_string())
        })
    };
    asked.iter().map(find).collect()
}

/// Those that a filing names, with who recorded them and when.
pub(super) fn shown(session: &Session, noticed: &Noticed) -> Result<Vec<RegistryChangeView>> {
    if noticed.registry.is_empty() {
        return Ok(Vec::new());
    }
    let all = all(session, &noticed.mine)?;
    let one = |change: &RegistryChange| {
        let told = all.iter().find(|told| told.change.record == change.record);
        view(change, told.map(|told| (told.on.clone(), told.by.clone())))
    };
    Ok(noticed.registry.iter().map(one).collect())
}

fn all(session: &Session, mine: &str) -> Result<Vec<Told>> {
    let mut found = Vec::new();
    for event in session.store.mine_changes(mine)? {
        let record = format!("{}/{}", event.device, event.seq);
        let (on, by) = (clock::date(event.at_ms).to_string(), session.name_of(&event.actor)?);
        for shift in event.changes {
            let Some(field) = Field::from_code(&shift.field) else { continue };
            let (record, on, by) = (record.clone(), on.clone(), by.clone());
            let change = RegistryChange { record, field, before: shift.before, after: shift.after };
            if is_on_licence(&change) {
                found.push(Told { change, on, by });
            }
        }
    }
    Ok(found)
}

fn filed(session: &Session, mine: &str) -> Result<Vec<RegistryChange>> {
    let filter = CaseFilter { kind: Filing::NAME, mine, ..CaseFilter::default() };
    let mut found = Vec::new();
    for facts in session.store.cases(&filter, MOST)? {
        let records = session.store.case_records(&Subject::new(Filing::NAME, &facts.id))?;
        let state = records.fold::<Filing>().state;
        found.extend(state.into_iter().flat_map(|now| now.noticed.registry));
    }
    Ok(found)
}

fn view(change: &RegistryChange, told: Option<(String, String)>) -> RegistryChangeView {
    let RegistryChange { record, field, before, after } = change;
    let (on, by) = told.unzip();
    RegistryChangeView {
        record: record.clone(),
        on,
        by,
        change: field_change(field.code(), before, after),
    }
}
