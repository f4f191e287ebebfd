use rules::clause as table;
use rules::pack::{Library, Pack, PackRef, Rulebook, Rules};

use super::{own_pack, words};
use crate::api::{ById, ClauseView, Nothing, PackRow, PackView};
use crate::inspection::code;
use crate::machine::region_name;
use crate::{App, AppError, Result};

/// The pack that holds where the signed-in person works comes first, then by id.
pub fn list(app: &App, _: Nothing) -> Result<Vec<PackRow>> {
    let session = app.session()?;
    let (book, region) = (session.rulebook()?, session.person.region.as_str());
    let mut rows: Vec<PackRow> = session
        .store
        .library()
        .all()
        .map(|(pack, reference)| row(app, pack, reference, (&book, region)))
        .collect();
    rows.sort_by_key(|row| !row.here);
    Ok(rows)
}

pub fn get(app: &App, input: ById) -> Result<PackView> {
    let session = app.session()?;
    let found = version(session.store.library(), &input.id);
    let (pack, reference) = found.ok_or_else(|| AppError::not_found("pack", &input.id))?;
    let department = |(id, department): (&String, &rules::pack::Department)| {
        (id.clone(), department.name.clone())
    };
    let mut value = serde_json::to_value(pack).map_err(AppError::bad_input)?;
    for shown_elsewhere in
        ["format", "id", "version", "title", "level", "region", "status", "inherits", "source"]
    {
        if let Some(fields) = value.as_object_mut() {
            fields.remove(shown_elsewhere);
        }
    }
    Ok(PackView {
        row: row(app, pack, reference, (&session.rulebook()?, session.person.region.as_str())),
        issuers: pack.source.issuers.clone(),
        supersedes: pack.validity.supersedes.clone(),
        used: own_pack::used(&session, reference)?,
        inherits: pack.inherits.as_ref().map(|base| format!("{} {}", base.id, base.version)),
        departments: pack.departments.iter().map(department).collect(),
        pack: value,
    })
}

/// `GS` is the newest, `GS@1` that version.
fn version<'l>(library: &'l Library, id: &str) -> Option<Rules<'l>> {
    let Some((id, number)) = id.rsplit_once('@') else { return library.newest(id) };
    library.versions(id).find(|(pack, _)| pack.version.to_string() == number)
}

pub(super) fn row(
    app: &App,
    pack: &Pack,
    reference: &PackRef,
    (book, region): (&Rulebook<'_>, &str),
) -> PackRow {
    let here = book.of_region(region);
    PackRow {
        switched_on: book.drafts_near(region).iter().any(|draft| draft.reference == reference),
        id: pack.id.clone(),
        version: pack.version,
        code: reference.hash.short(),
        title: words(app, &pack.title),
        level: pack.level.code().to_owned(),
        region_name: pack.region.as_deref().map(region_name),
        status: code(&pack.status),
        effective_from: pack.validity.effective_from.map(|day| day.to_string()),
        effective_to: pack.last_day().map(|day| day.to_string()),
        source: pack.source.title.clone(),
        number: pack.source.number.clone(),
        date: pack.source.date.map(|day| day.to_string()),
        here: here.is_some_and(|(_, held)| held == reference),
        own: Library::shipped().newest(&pack.id).is_none(),
    }
}

/// “Says who?”
pub fn clause(app: &App, input: ById) -> Result<ClauseView> {
    let session = app.session()?;
    let known = table::find(&input.id).map_or(input.id.as_str(), |clause| clause.id);
    let said = session.store.library().clause(known);
    let (pack, text) = said.ok_or_else(|| AppError::not_found("clause", &input.id))?;
    let duties = pack.dated(known);
    Ok(ClauseView {
        id: known.to_owned(),
        text: text.to_owned(),
        pack: Some(pack.id.clone()),
        document: pack.source.title.clone(),
        number: pack.source.number.clone(),
        date: pack.source.date.map(|day| day.to_string()),
        status: Some(code(&pack.status)),
        duties: duties.map(|rule| words(app, &rule.duty)).collect(),
    })
}
