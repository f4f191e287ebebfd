//! Mines: the list, importing a sheet; below, one mine's file, changes by hand, undone imports.

mod boundary;
mod edit;
mod life;
mod undo;

use std::collections::BTreeMap;

use record::Subject;
use rules::mine::import::{Issue, Outcome, Preview, Reader, RefusedSheet};
use rules::mine::{Change, Imported, Mine};
use store::query::mine::{Filter, Sort};

use crate::api::{
    Facet, Facets, ImportInput, ImportResult, ImportedChange, MinePage, MineQuery, MineRow,
    Nothing, RefusedInput, RefusedWords, RowNote, SavedFile,
};
use crate::machine::{code_of, region_name};
use crate::sheet::{self, Files, Phase};
use crate::{App, AppError, Result, Session, clock};

pub use edit::{add, change, form};
pub(crate) use edit::{field_form, note as field_note};
pub(crate) use life::{degrees_text, field_change, value_text};
pub use life::{get, history, timeline};
pub use undo::{imports, restore, undo};

const LONGEST_PAGE: u32 = 500;
/// Notes about rows that go to the screen; the counts name all.
const MOST_NOTES: usize = 500;
const SAMPLE: usize = 20;
const MOST_CHANGES: usize = 200;

pub fn list(app: &App, query: MineQuery) -> Result<MinePage> {
    let session = app.session()?;
    #[allow(clippy::disallowed_methods, reason = "what a query took is no fact of the log")]
    let begun = std::time::Instant::now();
    let filter = filter(&query)?;
    let limit = query.limit.min(LONGEST_PAGE);
    let (mines, total) = session.store.mines(&filter, query.offset, limit)?;
    let rows = mines.iter().map(|mine| row(&session, mine)).collect::<Result<_>>()?;
    let all = session.store.mine_index()?.len();
    Ok(MinePage {
        rows,
        total,
        all,
        took_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    })
}

/// What of the registry a query asks for, and in which order.
pub(crate) fn filter(query: &MineQuery) -> Result<Filter> {
    Ok(Filter {
        text: query.text.clone(),
        regions: query.regions.clone(),
        minerals: query.minerals.clone(),
        scales: query.scales.clone(),
        list_levels: query.list_levels.clone(),
        states: query.states.clone(),
        sort: match query.sort.as_str() {
            "" | "name" => Sort::Name,
            "region" => Sort::Region,
            "last-inspected" => Sort::LastInspected,
            other => return Err(AppError::bad_input(format!("there is no order {other}"))),
        },
    })
}

pub(crate) fn row(session: &Session, mine: &Mine) -> Result<MineRow> {
    let visits = session.store.visits(&mine.id)?;
    Ok(MineRow {
        id: mine.id.clone(),
        name: mine.name.clone(),
        licence: mine.licence.clone(),
        holder: mine.holder.clone(),
        region: mine.region.clone(),
        region_name: region_name(&mine.region),
        mineral: mine.mineral.clone(),
        method: mine.method.code().to_owned(),
        scale: mine.scale.code().to_owned(),
        list_level: mine.list_level.code().to_owned(),
        state: mine.status.code().to_owned(),
        last_inspected: visits.last_finalised_ms.map(|ms| clock::date(ms).to_string()),
        open_inspection: visits.open,
    })
}

pub fn facets(app: &App, _: Nothing) -> Result<Facets> {
    let facets = app.session()?.store.mine_index()?.facets();
    let plain = |counts: Vec<(String, u32)>| {
        let facet = |(value, count): (String, u32)| Facet { label: value.clone(), value, count };
        counts.into_iter().map(facet).collect()
    };
    let region = |(value, count): (String, u32)| Facet { label: region_name(&value), value, count };
    Ok(Facets {
        regions: facets.regions.into_iter().map(region).collect(),
        minerals: plain(facets.minerals),
        scales: plain(facets.scales),
        list_levels: plain(facets.list_levels),
        states: plain(facets.states),
    })
}

