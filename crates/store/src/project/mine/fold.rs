//! Sources into mines, one after another.
//!
//! Usually a source is the newest and is taken in on top. A late record by hand, newer than every
//! sheet that was read, concerns one mine: that one is folded again from there on. Before a sheet
//! everything is read again, because which mine a row is about follows from all that went before.

use rules::fact::Fact;
use rules::mine::import::{Outcome, Preview, Reader, settle};
use rules::mine::{Added, Changed, Mine, changes};
use rusqlite::Connection;

use super::source::{Content, Source};
use super::table::{self, Standing};
use crate::blobs::Blobs;
use crate::connection;
use crate::error::Result;
use crate::json::json;
use crate::query::mine_life::Shift;

/// Brings the mines up to date with all sources that are here; with `again`, from the beginning.
/// Whether that changed anything.
pub(crate) fn bring_up_to_date(db: &Connection, blobs: &Blobs, again: bool) -> Result<bool> {
    if again {
        return read_all_again(db, blobs).map(|()| true);
    }
    let mut changed = false;
    for source in Source::find(db, "read = 0", [])? {
        if source.is_sheet() {
            // Only one that can be read is late: a damaged one would be it for ever.
            let Some(content) = source.content(db, blobs)? else { continue };
            if newest(db, "read = 1")?.is_some_and(|newest| newest > source.at) {
                return read_all_again(db, blobs).map(|()| true);
            }
            take_in(db, &source, content)?;
        } else {
            if newest(db, "read = 1 AND mine = ''")?.is_some_and(|sheet| sheet > source.at) {
                return read_all_again(db, blobs).map(|()| true);
            }
            fold_one(db, &source)?;
        }
        source.note_read(db, true)?;
        changed = true;
    }
    Ok(table::keep_mentioned(db, None)? || changed)
}

fn newest(db: &Connection, condition: &str) -> Result<Option<String>> {
    let find = format!("SELECT max(at) FROM mine_source WHERE {condition}");
    Ok(db.prepare_cached(&find)?.query_row([], |row| row.get(0))?)
}

fn read_all_again(db: &Connection, blobs: &Blobs) -> Result<()> {
    db.execute_batch(
        "DELETE FROM mine; DELETE FROM mine_change; DELETE FROM mine_withdrawn; \
         UPDATE clock SET region = (SELECT region FROM casefile WHERE id = clock.casefile);",
    )?;
    for source in Source::find(db, "1 = 1", [])? {
        if !source.is_sheet() {
            fold_on_top(db, &source)?;
            source.note_read(db, true)?;
            continue;
        }
        let content = source.content(db, blobs)?;
        source.note_read(db, content.is_some())?;
        if let Some(content) = content {
            take_in(db, &source, content)?;
        }
    }
    table::keep_mentioned(db, None)?;
    Ok(())
}

/// A sheet touches the pages of all indexes over and over: with the usual room each would be
/// encrypted, written and read back many times.
fn take_in(db: &Connection, source: &Source, content: Content) -> Result<()> {
    connection::with_room(db, || take_rows_in(db, source, content))
}

