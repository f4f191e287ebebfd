//! All eight orientations, both byte orders, against the wording of the EXIF standard.

use evidence::{Orientation, derive_all, examine};
use image::{ImageFormat, Rgb, RgbImage};

use crate::fixtures::{BLUE, ExifBlock, GREEN, Order, RED, WHITE, jpeg_with, png_with, quarters};

/// EXIF 2.32, tag 274: where the stored picture's 0th row and 0th column are when it is seen.
const STANDARD: [(u16, Side, Side); 8] = [
    (1, Side::Top, Side::Left),
    (2, Side::Top, Side::Right),
    (3, Side::Bottom, Side::Right),
    (4, Side::Bottom, Side::Left),
    (5, Side::Left, Side::Top),
    (6, Side::Right, Side::Top),
    (7, Side::Right, Side::Bottom),
    (8, Side::Left, Side::Bottom),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// What a camera stores when it sees `seen` and writes this orientation.
fn stored(seen: &RgbImage, row: Side, column: Side) -> RgbImage {
    let (width, height) = seen.dimensions();
    let rows_are_seen_rows = matches!(row, Side::Top | Side::Bottom);
    let size = if rows_are_seen_rows { (width, height) } else { (height, width) };
    // How far from the named side a stored line lies is how far it lies from it when seen.
    let place = |side: Side, distance: u32| match side {
        Side::Top | Side::Left => distance,
        Side::Bottom => height - 1 - distance,
        Side::Right => width - 1 - distance,
    };
    RgbImage::from_fn(size.0, size.1, |x, y| {
        let (seen_x, seen_y) = if rows_are_seen_rows {
            (place(column, x), place(row, y))
        } else {
            (place(row, y), place(column, x))
        };
        *seen.get_pixel(seen_x, seen_y)
    })
}

fn assert_seen(jpeg: &[u8], width: u32, height: u32, what: &str) {
    let seen = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap().into_rgb8();
    assert_eq!(seen.dimensions(), (width, height), "{what}");
    let corners = [(1, 1, RED), (3, 1, GREEN), (1, 3, BLUE), (3, 3, WHITE)];
    for (x, y, colour) in corners {
        let Rgb(found) = seen.get_pixel(width * x / 4, height * y / 4);
        let near = found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 12);
        assert!(near, "{what}: {found:?} instead of {colour:?} at {x}/4, {y}/4");
    }
}

#[test]
fn all_eight_in_both_byte_orders_stand_upright() {
    let seen = quarters(96, 64);
    for (number, row, column) in STANDARD {
        let stored = stored(&seen, row, column);
        for order in [Order::Little, Order::Big] {
            let exif = ExifBlock::oriented(number).bytes(order);
            for photo in [jpeg_with(&stored, &exif), png_with(&stored, &exif)] {
                let what = format!("orientation {number}, {order:?}");
                let facts = examine(&photo).unwrap();
                assert_eq!(u16::from(facts.orientation.number()), number, "{what}");
                assert_eq!((facts.width, facts.height), stored.dimensions(), "{what}");
                assert_eq!(facts.upright_size(), (96, 64), "{what}");
                let made = derive_all(&photo, &facts, &[48, 2048]).unwrap();
                assert_seen(&made[0].jpeg, 48, 32, &what);
                assert_seen(&made[1].jpeg, 96, 64, &what);
            }
        }
    }
}

/// Editors leave the number of another picture behind, or nonsense.
#[test]
fn a_number_that_exif_does_not_know_is_upright() {
    for number in [0, 9, 0xFFFF] {
        let photo = jpeg_with(&quarters(16, 16), &ExifBlock::oriented(number).bytes(Order::Big));
        assert_eq!(examine(&photo).unwrap().orientation, Orientation::Upright);
    }
}
