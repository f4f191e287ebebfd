use super::super::Field;

/// Why a sheet, or the map for its columns, can't be used at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    #[error("the file is empty; nothing was imported")]
    Empty,
    #[error(
        "the file is a workbook of an old kind (xls); nothing was imported; save it as xlsx and \
         import that"
    )]
    Workbook,
    #[error(
        "the file is no text in UTF-8, GBK or UTF-16; nothing was imported; save it as csv (UTF-8)"
    )]
    NotText,
    #[error(
        "no row looks like a header with licence number and name; nothing was imported; name the \
         columns in a map"
    )]
    NoHeader,
    #[error(
        "row {row} is the header, but no column is known for: {}; nothing was imported; name them \
         in a map (the columns are {})",
        codes(missing), headers.join(", ")
    )]
    MissingColumns { row: u64, missing: Vec<Field>, headers: Vec<String> },
    #[error("the column map can't be read: {message}; nothing was imported")]
    MapSyntax { message: String },
    #[error(
        "the column map sends {header:?} to {found:?}, which is no field; nothing was imported; \
         fields are {}, or ignore",
        codes(Field::ALL)
    )]
    MapField { header: String, found: String },
    #[error("the column map sends two columns to {}; nothing was imported", field.code())]
    MapTwice { field: Field },
    #[error(
        "the column map names {header:?}, which the sheet doesn't have; nothing was imported; its \
         columns are {}", headers.join(", ")
    )]
    MapHeader { header: String, headers: Vec<String> },
}

impl SheetError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "sheet-empty",
            Self::Workbook => "sheet-is-workbook",
            Self::NotText => "sheet-not-text",
            Self::NoHeader => "sheet-no-header",
            Self::MissingColumns { .. } => "sheet-missing-columns",
            Self::MapSyntax { .. } => "column-map-syntax",
            Self::MapField { .. } => "column-map-field",
            Self::MapTwice { .. } => "column-map-twice",
            Self::MapHeader { .. } => "column-map-header",
        }
    }
}

fn codes(fields: &[Field]) -> String {
    fields.iter().map(|field| field.code()).collect::<Vec<_>>().join(", ")
}
