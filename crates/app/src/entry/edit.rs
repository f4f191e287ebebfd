use record::Subject;
use rules::entry::{
    Entry, EntryAdded, EntryChanged, EntryEdited, EntryError, EntryRetired, Fields, Kind, Read,
};
use rules::mine::Reason;
use store::Write;

use super::{get, kind_of, known, shown, text};
use crate::api::{ById, EntryAdd, EntryChangeInput, EntryDetail, EntryRetire, Looked, Overtaken};
use crate::casefile::staged_papers;
use crate::mine::{field_note, reason_args};
use crate::{App, AppError, Result, Session};

pub fn add(app: &App, input: EntryAdd) -> Result<Looked> {
    let session = app.session()?;
    let kind = kind_of(&input.kind)?;
    let texts: Vec<_> = input.values.iter().map(|(f, text)| (f.as_str(), text.as_str())).collect();
    let papers = staged_papers(&session, &input.papers)?;
    let id = app.new_id("e");
    let act = |write: &mut Write<'_>| -> Result<Looked> {
        let edited = read(&session, kind, &Fields::new(), &texts)?;
        let mut looked = looked(&session, kind, &Fields::new(), &edited)?;
        if !input.dry_run {
            edited.accepted()?;
            let added = EntryAdded::decide(kind, &texts, &input.reason)?;
            let added = EntryAdded { papers, ..added };
            write.append(&session.act(&Subject::new("entry", &id)), &added)?;
            looked.id = Some(id);
        }
        Ok(looked)
    };
    if input.dry_run { session.store.rehearse(act) } else { session.store.write(act) }
}

pub fn change(app: &App, input: EntryChangeInput) -> Result<Looked> {
    let session = app.session()?;
    let edits: Vec<(&str, &str, &str)> = input
        .edits
        .iter()
        .map(|edit| (edit.field.as_str(), edit.seen.as_str(), edit.text.as_str()))
        .collect();
    let papers = staged_papers(&session, &input.papers)?;
    let act = |write: &mut Write<'_>| -> Result<Looked> {
        let entry = known(&session, &input.id)?;
        let texts: Vec<_> = edits.iter().map(|(field, _, text)| (*field, *text)).collect();
        let edited = read(&session, entry.kind, &entry.fields, &texts)?;
        let mut looked = looked(&session, entry.kind, &entry.fields, &edited)?;
        looked.overtaken = overtaken(&session, &entry, &edited, &edits)?;
        looked.id = Some(entry.id.clone());
        if !input.dry_run {
            edited.accepted()?;
            let changed = EntryChanged::decide(&entry, &edits, &input.reason)?;
            let changed = EntryChanged { papers, ..changed };
            write.append(&session.act(&Subject::new("entry", &entry.id)), &changed)?;
        }
        Ok(looked)
    };
    if input.dry_run { session.store.rehearse(act) } else { session.store.write(act) }
}

pub fn retire(app: &App, input: EntryRetire) -> Result<EntryDetail> {
    let session = app.session()?;
    session.store.write(|write: &mut Write<'_>| -> Result<()> {
        let entry = known(&session, &input.id)?;
        let retired = EntryRetired::decide(&entry, input.retired, &input.reason)?;
        write.append(&session.act(&Subject::new("entry", &entry.id)), &retired)?;
        Ok(())
    })?;
    get(app, ById { id: input.id })
}

/// Reads the texts, and refuses a mine that isn't in the registry.
fn read(
    session: &Session,
    kind: Kind,
    before: &Fields,
    texts: &[(&str, &str)],
) -> Result<EntryEdited> {
    let mut edited = EntryEdited::read(kind, before, texts)?;
    for asked in kind.fields().iter().filter(|asked| asked.read == Read::Mine) {
        if let Some(mine) = edited.fields.get(asked.code)
            && session.store.mine(mine)?.is_none()
        {
            let found = mine.clone();
            edited.refused.push((asked.code.to_owned(), Reason::UnknownMine { found }));
        }
    }
    Ok(edited)
}

