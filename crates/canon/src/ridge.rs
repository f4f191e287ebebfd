//! 山纹: 32 bytes drawn as three mountain ridges, so that people can compare a fingerprint by eye.
//!
//! Integers only: screen (`ui/src/parts/ridge.ts`), PDF and web page draw the same numbers, and the
//! same golden file (`assets/ridge-golden.json`) tests all of them.

use crate::Hash32;

/// The drawing's coordinate space; y grows downwards, as on a screen.
pub const WIDTH: i32 = 1600;
pub const HEIGHT: i32 = 320;

/// One ridge: its skyline from the left edge to the right, to be closed along the bottom.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Ridge {
    pub points: Vec<(i32, i32)>,
}

/// The three ridges of a fingerprint, farthest first.
///
/// Bytes 0–9, 10–20 and 21–31 are the heights of the far, middle and near skyline; each byte moves
/// its point by up to two thirds of the band's height and, by its low bits, sideways.
pub fn ridges(fingerprint: &Hash32) -> [Ridge; 3] {
    let bytes = &fingerprint.0;
    [
        skyline(&bytes[0..10], Band { top: 16, height: 150, first_is_valley: true }),
        skyline(&bytes[10..21], Band { top: 84, height: 150, first_is_valley: false }),
        skyline(&bytes[21..32], Band { top: 160, height: 140, first_is_valley: true }),
    ]
}

/// Where a skyline lies. The middle one starts with a peak, the others with a valley, so that
/// peaks show through each other's valleys.
struct Band {
    top: i32,
    height: i32,
    first_is_valley: bool,
}

fn skyline(bytes: &[u8], band: Band) -> Ridge {
    let last = i32::try_from(bytes.len()).expect("a few bytes") - 1;
    let step = WIDTH / last;
    let point = |(index, byte): (usize, &u8)| {
        let index = i32::try_from(index).expect("a few bytes");
        let byte = i32::from(*byte);
        let edge = index == 0 || index == last;
        let sideways = if edge { 0 } else { (byte % 16 - 8) * step / 26 };
        let x = if index == last { WIDTH } else { index * step + sideways };
        // Peaks and valleys take turns, so that every fingerprint looks like mountains.
        let reach = byte * band.height * 2 / 3 / 255;
        let valley = (index % 2 == 0) == band.first_is_valley;
        let y = if valley { band.top + band.height - reach } else { band.top + reach };
        (x, y)
    };
    Ridge { points: bytes.iter().enumerate().map(point).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sha256;

    /// The same file tests the TypeScript drawing.
    #[test]
    fn golden_numbers() {
        let golden: serde_json::Value =
            serde_json::from_str(include_str!("../../../assets/ridge-golden.json")).unwrap();
        for case in golden.as_array().unwrap() {
            let hash: Hash32 = case["hash"].as_str().unwrap().parse().unwrap();
            assert_eq!(serde_json::to_value(ridges(&hash)).unwrap(), case["ridges"]);
        }
    }

    #[test]
    fn inside_the_frame_and_from_edge_to_edge() {
        for n in 0..2000_u32 {
            for ridge in ridges(&sha256(&n.to_be_bytes())) {
                assert_eq!(ridge.points[0].0, 0);
                assert_eq!(ridge.points.last().unwrap().0, WIDTH);
                assert!(ridge.points.windows(2).all(|w| w[0].0 < w[1].0));
                assert!(ridge.points.iter().all(|p| (0..=HEIGHT).contains(&p.1)));
            }
        }
    }

    /// Every byte shows: changing any one changes the drawing.
    #[test]
    fn every_byte_moves_a_point() {
        let base = sha256(b"base");
        for index in 0..32 {
            let mut other = base;
            other.0[index] = other.0[index].wrapping_add(97);
            assert_ne!(ridges(&base), ridges(&other), "byte {index}");
        }
    }
}
