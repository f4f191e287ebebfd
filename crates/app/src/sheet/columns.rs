//! What the columns of a table mean: recognised by their headings, shown with examples, corrected by
//! a person.

use rules::mine::import::{Layout, first_rows};

use super::read::top;
use super::remembered::recall_columns;
use super::{Files, column_map};
use crate::api::{ColumnSeen, ColumnsInput, ColumnsView};
use crate::{App, Result};

const EXAMPLES: usize = 3;
/// Rows that examples are taken from: the first ones are often blank in the columns that matter.
const LOOKED_AT: usize = 20;

pub fn columns(app: &App, input: ColumnsInput) -> Result<ColumnsView> {
    let session = app.session()?;
    let files = Files::open(&session, &input.file, &input.beside)?;
    let top = top(&files.brought(), &input.sheet, &column_map(&input.columns)?)?;
    let recalled = if input.recall { recall_columns(&session.store, &top.csv) } else { None };
    let remembered = recalled.is_some();
    let said = recalled.unwrap_or(input.columns);
    let layout = Layout::recognise(&top.csv, &column_map(&said)?)?;
    let rows = first_rows(&top.csv, &layout, LOOKED_AT);
    let missing = layout.missing().into_iter().map(|field| field.code().to_owned());
    Ok(ColumnsView {
        format: top.format.to_owned(),
        sheet: top.sheet,
        sheets: top.sheets,
        header_row: layout.header_row,
        columns: matches(&layout, &rows),
        missing: missing.collect(),
        said,
        remembered,
    })
}

/// All headings from the left, those that mean nothing as well; the first row has them.
fn matches(layout: &Layout, rows: &[Vec<String>]) -> Vec<ColumnSeen> {
    let Some((header, below)) = rows.split_first() else { return Vec::new() };
    let field_of = |index: usize| {
        let column = layout.columns.iter().find(|column| column.index == index);
        column.map(|column| column.field.code().to_owned())
    };
    let headings = header.iter().map(|cell| rules::text::line(cell)).enumerate();
    headings
        .filter(|(_, heading)| !heading.is_empty())
        .map(|(index, heading)| ColumnSeen {
            heading: heading.into_owned(),
            field: field_of(index),
            examples: examples(index, below),
        })
        .collect()
}

fn examples(index: usize, below: &[Vec<String>]) -> Vec<String> {
    let cells = below.iter().filter_map(|cells| cells.get(index));
    let said = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    let mut found: Vec<String> = Vec::new();
    for cell in said {
        if found.len() < EXAMPLES && !found.iter().any(|known| known == cell) {
            found.push(cell.chars().take(40).collect());
        }
    }
    found
}
