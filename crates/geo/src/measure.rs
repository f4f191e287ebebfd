//! Lengths and areas on the ellipsoid, by Karney's geodesics.

use geographiclib_rs::{InverseGeodesic as _, PolygonArea, Winding};

use crate::Point;
use crate::ellipsoid::GEODESIC;

/// Metres along the shortest line.
pub fn distance(one: Point, two: Point) -> f64 {
    GEODESIC.inverse(one.lat.to_f64(), one.lon.to_f64(), two.lat.to_f64(), two.lon.to_f64())
}

fn polygon(corners: &[Point]) -> (f64, f64) {
    let mut polygon = PolygonArea::new(&GEODESIC, Winding::CounterClockwise);
    for corner in corners {
        polygon.add_point(corner.lat.to_f64(), corner.lon.to_f64());
    }
    let (perimeter, area, _) = polygon.compute(true);
    (perimeter, area)
}

pub fn area(corners: &[Point]) -> f64 {
    polygon(corners).1
}

pub fn perimeter(corners: &[Point]) -> f64 {
    polygon(corners).0
}
