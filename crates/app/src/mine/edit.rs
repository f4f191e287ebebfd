//! Mines by hand: what a person typed is looked at whole, and recorded whole or not at all.

use record::Subject;
use rules::form::How;
use rules::mine::{Added, ChangeError, Changed, Edit, Edited, Field, Mine, Reason};
use rules::mine::{changes, overtaken};
use store::Write;

use super::life::{field_change, field_of, value_text};
use super::reason_args;
use crate::api::{FieldForm, FieldNote, Looked, MineAdd, MineChange, Nothing, Overtaken};
use crate::{App, AppError, Result, Session};

/// The fields of the form, in the order of a sheet.
#[allow(clippy::unnecessary_wraps, reason = "operations answer with a result")]
pub fn form(_: &App, _: Nothing) -> Result<Vec<FieldForm>> {
    let field =
        |field: &Field| field_form(field.code(), &field.how(), Field::REQUIRED.contains(field));
    Ok(Field::ALL.iter().filter(|field| field.is_typed()).map(field).collect())
}

pub(crate) fn field_form(field: &str, how: &How, required: bool) -> FieldForm {
    FieldForm {
        field: field.to_owned(),
        how: how.code().to_owned(),
        words: how.words().iter().map(|word| (*word).to_owned()).collect(),
        required,
    }
}

pub fn add(app: &App, input: MineAdd) -> Result<Looked> {
    let session = app.session()?;
    let texts = input.values.iter().map(|(field, text)| Ok((field_of(field)?, text.as_str())));
    let texts: Vec<_> = texts.collect::<Result<_>>()?;
    let act = |write: &mut Write<'_>| -> Result<Looked> {
        let mut edited = Edited::read(&Mine::default(), &texts);
        refuse_taken(&session, &mut edited)?;
        let mut answer = answer(&Mine::default(), &edited);
        if input.dry_run {
            return Ok(answer);
        }
        refuse(edited)?;
        let added = Added::decide(&texts, &input.reason)?;
        let subject = Subject::new("mine", &added.mine.id);
        write.append(&session.act(&subject), &added)?;
        answer.id = Some(added.mine.id);
        Ok(answer)
    };
    if input.dry_run { session.store.rehearse(act) } else { session.store.write(act) }
}

pub fn change(app: &App, input: MineChange) -> Result<Looked> {
    let session = app.session()?;
    let edits = input
        .edits
        .iter()
        .map(|edit| Ok(Edit { field: field_of(&edit.field)?, seen: &edit.seen, text: &edit.text }));
    let edits: Vec<Edit<'_>> = edits.collect::<Result<_>>()?;
    let act = |write: &mut Write<'_>| -> Result<Looked> {
        let mine = session.mine(&input.id)?;
        let texts: Vec<_> = edits.iter().map(|edit| (edit.field, edit.text)).collect();
        let mut edited = Edited::read(&mine, &texts);
        refuse_taken(&session, &mut edited)?;
        let mut answer = answer(&mine, &edited);
        let late = overtaken(&mine, &edited.mine, &edits);
        answer.overtaken = late.into_iter().map(|(edit, now)| overtaken_field(edit, now)).collect();
        answer.id = Some(mine.id.clone());
        if input.dry_run {
            return Ok(answer);
        }
        refuse(edited)?;
        let changed = Changed::decide(&mine, &edits, &input.reason)?;
        let subject = Subject::new("mine", &mine.id);
        write.append(&session.act(&subject), &changed)?;
        Ok(answer)
    };
    if input.dry_run { session.store.rehearse(act) } else { session.store.write(act) }
}

/// No two mines have one licence number. Two machines that don't know of each other may still
/// record it; the list then shows both.
fn refuse_taken(session: &Session, edited: &mut Edited) -> Result<()> {
    let licence = &edited.mine.licence;
    if licence.is_empty() {
        return Ok(());
    }
    if let Some(other) = session.store.mine_by_licence(licence)?
        && other.id != edited.mine.id
    {
        edited.refused.push((Field::Licence, Reason::LicenceTaken { mine: other.name }));
    }
    Ok(())
}

fn refuse(edited: Edited) -> Result<()> {
    match edited.refused.into_iter().next() {
        Some((field, reason)) => Err(ChangeError::Value { field, reason }.into()),
        None => Ok(()),
    }
}

fn answer(before: &Mine, edited: &Edited) -> Looked {
    let notes = |list: &[(Field, Reason)]| {
        list.iter().map(|(field, reason)| note(field.code(), reason)).collect()
    };
    let changes = changes(before, &edited.mine);
    let change = |change: &rules::mine::Change| {
        field_change(change.field.code(), &change.before, &change.after)
    };
    Looked {
        id: None,
        refused: notes(&edited.refused),
        warned: notes(&edited.warned),
        changes: changes.iter().map(change).collect(),
        overtaken: Vec::new(),
    }
}

pub(crate) fn note(field: &str, reason: &Reason) -> FieldNote {
    FieldNote {
        field: field.to_owned(),
        code: reason.code().to_owned(),
        reason: reason.to_string(),
        args: reason_args(reason),
    }
}

fn overtaken_field(edit: &Edit<'_>, now: String) -> Overtaken {
    let field = edit.field.code();
    Overtaken {
        field: field.to_owned(),
        seen_text: value_text(field, edit.seen),
        now_text: value_text(field, &now),
        now,
    }
}

