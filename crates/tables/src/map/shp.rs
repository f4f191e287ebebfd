//! Shapes of a shapefile, after ESRI's description of 1998.

use super::{Ring, Shape};
use crate::TableError;

const HEADER: usize = 100;
const FILE_CODE: i32 = 9994;

pub fn read(bytes: &[u8]) -> Result<Vec<Shape>, TableError> {
    let code = bytes.first_chunk().map(|four| i32::from_be_bytes(*four));
    if code != Some(FILE_CODE) || bytes.len() < HEADER {
        return Err(damaged("this is no shapefile"));
    }
    let mut shapes = Vec::new();
    let mut rest = &bytes[HEADER..];
    while let Some(words) = rest.get(4..).and_then(<[u8]>::first_chunk) {
        let length = usize::try_from(i32::from_be_bytes(*words)).unwrap_or(usize::MAX);
        let end = length.saturating_mul(2).saturating_add(8);
        let short = || damaged(&format!("shape {} is cut short", shapes.len() + 1));
        let content = rest.get(8..end).ok_or_else(short)?;
        let shape = shape(content).ok_or_else(short)?;
        shapes.push(shape);
        rest = &rest[end..];
    }
    Ok(shapes)
}

fn shape(content: &[u8]) -> Option<Shape> {
    Some(match i32_at(content, 0)? {
        0 => Shape::Nowhere,
        1 | 11 | 21 => Shape::Point([f64_at(content, 4)?, f64_at(content, 12)?]),
        5 | 15 | 25 => Shape::Rings(rings(content)?),
        3 | 13 | 23 => Shape::Other { kind: "lines".to_owned() },
        8 | 18 | 28 => Shape::Other { kind: "several points".to_owned() },
        other => Shape::Other { kind: format!("shape {other}") },
    })
}

/// Rings go clockwise, holes against it.
fn rings(content: &[u8]) -> Option<Vec<Ring>> {
    let parts = usize::try_from(i32_at(content, 36)?).ok()?;
    let points = usize::try_from(i32_at(content, 40)?).ok()?;
    let first = 44_usize.checked_add(parts.checked_mul(4)?)?;
    // Checked before anything is made of the counts.
    let last = first.checked_add(points.checked_mul(16)?)?;
    content.get(..last)?;
    let begin = |part: usize| -> Option<usize> {
        if part == parts {
            Some(points)
        } else {
            usize::try_from(i32_at(content, 44 + part * 4)?).ok()
        }
    };
    let ring = |part: usize| -> Option<Ring> {
        let range = begin(part)?..begin(part + 1).filter(|end| *end <= points)?;
        // Rings that went over the same points again would hold more than the file does.
        if range.start > range.end {
            return None;
        }
        let point = |at: usize| {
            Some([f64_at(content, first + at * 16)?, f64_at(content, first + at * 16 + 8)?])
        };
        let points = range.map(point).collect::<Option<Vec<_>>>()?;
        let hole = turns_left(&points);
        Some(Ring { points, hole })
    };
    (0..parts).map(ring).collect()
}

/// Does a ring go against the clock?
pub fn turns_left(points: &[[f64; 2]]) -> bool {
    let origin = points.first().copied().unwrap_or_default();
    let near = |point: &[f64; 2]| [point[0] - origin[0], point[1] - origin[1]];
    let doubled: f64 = points
        .windows(2)
        .map(|pair| {
            let ([ax, ay], [bx, by]) = (near(&pair[0]), near(&pair[1]));
            ax * by - bx * ay
        })
        .sum();
    doubled > 0.0
}

fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    bytes.get(at..)?.first_chunk().map(|four| i32::from_le_bytes(*four))
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    bytes.get(at..)?.first_chunk().map(|eight| f64::from_le_bytes(*eight))
}

fn damaged(why: &str) -> TableError {
    TableError::NotALayer { why: format!("shp: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two points, and where the rings begin among them.
    fn polygon(begins: &[i32]) -> Vec<u8> {
        let mut content = 5_i32.to_le_bytes().to_vec();
        content.extend([0; 32]);
        content.extend(i32::try_from(begins.len()).unwrap().to_le_bytes());
        content.extend(2_i32.to_le_bytes());
        content.extend(begins.iter().flat_map(|begin| begin.to_le_bytes()));
        content.extend([0; 32]);
        content
    }

    #[test]
    fn rings_share_no_points() {
        assert_eq!(rings(&polygon(&[0, 1])).map(|rings| rings.len()), Some(2));
        assert!(rings(&polygon(&[0, 2, 0])).is_none());
        assert!(rings(&polygon(&[0, 3])).is_none());
    }
}
