//! What is read out of a good photo.

use evidence::{ExifState, Format, PhotoFacts, examine};
use image::ImageFormat;
use proptest::prelude::*;
use serde_json::json;

use crate::fixtures::{ExifBlock, Order, Value, encoded, jpeg, jpeg_with, quarters};

/// 39°36′29.28312″ N, 110°00′00.5″ E, 1,234.5 m, taken at nine in the morning.
fn camera() -> ExifBlock {
    ExifBlock {
        main: vec![(0x010F, Value::Ascii("Qingyan ")), (0x0110, Value::Ascii("Q-7\u{7}"))],
        camera: vec![
            (0x9003, Value::Ascii("2026:10:30 09:12:44")),
            (0x9011, Value::Ascii("+08:00")),
        ],
        position: vec![
            (1, Value::Ascii("N")),
            (2, Value::Rationals(vec![(39, 1), (36, 1), (2_928_312, 100_000)])),
            (3, Value::Ascii("E")),
            (4, Value::Rationals(vec![(110, 1), (0, 1), (5, 10)])),
            (5, Value::Byte(0)),
            (6, Value::Rationals(vec![(12345, 10)])),
        ],
    }
}

fn facts_of(block: &ExifBlock, order: Order) -> PhotoFacts {
    examine(&jpeg_with(&quarters(24, 16), &block.bytes(order))).unwrap()
}

#[test]
fn everything_a_camera_writes_in_both_byte_orders() {
    for order in [Order::Little, Order::Big] {
        let photo = jpeg_with(&quarters(24, 16), &camera().bytes(order));
        let facts = examine(&photo).unwrap();
        assert_eq!(
            serde_json::to_value(&facts).unwrap(),
            json!({
                "sha256": canon::sha256(&photo),
                "bytes": photo.len(),
                "format": "jpeg",
                "width": 24,
                "height": 16,
                "orientation": 1,
                "exif": "read",
                "taken": {"local": "2026-10-30T09:12:44", "offset_minutes": 480},
                "position": {
                    "latitude_e7": 396_081_342,
                    "longitude_e7": 1_100_001_389,
                    "altitude_mm": 1_234_500,
                },
                "make": "Qingyan",
                "model": "Q-7",
            })
        );
        let position = facts.position.clone().unwrap();
        assert_eq!(position.latitude(), "39.6081342");
        assert_eq!(position.longitude(), "110.0001389");
        let text = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<PhotoFacts>(&text).unwrap(), facts);
    }
}

#[test]
fn south_west_and_below_the_sea_are_negative() {
    let mut block = camera();
    block.position[0].1 = Value::Ascii("S");
    block.position[2].1 = Value::Ascii("W");
    block.position[4].1 = Value::Byte(1);
    let position = facts_of(&block, Order::Little).position.unwrap();
    assert_eq!(position.latitude(), "-39.6081342");
    assert_eq!(position.longitude(), "-110.0001389");
    assert_eq!(position.altitude_mm, Some(-1_234_500));
}

/// A receiver's word on its own numbers, and no more than fits a line of it.
#[test]
fn the_datum_of_a_position_is_kept_as_the_camera_wrote_it() {
    let datum_of = |value: Option<Value>| {
        let mut block = camera();
        block.position.extend(value.map(|value| (0x12, value)));
        let facts = facts_of(&block, Order::Big);
        let text = serde_json::to_string(&facts).unwrap();
        assert_eq!(serde_json::from_str::<PhotoFacts>(&text).unwrap(), facts);
        facts.position.unwrap().datum
    };
    for stated in ["WGS-84", "CGCS2000", "GCJ-02", "TOKYO"] {
        assert_eq!(datum_of(Some(Value::Ascii(stated))).as_deref(), Some(stated));
    }
    for nothing in [None, Some(Value::Ascii("")), Some(Value::Ascii("  ")), Some(Value::Short(84))]
    {
        assert_eq!(datum_of(nothing), None);
    }
    let rung = datum_of(Some(Value::Ascii("WGS\u{7}-84\r\n")));
    assert_eq!(rung.as_deref(), Some("WGS-84"));
    let long = datum_of(Some(Value::Ascii("9".repeat(9000).leak()))).unwrap();
    assert_eq!(long.len(), 64);
}