fn take_rows_in(db: &Connection, source: &Source, content: Content) -> Result<()> {
    let undone = source.is_undone(db)?;
    let mut counted = Preview::default();
    for row in Reader::reopen(&content.bytes, content.layout) {
        let find = |licence: &str| table::by_licence_or_id(db, licence);
        match counted.take(row, find)? {
            Some(Outcome::Added(mine)) if undone => table::withdraw(db, mine, &source.at)?,
            Some(Outcome::Added(mine)) => table::write(db, &mine, &source.at, false)?,
            Some(Outcome::Changed { after, changes }) if !undone => {
                table::update(db, &after)?;
                table::note_changes(db, &after.id, source, &table::shifts(changes))?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Puts a record by hand in its place among those of its mine, and folds those after it again.
fn fold_one(db: &Connection, source: &Source) -> Result<()> {
    let later = "mine = ?1 AND at > ?2 AND read = 1";
    let later = Source::find(db, later, (&source.mine, &source.at))?;
    let Some(first) = later.first() else { return fold_on_top(db, source) };
    let mut standing = before(db, first)?;
    for source in std::iter::once(source).chain(&later) {
        standing = step(db, source, standing)?;
    }
    keep(db, standing.as_ref())
}

fn fold_on_top(db: &Connection, source: &Source) -> Result<()> {
    let standing = table::standing(db, &source.mine)?;
    let standing = step(db, source, standing)?;
    keep(db, standing.as_ref())
}

fn keep(db: &Connection, standing: Option<&Standing>) -> Result<()> {
    match standing {
        Some(standing) => table::write(db, &standing.mine, &standing.origin, false),
        None => Ok(()),
    }
}

/// The mine as it was at a source's place.
fn before(db: &Connection, source: &Source) -> Result<Option<Standing>> {
    let find = "SELECT before FROM mine_source WHERE at = ?1";
    let before: Option<String> =
        db.prepare_cached(find)?.query_row([&source.at], |row| row.get(0))?;
    Ok(before.and_then(|before| serde_json::from_str(&before).ok()))
}

/// One record by hand on top of what stands there; notes what was before, and what it changed.
fn step(db: &Connection, source: &Source, before: Option<Standing>) -> Result<Option<Standing>> {
    let note = "UPDATE mine_source SET before = ?2 WHERE at = ?1";
    let text = before.as_ref().map(json).transpose()?;
    db.prepare_cached(note)?.execute((&source.at, text))?;
    let (after, shifts) = if source.kind == Added::KIND {
        add(source, before, source.fact(db)?)
    } else {
        let before = match before {
            None => table::withdrawn(db, &source.mine)?,
            standing => standing,
        };
        change(before, source.fact(db)?)
    };
    table::note_changes(db, &source.mine, source, &shifts)?;
    Ok(after)
}

/// A mine entered by hand is like a row of a sheet: what it leaves blank stays.
fn add(
    source: &Source,
    before: Option<Standing>,
    added: Option<Added>,
) -> (Option<Standing>, Vec<Shift>) {
    let Some(added) = added else { return (before, Vec::new()) };
    match settle(before.as_ref().map(|standing| &standing.mine), added.mine) {
        Outcome::Added(mine) => (Some(Standing { mine, origin: source.at.clone() }), Vec::new()),
        Outcome::Changed { after: mine, changes } => {
            let origin = before.map_or_else(|| source.at.clone(), |standing| standing.origin);
            (Some(Standing { mine, origin }), table::shifts(changes))
        }
        Outcome::Unchanged(_) => (before, Vec::new()),
    }
}

fn change(before: Option<Standing>, changed: Option<Changed>) -> (Option<Standing>, Vec<Shift>) {
    let (Some(standing), Some(changed)) = (before.clone(), changed) else {
        return (before, Vec::new());
    };
    let Ok(mine) = changed.apply(&standing.mine) else { return (before, Vec::new()) };
    let shifts = seen_shifts(&standing.mine, &mine, &changed);
    (Some(Standing { mine, ..standing }), shifts)
}

/// What really changed, and beside it what its author saw there, where that was something else:
/// two people who changed one field without knowing of each other are both shown.
fn seen_shifts(before: &Mine, after: &Mine, changed: &Changed) -> Vec<Shift> {
    let mut shifts = table::shifts(changes(before, after));
    for change in &changed.changes {
        let (field, now) = (change.field.code(), change.field.value(before));
        if now == change.before {
            continue;
        }
        let seen = Some(change.before.clone());
        if let Some(shift) = shifts.iter_mut().find(|shift| shift.field == field) {
            shift.seen = seen;
        } else {
            let (field, after) = (field.to_owned(), change.field.value(after));
            shifts.push(Shift { field, before: now, after, seen });
        }
    }
    shifts
}
