//! Mines for other programs.

use rules::mine::{Detail, Field, Mine};
use store::query::mine::Filter;
use tables::{Heading, Kind, Line};

use crate::api::{ExportInput, SavedFile};
use crate::{App, AppError, Result, clock};

/// Mines read at once.
const PAGE: u32 = 2_000;
/// The name of the sheet and of the layer.
const NAME: &str = "矿山";

impl App {
    /// All mines that fit, as a file of that format, by the extension of its name.
    pub fn export_mines(&self, input: &ExportInput) -> Result<Vec<u8>> {
        let filter = crate::mine::filter(&input.mines)?;
        let lines = self.lines(&filter)?;
        let headings: Vec<Heading> = Field::ALL.iter().map(|field| heading(*field)).collect();
        let day = clock::date(self.now_ms());
        match input.format.as_str() {
            "csv" => Ok(tables::csv(&headings, lines)),
            "xlsx" => Ok(tables::xlsx(NAME, &headings, lines, day)?),
            "geojson" => Ok(tables::geojson(&headings, lines)),
            "gpkg" => Ok(geopackage::write(NAME, &headings, lines, day)?),
            other => {
                let message = format!(
                    "{other:?} is no format to export; nothing was written; there are xlsx, csv, \
                     geojson and gpkg"
                );
                Err(AppError::new("export-format", message).with("format", other))
            }
        }
    }

    fn lines(&self, filter: &Filter) -> Result<Vec<Line>> {
        let session = self.session()?;
        let mut lines = Vec::new();
        loop {
            let offset = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            let (mines, total) = session.store.mines(filter, offset, PAGE)?;
            lines.extend(mines.iter().map(line));
            if mines.is_empty() || lines.len() >= total as usize {
                return Ok(lines);
            }
        }
    }
}

pub fn export(app: &App, input: ExportInput) -> Result<SavedFile> {
    let bytes = app.export_mines(&input)?;
    let made = clock::date(app.now_ms()).format("%Y-%m-%d");
    app.save_file(&format!("{NAME}-{made}.{}", input.format), &bytes)
}

fn heading(field: Field) -> Heading {
    let kind = match (field, field.detail()) {
        (Field::Lon | Field::Lat, _) | (_, Some(Detail::Amount { .. } | Detail::Height)) => {
            Kind::Number
        }
        (_, Some(Detail::Day)) => Kind::Day,
        _ => Kind::Text,
    };
    Heading { name: field.headers()[0].to_owned(), kind }
}

fn line(mine: &Mine) -> Line {
    let cells = Field::ALL.iter().map(|field| field.cell(mine)).collect();
    let degrees = |value: i32| rust_decimal::Decimal::new(value.into(), 7).normalize();
    let place = mine.lon.zip(mine.lat).map(|(lon, lat)| (degrees(lon), degrees(lat)));
    Line { cells, place }
}
