//! The registry beside mines: holders, departments, agencies, penalties, contacts. One way of
//! adding, changing and retiring for all.

mod credit;
mod edit;
mod packs;

use rules::entry::{Asked, Entry, EntryChange, Kind, Told, lacks, penalty_state};
use rules::procedure::Proof;
use store::query::entry::EntryEvent;

use crate::api::{
    ById, ByKind, EntryDetail, EntryPaper, EntryRow, FieldChange, FieldForm, PaperView, SavedFile,
    TimelineEntry,
};
use crate::casefile::safe_name;
use crate::mine::field_form;
use crate::{App, AppError, Result, Session, clock};

pub use credit::export_credit;
pub use edit::{add, change, retire};
pub use packs::{in_packs, take_over};

pub fn form(_: &App, input: ByKind) -> Result<Vec<FieldForm>> {
    Ok(fields(kind_of(&input.kind)?))
}

fn fields(kind: Kind) -> Vec<FieldForm> {
    let form = |asked: &Asked| field_form(asked.code, &asked.how(), asked.required);
    kind.fields().iter().map(form).collect()
}

pub fn list(app: &App, input: ByKind) -> Result<Vec<EntryRow>> {
    let session = app.session()?;
    rows(app, &session, session.store.entries(kind_of(&input.kind)?)?)
}

pub fn of_mine(app: &App, input: ById) -> Result<Vec<EntryRow>> {
    let session = app.session()?;
    rows(app, &session, session.store.entries_of_mine(&input.id)?)
}

pub fn get(app: &App, input: ById) -> Result<EntryDetail> {
    let session = app.session()?;
    let entry = known(&session, &input.id)?;
    let life = session.store.entry_life(&input.id)?;
    let facts = life.iter().filter_map(|event| event.told.as_ref());
    let papers = facts.flat_map(Told::papers).map(|paper| shown_paper(&session, paper));
    Ok(EntryDetail {
        papers: papers.collect(),
        form: fields(entry.kind),
        life: life.into_iter().map(|event| told(&session, event)).collect::<Result<_>>()?,
        row: row(app, &session, entry)?,
    })
}

/// Takes a paper of the entry out of the store, under its own name.
pub fn save_paper(app: &App, input: EntryPaper) -> Result<SavedFile> {
    let papers = get(app, ById { id: input.id })?.papers;
    let known = papers.into_iter().find(|paper| paper.hash == input.hash);
    let paper = known.ok_or_else(|| AppError::not_found("paper", &input.hash))?;
    let hash = input.hash.parse().map_err(AppError::bad_input)?;
    let bytes = app.session()?.store.blobs.read(&hash)?;
    app.save_file(&safe_name(&paper.name, &paper.hash), &bytes)
}

pub(crate) fn shown_paper(session: &Session, paper: &Proof) -> PaperView {
    PaperView {
        name: paper.name.clone(),
        hash: paper.content.hash.to_string(),
        bytes: paper.content.bytes,
        here: session.store.blobs.contains(&paper.content.hash),
    }
}

fn kind_of(code: &str) -> Result<Kind> {
    let unknown = || AppError::bad_input(format!("there are no entries of the kind {code}"));
    Kind::from_code(code).ok_or_else(unknown)
}

fn known(session: &Session, id: &str) -> Result<Entry> {
    session.store.entry(id)?.ok_or_else(|| AppError::not_found("entry", id))
}

fn rows(app: &App, session: &Session, entries: Vec<Entry>) -> Result<Vec<EntryRow>> {
    entries.into_iter().map(|entry| row(app, session, entry)).collect()
}

fn row(app: &App, session: &Session, entry: Entry) -> Result<EntryRow> {
    let mine = entry.value("mine");
    let mine_name = if mine.is_empty() { String::new() } else { session.name_of_mine(mine)? };
    let today = clock::date(app.now_ms());
    let state = match entry.kind {
        Kind::Penalty => penalty_state(&entry, today).code(),
        _ => "",
    };
    let (lacks, lacks_clause) = lacking(session, &entry)?;
    Ok(EntryRow {
        id: entry.id.clone(),
        kind: entry.kind.code().to_owned(),
        name: entry.name().to_owned(),
        retired: entry.retired,
        mine_name,
        state: state.to_owned(),
        lacks,
        lacks_clause,
        values: entry.fields,
    })
}

/// What a contact lacks by the pack that names its body, and the clause that asks for it.
fn lacking(session: &Session, entry: &Entry) -> Result<(Vec<String>, Option<String>)> {
    let nothing = (Vec::new(), None);
    if entry.kind != Kind::Contact || entry.retired {
        return Ok(nothing);
    }
    let book = session.rulebook()?;
    let named = book.named(entry.value("pack"), &session.person.region);
    let Some((pack, _)) = named else { return Ok(nothing) };
    let clause = pack.supervision.contact_fields.as_ref().map(|stated| stated.clause.clone());
    Ok((lacks(pack, entry).into_iter().map(str::to_owned).collect(), clause))
}

fn told(session: &Session, event: EntryEvent) -> Result<TimelineEntry> {
    let changes = event.told.as_ref().map_or(&[][..], Told::changes);
    Ok(TimelineEntry {
        at_ms: event.at_ms,
        actor_name: session.name_of(&event.actor)?,
        record: format!("{}/{}", event.device, event.seq),
        subject: String::new(),
        detail: event.told.as_ref().map_or("", Told::reason).to_owned(),
        changes: changes.iter().map(|change| shown(session, change)).collect::<Result<_>>()?,
        kind: event.kind,
    })
}

fn shown(session: &Session, change: &EntryChange) -> Result<FieldChange> {
    Ok(FieldChange {
        field: change.field.clone(),
        before: change.before.clone(),
        after: change.after.clone(),
        before_text: text(session, &change.field, &change.before)?,
        after_text: text(session, &change.field, &change.after)?,
        seen_text: None,
    })
}

/// A value as people read it: a mine by its name, a region by its own.
fn text(session: &Session, field: &str, value: &str) -> Result<String> {
    match field {
        "mine" if !value.is_empty() => session.name_of_mine(value),
        "region" => Ok(crate::mine::value_text("region", value)),
        _ => Ok(value.to_owned()),
    }
}
