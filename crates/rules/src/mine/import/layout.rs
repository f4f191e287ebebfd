//! Which row is the header, and which column means what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::{Field, StatedDatum};
use super::rows::Rows;
use super::{Encoding, SheetError};
use crate::text;

/// A header stands within the first rows; above it are a title, a date, who filled it in.
const FIRST_ROWS: usize = 30;
const DELIMITERS: [char; 4] = [',', '\t', ';', '|'];

/// How a sheet is read. Kept in the record of an import: see [`super::super::Imported`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    pub encoding: Encoding,
    pub delimiter: char,
    /// As the sheet counts, from 1.
    pub header_row: u64,
    /// Columns up to the last one with a header; a row has at least so many cells.
    pub width: usize,
    /// Columns after them that the header row leaves blank: whatever stands there is nobody's.
    pub unnamed: usize,
    pub columns: Vec<Column>,
    /// Headers that mean nothing to us.
    pub ignored: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// From 0.
    pub index: usize,
    pub header: String,
    pub field: Field,
    /// What the heading of a place says that it is given in.
    #[serde(default, skip_serializing_if = "StatedDatum::is_unstated")]
    pub datum: StatedDatum,
}

/// Columns named by a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    targets: BTreeMap<String, Target>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Field(Field),
    Ignore,
}

impl ColumnMap {
    /// From headers and field codes (`ignore` for a column to leave out).
    pub fn new<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, SheetError> {
        let mut map = Self::default();
        for (header, found) in pairs {
            let target = match Field::from_code(found) {
                Some(field) if map.names(field) => return Err(SheetError::MapTwice { field }),
                Some(field) => Target::Field(field),
                None if found == "ignore" => Target::Ignore,
                None => {
                    let (header, found) = (header.to_owned(), found.to_owned());
                    return Err(SheetError::MapField { header, found });
                }
            };
            map.targets.insert(header.to_owned(), target);
        }
        Ok(map)
    }

    /// From lines such as `"企业" = "holder"`.
    pub fn from_toml(toml: &str) -> Result<Self, SheetError> {
        let pairs: BTreeMap<String, String> = toml::from_str(toml)
            .map_err(|error| SheetError::MapSyntax { message: error.to_string() })?;
        Self::new(pairs.iter().map(|(header, field)| (header.as_str(), field.as_str())))
    }

    fn names(&self, field: Field) -> bool {
        self.targets.values().any(|target| *target == Target::Field(field))
    }

    fn target(&self, header: &str) -> Option<Target> {
        let key = header_key(header);
        self.targets.iter().find(|(named, _)| header_key(named) == key).map(|(_, target)| *target)
    }
}

impl Layout {
    /// The layout of a sheet that has a column for all that a mine must have.
    pub fn detect(bytes: &[u8], map: &ColumnMap) -> Result<Self, SheetError> {
        let layout = Self::recognise(bytes, map)?;
        if !layout.is_known() {
            return Err(SheetError::NoHeader);
        }
        let missing = layout.missing();
        if missing.is_empty() {
            return Ok(layout);
        }
        Err(SheetError::MissingColumns {
            row: layout.header_row,
            missing,
            headers: layout.headers().cloned().collect(),
        })
    }

    /// The same, also of a sheet whose headings are strange: a person may know what they mean. Then
    /// the header is the first of the rows with most cells.
    pub fn recognise(bytes: &[u8], map: &ColumnMap) -> Result<Self, SheetError> {
        let encoding = Encoding::detect(bytes)?;
        let mut best: Option<Self> = None;
        for delimiter in DELIMITERS {
            let mut rows = Rows::new(bytes, encoding, delimiter);
            for row in std::iter::from_fn(|| rows.next(None)).take(FIRST_ROWS) {
                let Ok(cells) = row.cells else { continue };
                let layout = Self::of_header(encoding, delimiter, row.number, &cells, map);
                let better = |best: &Self| layout.weight() > best.weight();
                if best.as_ref().is_none_or(better) {
                    best = Some(layout);
                }
            }
        }
        best.ok_or(SheetError::Empty)?.checked(map)
    }

