//! Cases of all procedures. What a case says is folded anew from all its records whenever one
//! arrives: the rows follow from the set of records and from no order.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use record::{Record, Subject};
use rules::calendar::Calendar;
use rules::procedure::{Entry as CaseEntry, Kind, Summary};
use rusqlite::Connection;

use super::Entry;
use crate::error::Result;
use crate::json::json;
use crate::{calendar, log, project};

/// Applies any record about a case; others are none of ours.
pub fn applied(entry: &Entry<'_>) -> Result<()> {
    let subject = &entry.header.subject;
    let Some(kind) = Kind::named(&subject.kind) else { return Ok(()) };
    let own = (kind.check)(&CaseEntry {
        id: entry.record_id(),
        at: entry.at(),
        kind: entry.header.kind.clone(),
        v: entry.header.v,
        body: entry.body.clone(),
    });
    if !own.map_err(|why| entry.unreadable(&why))? {
        return Ok(());
    }
    let records = records(entry.db, subject)?;
    let read = |record| Some((record, case_entry(record).filter(|own| reads(kind, own))?));
    let own: Vec<(&Record, CaseEntry)> = records.iter().filter_map(read).collect();
    timeline(entry, &own)?;
    let changed = own.iter().map(|(record, _)| record.header.clock.wall).max().unwrap_or_default();
    let entries: Vec<CaseEntry> = own.into_iter().map(|(_, own)| own).collect();
    let (summary, line) = (kind.summarise)(&entries);
    let Some(summary) = summary else { return Ok(()) };
    write_case(entry.db, subject, &summary, line.tips.len(), changed)?;
    let (calendar, _) = calendar::in_use(entry.db)?;
    write_clocks(entry.db, &subject.id, &summary, &calendar)
}

/// The clocks of all cases once more, with the calendar that is in use now.
pub(crate) fn recount(db: &Connection) -> Result<()> {
    recount_opened(db, "")
}

/// The same of the cases that were opened on this day or later.
pub(crate) fn recount_since(db: &Connection, day: NaiveDate) -> Result<()> {
    recount_opened(db, &day.to_string())
}

/// By the day as text; one that has a sign before its year sorts before the digits and is counted.
fn recount_opened(db: &Connection, since: &str) -> Result<()> {
    let (calendar, _) = calendar::in_use(db)?;
    let mut find = db.prepare(
        "SELECT kind, id FROM casefile WHERE (opened >= ?1 OR opened < '0') \
         AND id IN (SELECT casefile FROM clock)",
    )?;
    let rows =
        find.query_map([since], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    for (name, id) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let Some(kind) = Kind::named(&name) else { continue };
        let records = records(db, &Subject::new(&name, &id))?;
        let own = records.iter().filter_map(case_entry).filter(|own| reads(kind, own));
        let entries: Vec<CaseEntry> = own.collect();
        if let (Some(summary), _) = (kind.summarise)(&entries) {
            write_clocks(db, &id, &summary, &calendar)?;
        }
    }
    Ok(())
}

/// All records about a case.
pub(crate) fn records(db: &Connection, case: &Subject) -> Result<Vec<Record>> {
    let sql = format!("SELECT {} FROM record WHERE subject = ?1 ORDER BY place", log::COLUMNS);
    log::read(db, &sql, [case.to_string()])
}

/// As the rules read it; `None` without a payload that can be read.
pub(crate) fn case_entry(record: &Record) -> Option<CaseEntry> {
    let payload = record.payload().ok()??;
    Some(CaseEntry {
        id: record.id(),
        at: project::at(&record.header),
        kind: record.header.kind.clone(),
        v: record.header.v,
        body: payload.body,
    })
}

fn write_case(
    db: &Connection,
    subject: &Subject,
    summary: &Summary,
    tips: usize,
    changed_ms: i64,
) -> Result<()> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO casefile VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute((
        &subject.id,
        &subject.kind,
        &summary.number,
        &summary.mine,
        &summary.region,
        json(&summary.pack)?,
        &summary.origin,
        &summary.station,
        summary.opened.to_string(),
        summary.closed.map(|day| day.to_string()),
        tips,
        changed_ms,
    ))?;
    Ok(())
}

fn write_clocks(db: &Connection, case: &str, summary: &Summary, calendar: &Calendar) -> Result<()> {
    db.prepare_cached("DELETE FROM clock WHERE casefile = ?1")?.execute([case])?;
    let mut insert = db.prepare_cached(
        "INSERT INTO clock VALUES (?1, ?2, ?3, \
         coalesce((SELECT region FROM mine WHERE id = ?3), ?4), ?5, ?6, ?7, ?8, ?9)",
    )?;
    let counting = calendar.counting_on(summary.opened);
    for (place, running) in summary.clocks.iter().enumerate() {
        let clock = running.at(calendar, counting);
        insert.execute((
            case,
            place,
            &summary.mine,
            &summary.region,
            &clock.clause,
            &clock.duty,
            clock.from.to_string(),
            clock.due.map(|day| day.to_string()),
            json(&clock.mark)?,
        ))?;
    }
    Ok(())
}

/// Everything that happened in the case stands in the life of the mine that its opening names, also
/// what was set aside. Lines are only ever added, so the order in which records come is no matter.
fn timeline(entry: &Entry<'_>, own: &[(&Record, CaseEntry)]) -> Result<()> {
    let named = own.iter().filter_map(|(_, own)| said(own, "mine"));
    let mines: BTreeSet<&str> = named.filter(|mine| !mine.is_empty()).collect();
    for mine in mines {
        for (record, own) in own {
            entry.line(&record.header, mine, said(own, "number").unwrap_or_default())?;
        }
    }
    Ok(())
}

/// A text of the fact itself.
fn said<'a>(entry: &'a CaseEntry, field: &str) -> Option<&'a str> {
    entry.body.get("fact")?.get(field)?.as_str()
}

fn reads(kind: &Kind, entry: &CaseEntry) -> bool {
    rules::fact::is_known(&entry.kind, entry.v) && (kind.check)(entry).is_ok_and(|own| own)
}