fn looked(session: &Session, kind: Kind, before: &Fields, edited: &EntryEdited) -> Result<Looked> {
    let notes = |list: &[(String, Reason)]| {
        list.iter().map(|(field, reason)| field_note(field, reason)).collect()
    };
    let changes = edited.changes(kind, before);
    Ok(Looked {
        id: None,
        refused: notes(&edited.refused),
        warned: notes(&edited.warned),
        changes: changes.iter().map(|change| shown(session, change)).collect::<Result<_>>()?,
        overtaken: Vec::new(),
    })
}

fn overtaken(
    session: &Session,
    entry: &Entry,
    edited: &EntryEdited,
    edits: &[(&str, &str, &str)],
) -> Result<Vec<Overtaken>> {
    let seen: Vec<_> = edits.iter().map(|(field, seen, _)| (*field, *seen)).collect();
    let late = edited.overtaken(&entry.fields, &seen).into_iter().map(|(field, now)| {
        let saw = seen.iter().find(|(one, _)| *one == field).map_or("", |(_, seen)| seen);
        Ok(Overtaken {
            seen_text: text(session, &field, saw)?,
            now_text: text(session, &field, &now)?,
            now,
            field,
        })
    });
    late.collect()
}

impl From<EntryError> for AppError {
    fn from(error: EntryError) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            EntryError::Value { field, reason } => {
                let shown = shown.with("field", field).with("reason", reason.code());
                reason_args(&reason)
                    .into_iter()
                    .fold(shown, |e, (name, value)| e.with(&name, value))
            }
            EntryError::Meanwhile { field, seen, now } => {
                shown.with("field", field).with("seen", seen).with("now", now)
            }
            EntryError::UnknownField { field } => shown.with("field", field),
            EntryError::Nothing | EntryError::NoReason => shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::save_paper;
    use super::*;
    use crate::api::{EntryPaper, FieldEdit, ImportInput, Staged};
    use crate::testing::Desk;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn an_agency_is_added_changed_and_retired() {
        let desk = Desk::new();
        let values = values(&[("name", "青岭评估有限公司"), ("state", "active")]);
        let agency = |dry_run| EntryAdd {
            kind: "agency".into(),
            values: values.clone(),
            reason: "名单".into(),
            papers: Vec::new(),
            dry_run,
        };
        assert_eq!(add(&desk.app, agency(true)).unwrap().id, None);
        let id = add(&desk.app, agency(false)).unwrap().id.unwrap();
        let edit = |seen: &str| FieldEdit {
            field: "state".into(),
            seen: seen.into(),
            text: "disqualified".into(),
        };
        let change_from = |seen: &str| EntryChangeInput {
            id: id.clone(),
            edits: vec![edit(seen)],
            reason: "弄虚作假，查实".into(),
            papers: Vec::new(),
            dry_run: false,
        };
        let late = change(&desk.app, change_from("blacklisted")).unwrap_err();
        assert_eq!(late.code(), "changed-meanwhile");
        change(&desk.app, change_from("active")).unwrap();
        let retirement = EntryRetire { id: id.clone(), retired: true, reason: "注销".into() };
        let detail = retire(&desk.app, retirement).unwrap();
        assert!(detail.row.retired);
        let kinds: Vec<_> = detail.life.iter().map(|entry| entry.kind.as_str()).collect();
        assert_eq!(kinds, ["entry.retired", "entry.changed", "entry.added"]);
        let told = &detail.life[1].changes[0];
        assert_eq!((told.before.as_str(), told.after.as_str()), ("active", "disqualified"));
    }

