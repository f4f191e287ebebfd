//! A photo that nobody took: a sky, three ridges of the seed's own shape, and the ground.

use canon::ridge::{self, Ridge};
use chrono::NaiveDateTime;
use jpeg_encoder::{ColorType, Encoder};

use crate::exif::exif;

/// Where, when and how large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shot {
    /// By the clock of China.
    pub taken: NaiveDateTime,
    /// Degrees × 10⁷, WGS 84.
    pub lon: i32,
    pub lat: i32,
    pub error_m: u32,
    pub width: u16,
    pub height: u16,
}

type Colour = [u8; 3];

const SKY: (Colour, Colour) = ([118, 164, 214], [222, 232, 238]);
const RIDGES: [Colour; 3] = [[134, 152, 158], [104, 124, 100], [92, 98, 62]];
const GROUND: Colour = [126, 112, 84];

/// A JPEG with EXIF; the picture follows from the seed, the rest from the shot.
pub fn photo(seed: u64, shot: &Shot) -> Vec<u8> {
    let pixels = landscape(seed, shot.width.into(), shot.height.into());
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 85);
    encoder.add_exif_metadata(&exif(shot)).expect("a few hundred bytes fit a segment");
    encoder
        .encode(&pixels, shot.width, shot.height, ColorType::Rgb)
        .expect("writing to memory never fails, and the picture has its size");
    out
}

fn landscape(seed: u64, width: usize, height: usize) -> Vec<u8> {
    let shape = canon::sha256_tagged("demo-photo", &[&seed.to_be_bytes()]);
    let skylines = ridge::ridges(&shape).map(|ridge| skyline(&ridge, width, height));
    let mut pixels = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        let sky = mix(SKY, y, height);
        for x in 0..width {
            let nearest = skylines.iter().rposition(|skyline| y >= skyline[x]);
            let base = match nearest {
                None => sky,
                Some(_) if y * 10 > height * 9 => GROUND,
                Some(ridge) => RIDGES[ridge],
            };
            let grain = (x * 31 + y * 17 + x * y) % 7;
            pixels.extend(base.map(|part| part.saturating_add(grain as u8)));
        }
    }
    pixels
}

/// The height of a ridge above each column: its drawing stretched over the picture's middle.
fn skyline(ridge: &Ridge, width: usize, height: usize) -> Vec<usize> {
    let height_of = |x: usize| {
        let x = (x * ridge::WIDTH as usize / width) as i32;
        let after = ridge.points.partition_point(|point| point.0 <= x);
        let (left, right) = match ridge.points.get(after) {
            Some(right) => (ridge.points[after - 1], *right),
            None => (ridge.points[after - 1], ridge.points[after - 1]),
        };
        let run = (right.0 - left.0).max(1);
        let y = left.1 + (right.1 - left.1) * (x - left.0) / run;
        height / 4 + y as usize * height / 2 / ridge::HEIGHT as usize
    };
    (0..width).map(height_of).collect()
}

fn mix((top, bottom): (Colour, Colour), y: usize, height: usize) -> Colour {
    std::array::from_fn(|part| {
        let (top, bottom) = (usize::from(top[part]), usize::from(bottom[part]));
        ((top * (height - y) + bottom * y) / height) as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::exif::{In, Reader, Tag, Value};

    fn shot() -> Shot {
        let taken = "2026-11-19T09:52:10".parse().unwrap();
        Shot { taken, lon: 1_112_401_717, lat: 398_643_613, error_m: 4, width: 640, height: 480 }
    }

    #[test]
    fn a_picture_of_its_size_and_its_own() {
        let bytes = photo(1, &shot());
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (640, 480));
        assert_eq!(bytes, photo(1, &shot()));
        assert_ne!(bytes, photo(2, &shot()));
    }

    #[test]
    fn time_and_position_are_read_exactly() {
        let bytes = photo(1, &shot());
        let found = Reader::new().read_from_container(&mut std::io::Cursor::new(bytes)).unwrap();
        let text = |tag| found.get_field(tag, In::PRIMARY).unwrap().display_value().to_string();
        assert_eq!(text(Tag::DateTimeOriginal), "2026-11-19 09:52:10");
        assert_eq!(text(Tag::OffsetTimeOriginal), "\"+08:00\"");
        assert_eq!(text(Tag::GPSDateStamp), "2026-11-19");
        assert_eq!(text(Tag::GPSTimeStamp), "01:52:10");
        assert_eq!(
            (text(Tag::GPSLatitudeRef).as_str(), text(Tag::GPSLongitudeRef).as_str()),
            ("N", "E")
        );
        let scaled = |tag| match &found.get_field(tag, In::PRIMARY).unwrap().value {
            Value::Rational(parts) => {
                let sixtieths = [3600, 60, 1_i64];
                // Everything in seconds × 10⁶, and back to degrees × 10⁷.
                let seconds: i64 = parts
                    .iter()
                    .zip(sixtieths)
                    .map(|(part, size)| {
                        i64::from(part.num) * 1_000_000 / i64::from(part.denom) * size
                    })
                    .sum();
                seconds / 360
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(
            (scaled(Tag::GPSLongitude), scaled(Tag::GPSLatitude)),
            (1_112_401_717, 398_643_613)
        );
    }
}
