//! A turned photo passes through unchanged and still stands upright on the page.

use std::collections::BTreeMap;

use canon::sha256;
use documents::{A4_HEIGHT, A4_WIDTH, Item, Orientation, Page, Pages, Picture, Source, mm, to_pdf};
use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::sample::{FONTS, metadata};
use crate::tools::{Kept, run};

const RED: [u8; 3] = [220, 30, 30];
const GREEN: [u8; 3] = [30, 160, 60];
const BLUE: [u8; 3] = [40, 60, 200];
const GREY: [u8; 3] = [128, 128, 128];

fn seen() -> RgbImage {
    RgbImage::from_fn(96, 64, |x, y| {
        Rgb(match (x < 48, y < 32) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => GREY,
        })
    })
}

/// What a camera stores for each orientation: the way back of what a viewer has to do.
fn stored(number: u8) -> RgbImage {
    let seen = seen();
    match number {
        2 => flip_horizontal(&seen),
        3 => rotate180(&seen),
        4 => flip_vertical(&seen),
        5 => rotate270(&flip_horizontal(&seen)),
        6 => rotate270(&seen),
        7 => rotate90(&flip_horizontal(&seen)),
        8 => rotate90(&seen),
        _ => seen,
    }
}

#[test]
fn all_eight_orientations_stand_upright_on_paper() {
    let jpegs: Vec<Vec<u8>> = (1..=8)
        .map(|number| {
            let mut bytes = std::io::Cursor::new(Vec::new());
            DynamicImage::ImageRgb8(stored(number))
                .write_to(&mut bytes, ImageFormat::Jpeg)
                .unwrap();
            bytes.into_inner()
        })
        .collect();
    let mut pictures = BTreeMap::new();
    let mut items = Vec::new();
    for (index, jpeg) in (0..).zip(&jpegs) {
        let orientation = Orientation::try_from(u8::try_from(index).unwrap() + 1).unwrap();
        // Different numbers may store the same bytes: each is its own document picture here.
        let sha256 = sha256(&[jpeg.as_slice(), &[orientation.number()]].concat());
        pictures.insert(sha256, Source { jpeg, orientation });
        let (x, y) = (mm(20 + index % 2 * 90), mm(20 + index / 2 * 60));
        let (width, height) = (mm(72), mm(48));
        items.push(Item::Picture(Picture { x, y, width, height, sha256, orientation }));
    }
    let pages = Pages { width: A4_WIDTH, height: A4_HEIGHT, pages: vec![Page { items }] };
    let kept = Kept::new(&to_pdf(&pages, &FONTS, &pictures, &metadata()).unwrap());
    run("pdftoppm", &["-r", "50.8", "-png", "-singlefile", &kept.pdf(), &kept.path("page")]);
    let page = image::load_from_memory(&kept.read("page.png")).unwrap().into_rgb8();
    for index in 0..8_u32 {
        let (left, top) = (40 + index % 2 * 180, 40 + index / 2 * 120); // two dots a millimetre
        for (x, y, colour) in [(36, 24, RED), (108, 24, GREEN), (36, 72, BLUE), (108, 72, GREY)] {
            let Rgb(found) = page.get_pixel(left + x, top + y);
            let near = found.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 12);
            assert!(near, "orientation {}: {found:?} is not {colour:?}", index + 1);
        }
    }
}
