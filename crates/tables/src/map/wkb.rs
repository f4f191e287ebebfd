//! Geometries as GeoPackages hold them: a header, then well-known binary.

use rust_decimal::Decimal;

use super::{Ring, Shape};

const MAGIC: &[u8] = b"GP";
/// Bytes of the box that the header may have, by its number there.
const BOXES: [usize; 5] = [0, 32, 48, 48, 64];
/// More than this a real geometry never nests.
const DEEPEST: u8 = 3;

/// What can't be understood is a shape of another kind.
pub fn packaged_shape(bytes: &[u8]) -> Shape {
    let other = || Shape::Other { kind: "geometries of an unknown kind".to_owned() };
    body(bytes).map_or_else(other, |body| {
        if body.is_empty() {
            return Shape::Nowhere;
        }
        Reader { bytes: body, at: 0 }.shape(0).unwrap_or_else(other)
    })
}

/// A point in degrees, little-endian, without a box.
pub fn packaged_point((x, y): (Decimal, Decimal), system: i32) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend([0, 1]);
    bytes.extend(system.to_le_bytes());
    bytes.push(1);
    bytes.extend(1_u32.to_le_bytes());
    for degrees in [x, y] {
        let degrees: f64 = degrees.to_string().parse().unwrap_or(f64::NAN);
        bytes.extend(degrees.to_le_bytes());
    }
    bytes
}

/// What follows the header; nothing of an empty geometry.
fn body(bytes: &[u8]) -> Option<&[u8]> {
    let flags = *bytes.strip_prefix(MAGIC)?.get(1)?;
    if flags & 0b1_0000 != 0 {
        return Some(&[]);
    }
    let skipped = BOXES.get(usize::from((flags >> 1) & 0b111))?;
    bytes.get(8 + skipped..)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn shape(&mut self, depth: u8) -> Option<Shape> {
        let little = self.byte()? == 1;
        let code = self.u32(little)?;
        // Z and M come as thousands, or as the highest bits.
        let base = (code & 0x0fff_ffff) % 1000;
        let thousands = (code & 0x0fff_ffff) / 1000;
        let extra = usize::from(code & 0x8000_0000 != 0 || matches!(thousands, 1 | 3))
            + usize::from(code & 0x4000_0000 != 0 || matches!(thousands, 2 | 3));
        match base {
            1 => self.point(little, extra).map(Shape::Point),
            3 => self.polygon(little, extra).map(Shape::Rings),
            6 if depth < DEEPEST => {
                let mut rings = Vec::new();
                for _ in 0..self.u32(little)? {
                    let Shape::Rings(more) = self.shape(depth + 1)? else { return None };
                    rings.extend(more);
                }
                Some(Shape::Rings(rings))
            }
            2 | 5 => Some(Shape::Other { kind: "lines".to_owned() }),
            4 => Some(Shape::Other { kind: "several points".to_owned() }),
            _ => None,
        }
    }

    fn polygon(&mut self, little: bool, extra: usize) -> Option<Vec<Ring>> {
        let mut rings = Vec::new();
        for ring in 0..self.u32(little)? {
            let mut points = Vec::new();
            for _ in 0..self.u32(little)? {
                points.push(self.point(little, extra)?);
            }
            rings.push(Ring { points, hole: ring > 0 });
        }
        Some(rings)
    }

    fn point(&mut self, little: bool, extra: usize) -> Option<[f64; 2]> {
        let pair = [self.f64(little)?, self.f64(little)?];
        self.at += 8 * extra;
        Some(pair)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn u32(&mut self, little: bool) -> Option<u32> {
        let four = self.take()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    fn f64(&mut self, little: bool) -> Option<f64> {
        let eight = self.take()?;
        Some(if little { f64::from_le_bytes(eight) } else { f64::from_be_bytes(eight) })
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let found = self.bytes.get(self.at..)?.first_chunk::<N>()?;
        self.at += N;
        Some(*found)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_there_and_back() {
        let place = (Decimal::new(1_099_800_000, 7), Decimal::new(395_100_000, 7));
        let mut bytes = packaged_point(place, 4490);
        assert_eq!(packaged_shape(&bytes), Shape::Point([109.98, 39.51]));
        bytes[3] |= 0b1_0000;
        assert_eq!(packaged_shape(&bytes), Shape::Nowhere);
        assert!(matches!(packaged_shape(b"GP\0\x01"), Shape::Other { .. }));
    }

    proptest! {
        #[test]
        fn nothing_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            packaged_shape(&bytes);
            packaged_shape(&[b"GP\0\x01\0\0\0\0\x01\x06\0\0\0", &bytes[..]].concat());
            packaged_shape(&[b"GP\0\x01\0\0\0\0\x01\x03\0\0\0", &bytes[..]].concat());
        }
    }
}
