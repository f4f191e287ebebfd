//! A ring of corners that encloses something: closed, and without a point twice.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::segment::{holds, meet, runs_back};
use crate::{Degrees, GeoError, Point, measure};

/// Corners anticlockwise, the first not repeated at the end. Sides are straight in degrees, as the
/// geometry of maps has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Point>", into = "Vec<Point>")]
pub struct Ring(Vec<Point>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Inside,
    Edge,
    Outside,
}

impl Ring {
    /// Closes what isn't closed, leaves out corners that repeat the one before, and turns it
    /// anticlockwise. Sides are counted from 1 in the order given.
    pub fn new(corners: impl IntoIterator<Item = Point>) -> Result<Self, GeoError> {
        let mut corners: Vec<Point> = corners.into_iter().collect();
        corners.dedup();
        while corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        let mut different = corners.clone();
        different.sort_unstable();
        different.dedup();
        if different.len() < 3 {
            return Err(GeoError::FewCorners { corners: different.len() });
        }
        let area = doubled_area(&corners);
        if let Some((first, second)) = crossing(&corners) {
            return Err(if area == 0 && on_one_line(&corners) {
                GeoError::Flat
            } else {
                GeoError::Crossing { first: first + 1, second: second + 1 }
            });
        }
        if area < 0 {
            corners[1..].reverse();
        }
        Ok(Self(corners))
    }

    pub fn corners(&self) -> &[Point] {
        &self.0
    }

    /// The corners with the first again at the end, as files want them.
    pub fn closed(&self) -> impl Iterator<Item = Point> + '_ {
        self.0.iter().chain(self.0.first()).copied()
    }

    /// Square metres on the ellipsoid, between the shortest lines from corner to corner.
    pub fn area(&self) -> f64 {
        measure::area(&self.0)
    }

    /// The middle of the area; `None` where it lies outside, as in a crescent.
    pub fn middle(&self) -> Option<Point> {
        let first = self.0[0];
        let near = |point: Point| {
            let apart = |a: Degrees, b: Degrees| Degrees(a.0 - b.0).to_f64();
            (apart(point.lon, first.lon), apart(point.lat, first.lat))
        };
        let (mut doubled, mut east, mut north) = (0.0, 0.0, 0.0);
        for [a, b] in sides(&self.0) {
            let ((ax, ay), (bx, by)) = (near(a), near(b));
            let cross = ax * by - bx * ay;
            doubled += cross;
            east += (ax + bx) * cross;
            north += (ay + by) * cross;
        }
        let offset = |sum: f64| Degrees::from_f64(sum / (3.0 * doubled)).0;
        let middle = Point {
            lon: Degrees(first.lon.0 + offset(east)),
            lat: Degrees(first.lat.0 + offset(north)),
        };
        (self.place(middle) == Place::Inside).then_some(middle)
    }

    /// Metres around.
    pub fn perimeter(&self) -> f64 {
        measure::perimeter(&self.0)
    }

    pub fn place(&self, point: Point) -> Place {
        let mut inside = false;
        for [a, b] in sides(&self.0) {
            if holds([a, b], point) {
                return Place::Edge;
            }
            let upward = b.lat > a.lat;
            let passed = (a.lat > point.lat) != (b.lat > point.lat);
            let left = if upward { Ordering::Greater } else { Ordering::Less };
            if passed && crate::segment::turn(a, b, point) == left {
                inside = !inside;
            }
        }
        if inside { Place::Inside } else { Place::Outside }
    }
}

impl TryFrom<Vec<Point>> for Ring {
    type Error = GeoError;

    fn try_from(corners: Vec<Point>) -> Result<Self, GeoError> {
        Self::new(corners)
    }
}

impl From<Ring> for Vec<Point> {
    fn from(ring: Ring) -> Self {
        ring.0
    }
}

fn sides(corners: &[Point]) -> impl Iterator<Item = [Point; 2]> + '_ {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(a, b)| [*a, *b])
}

/// Twice the area in squares of stored degrees; positive when anticlockwise.
fn doubled_area(corners: &[Point]) -> i128 {
    let cross = |[a, b]: [Point; 2]| {
        i128::from(a.lon.0) * i128::from(b.lat.0) - i128::from(b.lon.0) * i128::from(a.lat.0)
    };
    sides(corners).map(cross).sum()
}

fn on_one_line(corners: &[Point]) -> bool {
    corners.iter().all(|c| crate::segment::turn(corners[0], corners[1], *c).is_eq())
}

