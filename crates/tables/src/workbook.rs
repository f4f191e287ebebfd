//! xlsx workbooks, row by row: a million rows need no more memory than their different texts.

use std::io::Cursor;

use calamine::{
    DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxCellFormulaMetadataRecord,
    XlsxCellReader,
};
use chrono::{NaiveDate, NaiveDateTime};

use crate::merged::{Merged, index};
use crate::{Cell, Epoch, Fault, Row, TableError, Value, unpacked};

/// As many as a sheet can have; a cell beyond them is damage.
const COLUMNS: usize = 16_384;

pub struct Workbook<'a> {
    xlsx: Xlsx<Cursor<&'a [u8]>>,
}

/// The rows that hold something, from the top. To stop, stop asking.
pub struct Rows<'s, 'a> {
    cells: XlsxCellReader<'s, Cursor<&'a [u8]>>,
    merged: Merged,
    /// The first cell of the next row.
    held: Option<Found<'s>>,
    row: u64,
    ended: bool,
    about: u64,
}

type Found<'s> = XlsxCellFormulaMetadataRecord<'s>;

impl<'a> Workbook<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, TableError> {
        unpacked::check(bytes, unpacked::MOST_BYTES)?;
        let why = |error: calamine::XlsxError| TableError::NotAWorkbook { why: error.to_string() };
        Ok(Self { xlsx: Xlsx::new(Cursor::new(bytes)).map_err(why)? })
    }

    /// The sheets that a person sees.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = self.xlsx.sheets_metadata().iter();
        let seen = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
        seen.map(|sheet| sheet.name.clone()).collect()
    }

    /// From where days are counted, for columns of bare numbers.
    pub fn epoch(&self) -> Epoch {
        if self.xlsx.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 }
    }

    pub fn rows(&mut self, sheet: &str) -> Result<Rows<'_, 'a>, TableError> {
        let sheets = self.sheets();
        if !sheets.iter().any(|name| name == sheet) {
            return Err(TableError::NoSheet { wanted: sheet.to_owned(), sheets });
        }
        let why = |error: calamine::XlsxError| damage(0, &error);
        let merged = Merged::new(self.xlsx.merge_cells_by_sheet_name(sheet).map_err(why)?);
        let cells = self.xlsx.worksheet_cells_reader(sheet).map_err(why)?;
        let about = u64::from(cells.dimensions().end.0) + 1;
        Ok(Rows { cells, merged, held: None, row: 0, ended: false, about })
    }
}

impl<'s> Rows<'s, '_> {
    /// The last row read, and the last that the sheet says it has: for a progress line.
    pub fn progress(&self) -> (u64, u64) {
        (self.row, self.about.max(self.row))
    }

    fn take(&mut self) -> Result<Option<Found<'s>>, TableError> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        let row = self.row;
        self.cells.next_cell_with_formula_metadata().map_err(|error| damage(row, &error))
    }

    fn read(&mut self) -> Result<Option<Row>, TableError> {
        let mut cells: Vec<Cell> = Vec::new();
        let mut current = None;
        loop {
            let Some(found) = self.take()? else {
                self.ended = true;
                break;
            };
            let (row, column) = (found.pos.0, index(found.pos.1));
            if *current.get_or_insert(row) != row {
                self.held = Some(found);
                break;
            }
            if column >= COLUMNS || u64::from(row) < self.row {
                return Err(damage(self.row, &"a cell stands where none can be"));
            }
            if column >= cells.len() {
                cells.resize(column + 1, Cell::default());
            }
            cells[column] = cell(found);
        }
        let Some(row) = current else { return Ok(None) };
        self.merged.mark(row, &mut cells);
        self.row = u64::from(row) + 1;
        Ok(Some(Row { number: self.row, cells }))
    }
}

impl Iterator for Rows<'_, '_> {
    type Item = Result<Row, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read() {
                Ok(Some(row)) if row.cells.iter().all(Cell::is_empty) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => return None,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

fn damage(row: u64, why: &dyn std::fmt::Display) -> TableError {
    TableError::Damaged { row, why: why.to_string() }
}

fn cell(found: Found<'_>) -> Cell {
    let computed = found.formula.is_some();
    let cell = match found.value {
        DataRef::Empty if computed => faulty(Value::Empty, Fault::NotComputed),
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::text_of(&text),
        DataRef::SharedString(text) => Cell::text_of(text),
        DataRef::Bool(value) => Value::Bool(value).into(),
        DataRef::Int(value) => Value::Number(value.into()).into(),
        DataRef::Float(stored) => Cell::of_float(stored),
        DataRef::DateTime(moment) => of_moment(&moment),
        DataRef::DateTimeIso(text) => of_iso(&text),
        DataRef::DurationIso(text) => {
            faulty(Value::Text(text.clone()), Fault::NotADate { found: text })
        }
        DataRef::Error(error) => {
            faulty(Value::Empty, Fault::ErrorValue { found: error.to_string() })
        }
    };
    Cell { computed, ..cell }
}

fn faulty(value: Value, fault: Fault) -> Cell {
    Cell { fault: Some(fault), ..value.into() }
}

fn of_moment(moment: &ExcelDateTime) -> Cell {
    let known = (0.0..2_958_466.0).contains(&moment.as_f64()) && moment.is_datetime();
    let found = known.then(|| {
        let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
        let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())?;
        date.and_hms_opt(hour.into(), minute.into(), second.into())
    });
    if let Some(found) = found.flatten() {
        return whole_day(found).into();
    }
    let found = moment.as_f64().to_string();
    faulty(Value::Text(found.clone()), Fault::NotADate { found })
}

fn of_iso(text: &str) -> Cell {
    let moment = text.parse::<NaiveDateTime>().ok();
    let date = || text.parse::<NaiveDate>().ok().map(Value::Date);
    match moment.map(whole_day).or_else(date) {
        Some(value) => value.into(),
        None => Cell::text_of(text),
    }
}

fn whole_day(moment: NaiveDateTime) -> Value {
    if moment.time() == chrono::NaiveTime::MIN {
        Value::Date(moment.date())
    } else {
        Value::Moment(moment)
    }
}