    #[test]
    fn a_penalty_needs_a_mine_that_is_known() {
        let desk = Desk::new();
        let penalty = EntryAdd {
            kind: "penalty".into(),
            values: values(&[
                ("decision", "准自罚〔2026〕3号"),
                ("mine", "m-0000000000000000"),
                ("by", "准格尔旗自然资源局"),
                ("decided_on", "2026-03-05"),
            ]),
            reason: String::new(),
            papers: Vec::new(),
            dry_run: true,
        };
        let looked = add(&desk.app, penalty.clone()).unwrap();
        assert_eq!(looked.refused[0].code, "unknown-mine");
        let refused = add(&desk.app, EntryAdd { dry_run: false, ..penalty }).unwrap_err();
        assert_eq!(refused.code(), "entry-value");
    }

    /// OR-1.2: who led when, and by which 包联责任表; whoever is assigned later leads in another role.
    #[test]
    fn a_leader_s_role_and_term_have_a_history_and_their_paper() {
        let desk = Desk::new();
        let app = &desk.app;
        let table = |text: &[u8]| Staged {
            token: app.stage(None, text, true).unwrap(),
            name: "包联责任表.pdf".into(),
        };
        let leader = |from: &str, to: &str| EntryAdd {
            kind: "leader".into(),
            values: values(&[
                ("leader", "白副旗长"),
                ("role", "assigned"),
                ("region", "150622"),
                ("term_from", from),
                ("term_to", to),
            ]),
            reason: "年度分工".into(),
            papers: vec![table(b"2026")],
            dry_run: false,
        };
        let backwards = add(app, leader("2026-12-31", "2026-01-01"));
        assert!(backwards.is_err(), "a term ends after it began");
        let id = add(app, leader("2026-01-01", "2026-12-31")).unwrap().id.unwrap();
        let edit =
            FieldEdit { field: "role".into(), seen: "assigned".into(), text: "chief".into() };
        let input = EntryChangeInput {
            id: id.clone(),
            edits: vec![edit],
            reason: "任旗长".into(),
            papers: vec![table(b"2027")],
            dry_run: false,
        };
        change(app, input).unwrap();
        let detail = get(app, ById { id }).unwrap();
        let told = &detail.life[0].changes[0];
        assert_eq!((told.before.as_str(), told.after.as_str()), ("assigned", "chief"));
        assert_eq!((detail.row.name.as_str(), detail.papers.len()), ("白副旗长", 2));
    }

    /// 代录: the decision's scan is kept with the entry.
    #[test]
    fn a_penalty_keeps_its_decision() {
        let desk = Desk::new();
        let app = &desk.app;
        let stage = |name: &str, bytes: &[u8]| Staged {
            token: app.stage(None, bytes, true).unwrap(),
            name: name.to_owned(),
        };
        let import = ImportInput {
            file: stage("矿山.csv", &demo::csv(1, 3)),
            beside: Vec::new(),
            sheet: String::new(),
            columns: BTreeMap::new(),
            dry_run: false,
        };
        crate::mine::import(app, import).unwrap();
        let mine = desk.session().store.mines_of_region("").unwrap()[0].clone();
        let penalty = EntryAdd {
            kind: "penalty".into(),
            values: values(&[
                ("decision", "准自罚〔2026〕3号"),
                ("mine", mine.id.as_str()),
                ("by", "准格尔旗自然资源局"),
                ("decided_on", "2026-03-05"),
                ("amount", "120000.50"),
            ]),
            reason: String::new(),
            papers: vec![stage("决定书.pdf", b"scan")],
            dry_run: false,
        };
        let id = add(app, penalty).unwrap().id.unwrap();
        let detail = get(app, ById { id: id.clone() }).unwrap();
        assert_eq!((detail.papers.len(), detail.papers[0].name.as_str()), (1, "决定书.pdf"));
        let hash = detail.papers[0].hash.clone();
        let saved = save_paper(app, EntryPaper { id: id.clone(), hash }).unwrap();
        assert_eq!(std::fs::read(saved.path).unwrap(), b"scan");
        let other =
            save_paper(app, EntryPaper { id: id.clone(), hash: canon::sha256(b"x").to_string() });
        assert_eq!(other.unwrap_err().code(), "not-found");
    }
}
