//! A pair of numbers into a place.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::scan::Token;
use crate::{Bounds, Datum, GeoError, Grid, Plane, Point, Zone, parse_degrees};

/// What a pair was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    LonLat,
    LatLon,
    Plane(Grid),
}

/// Numbers from here on are metres, or packed degrees.
const LEAST_METRES: u32 = 10_000;
/// Numbers from here on have a zone before them.
const LEAST_PREFIXED: u32 = 10_000_000;

pub fn locate(
    pair: &[Token; 2],
    stated: Option<Zone>,
    datum: Datum,
) -> Result<(Point, Kind), GeoError> {
    let (given, kind) = match in_metres(pair, stated) {
        Some([x, y]) => on_plane(x, y, stated)?,
        None => in_degrees(pair)?,
    };
    let point = datum.locate(given)?.point;
    point.check(None)?;
    Ok((point, kind))
}

/// Both numbers, if they are metres. Large numbers without a zone may be packed degrees.
fn in_metres(pair: &[Token; 2], stated: Option<Zone>) -> Option<[Decimal; 2]> {
    let [a, b] = [pair[0].value()?, pair[1].value()?];
    if a.min(b) < LEAST_METRES.into() {
        return None;
    }
    let told = stated.is_some() || a.max(b) >= LEAST_PREFIXED.into();
    (told || in_degrees(pair).is_err()).then_some([a, b])
}

fn on_plane(x: Decimal, y: Decimal, stated: Option<Zone>) -> Result<(Point, Kind), GeoError> {
    let mm = |metres: Decimal| metres.checked_mul(1000.into())?.round().to_i64();
    let plane = mm(x).zip(mm(y)).map(|(x_mm, y_mm)| Plane { x_mm, y_mm });
    let plane = plane.ok_or_else(|| GeoError::NotInPlane { x: x.to_string(), y: y.to_string() })?;
    let grid = Grid::of(plane, stated)?;
    Ok((grid.inverse(plane), Kind::Plane(grid)))
}

fn in_degrees(pair: &[Token; 2]) -> Result<(Point, Kind), GeoError> {
    let [a, b] = [parse_degrees(pair[0].text())?.0, parse_degrees(pair[1].text())?.0];
    let (straight, turned) = (Point { lon: a, lat: b }, Point { lon: b, lat: a });
    if Bounds::COUNTRY.contains(turned) {
        return Ok((turned, Kind::LatLon));
    }
    straight.check(None)?;
    Ok((straight, Kind::LonLat))
}