/// Two sides that meet where they should not. Sides are swept from west to east, so that only
/// those are compared which stand above each other.
fn crossing(corners: &[Point]) -> Option<(usize, usize)> {
    let all: Vec<[Point; 2]> = sides(corners).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    let west = |at: usize| all[at][0].lon.min(all[at][1].lon);
    let east = |at: usize| all[at][0].lon.max(all[at][1].lon);
    order.sort_by_key(|at| west(*at));
    let mut found = None;
    for (place, &one) in order.iter().enumerate() {
        let near = order[place + 1..].iter().take_while(|&&two| west(two) <= east(one));
        for &two in near {
            let pair = (one.min(two), one.max(two));
            if clash(&all, pair) && found.is_none_or(|found| pair < found) {
                found = Some(pair);
            }
        }
    }
    found
}

fn clash(all: &[[Point; 2]], (first, second): (usize, usize)) -> bool {
    let (one, two) = (all[first], all[second]);
    if second == first + 1 {
        runs_back(one[0], one[1], two[1])
    } else if first == 0 && second + 1 == all.len() {
        runs_back(two[0], two[1], one[1])
    } else {
        meet(one, two)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(flat: &[(i64, i64)]) -> Vec<Point> {
        let point = |(lon, lat): &(i64, i64)| Point { lon: Degrees(*lon), lat: Degrees(*lat) };
        flat.iter().map(point).collect()
    }

    fn code(flat: &[(i64, i64)]) -> &'static str {
        Ring::new(points(flat)).map_or_else(|error| error.code(), |_| "ring")
    }

    #[test]
    fn refusals() {
        assert_eq!(code(&[(0, 0), (5, 5)]), "ring-few-corners");
        assert_eq!(code(&[(0, 0), (5, 5), (0, 0), (5, 5)]), "ring-few-corners");
        assert_eq!(code(&[(0, 0), (5, 5), (9, 9)]), "ring-flat");
        assert_eq!(code(&[(0, 0), (9, 9), (9, 0), (0, 9)]), "ring-crossing");
        assert_eq!(code(&[(0, 0), (9, 0), (9, 9), (5, 0), (0, 9)]), "ring-crossing");
        assert_eq!(code(&[(0, 0), (9, 0), (12, 0), (9, 0), (9, 9)]), "ring-crossing");
        let bow = Ring::new(points(&[(0, 0), (9, 9), (9, 0), (0, 9)])).unwrap_err();
        assert_eq!(bow, GeoError::Crossing { first: 1, second: 3 });
    }

    #[test]
    fn closed_turned_and_kept() {
        let clockwise = points(&[(0, 0), (0, 9), (0, 9), (9, 9), (9, 0), (0, 0)]);
        let ring = Ring::new(clockwise).unwrap();
        assert_eq!(ring.corners(), points(&[(0, 0), (9, 0), (9, 9), (0, 9)]));
        assert_eq!(ring.closed().count(), 5);
        let json = serde_json::to_string(&ring).unwrap();
        assert_eq!(serde_json::from_str::<Ring>(&json).unwrap(), ring);
        assert!(serde_json::from_str::<Ring>("[]").is_err());
    }

    #[test]
    fn middles() {
        let middle = |flat: &[(i64, i64)]| Ring::new(points(flat)).unwrap().middle();
        let square = middle(&[(100, 200), (300, 200), (300, 400), (100, 400)]);
        assert_eq!(square, Some(Point { lon: Degrees(200), lat: Degrees(300) }));
        let crescent =
            [(0, 0), (900, 0), (900, 900), (0, 900), (0, 880), (880, 880), (880, 20), (0, 20)];
        assert_eq!(middle(&crescent), None);
    }

    #[test]
    fn places() {
        let ring = Ring::new(points(&[(0, 0), (9, 0), (9, 9), (5, 4), (0, 9)])).unwrap();
        let place = |lon, lat| ring.place(Point { lon: Degrees(lon), lat: Degrees(lat) });
        assert_eq!(place(5, 2), Place::Inside);
        assert_eq!(
            (place(5, 4), place(3, 0), place(0, 0)),
            (Place::Edge, Place::Edge, Place::Edge)
        );
        assert_eq!(
            (place(5, 6), place(-1, 0), place(10, 9)),
            (Place::Outside, Place::Outside, Place::Outside)
        );
    }

    proptest! {
        /// A ring and its mirror image, turned to another first corner, are judged alike.
        #[test]
        fn judged_alike_from_all_sides(flat in prop::collection::vec((0_i64..12, 0_i64..12), 0..8), by in 0_usize..8) {
            let turned: Vec<_> = flat.iter().cycle().skip(by).take(flat.len()).map(|(a, b)| (*b, *a)).collect();
            prop_assert_eq!(code(&flat), code(&turned));
        }
    }
}
