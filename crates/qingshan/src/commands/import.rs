use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use app::App;
use app::api::{ImportInput, ImportResult, RowNote, Staged};
use serde_json::{Value, json};

use crate::args::ImportMines;
use crate::exit::Exit;
use crate::open::{call, open};
use crate::{Done, Said, files};

const PIECE: usize = 4 * 1024 * 1024;

pub fn mines(args: &ImportMines) -> Done {
    let columns = columns(args)?;
    let app = open(&args.desk)?;
    let file = staged(&app, &args.file)?;
    let beside = beside(&args.file).into_iter().map(|path| staged(&app, &path));
    let beside = beside.collect::<Result<Vec<_>, _>>()?;
    let sheet = args.sheet.clone();
    let input = ImportInput { file, beside, sheet, columns, dry_run: args.dry_run };
    let result: ImportResult = call(&app, "mine.import", &input)?;
    let mut lines = told("warning: ", &result.warned, result.warned_count);
    lines.extend(told("", &result.refused, result.refused_count));
    lines.push(format!(
        "{} added, {} changed, {} unchanged, {} refused",
        result.added, result.changed, result.unchanged, result.refused_count
    ));
    Ok(Said { yes: true, json: answer(&result), lines })
}

/// The notes that came, and how many more there are.
fn told(mark: &str, notes: &[RowNote], count: u32) -> Vec<String> {
    let line = |note: &RowNote| {
        // Of the row as a whole no column is named.
        let column =
            if note.column.is_empty() { String::new() } else { format!(", {}", note.column) };
        format!("{mark}row {}{column}: {}", note.row, note.reason)
    };
    let mut lines: Vec<String> = notes.iter().map(line).collect();
    let more = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(notes.len());
    if more > 0 {
        lines.push(format!("{mark}and {more} more"));
    }
    lines
}

fn columns(args: &ImportMines) -> Result<BTreeMap<String, String>, Exit> {
    let Some(file) = &args.columns else { return Ok(BTreeMap::new()) };
    let text = files::read_text(file)?;
    toml::from_str(&text).map_err(|e| Exit::Usage(format!("{}: {e}", file.display())))
}

/// The files that belong to a shapefile.
fn beside(file: &Path) -> Vec<PathBuf> {
    let is_shape = file.extension().is_some_and(|end| end.eq_ignore_ascii_case("shp"));
    let ends = ["dbf", "DBF", "prj", "PRJ", "cpg", "CPG"].iter().filter(|_| is_shape);
    ends.map(|end| file.with_extension(end)).filter(|path| path.exists()).collect()
}

pub fn staged(app: &App, path: &Path) -> Result<Staged, Exit> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(Staged { token: stage(app, path)?, name: name.unwrap_or_default() })
}

/// Hands a file over in pieces, as the window does.
fn stage(app: &App, path: &Path) -> Result<String, Exit> {
    let mut file = files::open(path)?;
    let mut piece = vec![0; PIECE];
    let mut token: Option<String> = None;
    loop {
        let read = file.read(&mut piece)?;
        let staged = app.stage(token.as_deref(), &piece[..read], read == 0)?;
        if read == 0 {
            return Ok(staged);
        }
        token = Some(staged);
    }
}

fn answer(result: &ImportResult) -> Value {
    let notes = |notes: &[RowNote]| -> Vec<Value> {
        let note = |n: &RowNote| json!({ "row": n.row, "column": n.column, "code": n.code, "reason": n.reason });
        notes.iter().map(note).collect()
    };
    json!({
        "added": result.added,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "warned": notes(&result.warned),
        "warned_count": result.warned_count,
        "refused": notes(&result.refused),
        "refused_count": result.refused_count,
    })
}
