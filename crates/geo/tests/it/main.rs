//! Against judges that share nothing with this crate: PROJ, GEOS, and another GCJ-02.

use geo::{Datum, Degrees, Place, Plane, Point, Ring, System};
use judge::Judge;
use serde_json::{Value, json};

/// The answers of `oracle.py`.
fn ask(questions: &[Value]) -> Vec<Value> {
    Judge::new(env!("CARGO_MANIFEST_DIR"), "oracle.py").ask(questions)
}

fn point(lon: i64, lat: i64) -> Point {
    Point { lon: Degrees(lon), lat: Degrees(lat) }
}

fn degrees(degrees: Degrees) -> f64 {
    degrees.to_string().parse().unwrap()
}

fn pair(point: &Point) -> [f64; 2] {
    [degrees(point.lon), degrees(point.lat)]
}

fn pairs(points: &[Point]) -> Vec<[f64; 2]> {
    points.iter().map(pair).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Numbers that look like none, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// Each zone of both widths, with and without its number, from edge to edge and a little over.
#[test]
fn the_plane_is_that_of_proj() {
    let mut questions = Vec::new();
    let mut ours: Vec<(geo::Grid, Vec<Point>)> = Vec::new();
    for epsg in 4491..=4554 {
        let System::Plane(grid) = System::from_epsg(epsg).unwrap() else { panic!("a plane") };
        let middle = i64::from(grid.zone.meridian()) * Degrees::ONE;
        let reach = if grid.zone.number() >= 25 { 170_000_000 } else { 320_000_000 };
        let column = |step: i64| {
            (4..=54)
                .step_by(5)
                .map(move |lat| point(middle + reach * step / 4, lat * Degrees::ONE + 12_345_678))
        };
        let points: Vec<Point> = (-4..=4).flat_map(column).collect();
        questions.push(json!({"project": {"epsg": epsg, "points": pairs(&points)}}));
        ours.push((grid, points));
    }
    for ((grid, points), answer) in ours.iter().zip(ask(&questions)) {
        for (point, theirs) in points.iter().zip(answer.as_array().unwrap()) {
            let Plane { x_mm, y_mm } = grid.forward(*point);
            let off = |mm: i64, metres: &Value| {
                (mm.to_string().parse::<f64>().unwrap() - number(metres) * 1000.0).abs()
            };
            assert!(off(y_mm, &theirs[0]) < 1.0, "{grid:?} {point:?} {y_mm} {theirs}");
            assert!(off(x_mm, &theirs[1]) < 1.0, "{grid:?} {point:?} {x_mm} {theirs}");
            let back = grid.inverse(Plane { x_mm, y_mm });
            assert!(geo::distance(*point, back) < 0.0015, "{point:?} {back:?}");
        }
    }
}

/// Mines from a hundred metres to a hundred kilometres wide.
#[test]
fn areas_are_those_of_proj() {
    let mut random = Random(7);
    let mut rings = Vec::new();
    while rings.len() < 60 {
        let size = 100_000 * 10_i64.pow(u32::try_from(random.below(4)).unwrap());
        let (lon, lat) = (
            7_400_000_000 + random.below(6_000_000_000),
            400_000_000 + random.below(4_900_000_000),
        );
        let count = 3 + random.below(4);
        let corners: Vec<Point> =
            (0..count).map(|_| point(lon + random.below(size), lat + random.below(size))).collect();
        rings.extend(Ring::new(corners));
    }
    let question = |ring: &Ring| json!({"measure": {"ring": pairs(ring.corners())}});
    let questions: Vec<Value> = rings.iter().map(question).collect();
    for (ring, answer) in rings.iter().zip(ask(&questions)) {
        let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= theirs * 1e-6 + 1e-3;
        assert!(near(ring.area(), number(&answer[0])), "{} {answer}", ring.area());
        assert!(near(ring.perimeter(), number(&answer[1])), "{} {answer}", ring.perimeter());
    }
}

/// On a narrow lattice corners, sides and points fall on each other all the time.
#[test]
fn rings_are_judged_as_by_geos() {
    let mut random = Random(11);
    let mut cases = Vec::new();
    for _ in 0..3000 {
        let count = 3 + random.below(5);
        let corners: Vec<Point> =
            (0..count).map(|_| point(random.below(7), random.below(7))).collect();
        let inside: Vec<Point> = (0..6).map(|_| point(random.below(7), random.below(7))).collect();
        cases.push((corners, inside));
    }
    // GEOS gets the whole numbers: as degrees they would no longer be exact.
    let whole =
        |points: &[Point]| -> Vec<[i64; 2]> { points.iter().map(|p| [p.lon.0, p.lat.0]).collect() };
    let question = |(ring, points): &(Vec<Point>, Vec<Point>)| json!({"judge": {"ring": whole(ring), "points": whole(points)}});
    let questions: Vec<Value> = cases.iter().map(question).collect();
    let mut valid = 0;
    for ((corners, points), answer) in cases.iter().zip(ask(&questions)) {
        let ring = Ring::new(corners.clone());
        assert_eq!(ring.is_ok(), !answer.is_null(), "{corners:?} {ring:?} {answer}");
        let Ok(ring) = ring else { continue };
        valid += 1;
        let places: Vec<&str> = points
            .iter()
            .map(|point| match ring.place(*point) {
                Place::Inside => "Inside",
                Place::Edge => "Edge",
                Place::Outside => "Outside",
            })
            .collect();
        assert_eq!(json!(places), answer, "{corners:?}");
    }
    assert!((300..2700).contains(&valid), "both kinds are wanted, and {valid} of 3000 were rings");
}

#[test]
fn gcj02_is_taken_back_from_where_another_program_puts_it() {
    let mut random = Random(13);
    let places: Vec<Point> = (0..400)
        .map(|_| {
            point(
                7_400_000_000 + random.below(6_000_000_000),
                400_000_000 + random.below(4_900_000_000),
            )
        })
        .collect();
    let answer = &ask(&[json!({"gcj": {"points": pairs(&places)}})])[0];
    for (place, shown) in places.iter().zip(answer.as_array().unwrap()) {
        let read =
            |at: usize| geo::parse_degrees(&format!("{:.10}", number(&shown[at]))).unwrap().0;
        let given = Point { lon: read(0), lat: read(1) };
        let found = Datum::Gcj02.locate(given).unwrap().point;
        assert!(geo::distance(given, *place) > 50.0, "the shift is far from small");
        // Ten of the stored units are 1e-7 degrees.
        assert!((found.lon.0 - place.lon.0).abs() <= 10, "{place:?} {found:?}");
        assert!((found.lat.0 - place.lat.0).abs() <= 10, "{place:?} {found:?}");
    }
}
