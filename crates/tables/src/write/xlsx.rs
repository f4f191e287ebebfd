use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Heading, Kind, Line};
use crate::TableError;

/// Rows of a sheet, its heading not counted.
const MOST_ROWS: u32 = 1_048_575;
const WIDTHS: [(Kind, f64); 3] = [(Kind::Text, 22.0), (Kind::Number, 12.0), (Kind::Day, 12.0)];

/// One sheet, its headings fixed above and with a filter; `day` is when it was made.
pub fn xlsx(
    sheet: &str,
    headings: &[Heading],
    lines: impl IntoIterator<Item = Line>,
    day: NaiveDate,
) -> Result<Vec<u8>, TableError> {
    let unwritten = |error: XlsxError| TableError::NotWritten { why: error.to_string() };
    let mut book = Workbook::new();
    if let Some(day) = excel_day(day).map_err(unwritten)? {
        book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    }
    let page = book.add_worksheet();
    write(page, sheet, headings, lines).map_err(unwritten)?;
    book.save_to_buffer().map_err(unwritten)
}

fn write(
    page: &mut Worksheet,
    sheet: &str,
    headings: &[Heading],
    lines: impl IntoIterator<Item = Line>,
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    page.set_name(sheet)?;
    for (heading, column) in headings.iter().zip(0..) {
        page.write_string_with_format(0, column, &heading.name, &bold)?;
        let width = WIDTHS.iter().find(|(kind, _)| *kind == heading.kind);
        page.set_column_width(column, width.map_or(12.0, |(_, width)| *width))?;
    }
    let mut last = 0;
    for line in lines {
        last += 1;
        if last > MOST_ROWS {
            return Err(XlsxError::RowColumnLimitError);
        }
        for ((heading, cell), column) in headings.iter().zip(&line.cells).zip(0..) {
            if cell.is_empty() {
                continue;
            }
            let as_day = || match heading.kind {
                Kind::Day => excel_day(cell.parse().ok()?).ok()?,
                _ => None,
            };
            if let Some(number) = heading.kind.number(cell) {
                page.write_number(last, column, number)?;
            } else if let Some(found) = as_day() {
                page.write_datetime_with_format(last, column, &found, &day)?;
            } else {
                page.write_string(last, column, cell)?;
            }
        }
    }
    page.set_freeze_panes(1, 0)?;
    let width = u16::try_from(headings.len()).unwrap_or(u16::MAX).max(1);
    page.autofilter(0, 0, last, width - 1)?;
    Ok(())
}

/// Before 1900 a workbook knows no days; such a one is written as text.
fn excel_day(day: NaiveDate) -> Result<Option<ExcelDateTime>, XlsxError> {
    let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Ok(None) };
    if year < 1900 {
        return Ok(None);
    }
    ExcelDateTime::from_ymd(year, month, day).map(Some)
}
