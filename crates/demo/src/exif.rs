//! The little of EXIF that a camera with a receiver writes: time, position, its error.

use chrono::{NaiveDateTime, TimeDelta};

use crate::Shot;

/// A value with its EXIF type.
enum Value {
    Ascii(String),
    Byte(Vec<u8>),
    Long(u32),
    Rationals(Vec<(u32, u32)>),
}

impl Value {
    fn kind(&self) -> u16 {
        match self {
            Self::Byte(_) => 1,
            Self::Ascii(_) => 2,
            Self::Long(_) => 4,
            Self::Rationals(_) => 5,
        }
    }

    /// How many, and their bytes.
    fn encoded(&self) -> (u32, Vec<u8>) {
        match self {
            Self::Ascii(text) => (text.len() as u32 + 1, [text.as_bytes(), b"\0"].concat()),
            Self::Byte(bytes) => (bytes.len() as u32, bytes.clone()),
            Self::Long(number) => (1, number.to_le_bytes().to_vec()),
            Self::Rationals(all) => {
                let parts = all.iter().flat_map(|(above, below)| [*above, *below]);
                (all.len() as u32, parts.flat_map(u32::to_le_bytes).collect())
            }
        }
    }
}

type Entries = Vec<(u16, Value)>;

/// A TIFF structure with the main, the EXIF and the GPS directory.
pub fn exif(shot: &Shot) -> Vec<u8> {
    const HEADER: u32 = 8;
    let exif_at = HEADER + directory(&main(shot, 0, 0), HEADER).len() as u32;
    let exif = directory(&exif_entries(shot), exif_at);
    let gps_at = exif_at + exif.len() as u32;
    let main = directory(&main(shot, exif_at, gps_at), HEADER);
    let gps = directory(&gps_entries(shot), gps_at);
    [b"II*\0".as_slice(), &HEADER.to_le_bytes(), &main, &exif, &gps].concat()
}

fn main(shot: &Shot, exif_at: u32, gps_at: u32) -> Entries {
    vec![
        (0x010f, Value::Ascii("Qingshan".into())),
        (0x0110, Value::Ascii("Demo".into())),
        (0x0132, Value::Ascii(time(shot.taken))),
        (0x8769, Value::Long(exif_at)),
        (0x8825, Value::Long(gps_at)),
    ]
}

fn exif_entries(shot: &Shot) -> Entries {
    vec![(0x9003, Value::Ascii(time(shot.taken))), (0x9011, Value::Ascii("+08:00".into()))]
}

fn gps_entries(shot: &Shot) -> Entries {
    // Receivers tell universal time.
    let utc = shot.taken - TimeDelta::hours(8);
    let clock = ["%H", "%M", "%S"].map(|part| utc.format(part).to_string());
    let clock = clock.map(|part| (part.parse().expect("a number"), 1));
    vec![
        (0x0000, Value::Byte(vec![2, 3, 0, 0])),
        (0x0001, Value::Ascii("N".into())),
        (0x0002, Value::Rationals(degrees(shot.lat))),
        (0x0003, Value::Ascii("E".into())),
        (0x0004, Value::Rationals(degrees(shot.lon))),
        (0x0007, Value::Rationals(clock.to_vec())),
        (0x0012, Value::Ascii("WGS-84".into())),
        (0x001d, Value::Ascii(utc.format("%Y:%m:%d").to_string())),
        (0x001f, Value::Rationals(vec![(shot.error_m, 1)])),
    ]
}

fn time(time: NaiveDateTime) -> String {
    time.format("%Y:%m:%d %H:%M:%S").to_string()
}

/// Degrees, minutes and seconds of degrees × 10⁷, exactly.
fn degrees(value: i32) -> Vec<(u32, u32)> {
    const ONE: u32 = 10_000_000;
    let value = value.unsigned_abs();
    let minutes = value % ONE * 60;
    vec![(value / ONE, 1), (minutes / ONE, 1), (minutes % ONE * 60, ONE)]
}

/// A directory that begins at `at`: its entries, then the values that need more than four bytes.
fn directory(entries: &Entries, at: u32) -> Vec<u8> {
    let data_at = at + 2 + 12 * entries.len() as u32 + 4;
    let mut head = (entries.len() as u16).to_le_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    for (tag, value) in entries {
        let (count, mut bytes) = value.encoded();
        head.extend(tag.to_le_bytes());
        head.extend(value.kind().to_le_bytes());
        head.extend(count.to_le_bytes());
        if bytes.len() <= 4 {
            bytes.resize(4, 0);
            head.extend(bytes);
        } else {
            head.extend((data_at + data.len() as u32).to_le_bytes());
            // Values begin at even places.
            bytes.resize(bytes.len().next_multiple_of(2), 0);
            data.extend(bytes);
        }
    }
    head.extend([0; 4]);
    head.extend(data);
    head
}
