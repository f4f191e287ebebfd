//! Exact answers about sides: whole numbers of 128 bits, never a rounded product.

use std::cmp::Ordering;

use crate::Point;

/// On which side of the line from `a` to `b` lies `c`? `Greater` is left.
pub fn turn(a: Point, b: Point, c: Point) -> Ordering {
    let [bx, by] = from(a, b);
    let [cx, cy] = from(a, c);
    (bx * cy).cmp(&(by * cx))
}

fn from(a: Point, b: Point) -> [i128; 2] {
    [i128::from(b.lon.0) - i128::from(a.lon.0), i128::from(b.lat.0) - i128::from(a.lat.0)]
}

/// Does `c`, which lies on the line through `a` and `b`, lie between them?
fn between(a: Point, b: Point, c: Point) -> bool {
    (a.lon.min(b.lon)..=a.lon.max(b.lon)).contains(&c.lon)
        && (a.lat.min(b.lat)..=a.lat.max(b.lat)).contains(&c.lat)
}

/// Is `c` a point of the side?
pub fn holds([a, b]: [Point; 2], c: Point) -> bool {
    turn(a, b, c).is_eq() && between(a, b, c)
}

/// Have the two sides a point in common?
pub fn meet([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let opposite = |one: Ordering, two: Ordering| one.is_ne() && one == two.reverse();
    let crossing = opposite(turn(a, b, c), turn(a, b, d)) && opposite(turn(c, d, a), turn(c, d, b));
    crossing || holds([a, b], c) || holds([a, b], d) || holds([c, d], a) || holds([c, d], b)
}

/// Two sides that follow on each other, `a` to `b` to `c`: does the second run back on the first?
pub fn runs_back(a: Point, b: Point, c: Point) -> bool {
    turn(a, b, c).is_eq() && (between(a, b, c) || between(b, c, a))
}
