//! What a picture is: found out without trusting its name, its size or its word.

use std::io::Cursor;

use canon::Hash32;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use crate::metadata::Metadata;
use crate::{ExifState, Format, Orientation, PhotoProblem, Position, Taken, jpeg};

/// The largest picture that is opened: 200 megapixels, what the largest telephones make.
pub const MAX_PIXELS: u64 = 200_000_000;
/// The largest decoded picture in memory: 200 megapixels of four bytes, and some room. A decoder
/// of progressive JPEGs needs about as much again while it works.
pub const MAX_DECODED_BYTES: u64 = 1 << 30;

/// What is known about a photo. Plain values with one canonical form, fit for a record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PhotoFacts {
    /// Of the original bytes, which are never changed.
    pub sha256: Hash32,
    pub bytes: u64,
    pub format: Format,
    /// As stored; [`PhotoFacts::upright_size`] is what people see.
    pub width: u32,
    pub height: u32,
    pub orientation: Orientation,
    pub exif: ExifState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<Taken>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub make: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
}

impl PhotoFacts {
    pub fn upright_size(&self) -> (u32, u32) {
        if self.orientation.swaps_sides() {
            (self.height, self.width)
        } else {
            (self.width, self.height)
        }
    }
}

/// Says what `bytes` are. A JPEG is followed from marker to marker, any other format is decoded,
/// so that a picture with a missing part is noticed now and not when it is needed.
pub fn examine(bytes: &[u8]) -> Result<PhotoFacts, PhotoProblem> {
    let format = Format::of(bytes)?;
    let (width, height) = match open(bytes, format) {
        Ok(decoder) => decoder.dimensions(),
        // The end may be missing so early that even the size isn't there.
        Err(_) if format == Format::Jpeg && !jpeg::is_whole(bytes) => {
            return Err(PhotoProblem::Truncated);
        }
        Err(problem) => return Err(problem),
    };
    if format == Format::Jpeg {
        if !jpeg::is_whole(bytes) {
            return Err(PhotoProblem::Truncated);
        }
    } else {
        decode(bytes, format)?;
    }
    let metadata = Metadata::read(bytes);
    Ok(PhotoFacts {
        sha256: canon::sha256(bytes),
        bytes: bytes.len() as u64,
        format,
        width,
        height,
        orientation: metadata.orientation,
        exif: metadata.state,
        taken: metadata.taken,
        position: metadata.position,
        make: metadata.make,
        model: metadata.model,
    })
}

/// A decoder that has read the header and promised to stay within bounds; no pixel exists yet.
pub(crate) fn open(bytes: &[u8], format: Format) -> Result<impl ImageDecoder + '_, PhotoProblem> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.decoder());
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(PhotoProblem::from_decoder)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PhotoProblem::TooLarge { width, height });
    }
    if decoder.total_bytes() > MAX_DECODED_BYTES {
        return Err(PhotoProblem::TooMuchMemory);
    }
    Ok(decoder)
}

pub(crate) fn decode(bytes: &[u8], format: Format) -> Result<DynamicImage, PhotoProblem> {
    DynamicImage::from_decoder(open(bytes, format)?).map_err(PhotoProblem::from_decoder)
}
