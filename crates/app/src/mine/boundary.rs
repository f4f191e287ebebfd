//! The corners of a mine's boundary as its page shows them.

use geo::{Grid, Outline, Point, Ring, Width, Zone};

use crate::api::{BoundaryCorner, BoundaryRing};

/// A boundary that can't be read (one of a newer version) is shown by nobody.
fn outlines(kept: &str) -> Vec<Outline> {
    if kept.is_empty() {
        return Vec::new();
    }
    rules::mine::outlines(kept).map(|found| found.outlines).unwrap_or_default()
}

pub fn rings(kept: &str) -> Vec<BoundaryRing> {
    let ring = |outline: Outline| BoundaryRing {
        hole: outline.hole,
        km2: written(outline.ring.area()),
        corners: corners(&outline.ring),
        name: outline.name,
    };
    outlines(kept).into_iter().map(ring).collect()
}

/// The area of the whole, without its holes.
pub fn km2(kept: &str) -> String {
    let outlines = outlines(kept);
    if outlines.is_empty() {
        return String::new();
    }
    let signed = |one: &Outline| if one.hole { -one.ring.area() } else { one.ring.area() };
    written(outlines.iter().map(signed).sum())
}

fn written(square_metres: f64) -> String {
    format!("{:.4}", square_metres / 1e6)
}

/// All in the zone of the first, so that they can be compared.
fn corners(ring: &Ring) -> Vec<BoundaryCorner> {
    let zone = ring.corners().first().and_then(|point| Zone::of(point.lon, Width::Three).ok());
    let grid = zone.map(|zone| Grid { zone, prefixed: true });
    ring.corners().iter().map(|point| corner(*point, grid)).collect()
}

fn corner(point: Point, grid: Option<Grid>) -> BoundaryCorner {
    let plane = grid.map(|grid| grid.forward(point));
    let metres = |mm: Option<i64>| mm.map(metres).unwrap_or_default();
    BoundaryCorner {
        lon: point.lon.to_string(),
        lat: point.lat.to_string(),
        lon_dms: geo::dms(point.lon),
        lat_dms: geo::dms(point.lat),
        x: metres(plane.map(|plane| plane.x_mm)),
        y: metres(plane.map(|plane| plane.y_mm)),
    }
}

fn metres(mm: i64) -> String {
    rust_decimal::Decimal::new(mm, 3).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = "1,109.97,39.5;2,109.99,39.5;3,109.99,39.52;4,109.97,39.52*挖空:1,109.975,39.505;2,109.98,39.505;3,109.98,39.51";

    #[test]
    fn rings_with_corners_in_three_ways() {
        let found = rings(KEPT);
        assert_eq!((found.len(), found[0].corners.len(), found[1].hole), (2, 4, true));
        let corner = &found[0].corners[0];
        assert_eq!(corner.lon, "109.97");
        assert!(corner.lon_dms.starts_with("109°58′12"), "{}", corner.lon_dms);
        assert!(corner.y.starts_with("37"), "zone 37 before Y: {}", corner.y);
        assert!(corner.x.starts_with("437"), "{}", corner.x);
    }

    #[test]
    fn a_hole_is_no_area() {
        let found = rings(KEPT);
        let (outer, hole) = (&found[0], &found[1]);
        let km2 = |text: &str| text.parse::<f64>().unwrap();
        // A hundredth of a degree is 1.11 km northward, and cos 39.5° of that eastward.
        assert!((km2(&outer.km2) - 3.82).abs() < 0.02, "{}", outer.km2);
        assert!((km2(&super::km2(KEPT)) - (km2(&outer.km2) - km2(&hole.km2))).abs() < 0.001);
        assert_eq!(super::km2(""), "");
    }
}
