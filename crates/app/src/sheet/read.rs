//! A file into rows, and rows into the one csv.

use std::borrow::Cow;

use canon::BlobRef;
use rules::mine::import::{ColumnMap, Layout};
use rules::mine::{Detail, Field};
use tables::{Column, Epoch, Layer, Normaliser, Parts, Row, Spoilt, TableError, Told, Workbook};

use super::{Phase, Watch, told};
use crate::Result;

/// So many rows are looked at for the header, and for examples of what stands below it.
const TOP: u64 = 60;
/// A zip, as which workbooks come, and shapefiles.
const ZIP: &[u8] = b"PK\x03\x04";
/// An object, as which GeoJSON comes.
const OBJECT: u8 = b'{';

/// A table as records keep it.
pub(crate) struct Sheet<'a> {
    /// Borrowed: the file itself is such a csv.
    pub csv: Cow<'a, [u8]>,
    pub layout: Layout,
    pub spoilt: Vec<Spoilt>,
    pub told: Vec<Told>,
    pub top: Top<'a>,
}

/// The first rows of a table: enough to see what its columns mean.
pub(crate) struct Top<'a> {
    /// `csv`, `xlsx`, `shp`, `geojson`, `gpkg`
    pub format: &'static str,
    /// The sheet that was chosen, of those that there are; a csv has none.
    pub sheet: String,
    pub sheets: Vec<String>,
    pub csv: Cow<'a, [u8]>,
    rows: Vec<Row>,
}

impl Sheet<'_> {
    /// The csv as a blob; a csv is kept as it came. What it was made of is kept beside it.
    pub fn keep(
        &self,
        blobs: &store::Blobs,
        prefix: [u8; 16],
        mut brought: Vec<BlobRef>,
    ) -> Result<(BlobRef, Vec<BlobRef>)> {
        match &self.csv {
            Cow::Borrowed(_) => Ok((brought.remove(0), Vec::new())),
            Cow::Owned(csv) => Ok((blobs.put(prefix, csv)?, brought)),
        }
    }
}

/// A file, opened.
enum Source<'a> {
    Csv(&'a [u8]),
    Workbook(Box<Workbook<'a>>),
    /// The layers of a map, with where each feature is.
    Map {
        format: &'static str,
        layers: Vec<(String, Vec<Row>)>,
    },
}

/// What a person brings: one file, or the several of a shapefile.
pub(crate) struct Brought<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// The other files, with their names.
    pub beside: &'a [(String, Vec<u8>)],
}

fn shapefile(parts: &Parts) -> Result<Layer> {
    let known: Vec<&[&str]> = Field::ALL.iter().map(|field| field.headers()).collect();
    Ok(tables::shapefile_layer(parts, &known)?)
}

impl<'a> Source<'a> {
    fn open(brought: &Brought<'a>) -> Result<Self> {
        let bytes = brought.bytes;
        if bytes.starts_with(ZIP) {
            if let Some(parts) = Parts::unzip(bytes)? {
                return Self::map("shp", [(String::new(), shapefile(&parts)?)]);
            }
            return Ok(Self::Workbook(Box::new(Workbook::open(bytes)?)));
        }
        let mut parts = Parts::default();
        if parts.add(brought.name, bytes) {
            for (name, bytes) in brought.beside {
                parts.add(name, bytes);
            }
            return Self::map("shp", [(String::new(), shapefile(&parts)?)]);
        }
        if bytes.starts_with(geopackage::FIRST_BYTES) {
            let layers = geopackage::layers(bytes)?;
            return Self::map("gpkg", layers.into_iter().map(|named| (named.name, named.layer)));
        }
        let begin = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if begin.first() == Some(&OBJECT) {
            return Self::map("geojson", [(String::new(), tables::geojson_layer(bytes)?)]);
        }
        Ok(Self::Csv(bytes))
    }

    fn map(
        format: &'static str,
        layers: impl IntoIterator<Item = (String, Layer)>,
    ) -> Result<Self> {
        let rows = |(name, layer)| -> Result<_> { Ok((name, super::map::rows(layer)?)) };
        let layers = layers.into_iter().map(rows).collect::<Result<_>>()?;
        Ok(Self::Map { format, layers })
    }

