//! Importing a table from a sheet: the official annex, or a province's own.

use canon::BlobRef;
use record::Subject;
use rules::checklist::import::{
    About, Column, Columns, Edition, Fault, Imported, Matched, SheetCell, SheetRow, import as read,
    rows_of_csv,
};
use rules::checklist::{Checklist, NotApplicable, PassRule};
use rust_decimal::Decimal;
use tables::{Cell, Row, Workbook};

use super::checklists::{content, imported_row, row};
use super::count;
use crate::api::{ChecklistImport, ChecklistImported, ColumnMatch, RowNote};
use crate::inspection::text;
use crate::{App, AppError, Result, Session};

/// Faults that go to the screen; the count names all.
const MOST_FAULTS: usize = 200;
/// The zip mark that every xlsx file begins with.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// A preview and an import do the same, but for the last step.
pub fn import(app: &App, input: ChecklistImport) -> Result<ChecklistImported> {
    let session = app.session()?;
    let file = input.file.token.parse().map_err(AppError::bad_input)?;
    let bytes = session.store.blobs.read(&file)?;
    let (sheets, rows) = sheet(&bytes, input.sheet.as_deref())?;
    let mut about = about(&input)?;
    about.version = next_version(&session, &about.id)?;
    let outcome = read(&rows, &about, &input.columns)?;
    let (faults, fault_count) = fault_notes(&outcome.faults);
    let mut answer = ChecklistImported {
        sheets,
        columns: columns(&outcome.columns),
        faults,
        fault_count,
        groups: count(outcome.groups),
        subgroups: count(outcome.subgroups),
        items: count(outcome.items),
        prerequisites: count(outcome.prerequisites),
        points: outcome.checklist.as_ref().map(|table| text(table.points)).unwrap_or_default(),
        content: None,
        recorded: false,
    };
    let Some(table) = outcome.checklist else { return Ok(answer) };
    if let Some(same) = same(&session, &table)? {
        let facts = session.store.checklist(&same.hash())?;
        let row = match &facts {
            Some(facts) => imported_row(app, &session, facts)?,
            None => row(app, &same, same.hash()),
        };
        answer.content = Some(content(app, &same, row));
        answer.recorded = true;
        return Ok(answer);
    }
    answer.content = Some(content(app, &table, row(app, &table, table.hash())));
    if !input.dry_run {
        let subject = Subject::new("checklist", &table.id);
        let imported = Imported {
            hash: table.hash(),
            checklist: table,
            edition: about.edition,
            file: BlobRef { hash: file, bytes: bytes.len() as u64 },
            file_name: input.file.name,
        };
        session.append(&subject, &imported)?;
        answer.recorded = true;
    }
    Ok(answer)
}

/// A table that is here already under an earlier version is not recorded once more.
fn same(session: &Session, table: &Checklist) -> Result<Option<Checklist>> {
    let all = session.store.checklists()?.into_iter().map(|facts| facts.checklist);
    Ok(all
        .into_iter()
        .find(|known| Checklist { version: table.version, ..known.clone() } == *table))
}

fn next_version(session: &Session, id: &str) -> Result<u32> {
    if rules::checklist::shipped().iter().any(|table| table.id == id) {
        let message =
            format!("{id} is the id of a table that ships. Choose another; nothing was imported");
        return Err(AppError::new("annex-id-taken", message).with("id", id));
    }
    let known = session.store.checklists()?;
    let newest = known.iter().filter(|facts| facts.checklist.id == id);
    Ok(newest.map(|facts| facts.checklist.version).max().unwrap_or(0) + 1)
}

fn about(input: &ChecklistImport) -> Result<About> {
    let line = |text: &str| -> Result<Option<Decimal>> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| {
            let message = format!("{text:?} is not a number. Nothing was recorded");
            AppError::new("not-a-number", message).with("text", text)
        })
    };
    let edition: Edition =
        serde_json::from_value(input.edition.clone().into()).map_err(AppError::bad_input)?;
    let not_applicable: NotApplicable =
        serde_json::from_value(input.not_applicable.clone().into()).map_err(AppError::bad_input)?;
    Ok(About {
        id: input.id.trim().to_owned(),
        version: 1,
        title: input.title.clone(),
        source: input.source.clone(),
        edition,
        practice: input.practice,
        not_applicable,
        pass: PassRule { total: line(&input.pass)?, group_percent: line(&input.group_percent)? },
    })
}

/// The rows of a workbook's sheet or of a csv file, and the names of all sheets.
pub(crate) fn sheet(bytes: &[u8], wanted: Option<&str>) -> Result<(Vec<String>, Vec<SheetRow>)> {
    if !bytes.starts_with(WORKBOOK) {
        return Ok((Vec::new(), rows_of_csv(bytes)?));
    }
    let mut workbook = Workbook::open(bytes)?;
    let sheets = workbook.sheets();
    let name = wanted.or(sheets.first().map(String::as_str)).unwrap_or_default().to_owned();
    let rows = workbook.rows(&name)?.map(|row| Ok(sheet_row(row?)));
    Ok((sheets, rows.collect::<std::result::Result<_, tables::TableError>>()?))
}

fn sheet_row(row: Row) -> SheetRow {
    SheetRow { number: row.number, cells: row.cells.iter().map(sheet_cell).collect() }
}

/// A cell that is merged into another is blank: what it belongs to stands above.
fn sheet_cell(cell: &Cell) -> SheetCell {
    let fault = cell.fault.as_ref();
    let fault = fault.filter(|fault| !matches!(fault, tables::Fault::Merged { .. }));
    SheetCell { text: cell.text().into_owned(), spoiled: fault.map(ToString::to_string) }
}

pub(crate) fn columns(columns: &Columns) -> Vec<ColumnMatch> {
    let matched = |matched: &Matched| ColumnMatch {
        heading: matched.heading.clone(),
        field: Some(Column::code(matched.column).to_owned()),
    };
    let ignored = |heading: &String| ColumnMatch { heading: heading.clone(), field: None };
    columns.matched.iter().map(matched).chain(columns.ignored.iter().map(ignored)).collect()
}

/// As many as a screen holds, and how many there are.
pub(crate) fn fault_notes(faults: &[Fault]) -> (Vec<RowNote>, u32) {
    (faults.iter().take(MOST_FAULTS).map(note).collect(), count(faults.len()))
}

fn note(fault: &Fault) -> RowNote {
    RowNote {
        row: fault.row,
        column: fault.column.clone(),
        code: fault.reason.code().to_owned(),
        reason: fault.reason.to_string(),
        args: crate::mine::reason_args(&fault.reason),
    }
}