/// A preview and an import do the same, but for the last step.
pub fn import(app: &App, input: ImportInput) -> Result<ImportResult> {
    let session = app.session()?;
    let files = Files::open(&session, &input.file, &input.beside)?;
    let map = sheet::column_map(&input.columns)?;
    let _running = app.importing.begin()?;
    let sheet = sheet::read(&files.brought(), &input.sheet, &map, &app.importing)?;
    let mut reader = Reader::reopen(&sheet.csv, sheet.layout.clone());
    let mut preview = Preview::default();
    let (mut sample, mut changed) = (Vec::new(), Vec::new());
    while let Some(row) = reader.next() {
        let (done, total) = reader.progress();
        app.importing.step(Phase::Checking, done as u64, total as u64)?;
        let find = |licence: &str| session.store.mine_by_licence(licence);
        let Some(outcome) = preview.take(row, find)? else { continue };
        if let Outcome::Changed { after, changes } = &outcome
            && changed.len() < MOST_CHANGES
        {
            changed.push(imported_change(after, changes));
        }
        if sample.len() < SAMPLE {
            sample.push(sample_row(outcome));
        }
    }
    let mut counts = preview.counts();
    counts.warned += sheet.told.len() as u64;
    counts.refused += sheet.spoilt.len() as u64;
    let result = ImportResult {
        dry_run: input.dry_run,
        format: sheet.top.format.to_owned(),
        sheet: sheet.top.sheet.clone(),
        encoding: code_of(&sheet.layout.encoding),
        added: count(preview.added),
        changed: count(preview.changed),
        unchanged: count(preview.unchanged),
        warned: notes(sheet.warned(), &preview.warned),
        refused: notes(sheet.refused(), &preview.refused),
        warned_count: count(counts.warned),
        refused_count: count(counts.refused),
        sample,
        changes: changed,
    };
    if !input.dry_run && preview.added + preview.changed > 0 {
        app.importing.step(Phase::Writing, 0, 0)?;
        let headings = sheet::headings(&sheet.csv, &sheet.layout);
        sheet::remember_columns(&session.store, headings, &input.columns)?;
        let blobs = &session.store.blobs;
        let (file, originals) = sheet.keep(blobs, app.random(), files.blobs.clone())?;
        let layout = sheet.layout;
        let imported = Imported { file, file_name: input.file.name, originals, layout, counts };
        session.append(&Subject::new("registry", "mines"), &imported)?;
    }
    Ok(result)
}

fn imported_change(after: &Mine, changes: &[Change]) -> ImportedChange {
    let change =
        |change: &Change| life::field_change(change.field.code(), &change.before, &change.after);
    ImportedChange {
        mine: after.id.clone(),
        name: after.name.clone(),
        changes: changes.iter().map(change).collect(),
    }
}

/// All rows that an import refuses, as a sheet of their own, with what the page says of each.
pub fn save_refused(app: &App, input: RefusedInput) -> Result<SavedFile> {
    let session = app.session()?;
    let files = Files::open(&session, &input.file, &input.beside)?;
    let map = sheet::column_map(&input.columns)?;
    let _running = app.importing.begin()?;
    let sheet = sheet::read(&files.brought(), &input.sheet, &map, &app.importing)?;
    let mut reader = Reader::reopen(&sheet.csv, sheet.layout.clone());
    let words = &input.words;
    let mut saved = RefusedSheet::new([&words.row, &words.column, &words.reason], reader.header());
    // Rows with a cell that can't be used are no rows of the csv: only their notes are left.
    for note in sheet.refused() {
        saved.add(note.row, &note.column, &sentence(words, &note), &[]);
    }
    for row in reader.by_ref() {
        let Err(issue) = row.outcome else { continue };
        let note = note(&issue);
        saved.add(note.row, &note.column, &sentence(words, &note), &row.cells);
    }
    let name = format!("refused-rows-{}.csv", input.file.token.get(..8).unwrap_or_default());
    app.save_file(&name, &saved.into_bytes())
}