    /// Has the row the cells that the header promises? Blank ones beyond them do no harm.
    pub fn fits(&self, cells: &[String]) -> bool {
        let beyond = cells.iter().skip(self.width.saturating_add(self.unnamed));
        cells.len() >= self.width && beyond.into_iter().all(|cell| cell.trim().is_empty())
    }

    /// The layout if `cells` were the header.
    fn of_header(
        encoding: Encoding,
        delimiter: char,
        header_row: u64,
        cells: &[String],
        map: &ColumnMap,
    ) -> Self {
        let headers: Vec<String> = cells.iter().map(|cell| text::line(cell).into_owned()).collect();
        let used = headers.iter().rposition(|header| !header.is_empty());
        let width = used.map_or(0, |last| last + 1);
        let mut columns: Vec<Column> = Vec::new();
        for field in Field::ALL.iter().copied() {
            let found = column_of(field, &headers, map);
            columns.extend(found.map(|index| {
                let header = headers[index].clone();
                Column { index, datum: datum_of(field, &header), header, field }
            }));
        }
        columns.sort_by_key(|column| column.index);
        let taken = |index| columns.iter().any(|column| column.index == index);
        let rest = headers.iter().enumerate();
        let rest = rest.filter(|(index, header)| !taken(*index) && !header.is_empty());
        let ignored = rest.map(|(_, header)| header.clone()).collect();
        let unnamed = headers.len() - width;
        Self { encoding, delimiter, header_row, width, unnamed, columns, ignored }
    }

    /// Fields that a mine must have and no column is known for.
    pub fn missing(&self) -> Vec<Field> {
        Field::REQUIRED.into_iter().filter(|field| !self.has(*field)).collect()
    }

    /// Does the header look like one of a sheet of mines?
    pub fn is_known(&self) -> bool {
        self.columns.len() >= 2 && (self.has(Field::Licence) || self.has(Field::Name))
    }

    /// How much speaks for this being the header: headings that mean something, then all.
    fn weight(&self) -> (usize, usize) {
        (self.columns.len(), self.headers().count())
    }

    fn has(&self, field: Field) -> bool {
        self.columns.iter().any(|column| column.field == field)
    }

    fn headers(&self) -> impl Iterator<Item = &String> {
        self.columns.iter().map(|column| &column.header).chain(&self.ignored)
    }

    fn checked(self, map: &ColumnMap) -> Result<Self, SheetError> {
        if self.headers().count() < 2 {
            return Err(SheetError::NoHeader);
        }
        for named in map.targets.keys() {
            let key = header_key(named);
            if !self.headers().any(|header| header_key(header) == key) {
                let (header, headers) = (named.clone(), self.headers().cloned().collect());
                return Err(SheetError::MapHeader { header, headers });
            }
        }
        Ok(self)
    }
}

/// The column for a field: the one that the map names, else the first header that means it.
fn column_of(field: Field, headers: &[String], map: &ColumnMap) -> Option<usize> {
    // Degrees that nobody here can convert are no place: the preview shows the column as unused.
    let usable = |header: &String| !is_place(field) || StatedDatum::named_in(header).is_some();
    if map.names(field) {
        let meant = |header: &String| map.target(header) == Some(Target::Field(field));
        return headers.iter().position(|header| meant(header) && usable(header));
    }
    let free = |header: &String| map.target(header).is_none() && usable(header);
    let known_by = |key: fn(&str) -> String| {
        field.headers().iter().find_map(|wanted| {
            let wanted = header_key(wanted);
            headers.iter().position(|header| key(header) == wanted && free(header))
        })
    };
    let without_datum = || is_place(field).then(|| known_by(place_key)).flatten();
    known_by(header_key).or_else(without_datum)
}

fn is_place(field: Field) -> bool {
    matches!(field, Field::Lon | Field::Lat | Field::Boundary)
}

fn datum_of(field: Field, header: &str) -> StatedDatum {
    let named = is_place(field).then(|| StatedDatum::named_in(header)).flatten();
    named.unwrap_or_default()
}

/// `高德经度` and `经度` are one field, in two datums.
fn place_key(header: &str) -> String {
    StatedDatum::left_out(header_key(header))
}

/// `*经度（°）` and `经度` are one header: what stands in brackets and all marks are left out.
pub fn header_key(header: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in header.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    text::search_key(&kept)
}
