//! Pictures and EXIF blocks, built byte by byte so that no library is tested against itself.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

pub const RED: [u8; 3] = [220, 30, 30];
pub const GREEN: [u8; 3] = [30, 160, 60];
pub const BLUE: [u8; 3] = [40, 60, 200];
pub const WHITE: [u8; 3] = [250, 250, 250];

/// Red above left, green above right, blue below left, white below right.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (x < width / 2, y < height / 2) {
            (true, true) => RED,
            (false, true) => GREEN,
            (true, false) => BLUE,
            (false, false) => WHITE,
        })
    })
}

pub fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture.clone()).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    encoded(picture, ImageFormat::Jpeg)
}

/// A JPEG with an EXIF segment right after its first marker, where cameras put it.
pub fn jpeg_with(picture: &RgbImage, exif: &[u8]) -> Vec<u8> {
    let plain = jpeg(picture);
    let length = u16::try_from(2 + 6 + exif.len()).unwrap();
    let mut out = plain[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(length.to_be_bytes());
    out.extend(b"Exif\0\0");
    out.extend(exif);
    out.extend(&plain[2..]);
    out
}

/// A PNG with an `eXIf` chunk after its header.
pub fn png_with(picture: &RgbImage, exif: &[u8]) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Png);
    let header_end = 8 + 4 + 4 + 13 + 4;
    let mut chunk = b"eXIf".to_vec();
    chunk.extend(exif);
    let mut out = plain[..header_end].to_vec();
    out.extend(u32::try_from(exif.len()).unwrap().to_be_bytes());
    out.extend(&chunk);
    out.extend(crc32(&chunk).to_be_bytes());
    out.extend(&plain[header_end..]);
    out
}

pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8)
            .fold(crc ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xEDB8_8320 & (c & 1).wrapping_neg()))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Little,
    Big,
}

/// One EXIF value.
#[derive(Clone)]
pub enum Value {
    Ascii(&'static str),
    Byte(u8),
    Short(u16),
    Rationals(Vec<(u32, u32)>),
}

/// An EXIF block: main directory, camera directory, position directory.
#[derive(Default, Clone)]
pub struct ExifBlock {
    pub main: Vec<(u16, Value)>,
    pub camera: Vec<(u16, Value)>,
    pub position: Vec<(u16, Value)>,
}

const CAMERA_POINTER: u16 = 0x8769;
const POSITION_POINTER: u16 = 0x8825;

impl ExifBlock {
    pub fn oriented(orientation: u16) -> Self {
        Self { main: vec![(0x0112, Value::Short(orientation))], ..Self::default() }
    }

    pub fn bytes(&self, order: Order) -> Vec<u8> {
        let mut out = Writer { bytes: Vec::new(), order };
        out.bytes.extend(if order == Order::Little { b"II" } else { b"MM" });
        out.short(42);
        out.long(8);
        let pointers = [(CAMERA_POINTER, &self.camera), (POSITION_POINTER, &self.position)];
        let present: Vec<_> = pointers.iter().filter(|(_, entries)| !entries.is_empty()).collect();
        let holes = out.directory(&self.main, &present.iter().map(|p| p.0).collect::<Vec<_>>());
        for (hole, (_, entries)) in holes.into_iter().zip(present) {
            let here = u32::try_from(out.bytes.len()).unwrap();
            out.patch(hole, here);
            out.directory(entries, &[]);
        }
        out.bytes
    }
}

struct Writer {
    bytes: Vec<u8>,
    order: Order,
}

impl Writer {
    fn short(&mut self, value: u16) {
        let little = self.order == Order::Little;
        self.bytes.extend(if little { value.to_le_bytes() } else { value.to_be_bytes() });
    }

    fn long(&mut self, value: u32) {
        let little = self.order == Order::Little;
        self.bytes.extend(if little { value.to_le_bytes() } else { value.to_be_bytes() });
    }

    fn patch(&mut self, at: usize, value: u32) {
        let little = self.order == Order::Little;
        let bytes = if little { value.to_le_bytes() } else { value.to_be_bytes() };
        self.bytes[at..at + 4].copy_from_slice(&bytes);
    }

    /// Writes a directory and what it points to; gives back where the pointers must be patched.
    fn directory(&mut self, entries: &[(u16, Value)], pointers: &[u16]) -> Vec<usize> {
        self.short(u16::try_from(entries.len() + pointers.len()).unwrap());
        let mut later = Vec::new();
        for (tag, value) in entries {
            self.short(*tag);
            if let Some(outside) = self.value(value) {
                later.push((self.bytes.len() - 4, outside));
            }
        }
        let mut holes = Vec::new();
        for tag in pointers {
            self.short(*tag);
            self.short(4);
            self.long(1);
            holes.push(self.bytes.len());
            self.long(0);
        }
        self.long(0);
        for (hole, value) in later {
            let here = u32::try_from(self.bytes.len()).unwrap();
            self.patch(hole, here);
            self.outside(&value);
        }
        holes
    }

    /// Type, count, and the value itself or (given back) one that must lie outside.
    fn value(&mut self, value: &Value) -> Option<Value> {
        match value {
            Value::Byte(byte) => {
                self.short(1);
                self.long(1);
                self.bytes.extend([*byte, 0, 0, 0]);
            }
            Value::Ascii(text) => {
                self.short(2);
                self.long(u32::try_from(text.len() + 1).unwrap());
                let mut padded = [0; 4];
                if text.len() >= 4 {
                    self.long(0);
                    return Some(value.clone());
                }
                padded[..text.len()].copy_from_slice(text.as_bytes());
                self.bytes.extend(padded);
            }
            Value::Short(short) => {
                self.short(3);
                self.long(1);
                self.short(*short);
                self.short(0);
            }
            Value::Rationals(parts) => {
                self.short(5);
                self.long(u32::try_from(parts.len()).unwrap());
                self.long(0);
                return Some(value.clone());
            }
        }
        None
    }

    fn outside(&mut self, value: &Value) {
        match value {
            Value::Ascii(text) => {
                self.bytes.extend(text.as_bytes());
                self.bytes.push(0);
            }
            Value::Rationals(parts) => {
                for (above, below) in parts {
                    self.long(*above);
                    self.long(*below);
                }
            }
            Value::Byte(_) | Value::Short(_) => unreachable!("fits inside"),
        }
    }
}