#[test]
fn an_impossible_or_incomplete_position_is_none() {
    let broken: [fn(&mut ExifBlock); 5] = [
        |b| b.position[1].1 = Value::Rationals(vec![(39, 0), (0, 1), (0, 1)]),
        |b| b.position[1].1 = Value::Rationals(vec![(91, 1), (0, 1), (0, 1)]),
        |b| b.position[3].1 = Value::Rationals(vec![(u32::MAX, 1)]),
        |b| b.position[0].1 = Value::Ascii("X"),
        |b| drop(b.position.remove(2)),
    ];
    for (index, spoil) in broken.into_iter().enumerate() {
        let mut block = camera();
        spoil(&mut block);
        let facts = facts_of(&block, Order::Big);
        assert_eq!(facts.position, None, "case {index}");
        assert!(facts.taken.is_some(), "case {index}: the time stays");
    }
}

#[test]
fn time_without_zone_nonsense_and_blank_times() {
    let mut block = camera();
    block.camera.pop();
    let taken = facts_of(&block, Order::Little).taken.unwrap();
    assert_eq!(
        (taken.local.to_string(), taken.offset_minutes),
        ("2026-10-30 09:12:44".into(), None)
    );
    for text in ["2026:13:30 09:12:44", "2026:02:30 09:12:44", "    :  :     :  :  ", "yesterday"] {
        block.camera[0].1 = Value::Ascii(text);
        assert_eq!(facts_of(&block, Order::Little).taken, None, "{text}");
    }
    // The file's time of change is not the time of the photo.
    block.camera.clear();
    block.main.push((0x0132, Value::Ascii("2026:10:30 09:12:44")));
    assert_eq!(facts_of(&block, Order::Little).taken, None);
}

#[test]
fn no_exif_is_no_error_in_any_format() {
    let picture = quarters(24, 16);
    for (format, expected) in [
        (ImageFormat::Jpeg, Format::Jpeg),
        (ImageFormat::Png, Format::Png),
        (ImageFormat::WebP, Format::Webp),
        (ImageFormat::Bmp, Format::Bmp),
        (ImageFormat::Gif, Format::Gif),
    ] {
        let facts = examine(&encoded(&picture, format)).unwrap();
        assert_eq!((facts.format, facts.exif), (expected, ExifState::Absent));
        assert_eq!((facts.width, facts.height), (24, 16));
        assert_eq!((facts.taken, facts.position, facts.make), (None, None, None));
    }
    // A TIFF is itself made of the directories that EXIF is made of.
    let facts = examine(&encoded(&picture, ImageFormat::Tiff)).unwrap();
    assert_eq!((facts.format, facts.exif, facts.taken), (Format::Tiff, ExifState::Read, None));
}

#[test]
fn a_broken_exif_block_is_named_and_harms_nothing() {
    let photo = jpeg_with(&quarters(24, 16), b"MM\0*\0\0\xFF\xFFnothing of the kind");
    let facts = examine(&photo).unwrap();
    assert_eq!(facts.exif, ExifState::Damaged);
    assert_eq!((facts.width, facts.taken), (24, None));
}

#[test]
fn what_follows_the_end_of_a_jpeg_does_not_matter() {
    let mut photo = jpeg(&quarters(24, 16));
    photo.extend(b"\xFF\xD8\xFF preview of a maker, cut off");
    assert_eq!(examine(&photo).unwrap().width, 24);
}

proptest! {
    /// Against exact fractions worked out another way: all parts over one denominator.
    #[test]
    fn positions_are_exact_to_the_last_digit(
        degrees in 0_u32..90, minutes in 0_u32..60, seconds in 0_u32..60_000, scale in 1_u32..1000,
    ) {
        let mut block = camera();
        let parts = vec![(degrees * scale, scale), (minutes, 1), (seconds, 1000)];
        block.position[1].1 = Value::Rationals(parts);
        let found = facts_of(&block, Order::Big).position.unwrap().latitude_e7;
        let thousandths_of_seconds =
            i64::from(degrees) * 3_600_000 + i64::from(minutes) * 60_000 + i64::from(seconds);
        // one ten-millionth of a degree is 0.36 thousandths of a second
        let exact_times_36 = thousandths_of_seconds * 100;
        prop_assert!((i64::from(found) * 36 - exact_times_36).abs() <= 18);
    }
}
