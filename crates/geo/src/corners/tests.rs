use proptest::prelude::*;

use super::*;
use crate::{Degrees, Point, Width, dms};

fn read(text: &str) -> Outlines {
    parse(text, None, Datum::Cgcs2000).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn code(text: &str) -> &'static str {
    parse(text, None, Datum::Cgcs2000).map_or_else(|error| error.code(), |_| "read")
}

fn ring(corners: &[(&str, &str)]) -> Ring {
    let degrees = |text| crate::parse_degrees(text).unwrap().0;
    Ring::new(corners.iter().map(|(lon, lat)| Point { lon: degrees(lon), lat: degrees(lat) }))
        .unwrap()
}

fn square() -> Ring {
    ring(&[("109.97", "39.5"), ("109.99", "39.5"), ("109.99", "39.52"), ("109.97", "39.52")])
}

#[test]
fn every_spelling_of_one_ring_in_degrees() {
    let spellings = [
        "109.97,39.5;109.99,39.5;109.99,39.52;109.97,39.52",
        "1,109.97,39.5;2,109.99,39.5;3,109.99,39.52;4,109.97,39.52",
        "1,109.97,39.5,2,109.99,39.5,3,109.99,39.52,4,109.97,39.52,1,109.97,39.5",
        "１，１０９．９７，３９．５；２，109.99，39.5；３，109.99，39.52；４，109.97，39.52",
        "点号 经度 纬度\n1 109.97 39.5\n2 109.99 39.5\n3 109.99 39.52\n4 109.97 39.52\n",
        "拐点\t北纬\t东经\nJ1\t39.5\t109.97\nJ2\t39.5\t109.99\nJ3\t39.52\t109.99\nJ4\t39.52\t109.97",
        "109°58′12″,39°30′00″;109°59′24″,39°30′;109°59′24″,39°31′12″;109°58′12″,39°31′12″",
        "109-58-12,39-30-00;109-59-24,39-30-00;109-59-24,39-31-12;109-58-12,39-31-12",
        "1、东经109度58分12秒，北纬39度30分0秒\n2、东经109度59分24秒，北纬39度30分0秒\n\
         3、东经109度59分24秒，北纬39度31分12秒\n4、东经109度58分12秒，北纬39度31分12秒",
        "1 109 58 12 39 30 00\n2 109 59 24 39 30 00\n3 109 59 24 39 31 12\n4 109 58 12 39 31 12",
        "1,1095812,393000;2,1095924,393000;3,1095924,393112;4,1095812,393112",
        "109°58'12''E 39°30'0''N\r\n109°59'24''E 39°30'0''N\r\n\r\n\
         109°59'24''E 39°31'12''N\r\n109°58'12''E 39°31'12''N",
    ];
    for text in &spellings[..11] {
        let found = read(text);
        let rings: Vec<_> = found.outlines.into_iter().map(|o| (o.hole, o.ring)).collect();
        assert_eq!(rings, [(false, square())], "{text}");
    }
    // A blank line parts rings whose corners have no numbers.
    assert_eq!(code(spellings[11]), "ring-few-corners");
}

#[test]
fn metres_with_and_without_a_zone() {
    let zone = Zone::new(37).unwrap();
    let corners = square();
    for prefixed in [true, false] {
        let grid = Grid { zone, prefixed };
        let metres = |mm: i64| rust_decimal::Decimal::new(mm, 3).to_string();
        let lines: Vec<String> = corners
            .corners()
            .iter()
            .zip(1..)
            .map(|(point, number)| {
                let plane = grid.forward(*point);
                format!("拐点{number}：X={}，Y={}", metres(plane.x_mm), metres(plane.y_mm))
            })
            .collect();
        let text = lines.join("\n");
        let stated = (!prefixed).then_some(zone);
        let found = parse(&text, stated, Datum::Cgcs2000).unwrap();
        assert_eq!(found.grid, Some(grid));
        let near = |(a, b): (&Point, &Point)| crate::distance(*a, *b) < 0.002;
        let ring = &found.outlines[0].ring;
        assert!(ring.corners().iter().zip(corners.corners()).all(near), "{ring:?}");
        assert_eq!(code(&text), if prefixed { "read" } else { "no-zone" });
        let other = parse(&text, Zone::new(36).ok(), Datum::Cgcs2000).map(drop);
        let other = other.map_err(|error| error.code());
        assert_eq!(other, if prefixed { Err("other-zone") } else { Ok(()) });
    }
}

#[test]
fn rings_are_told_apart() {
    let one = "1,109.97,39.5;2,109.99,39.5;3,109.99,39.52;4,109.97,39.52";
    let hole = "1,109.98,39.51;2,109.985,39.51;3,109.985,39.515";
    let names = |text: &str| -> Vec<(String, bool)> {
        read(text).outlines.into_iter().map(|outline| (outline.name, outline.hole)).collect()
    };
    let plain = |name: &str| (name.to_owned(), false);
    assert_eq!(names(&format!("{one}*{hole}")), [plain(""), plain("")]);
    assert_eq!(names(&format!("{one};{hole}")), [plain(""), plain("")], "numbers begin anew");
    assert_eq!(
        names(&format!("4-1煤层\n{one}\n5-2煤层（标高：从1250米至1180米）\n{one}")),
        [plain("4-1煤层"), plain("5-2煤层（标高：从1250米至1180米）")]
    );
    assert_eq!(names(&format!("{one}\n挖空区\n{hole}")), [plain(""), ("挖空区".into(), true)]);
    assert_eq!(names(&format!("{one}*挖空:{hole}")), [plain(""), (String::new(), true)]);
    // Another ring may begin at the same corner.
    assert_eq!(names(&format!("{one}*{one}")).len(), 2);
    // A star parts rings although the numbers go on; a page's end does not.
    let further = one.replace("1,1", "5,1").replace("2,1", "6,1");
    let further = further.replace("3,1", "7,1").replace("4,1", "8,1");
    assert_eq!(names(&format!("{one}*{further}")).len(), 2);
    let (first, second) = one.split_at(one.find(";3").unwrap());
    assert_eq!(names(&format!("采区一\n{first}\n续表\n点号,X,Y\n{}", &second[1..])).len(), 1);
}