impl From<ChangeError> for AppError {
    fn from(error: ChangeError) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            ChangeError::Value { field, reason } => {
                let shown = shown.with("field", field.code()).with("reason", reason.code());
                reason_args(&reason)
                    .into_iter()
                    .fold(shown, |e, (name, value)| e.with(&name, value))
            }
            ChangeError::Meanwhile { field, seen, now } => shown
                .with("field", field.code())
                .with("seen", value_text(field.code(), &seen))
                .with("now", value_text(field.code(), &now)),
            _ => shown,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::api::FieldEdit;
    use crate::testing::Desk;

    fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())).collect()
    }

    fn addition(licence: &str) -> MineAdd {
        let values = values(&[
            ("name", "红柳沟煤矿"),
            ("licence", licence),
            ("holder", "红柳沟矿业"),
            ("region", "准格尔旗"),
            ("mineral", "煤"),
            ("status", "producing"),
        ]);
        MineAdd { values, reason: "新发证".into(), dry_run: false }
    }

    fn status(id: &str, seen: &str, text: &str) -> MineChange {
        let edit = FieldEdit { field: "status".into(), seen: seen.into(), text: text.into() };
        MineChange { id: id.into(), edits: vec![edit], reason: "核实".into(), dry_run: false }
    }

    #[test]
    fn added_looked_at_changed_and_told() {
        let desk = Desk::new();
        let before = entries(&desk);
        let looked =
            add(&desk.app, MineAdd { dry_run: true, ..addition("1500000820123") }).unwrap();
        assert_eq!((looked.id, looked.warned[0].code.as_str()), (None, "old-licence"));
        assert_eq!(entries(&desk), before, "looking records nothing");
        let id = add(&desk.app, addition("1500000820123")).unwrap().id.unwrap();
        let again = add(&desk.app, addition("1500000820123")).unwrap_err();
        assert_eq!(again.code(), "mine-value");
        change(&desk.app, status(&id, "producing", "停产")).unwrap();
        let late = change(&desk.app, status(&id, "producing", "关闭")).unwrap_err();
        assert_eq!(late.code(), "changed-meanwhile");
        let dry = MineChange { dry_run: true, ..status(&id, "producing", "关闭") };
        let looked = change(&desk.app, dry).unwrap();
        assert_eq!(looked.overtaken[0].now_text, "停产");

        let detail = super::super::get(&desk.app, crate::api::ById { id: id.clone() }).unwrap();
        assert_eq!(detail.values["status"], "stopped");
        let (newest, first) = (&detail.timeline[0], &detail.timeline[1]);
        assert_eq!((newest.kind.as_str(), newest.detail.as_str()), ("mine.changed", "核实"));
        assert_eq!(newest.actor_name, "检查员甲");
        let told = &newest.changes[0];
        assert_eq!((told.before_text.as_str(), told.after_text.as_str()), ("生产", "停产"));
        assert_eq!((first.kind.as_str(), detail.timeline_all), ("mine.added", 2));
        let input = crate::api::HistoryInput { id, field: "status".into() };
        assert_eq!(super::super::history(&desk.app, input).unwrap().len(), 1);
    }

    #[test]
    fn a_place_in_gcj02_is_converted_shown_and_exported_with_what_was_typed() {
        let desk = Desk::new();
        let place = [("lon", "111.240171"), ("lat", "39.864361"), ("datum", "gcj02")];
        let mut input = addition("C1506222018071110148203");
        input.values.extend(values(&place));
        let id = add(&desk.app, input).unwrap().id.unwrap();
        let detail = super::super::get(&desk.app, crate::api::ById { id }).unwrap();
        assert_eq!(detail.values["given_position"], "gcj02 111.240171,39.864361");
        assert_eq!(detail.values["datum"], "");
        let longitude = detail.longitude.unwrap();
        assert!(longitude.starts_with("111.23") && longitude != "111.2401710", "{longitude}");
        let input = crate::api::ExportInput {
            format: "csv".into(),
            mines: crate::api::MineQuery { limit: 10, ..Default::default() },
        };
        let sheet = String::from_utf8(desk.app.export_mines(&input).unwrap()).unwrap();
        assert!(sheet.contains("CGCS2000"), "{sheet}");
        assert!(sheet.contains("GCJ-02 111.240171,39.864361"), "{sheet}");
        assert!(!form(&desk.app, Nothing {}).unwrap().iter().any(|f| f.field == "given_position"));
    }

    fn entries(desk: &Desk) -> u64 {
        desk.session().store.head().seq
    }

    #[test]
    fn nothing_half_done() {
        let desk = Desk::new();
        let mut wrong = addition("C1506222018071110148203");
        wrong.values.insert("region".into(), "城关区".into());
        wrong.values.insert("lat".into(), "39.6".into());
        let before = entries(&desk);
        let looked = add(&desk.app, MineAdd { dry_run: true, ..wrong.clone() }).unwrap();
        let refused: Vec<_> = looked.refused.iter().map(|note| note.field.as_str()).collect();
        assert_eq!(refused, ["region", "lon"]);
        assert_eq!(add(&desk.app, wrong).unwrap_err().code(), "mine-value");
        assert_eq!(entries(&desk), before);
        let unknown = MineAdd { values: values(&[("depth", "9")]), ..addition("") };
        assert_eq!(add(&desk.app, unknown).unwrap_err().code(), "bad-input");
    }
}
