//! Packs and their clauses, from what ships and from files that somebody brings.

use rules::clause;
use rules::pack::{Library, Pack, PackFault, PackRef, Status, diff};
use serde_json::{Value, json};

use super::Answer;
use crate::api::{PackSwitch, PackSwitchState, PackSwitches};
use crate::{App, AppError, Result};

/// A file by its name, as it was read.
pub type NamedFile = (String, Vec<u8>);

/// All that ship.
pub fn list_packs() -> Answer {
    listed(Library::shipped(), None)
}

/// All of a desk: also those that were put into use there, where its drafts hold, and which are not
/// on its machine.
pub fn list_packs_of(app: &App, switches: &PackSwitches) -> Result<Answer> {
    Ok(listed(app.session()?.store.library(), Some(switches)))
}

fn listed(library: &Library, switches: Option<&PackSwitches>) -> Answer {
    let (mut lines, mut all) = (Vec::new(), Vec::new());
    for (pack, reference) in library.all() {
        let mut json = summary(pack, reference);
        lines.push(headline(pack, reference));
        if let Some(switches) = switches {
            let is_here = |word: &&PackSwitch| {
                word.state == PackSwitchState::Holds
                    && (word.pack.as_str(), word.version) == (pack.id.as_str(), pack.version)
            };
            let words = switches.words.iter().filter(is_here);
            lines.extend(words.clone().map(|word| format!("  switched on for {}", told(word))));
            json["switched_on"] = words.map(switched).collect();
        }
        all.push(json);
    }
    let words = switches.into_iter().flat_map(|switches| &switches.words);
    let absent = words.filter(|word| word.state == PackSwitchState::Absent);
    lines.extend(absent.map(|word| {
        let PackSwitch { pack, version, .. } = word;
        format!("{pack} {version}: not on this machine, switched on for {}", told(word))
    }));
    Answer::new(true, Value::Array(all), lines)
}

/// `650000 新疆维吾尔自治区 by 王海: 试行`
fn told(word: &PackSwitch) -> String {
    let PackSwitch { region, region_name, by, reason, .. } = word;
    format!("{region} {region_name} by {by}: {reason}")
}

fn switched(word: &PackSwitch) -> Value {
    json!({ "region": word.region, "by": word.by, "at_ms": word.at_ms, "reason": word.reason })
}

/// Every value of a shipped pack, with its clause.
pub fn show_pack(id: &str) -> Result<Answer> {
    let (pack, reference) = shipped(id)?;
    let mut lines = vec![headline(pack, reference), pack.source.title.clone()];
    lines.extend(pack.values().iter().filter(|(path, _)| !path.starts_with("clauses.")).map(line));
    let mut json = summary(pack, reference);
    json["pack"] = serde_json::to_value(pack).map_err(AppError::bad_input)?;
    Ok(Answer::new(true, json, lines))
}

/// Whether files are packs, read beside those that ship; every fault with its place.
pub fn check_packs(files: &[NamedFile]) -> Answer {
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    for (name, bytes) in files {
        match std::str::from_utf8(bytes) {
            Ok(text) => texts.push((name.as_str(), text)),
            Err(error) => faults.push(PackFault::not_text(name, bytes, error.valid_up_to())),
        }
    }
    if let Err(found) = Library::shipped().with(&texts) {
        faults.extend(found);
    }
    let mut lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    if faults.is_empty() {
        lines.push(format!("{} checked, no fault", count(files.len(), "pack")));
    }
    let fault = |f: &PackFault| json!({ "file": f.file, "line": f.line, "column": f.column, "expected": f.message });
    let faults: Vec<Value> = faults.iter().map(fault).collect();
    Answer::new(faults.is_empty(), json!({ "valid": faults.is_empty(), "faults": faults }), lines)
}

/// A pack that ships, or the file of another.
pub enum Brought {
    Shipped(String),
    File(NamedFile),
}

/// What differs between two packs; yes if nothing does.
pub fn diff_packs(before: &Brought, after: &Brought) -> Result<Answer> {
    let found = diff(&pack_of(before)?, &pack_of(after)?);
    let text = |value: &Option<Value>| value.as_ref().map_or_else(|| "–".into(), stated);
    let lines =
        found.iter().map(|d| format!("{}: {} → {}", d.path, text(&d.before), text(&d.after)));
    let lines = lines.collect();
    let json: Vec<Value> = found
        .iter()
        .map(|d| json!({ "path": d.path, "before": d.before, "after": d.after }))
        .collect();
    Ok(Answer::new(found.is_empty(), Value::Array(json), lines))
}