/// The page's sentence for a reason; its own where the page has none.
fn sentence(words: &RefusedWords, note: &RowNote) -> String {
    let Some(template) = words.reasons.get(&note.code) else { return note.reason.clone() };
    let fill = |text: String, (name, value): (&String, &String)| {
        text.replace(&format!("{{{name}}}"), value)
    };
    note.args.iter().fold(template.clone(), fill)
}

fn sample_row(outcome: Outcome) -> MineRow {
    let (Outcome::Added(mine) | Outcome::Changed { after: mine, .. } | Outcome::Unchanged(mine)) =
        outcome;
    plain_row(mine)
}

/// A row of a mine that need not be in the registry, without its visits.
fn plain_row(mine: Mine) -> MineRow {
    MineRow {
        region_name: region_name(&mine.region),
        method: mine.method.code().to_owned(),
        scale: mine.scale.code().to_owned(),
        list_level: mine.list_level.code().to_owned(),
        state: mine.status.code().to_owned(),
        id: mine.id,
        name: mine.name,
        licence: mine.licence,
        holder: mine.holder,
        region: mine.region,
        mineral: mine.mineral,
        last_inspected: None,
        open_inspection: None,
    }
}

/// Notes about the table's cells and about what they say, as rows come.
fn notes(mut notes: Vec<RowNote>, issues: &[Issue]) -> Vec<RowNote> {
    notes.extend(issues.iter().take(MOST_NOTES).map(note));
    notes.sort_by_key(|note| note.row);
    notes.truncate(MOST_NOTES);
    notes
}

fn note(issue: &Issue) -> RowNote {
    RowNote {
        row: issue.row,
        column: issue.column.clone(),
        code: issue.reason.code().to_owned(),
        reason: issue.reason.to_string(),
        args: reason_args(&issue.reason),
    }
}

/// What a sentence about the reason needs.
pub(crate) fn reason_args(reason: &impl serde::Serialize) -> BTreeMap<String, String> {
    let args = serde_json::to_value(reason).ok().and_then(|value| {
        let object = value.get("args")?.as_object()?.clone();
        let text = |value: &serde_json::Value| match value {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Array(list) => {
                list.iter().filter_map(|v| v.as_str()).collect::<Vec<_>>().join("、")
            }
            other => other.to_string(),
        };
        Some(object.iter().map(|(name, value)| (name.clone(), text(value))).collect())
    });
    args.unwrap_or_default()
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod stop_tests;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Staged;
    use crate::testing::Desk;

    #[test]
    fn refused_rows_are_a_file_in_the_words_of_the_page() {
        let desk = Desk::new();
        let sheet = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种\n\
                     红柳沟煤矿,C1506222018071110148201,某某矿业,150622,煤\n\
                     没有证,,某某矿业,150622,煤\n\
                     太远,C1506222018071110148202,某某矿业,999999,煤\n";
        let file = Staged {
            token: desk.app.stage(None, sheet.as_bytes(), true).unwrap(),
            name: "矿山.csv".into(),
        };
        let reasons = [("unknown-region".to_owned(), "“{found}”不是县区".to_owned())].into();
        let [row, column, reason] = ["行", "列", "原因"].map(str::to_owned);
        let words = RefusedWords { row, column, reason, reasons };
        let columns = BTreeMap::new();
        let input = RefusedInput { file, beside: Vec::new(), sheet: String::new(), columns, words };
        let saved = save_refused(&desk.app, input).unwrap();
        let bytes = std::fs::read(&saved.path).unwrap();
        assert_eq!(bytes.len() as u64, saved.bytes);
        let expected = "\u{feff}行,列,原因,矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种\r\n\
            3,采矿许可证号,\"the cell is empty, and a mine must have this\",没有证,,某某矿业,150622,煤\r\n\
            4,行政区划代码,“999999”不是县区,太远,C1506222018071110148202,某某矿业,999999,煤\r\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
