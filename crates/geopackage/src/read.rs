use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row};
use tables::{Cell, Feature, Layer, MapSystem, Shape, Value};

use crate::{GeoPackageError, quoted};

/// A layer and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub name: String,
    pub layer: Layer,
}

/// All layers of features, as the package lists them.
pub fn layers(bytes: &[u8]) -> Result<Vec<Named>, GeoPackageError> {
    let read = || -> rusqlite::Result<Vec<Named>> {
        let mut db = Connection::open_in_memory()?;
        db.deserialize_read_exact("main", bytes, bytes.len(), true)?;
        // What stands in a strange file is data, never a function to run.
        db.execute_batch("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")?;
        let mut statement = db.prepare(
            "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY rowid",
        )?;
        let names = statement.query_map([], |row| row.get(0))?;
        let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
        names.into_iter().map(|name| Ok(Named { layer: layer(&db, &name)?, name })).collect()
    };
    let layers = read().map_err(GeoPackageError::NotAPackage)?;
    if layers.is_empty() { Err(GeoPackageError::NoLayer) } else { Ok(layers) }
}

fn layer(db: &Connection, name: &str) -> rusqlite::Result<Layer> {
    let find = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?1";
    let geometry: Option<(String, i64)> =
        db.query_row(find, [name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let mut statement = db.prepare(&format!("SELECT * FROM {}", quoted(name)))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let is_geometry = |column: &str| geometry.as_ref().is_some_and(|(name, _)| name == column);
    let shape_at = columns.iter().position(|column| is_geometry(column));
    let feature = |row: &Row<'_>| -> rusqlite::Result<Feature> {
        let (mut cells, mut shape) = (Vec::new(), Shape::Nowhere);
        for at in 0..columns.len() {
            let value = row.get_ref(at)?;
            if Some(at) == shape_at {
                shape = shape_of(value);
            } else {
                cells.push(cell(value));
            }
        }
        Ok(Feature { cells, shape })
    };
    let features = statement.query_map([], feature)?.collect::<rusqlite::Result<_>>()?;
    let headings = columns.iter().filter(|column| !is_geometry(column)).cloned().collect();
    let system = match geometry {
        Some((_, srs)) => system(db, srs)?,
        None => MapSystem::Unstated,
    };
    Ok(Layer { headings, features, system })
}

fn system(db: &Connection, srs: i64) -> rusqlite::Result<MapSystem> {
    let find = "SELECT organization, organization_coordsys_id, definition
                FROM gpkg_spatial_ref_sys WHERE srs_id = ?1";
    let found: Option<(String, i64, String)> =
        db.query_row(find, [srs], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((organisation, number, definition)) = found else { return Ok(MapSystem::Unstated) };
    match u32::try_from(number) {
        Ok(number) if organisation.eq_ignore_ascii_case("epsg") && number > 0 => {
            // The words tell an old datum, of which the number alone would only be unknown.
            Ok(match tables::system_of(&definition) {
                old @ MapSystem::OldDatum { .. } => old,
                _ => MapSystem::Epsg(number),
            })
        }
        _ => Ok(tables::system_of(&definition)),
    }
}

fn shape_of(value: ValueRef<'_>) -> Shape {
    match value {
        ValueRef::Blob(bytes) => tables::packaged_shape(bytes),
        _ => Shape::Nowhere,
    }
}

fn cell(value: ValueRef<'_>) -> Cell {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Cell::default(),
        ValueRef::Integer(number) => Value::Number(number.into()).into(),
        ValueRef::Real(number) => Cell::of_float(number),
        ValueRef::Text(text) => Cell::text_of(&String::from_utf8_lossy(text)),
    }
}
