//! From one system into another: x is longitude or easting, y latitude or northing, as programs
//! have it.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::{GeoError, Grid, Plane, Point, System, parse_degrees};

impl System {
    /// The place that two numbers say. Degrees may be written with minutes and seconds.
    pub fn read(self, x: &str, y: &str) -> Result<Point, GeoError> {
        let point = match self {
            Self::Geographic => Point { lon: parse_degrees(x)?.0, lat: parse_degrees(y)?.0 },
            Self::Plane(grid) => {
                let plane = Plane { x_mm: mm(y)?, y_mm: mm(x)? };
                Grid::of(plane, Some(grid.zone))?.inverse(plane)
            }
        };
        point.check(None)?;
        Ok(point)
    }

    /// The two numbers of a place: degrees to a millimetre, metres to three decimals.
    pub fn write(self, point: Point) -> Result<[Decimal; 2], GeoError> {
        let Self::Plane(grid) = self else {
            return Ok([point.lon, point.lat].map(|degrees| Decimal::new(degrees.0, 8).normalize()));
        };
        let plane = grid.forward(point);
        // Far from its meridian a zone's numbers would be those of another.
        if Grid::of(plane, Some(grid.zone)) != Ok(grid) {
            return Err(GeoError::FarFromZone { lon: point.lon, zone: grid.zone.number() });
        }
        Ok([plane.y_mm, plane.x_mm].map(|mm| Decimal::new(mm, 3)))
    }
}

fn mm(text: &str) -> Result<i64, GeoError> {
    let metres = Decimal::from_str_exact(text.trim()).ok();
    let mm = metres.and_then(|metres| metres.checked_mul(1000.into())?.round().to_i64());
    mm.ok_or_else(|| GeoError::NotMetres { found: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let (degrees, plane) = (System::from_epsg(4490).unwrap(), System::from_epsg(4525).unwrap());
        let place = degrees.read("109°58′12.3″", "39.5").unwrap();
        let [x, y] = plane.write(place).unwrap().map(|number| number.to_string());
        assert!(x.starts_with("37411") && y.starts_with("4374"), "{x} {y}");
        let back = degrees.write(plane.read(&x, &y).unwrap()).unwrap();
        assert!((back[0] - Decimal::new(10_997_008_333, 8)).abs() < Decimal::new(2, 8));
        assert!((back[1] - Decimal::new(395, 1)).abs() < Decimal::new(2, 8));
    }

    #[test]
    fn refusals() {
        let plane = System::from_epsg(4525).unwrap();
        let code = |x, y| plane.read(x, y).unwrap_err().code();
        assert_eq!(code("4396900", "37412000"), "plane-swapped");
        assert_eq!(code("38412000", "4396900"), "other-zone");
        assert_eq!(code("37412000m", "4396900"), "not-metres");
        let far = System::Geographic.read("75", "39.5").unwrap();
        assert_eq!(plane.write(far).unwrap_err().code(), "far-from-zone");
        assert_eq!(
            System::Geographic.read("39.5", "109").unwrap_err().code(),
            "coordinates-swapped"
        );
    }
}
