//! Files that are no photos, or not all of one.

use evidence::{MAX_PIXELS, PhotoProblem, derive_all, examine};
use image::ImageFormat;

use crate::fixtures::{ExifBlock, Order, crc32, encoded, jpeg, jpeg_with, quarters};

fn problem(bytes: &[u8]) -> PhotoProblem {
    examine(bytes).unwrap_err()
}

#[test]
fn what_is_no_picture_is_not_taken_for_one() {
    let cases: [&[u8]; 5] =
        [b"", b"\xFF", b"%PDF-1.7 and so on", "BM: 一段文字，不是图片。".as_bytes(), &[0; 4096]];
    for bytes in cases {
        let problem = problem(bytes);
        assert_eq!(problem.code(), "not-a-picture");
    }
}

#[test]
fn a_telephones_heic_is_named() {
    let problem = problem(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    assert_eq!(problem, PhotoProblem::NotReadableHere { format: "HEIC" });
    assert_eq!(problem.code(), "picture-not-readable-here");
}

/// Cut anywhere, a JPEG is "truncated": decoders alone would show grey and say nothing.
#[test]
fn a_jpeg_cut_anywhere_is_truncated() {
    let whole = jpeg_with(&quarters(200, 120), &ExifBlock::oriented(6).bytes(Order::Big));
    assert!(examine(&whole).is_ok());
    for length in 4..whole.len() {
        let problem = problem(&whole[..length]);
        assert_eq!(problem, PhotoProblem::Truncated, "cut at {length} of {}", whole.len());
    }
}

#[test]
fn other_formats_cut_in_the_middle_are_noticed() {
    let picture = quarters(64, 64);
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff, ImageFormat::Bmp] {
        let whole = encoded(&picture, format);
        let problem = problem(&whole[..whole.len() * 2 / 3]);
        assert!(
            matches!(problem.code(), "picture-truncated" | "picture-damaged"),
            "{format:?}: {problem}"
        );
    }
}

/// The size stands in the first bytes and is refused before anything of that size is allocated.
#[test]
fn sixty_thousand_by_sixty_thousand_is_refused() {
    for bytes in [huge_jpeg(60_000), huge_png(60_000), huge_bmp(60_000)] {
        let problem = problem(&bytes);
        assert_eq!(problem, PhotoProblem::TooLarge { width: 60_000, height: 60_000 });
        assert_eq!(problem.code(), "picture-too-large");
    }
}

/// What lies about its size after it was examined is refused again.
#[test]
fn derive_checks_the_size_itself() {
    let facts = examine(&jpeg(&quarters(16, 16))).unwrap();
    let refused = derive_all(&huge_jpeg(60_000), &facts, &[320]).unwrap_err();
    assert_eq!(refused.code(), "picture-too-large");
}

#[test]
fn the_limit_lets_the_largest_telephones_through() {
    const { assert!(MAX_PIXELS >= 16_320 * 12_240) };
    let code = problem(&huge_jpeg(14_143)).code();
    assert_eq!(code, "picture-too-large", "14,143² is just above");
}

#[test]
fn sentences_say_what_happened_what_is_safe_and_what_next() {
    let problems = [
        PhotoProblem::NotAPicture,
        PhotoProblem::NotReadableHere { format: "HEIC" },
        PhotoProblem::Truncated,
        PhotoProblem::Damaged { detail: "bad code".into() },
        PhotoProblem::TooLarge { width: 60_000, height: 60_000 },
        PhotoProblem::TooMuchMemory,
    ];
    for problem in problems {
        let sentence = problem.to_string();
        assert!(sentence.contains("nothing was changed"), "{sentence}");
        assert!(sentence.matches(';').count() == 2, "{sentence}");
    }
}

/// A real JPEG whose frame header claims another size.
fn huge_jpeg(side: u16) -> Vec<u8> {
    let mut bytes = jpeg(&quarters(16, 16));
    let frame = bytes.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&side.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&side.to_be_bytes());
    bytes
}

fn huge_png(side: u32) -> Vec<u8> {
    let mut bytes = encoded(&quarters(16, 16), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let checksum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&checksum.to_be_bytes());
    bytes
}

fn huge_bmp(side: u32) -> Vec<u8> {
    let mut bytes = encoded(&quarters(16, 16), ImageFormat::Bmp);
    bytes[18..22].copy_from_slice(&side.to_le_bytes());
    bytes[22..26].copy_from_slice(&side.to_le_bytes());
    bytes
}