    fn sheets(&self) -> Vec<String> {
        match self {
            Self::Csv(_) => Vec::new(),
            Self::Workbook(book) => book.sheets(),
            Self::Map { layers, .. } => layers.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    fn top(&mut self, sheet: &str) -> Result<Top<'a>> {
        let (format, sheets) = (self.format(), self.sheets());
        let sheet = sheet.to_owned();
        let rows = match self {
            Self::Csv(bytes) => {
                let csv = Cow::Borrowed(*bytes);
                return Ok(Top { format, sheet, sheets, csv, rows: Vec::new() });
            }
            Self::Workbook(book) => {
                let rows = book.rows(&sheet)?;
                let above = |row: &std::result::Result<Row, TableError>| {
                    row.as_ref().map_or(true, |row| row.number <= TOP)
                };
                let mut rows =
                    rows.take_while(above).collect::<std::result::Result<Vec<_>, _>>()?;
                tables::flatten(&mut rows);
                rows
            }
            Self::Map { layers, .. } => {
                let rows = layer_of(layers, &sheet)?;
                rows.iter().take_while(|row| row.number <= TOP).cloned().collect()
            }
        };
        let csv = Cow::Owned(normalised(rows.clone())?.csv);
        Ok(Top { format, sheet, sheets, csv, rows })
    }

    fn format(&self) -> &'static str {
        match self {
            Self::Csv(_) => "csv",
            Self::Workbook(_) => "xlsx",
            Self::Map { format, .. } => format,
        }
    }
}

/// The first rows of the wanted sheet, else of the first that has a header, else of the first.
pub(crate) fn top<'a>(brought: &Brought<'a>, wanted: &str, map: &ColumnMap) -> Result<Top<'a>> {
    top_of(&mut Source::open(brought)?, wanted, map)
}

fn top_of<'a>(source: &mut Source<'a>, wanted: &str, map: &ColumnMap) -> Result<Top<'a>> {
    let sheets = source.sheets();
    if !wanted.is_empty() || sheets.len() < 2 {
        let only = sheets.first().map_or("", String::as_str);
        return source.top(if wanted.is_empty() { only } else { wanted });
    }
    let mut first = None;
    for sheet in &sheets {
        let top = source.top(sheet)?;
        if Layout::recognise(&top.csv, map).is_ok_and(|layout| layout.is_known()) {
            return Ok(top);
        }
        first.get_or_insert(top);
    }
    match first {
        Some(top) => Ok(top),
        None => source.top(""),
    }
}

/// Reads a whole table, with a person's word on sheet and columns.
pub(crate) fn read<'a>(
    brought: &Brought<'a>,
    wanted: &str,
    map: &ColumnMap,
    watch: &Watch,
) -> Result<Sheet<'a>> {
    let mut source = Source::open(brought)?;
    let top = top_of(&mut source, wanted, map)?;
    let layout = Layout::detect(&top.csv, map)?;
    let header = layout.header_row;
    let epoch = match &source {
        Source::Workbook(book) => book.epoch(),
        _ => Epoch::default(),
    };
    let mut normaliser = Normaliser::new(header, kinds(&layout), epoch);
    for row in top.rows.iter().filter(|row| row.number <= header) {
        normaliser.take(row.clone())?;
    }
    match source {
        Source::Csv(_) => {
            let csv = top.csv.clone();
            return Ok(Sheet { csv, layout, spoilt: Vec::new(), told: Vec::new(), top });
        }
        Source::Workbook(mut book) => {
            let mut rows = book.rows(&top.sheet)?;
            while let Some(row) = rows.next() {
                let (done, total) = rows.progress();
                watch.step(Phase::Reading, done, total)?;
                take_below(&mut normaliser, header, row?)?;
            }
        }
        Source::Map { layers, .. } => {
            let rows = layer_of(&layers, &top.sheet)?;
            let total = rows.len() as u64;
            for row in rows {
                watch.step(Phase::Reading, row.number, total)?;
                take_below(&mut normaliser, header, row.clone())?;
            }
        }
    }
    let mut normal = normaliser.finish();
    told::settle(&mut normal, &layout);
    let tables::Normal { csv, spoilt, told } = normal;
    Ok(Sheet { csv: Cow::Owned(csv), layout, spoilt, told, top })
}

fn layer_of<'l>(layers: &'l [(String, Vec<Row>)], wanted: &str) -> Result<&'l [Row]> {
    let found = layers.iter().find(|(name, _)| name == wanted);
    let Some((_, rows)) = found else {
        let sheets = layers.iter().map(|(name, _)| name.clone()).collect();
        return Err(TableError::NoSheet { wanted: wanted.to_owned(), sheets }.into());
    };
    Ok(rows)
}

fn take_below(normaliser: &mut Normaliser, header: u64, row: Row) -> Result<()> {
    if row.number > header {
        normaliser.take(row)?;
    }
    Ok(())
}

/// Rows as they stand, for a look at them.
fn normalised(rows: Vec<Row>) -> Result<tables::Normal> {
    let mut normaliser = Normaliser::new(u64::MAX, Vec::new(), Epoch::default());
    for row in rows {
        normaliser.take(row)?;
    }
    Ok(normaliser.finish())
}

fn kinds(layout: &Layout) -> Vec<Column> {
    let mut kinds = vec![Column::Unused; layout.width];
    for column in &layout.columns {
        kinds[column.index] = kind(column.field);
    }
    kinds
}

fn kind(field: Field) -> Column {
    if field.detail() == Some(Detail::Day) { Column::Days } else { Column::AsItStands }
}