/// The clause in the document's words or a gist, which document says so, and what became of it.
pub fn clauses(ids: &[String]) -> Result<Answer> {
    let mut json = Vec::new();
    let mut lines = Vec::new();
    for id in ids {
        let clause = clause::find(id).ok_or_else(|| {
            let message = format!("there is no clause {id} in the table. Nothing was changed");
            AppError::new("clause-unknown", message).with("id", id)
        })?;
        let document = Library::shipped().clause(clause.id).map(|(pack, _)| pack);
        let title = document.map_or_else(String::new, |pack| pack.source.title.clone());
        lines.push(format!("{}: {}", clause.id, clause.gist));
        lines.push(format!("  {title}"));
        let test = if clause.test.is_empty() { "–" } else { clause.test };
        lines.push(format!("  {}: {}; {test}", clause.became, clause.place));
        let duties = document.into_iter().flat_map(|pack| pack.dated(clause.id));
        let duties: Vec<Value> = duties.map(|rule| json!(rule.duty)).collect();
        json.push(json!({
            "id": clause.id,
            "text": clause.gist,
            "pack": document.map(|pack| &pack.id),
            "document": document.map(|pack| &pack.source),
            "became": clause.became,
            "where": clause.place,
            "test": clause.test,
            "deadlines": duties,
        }));
    }
    let json = if json.len() == 1 { json.swap_remove(0) } else { Value::Array(json) };
    Ok(Answer::new(true, json, lines))
}

/// The form of a pack's file.
pub fn pack_schema() -> Answer {
    Answer::new(true, rules::pack::schema(), vec!["JSON Schema of a pack's file".into()])
}

fn shipped(id: &str) -> Result<(&'static Pack, &'static PackRef)> {
    Library::shipped().newest(id).ok_or_else(|| unknown(id))
}

fn unknown(id: &str) -> AppError {
    let known: Vec<&str> = Library::shipped().all().map(|(pack, _)| pack.id.as_str()).collect();
    let message = format!("there is no pack {id}; known are {}", known.join(", "));
    AppError::new("pack-unknown", message).with("id", id)
}

fn pack_of(brought: &Brought) -> Result<Pack> {
    let (name, bytes) = match brought {
        Brought::Shipped(id) => return Ok(shipped(id)?.0.clone()),
        Brought::File(file) => file,
    };
    let text = std::str::from_utf8(bytes).map_err(AppError::bad_input)?;
    let whole = Library::shipped().whole(name, text).map(|(pack, _)| pack);
    whole.map_err(|faults| rules::pack::UseRefusal::Faults(faults).into())
}

fn headline(pack: &Pack, reference: &PackRef) -> String {
    let off = if pack.on_by_default() { "" } else { ", off until somebody turns it on" };
    let status = json!(pack.status);
    let status = status.as_str().unwrap_or_default();
    let hash = reference.hash.short();
    format!("{} {} ({}): {status}{off}, {hash}", pack.id, pack.version, pack.title.en)
}

fn summary(pack: &Pack, reference: &PackRef) -> Value {
    json!({
        "id": pack.id,
        "version": pack.version,
        "hash": reference.hash,
        "title": pack.title,
        "level": pack.level,
        "region": pack.region,
        "status": pack.status,
        "on_by_default": pack.on_by_default(),
        "draft": pack.status == Status::Draft,
        "effective_from": pack.validity.effective_from,
        "effective_to": pack.validity.effective_to,
        "supersedes": pack.validity.supersedes,
        "inherits": pack.inherits,
        "source": pack.source,
    })
}

fn line((path, value): (&String, &Value)) -> String {
    format!("{path}: {}", stated(value))
}

/// `20% (OR-4.3)`
pub(crate) fn stated(value: &Value) -> String {
    match (value.get("value"), value.get("clause").and_then(Value::as_str)) {
        (Some(value), Some(clause)) => format!("{} ({clause})", plain(value)),
        _ => plain(value),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
