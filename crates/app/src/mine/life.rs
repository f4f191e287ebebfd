//! One mine's file: what is known of it, and all that happened to it.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use rules::fact::Fact as _;
use rules::inspection::Amended;
use rules::mine::{Field, Mine};
use rules::region;
use store::query::casefile::{CaseFacts, CaseFilter};
use store::query::mine_life::{Event, Shift};

use super::boundary::{km2, rings};
use super::row;
use crate::api::{
    ById, FieldChange, HistoryInput, MineDetail, MineFact, TimelineEntry, TimelineInput,
    TimelinePart,
};
use crate::{App, AppError, Result, Session, clock, inspection};

/// Lines of its life that a mine's page begins with.
const FIRST_LINES: u32 = 100;
const MOST_LINES: u32 = 500;

pub fn get(app: &App, input: ById) -> Result<MineDetail> {
    let session = app.session()?;
    let mine = session.mine(&input.id)?;
    let year = clock::date(app.now_ms()).year();
    let this_year = clock::year_start_ms(year);
    let inspections = session.store.inspections_of_mine(&mine.id)?;
    let visited = |at: Option<i64>| at.is_some_and(|ms| ms >= this_year);
    let count = inspections.iter().filter(|i| visited(i.finalised_at_ms)).count();
    let (events, timeline_all) = session.store.timeline(&mine.id, 0, FIRST_LINES)?;
    let events = numbered(&session, &mine.id, events)?;
    let boundary = rings(mine.detail(Field::Boundary));
    let value = |field: &Field| (field.code().to_owned(), field.value(&mine));
    Ok(MineDetail {
        row: row(&session, &mine)?,
        region_full_name: region_text(&mine.region),
        longitude: mine.lon.map(|degrees| degrees_text(i64::from(degrees))),
        latitude: mine.lat.map(|degrees| degrees_text(i64::from(degrees))),
        details: details(&mine),
        values: Field::ALL.iter().map(value).collect(),
        undone_import: session.store.undone_import_of(&mine.id)?,
        boundary_km2: km2(mine.detail(Field::Boundary)),
        boundary,
        credit_code: mine.credit_code,
        inspections_this_year: u32::try_from(count).unwrap_or(u32::MAX),
        timeline: entries(&session, events)?,
        timeline_all,
    })
}

pub fn timeline(app: &App, input: TimelineInput) -> Result<TimelinePart> {
    let session = app.session()?;
    let limit = input.limit.min(MOST_LINES);
    let (events, all) = session.store.timeline(&input.id, input.offset, limit)?;
    let events = numbered(&session, &input.id, events)?;
    Ok(TimelinePart { entries: entries(&session, events)?, all })
}

/// Who changed one field, when, why, from what to what; newest first.
pub fn history(app: &App, input: HistoryInput) -> Result<Vec<TimelineEntry>> {
    let session = app.session()?;
    let mut events = session.store.mine_changes(&input.id)?;
    for event in &mut events {
        event.changes.retain(|shift| shift.field == input.field);
    }
    events.retain(|event| !event.changes.is_empty());
    entries(&session, events)
}

/// Every step of a case with the case's number, so that steps of several are told apart.
fn numbered(session: &Session, mine: &str, mut events: Vec<Event>) -> Result<Vec<Event>> {
    let cases = session.store.cases(&CaseFilter { mine, ..CaseFilter::default() }, MOST_LINES)?;
    let number = |facts: CaseFacts| (format!("{}/{}", facts.kind, facts.id), facts.number);
    let numbers: BTreeMap<String, String> = cases.into_iter().map(number).collect();
    for event in events.iter_mut().filter(|event| event.detail.is_empty()) {
        if let Some(number) = numbers.get(&event.subject) {
            event.detail.clone_from(number);
        }
    }
    Ok(events)
}

fn entries(session: &Session, events: Vec<Event>) -> Result<Vec<TimelineEntry>> {
    let entry = |event: Event| {
        let changes = if event.kind == Amended::KIND {
            inspection::shifts(session, &event.device, event.seq)?
        } else {
            event.changes.iter().map(shown).collect()
        };
        Ok(TimelineEntry {
            at_ms: event.at_ms,
            actor_name: session.name_of(&event.actor)?,
            record: format!("{}/{}", event.device, event.seq),
            kind: event.kind,
            subject: event.subject,
            detail: event.detail,
            changes,
        })
    };
    events.into_iter().map(entry).collect()
}

fn shown(shift: &Shift) -> FieldChange {
    FieldChange {
        seen_text: shift.seen.as_ref().map(|seen| value_text(&shift.field, seen)),
        ..field_change(&shift.field, &shift.before, &shift.after)
    }
}

pub(crate) fn field_change(field: &str, before: &str, after: &str) -> FieldChange {
    FieldChange {
        field: field.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
        before_text: value_text(field, before),
        after_text: value_text(field, after),
        seen_text: None,
    }
}

/// A value as a Chinese sheet shows it; a region with its name.
pub(crate) fn value_text(field: &str, value: &str) -> String {
    let Some(field) = Field::from_code(field) else { return value.to_owned() };
    if matches!(field, Field::Region | Field::ReviewRegion) {
        return region_text(value);
    }
    let mut mine = Mine::default();
    match field.set(&mut mine, value) {
        Ok(_) => field.cell(&mine),
        Err(_) => value.to_owned(),
    }
}

fn region_text(code: &str) -> String {
    region::find(code).map_or_else(|| code.to_owned(), region::Region::full_name)
}

fn details(mine: &Mine) -> Vec<MineFact> {
    let fact = |field: &Field| MineFact {
        field: field.code().to_owned(),
        value: field.value(mine),
        text: value_text(field.code(), &field.value(mine)),
    };
    // The boundary has a place of its own.
    let shown = |field: &&Field| !matches!(field, Field::Boundary | Field::GivenBoundary);
    mine.details.keys().filter(shown).map(fact).collect()
}

/// `111.2401710`, from degrees × 10⁷.
pub(crate) fn degrees_text(degrees_e7: i64) -> String {
    let sign = if degrees_e7 < 0 { "-" } else { "" };
    let digits = degrees_e7.unsigned_abs();
    format!("{sign}{}.{:07}", digits / 10_000_000, digits % 10_000_000)
}

pub(super) fn field_of(code: &str) -> Result<Field> {
    Field::from_code(code).ok_or_else(|| AppError::bad_input(format!("there is no field {code}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_have_seven_decimals() {
        assert_eq!(degrees_text(1_112_401_710), "111.2401710");
        assert_eq!(degrees_text(-5), "-0.0000005");
    }

    #[test]
    fn values_as_people_read_them() {
        assert_eq!(value_text("method", "open-pit"), "露天");
        assert_eq!(value_text("region", "150622"), "内蒙古自治区鄂尔多斯市准格尔旗");
        assert_eq!(value_text("cancelling", "yes"), "是");
        assert_eq!(value_text("name", ""), "");
        assert_eq!(value_text("of-a-newer-version", "x"), "x");
    }
}
