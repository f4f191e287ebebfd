//! Whatever the bytes: an answer or a problem, never a panic.

use evidence::{derive_all, examine};
use image::ImageFormat;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::fixtures::{ExifBlock, Order, Value, encoded, jpeg_with, quarters};

fn look_at(bytes: &[u8]) {
    match examine(bytes) {
        Ok(facts) => {
            let _ = derive_all(bytes, &facts, &[16, 8]);
        }
        Err(problem) => assert!(!problem.code().is_empty()),
    }
}

fn originals() -> Vec<Vec<u8>> {
    let picture = quarters(40, 24);
    let mut exif = ExifBlock::oriented(6);
    exif.camera.push((0x9003, Value::Ascii("2026:10:30 09:12:44")));
    exif.position.push((1, Value::Ascii("N")));
    exif.position.push((2, Value::Rationals(vec![(39, 1), (36, 1), (29, 1)])));
    exif.position.push((0x12, Value::Ascii("WGS-84")));
    let mut all = vec![jpeg_with(&picture, &exif.bytes(Order::Little))];
    for format in
        [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Bmp, ImageFormat::Gif]
    {
        all.push(encoded(&picture, format));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn arbitrary_bytes(bytes in vec(any::<u8>(), 0..600)) {
        look_at(&bytes);
    }

    #[test]
    fn bytes_that_begin_like_a_picture(which in 0..6_usize, rest in vec(any::<u8>(), 0..400)) {
        let mut bytes = originals()[which][..32].to_vec();
        bytes.extend(rest);
        look_at(&bytes);
    }

    #[test]
    fn pictures_with_some_bytes_changed(
        which in 0..6_usize,
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = originals().swap_remove(which);
        for (place, value) in changes {
            let at = place.index(bytes.len());
            bytes[at] = value;
        }
        look_at(&bytes);
    }
}
