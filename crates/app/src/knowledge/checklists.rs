//! Which tables there are: those that ship, and those that somebody imported.

use std::borrow::Cow;

use canon::Hash32;
use rules::checklist::{Checklist, Words, shipped};
use rust_decimal::Decimal;
use store::query::checklist::ChecklistFacts;
use store::query::inspection::InspectionFacts;

use super::{count, words};
use crate::api::{
    ById, ChecklistContent, ChecklistGroup, ChecklistLine, ChecklistList, ChecklistQuery,
    ChecklistRow, ChecklistSubgroup,
};
use crate::inspection::{code, text};
use crate::{App, AppError, Result, Session};

pub fn list(app: &App, query: ChecklistQuery) -> Result<ChecklistList> {
    let session = app.session()?;
    let mut rows = Vec::new();
    for facts in session.store.checklists()? {
        rows.push(imported_row(app, &session, &facts)?);
    }
    rows.extend(shipped().iter().map(|table| row(app, table, table.hash())));
    let region = match &query.mine {
        Some(mine) => Some(session.mine(mine)?.region),
        None => None,
    };
    let book = session.rulebook()?;
    let pack = region.as_deref().and_then(|region| book.of_region(region));
    let pack = pack.map(|(pack, _)| pack);
    let known = |id: &String| rows.iter().find(|row| row.id == *id);
    let proposed = pack.and_then(|pack| pack.pass.checklists.iter().find_map(known));
    Ok(ChecklistList {
        proposed: proposed.map(|row| row.key.clone()),
        pack: pack.map(|pack| words(app, &pack.title)),
        rows,
    })
}

pub fn get(app: &App, input: ById) -> Result<ChecklistContent> {
    let session = app.session()?;
    let key: Hash32 = input.id.parse().map_err(AppError::bad_input)?;
    if let Some(table) = shipped().iter().find(|table| table.hash() == key) {
        return Ok(content(app, table, row(app, table, key)));
    }
    let facts = session.store.checklist(&key)?;
    let facts = facts.ok_or_else(|| AppError::not_found("checklist", &input.id))?;
    Ok(content(app, &facts.checklist, imported_row(app, &session, &facts)?))
}

/// The table for a new inspection: the one that was chosen, or what the pack proposes.
pub(crate) fn chosen(
    app: &App,
    session: &Session,
    mine: &str,
    key: Option<&str>,
) -> Result<Cow<'static, Checklist>> {
    let proposed = match key {
        Some(key) => Some(key.to_owned()),
        None => list(app, ChecklistQuery { mine: Some(mine.to_owned()) })?.proposed,
    };
    let key = proposed.ok_or_else(|| AppError::not_found("checklist", ""))?;
    let hash: Hash32 = key.parse().map_err(AppError::bad_input)?;
    by_hash(session, &hash)?.ok_or_else(|| AppError::not_found("checklist", &key))
}

/// The table that an inspection was opened with. It is named by its hash, so another one under
/// the same id is never taken for it; it may come later than the inspection.
pub(crate) fn of_inspection(
    session: &Session,
    facts: &InspectionFacts,
) -> Result<Cow<'static, Checklist>> {
    let named = |table: &&Checklist| {
        table.id == facts.checklist && table.version.to_string() == facts.checklist_version
    };
    let found = match &facts.checklist_hash {
        Some(hash) => by_hash(session, hash)?,
        None => shipped().iter().find(named).map(Cow::Borrowed),
    };
    found.ok_or_else(|| {
        let message = format!(
            "this inspection was made with the checklist {} {}, which has not arrived here. \
             Everything is kept; synchronise, or import the same sheet",
            facts.checklist, facts.checklist_version
        );
        AppError::new("checklist-not-arrived", message)
            .with("id", &facts.checklist)
            .with("version", &facts.checklist_version)
    })
}

pub(crate) fn by_hash(session: &Session, hash: &Hash32) -> Result<Option<Cow<'static, Checklist>>> {
    if let Some(table) = shipped().iter().find(|table| table.hash() == *hash) {
        return Ok(Some(Cow::Borrowed(table)));
    }
    Ok(session.store.checklist(hash)?.map(|facts| Cow::Owned(facts.checklist)))
}

pub(super) fn imported_row(
    app: &App,
    session: &Session,
    facts: &ChecklistFacts,
) -> Result<ChecklistRow> {
    Ok(ChecklistRow {
        file_name: Some(facts.file_name.clone()),
        imported_by: Some(session.name_of(&facts.actor)?),
        imported_at_ms: Some(facts.imported_at_ms),
        ..row(app, &facts.checklist, facts.hash)
    })
}

pub(super) fn row(app: &App, table: &Checklist, key: Hash32) -> ChecklistRow {
    ChecklistRow {
        key: key.to_string(),
        code: key.short(),
        id: table.id.clone(),
        version: table.version,
        title: words(app, &table.title),
        source: words(app, &table.source),
        practice: table.practice,
        groups: count(table.groups.len()),
        subgroups: count(table.groups.iter().map(|group| group.subgroups.len()).sum()),
        items: count(table.items().count()),
        prerequisites: count(table.prerequisites.len()),
        points: text(table.points),
        pass: table.pass.total.map(text),
        group_percent: table.pass.group_percent.map(text),
        not_applicable: code(&table.not_applicable),
        file_name: None,
        imported_by: None,
        imported_at_ms: None,
    }
}

pub(super) fn content(app: &App, table: &Checklist, row: ChecklistRow) -> ChecklistContent {
    let line = |id: &str, title: &Words, guide: String, points: Option<Decimal>| ChecklistLine {
        id: id.to_owned(),
        title: words(app, title),
        guide,
        points: points.map(text).unwrap_or_default(),
    };
    let prerequisites = table.prerequisites.iter();
    let prerequisites = prerequisites.map(|one| line(&one.id, &one.title, String::new(), None));
    let subgroup = |subgroup: &rules::checklist::Subgroup| ChecklistSubgroup {
        id: subgroup.id.clone(),
        title: words(app, &subgroup.title),
        lines: subgroup
            .items
            .iter()
            .map(|item| line(&item.id, &item.title, words(app, &item.guide), Some(item.points)))
            .collect(),
    };
    let group = |group: &rules::checklist::Group| ChecklistGroup {
        id: group.id.clone(),
        title: words(app, &group.title),
        points: text(group.points),
        subgroups: group.subgroups.iter().map(subgroup).collect(),
    };
    ChecklistContent {
        prerequisites: prerequisites.collect(),
        groups: table.groups.iter().map(group).collect(),
        row,
    }
}
