//! Smaller pictures to look at.

use evidence::{MEDIUM, PhotoFacts, THUMBNAIL, derive, derive_all, examine};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;

use crate::fixtures::{encoded, jpeg, quarters};

fn facts(bytes: &[u8]) -> PhotoFacts {
    examine(bytes).unwrap()
}

fn size(jpeg: &[u8]) -> (u32, u32) {
    let facts = facts(jpeg);
    (facts.width, facts.height)
}

#[test]
fn two_sizes_from_one_decoding_in_the_order_asked() {
    let photo = jpeg(&quarters(3000, 2000));
    let made = derive_all(&photo, &facts(&photo), &[THUMBNAIL, MEDIUM]).unwrap();
    assert_eq!((made[0].max_side, made[0].width, made[0].height), (320, 320, 213));
    assert_eq!((made[1].max_side, made[1].width, made[1].height), (2048, 2048, 1365));
    for picture in &made {
        assert_eq!(size(&picture.jpeg), (picture.width, picture.height));
    }
    assert_eq!(derive(&photo, &facts(&photo), MEDIUM).unwrap(), made[1].jpeg);
}

#[test]
fn nothing_is_enlarged_and_nothing_vanishes() {
    let small = jpeg(&quarters(100, 60));
    assert_eq!(size(&derive(&small, &facts(&small), 320).unwrap()), (100, 60));
    let strip = jpeg(&quarters(2000, 2));
    assert_eq!(size(&derive(&strip, &facts(&strip), 320).unwrap()), (320, 1));
    assert_eq!(size(&derive(&strip, &facts(&strip), 0).unwrap()), (1, 1));
}

#[test]
fn every_format_gives_a_jpeg() {
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Gif] {
        let photo = encoded(&quarters(640, 480), format);
        assert_eq!(size(&derive(&photo, &facts(&photo), 320).unwrap()), (320, 240), "{format:?}");
    }
}

#[test]
fn transparency_becomes_white_paper() {
    let clear = RgbaImage::from_pixel(40, 40, Rgba([0, 0, 0, 0]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgba8(clear).write_to(&mut bytes, ImageFormat::Png).unwrap();
    let photo = bytes.into_inner();
    let made = derive(&photo, &facts(&photo), 320).unwrap();
    let shown = image::load_from_memory(&made).unwrap().into_rgb8();
    assert!(shown.pixels().all(|p| p.0.iter().all(|c| *c > 250)));
}

/// A profile that came with the photo goes on, so that colours stay what they were.
#[test]
fn the_colour_profile_goes_along() {
    let mut profile = vec![0; 400];
    profile[16..20].copy_from_slice(b"RGB ");
    let mut photo = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut photo, 90);
    encoder.add_icc_profile(&profile).unwrap();
    let picture = quarters(64, 64);
    encoder.encode(picture.as_raw(), 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
    let made = derive(&photo, &facts(&photo), 32).unwrap();
    let found = made.windows(profile.len()).any(|window| window == profile);
    assert!(found, "the profile is in the smaller picture");
}
