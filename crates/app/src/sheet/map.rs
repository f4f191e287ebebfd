//! A layer of a map as a table: its attributes, and behind them where each feature is.

use geo::{Datum, GeoError, Outline, Point, System};
use tables::{Cell, Fault, Layer, MapSystem, Ring, Row, Shape};

use crate::{AppError, Result};

/// What is put behind the attributes. An attribute of the same meaning goes first.
const PLACES: [&str; 3] = ["中心经度", "中心纬度", "拐点坐标"];

/// The headings as row 1, the first feature as row 2.
pub(super) fn rows(layer: Layer) -> Result<Vec<Row>> {
    let anywhere = layer.features.iter().any(|feature| feature.shape != Shape::Nowhere);
    let system = if anywhere { Some(system(&layer.system)?) } else { None };
    let width = layer.headings.len();
    let mut headings: Vec<Cell> = layer.headings.iter().map(|name| Cell::text_of(name)).collect();
    headings.extend(system.iter().flat_map(|_| PLACES.map(Cell::text_of)));
    let mut rows = vec![Row { number: 1, cells: headings }];
    for (feature, number) in layer.features.into_iter().zip(2..) {
        let mut cells = feature.cells;
        // A deleted feature has none, and says nothing.
        if let Some(system) = system.filter(|_| !cells.is_empty()) {
            cells.resize(width, Cell::default());
            cells.extend(place_cells(&feature.shape, system));
        }
        rows.push(Row { number, cells });
    }
    Ok(rows)
}

fn system(stated: &MapSystem) -> Result<System> {
    let unknown = |name: &str| {
        let message = format!(
            "the map's coordinate system {name:?} is not known here; nothing was read; save it in \
             CGCS2000"
        );
        AppError::new("map-system-unknown", message).with("name", name)
    };
    match stated {
        MapSystem::Epsg(code) => Ok(System::from_epsg(*code)?),
        MapSystem::OldDatum { name } => {
            let xian = name.to_uppercase().contains("XIAN");
            let datum = if xian { Datum::Xian80 } else { Datum::Beijing54 };
            Err(GeoError::NoParameters { datum }.into())
        }
        MapSystem::Other { name } => Err(unknown(name)),
        MapSystem::Unstated => {
            let message = "the map doesn't say which coordinate system it is in; nothing was read; \
                           bring its .prj file along";
            Err(AppError::new("map-system-unstated", message))
        }
    }
}

fn place_cells(shape: &Shape, system: System) -> [Cell; 3] {
    let found = match shape {
        Shape::Nowhere => return Default::default(),
        Shape::Point(pair) => point(*pair, system).map(|point| (Some(point), String::new())),
        Shape::Rings(rings) => outlines(rings, system).map(|outlines| {
            let largest = outlines
                .iter()
                .filter(|outline| !outline.hole)
                .max_by(|a, b| a.ring.area().total_cmp(&b.ring.area()));
            (largest.and_then(|outline| outline.ring.middle()), geo::corners(&outlines))
        }),
        Shape::Other { kind } => {
            return [
                faulty(format!("{kind} are no place of a mine")),
                Cell::default(),
                Cell::default(),
            ];
        }
    };
    match found {
        Ok((point, corners)) => {
            let degrees = |degrees: Option<geo::Degrees>| {
                Cell::text_of(&degrees.map(|degrees| degrees.to_string()).unwrap_or_default())
            };
            let (lon, lat) = (point.map(|point| point.lon), point.map(|point| point.lat));
            [degrees(lon), degrees(lat), Cell::text_of(&corners)]
        }
        Err(error) => [Cell::default(), Cell::default(), faulty(error.to_string())],
    }
}

fn faulty(why: String) -> Cell {
    Cell { fault: Some(Fault::NotAPlace { why }), ..Cell::default() }
}

fn outlines(rings: &[Ring], system: System) -> std::result::Result<Vec<Outline>, GeoError> {
    let outline = |ring: &Ring| -> std::result::Result<Outline, GeoError> {
        let corners = ring.points.iter().map(|pair| point(*pair, system));
        let ring_of = geo::Ring::new(corners.collect::<std::result::Result<Vec<_>, _>>()?)?;
        Ok(Outline { name: String::new(), hole: ring.hole, ring: ring_of })
    };
    rings.iter().map(outline).collect()
}

fn point([x, y]: [f64; 2], system: System) -> std::result::Result<Point, GeoError> {
    // Large numbers would be read as packed degrees, which no map has.
    if let (System::Geographic, Some(over)) = (system, [x, y].into_iter().find(|v| v.abs() > 180.0))
    {
        return Err(GeoError::Over180 { found: over.to_string() });
    }
    system.read(&x.to_string(), &y.to_string())
}