#[test]
fn faults_name_ring_and_corner() {
    let codes = [
        ("", "no-corners"),
        ("见附件", "no-corners"),
        ("109.97,39.5;109.99,39.5", "ring-few-corners"),
        ("1,109.97,39.5;2,109.99,39.5,1250,1180", "corner-numbers"),
        ("109.97,39.5;109.99,39.5;109.99,39.52;190,39.5", "angle-over-180"),
        ("109.97,39.5;39.5,109.99;109.99,39.52", "corner-unlike-first"),
        ("1,37412000.5,4396900.1;2,37413000,4396900;3,37413000,4397900", "plane-swapped"),
        ("1,4396900,412000;2,4396900,413000;3,4397900,413000", "no-zone"),
        ("109.97,39.5;109.99,39.52;109.99,39.5;109.97,39.52", "ring-crossing"),
        ("109.97,39.5;109.98,39.5;109.99,39.5", "ring-flat"),
        ("矿区东起109.97123,39.51234", "corners-among-words"),
        ("109°61′,39°30′;109°59′,39°30′;109°59′,39°31′", "angle-minutes"),
        (
            "1,109.97,39.5;2,109.99,39.5;3,109.99,39.52*挖空:1,110.1,39.5;2,110.2,39.5;3,110.2,39.6",
            "hole-outside",
        ),
        ("-109.97,39.5;109.99,39.5;109.99,39.52", "outside-country"),
        ("西经109.97,北纬39.5;109.99,39.5;109.99,39.52", "ring-few-corners"),
    ];
    for (text, wanted) in codes {
        assert_eq!(code(text), wanted, "{text}");
    }
    let text = "109.97,39.5;109.99,39.5;109.99,39.52*109.97,39.5;190,39.5";
    let message = parse(text, None, Datum::Cgcs2000).unwrap_err().to_string();
    assert!(message.starts_with("ring 2, corner 2: "), "{message}");
    let old = parse("109.97,39.5;109.99,39.5;109.99,39.52", None, Datum::Xian80).unwrap_err();
    assert_eq!(old.code(), "no-parameters");
}

/// A ring around a place of the country: corners on the way round, so that no sides cross.
fn some_ring() -> impl Strategy<Value = Ring> {
    let corners = prop::collection::vec((0_i64..40, 1_i64..50), 3..9);
    (7_500_000_000_i64..13_400_000_000, 400_000_000_i64..5_300_000_000, corners).prop_filter_map(
        "corners that make a ring",
        |(lon, lat, steps)| {
            let mut at = lon;
            let below = steps.iter().map(|(step, depth)| {
                at += 10_000 + step * 1000;
                Point { lon: Degrees(at), lat: Degrees(lat - depth * 1000) }
            });
            let mut corners: Vec<Point> = below.collect();
            corners.push(Point { lon: Degrees(lon), lat: Degrees(lat + 7777) });
            Ring::new(corners).ok()
        },
    )
}

proptest! {
    #[test]
    fn nothing_panics(text in "[-0-9.,;:*°′″ EN东经挖空点\n]{0,60}|.{0,40}", zone in 25_u8..=45) {
        let _ = parse(&text, None, Datum::Cgcs2000);
        let _ = parse(&text, Zone::new(zone).ok(), Datum::Gcj02);
    }

    #[test]
    fn written_and_read(rings in prop::collection::vec(some_ring(), 1..4)) {
        let outline = |ring: &Ring| Outline { name: String::new(), hole: false, ring: ring.clone() };
        let outlines: Vec<Outline> = rings.iter().map(outline).collect();
        prop_assert_eq!(read(&written(&outlines)).outlines, outlines);
    }

    /// In degrees to thousandths of a second, and in metres to millimetres, nothing moves further.
    #[test]
    fn spellings_agree(ring in some_ring(), numbered: bool, six: bool) {
        let width = if six { Width::Six } else { Width::Three };
        let grid = Grid { zone: Zone::of(ring.corners()[0].lon, width).unwrap(), prefixed: true };
        let number = |at: usize| if numbered { format!("{},", at + 1) } else { String::new() };
        let angles = ring.corners().iter().enumerate()
            .map(|(at, point)| format!("{}{},{}", number(at), dms(point.lat), dms(point.lon)));
        let metres = ring.corners().iter().enumerate().map(|(at, point)| {
            let plane = grid.forward(*point);
            let [x, y] = [plane.x_mm, plane.y_mm].map(|mm| rust_decimal::Decimal::new(mm, 3));
            format!("{}{x},{y}", number(at))
        });
        let texts = [angles.collect::<Vec<_>>().join("\n"), metres.collect::<Vec<_>>().join(";")];
        for text in texts {
            let found = parse(&text, None, Datum::Cgcs2000);
            prop_assert!(found.is_ok(), "{text} {found:?}");
            let found = found.unwrap().outlines.remove(0).ring;
            for (a, b) in ring.corners().iter().zip(found.corners()) {
                prop_assert!(crate::distance(*a, *b) < 0.03, "{text} {a:?} {b:?}");
            }
        }
    }
}
