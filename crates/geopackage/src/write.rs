use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use tables::{Heading, Kind, Line};

use crate::{GeoPackageError, quoted};

/// CGCS2000 in degrees.
const SYSTEM: i32 = 4490;
/// The tables that every package has; `GPKG` in the header, version 1.3.
const TABLES: &str = r#"
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE,
    max_x DOUBLE, max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
    column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id), z TINYINT NOT NULL,
    m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', NULL),
    ('CGCS2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]', NULL);
"#;

/// One layer of points; a line without a place is a feature without a geometry. `day` is when it
/// was made.
pub fn write(
    layer: &str,
    headings: &[Heading],
    lines: impl IntoIterator<Item = Line>,
    day: NaiveDate,
) -> Result<Vec<u8>, GeoPackageError> {
    let make = || -> rusqlite::Result<Vec<u8>> {
        let mut db = Connection::open_in_memory()?;
        db.execute_batch(TABLES)?;
        db.execute_batch(&features_table(layer, headings))?;
        let last = format!("{day}T00:00:00.000Z");
        db.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id)
             VALUES (?1, 'features', ?1, ?2, ?3)",
            (layer, last, SYSTEM),
        )?;
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', 'POINT', ?2, 0, 0)",
            (layer, SYSTEM),
        )?;
        fill(&mut db, layer, headings, lines)?;
        Ok(db.serialize("main")?.to_vec())
    };
    make().map_err(GeoPackageError::NotWritten)
}

fn features_table(layer: &str, headings: &[Heading]) -> String {
    let column = |heading: &Heading| {
        let kind = match heading.kind {
            Kind::Text => "TEXT",
            Kind::Number => "DOUBLE",
            Kind::Day => "DATE",
        };
        format!(", {} {kind}", quoted(&heading.name))
    };
    let columns: String = headings.iter().map(column).collect();
    let layer = quoted(layer);
    format!("CREATE TABLE {layer} (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom POINT{columns})")
}

fn fill(
    db: &mut Connection,
    layer: &str,
    headings: &[Heading],
    lines: impl IntoIterator<Item = Line>,
) -> rusqlite::Result<()> {
    let transaction = db.transaction()?;
    let places = vec!["?"; headings.len() + 1].join(", ");
    let insert = format!("INSERT INTO {} VALUES (NULL, {places})", quoted(layer));
    let mut statement = transaction.prepare(&insert)?;
    for line in lines {
        let geometry = line.place.map(|place| tables::packaged_point(place, SYSTEM));
        let cells = headings.iter().zip(&line.cells).map(|(heading, cell)| match cell.as_str() {
            "" => Value::Null,
            text => match heading.kind.number(text) {
                Some(number) => Value::Real(number),
                None => Value::Text(text.to_owned()),
            },
        });
        let geometry = geometry.map_or(Value::Null, Value::Blob);
        statement.execute(params_from_iter(std::iter::once(geometry).chain(cells)))?;
    }
    drop(statement);
    transaction.commit()
}
