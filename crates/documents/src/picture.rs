//! Photos as a document needs them: the JPEG's bytes as they are, its size, how it is turned.

use std::collections::BTreeMap;

use canon::Hash32;
use serde::{Deserialize, Serialize};

use crate::DocumentError;

/// The pictures of a document by the SHA-256 of the original photo.
pub type Pictures<'a> = BTreeMap<Hash32, Source<'a>>;

/// What is drawn for a photo: the original itself if it is an RGB or grey JPEG, otherwise a JPEG
/// made from it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    pub jpeg: &'a [u8],
    /// EXIF's number of this JPEG; a JPEG made from the original stands upright already.
    pub orientation: Orientation,
}

/// EXIF orientation 1 to 8, applied when drawing: the bytes pass through unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Orientation(u8);

impl Orientation {
    pub const UPRIGHT: Self = Self(1);

    pub fn number(self) -> u8 {
        self.0
    }

    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }
}

impl From<Orientation> for u8 {
    fn from(orientation: Orientation) -> Self {
        orientation.0
    }
}

impl TryFrom<u8> for Orientation {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        match number {
            1..=8 => Ok(Self(number)),
            _ => Err(format!("EXIF knows the orientations 1 to 8, not {number}")),
        }
    }
}

/// What a JPEG's frame header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub width: u16,
    pub height: u16,
    pub components: u8,
}

/// Whether this is a JPEG that goes into a PDF unchanged: grey or RGB, eight bits.
pub fn is_embeddable(jpeg: &[u8]) -> bool {
    frame(Hash32::ZERO, jpeg).is_ok()
}

pub(crate) fn frame(sha256: Hash32, jpeg: &[u8]) -> Result<Frame, DocumentError> {
    let refuse = |detail| Err(DocumentError::Picture { sha256, detail });
    let Some(frame) = find_frame(jpeg) else { return refuse("it is not a JPEG") };
    if frame.width == 0 || frame.height == 0 {
        return refuse("it doesn't say its size");
    }
    match frame.components {
        1 | 3 => Ok(frame),
        _ => refuse("its colours are for printing presses"),
    }
}

/// Follows the segments to the first "start of frame".
fn find_frame(jpeg: &[u8]) -> Option<Frame> {
    if jpeg.get(..2)? != [0xFF, 0xD8] {
        return None;
    }
    let mut at = 2;
    loop {
        let [marker, kind, high, low] = *jpeg.get(at..at + 4)?.first_chunk::<4>()?;
        match (marker, kind) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) => {
                return read_frame(jpeg.get(at + 4..)?);
            }
            (0xFF, 0xD9 | 0xDA) => return None,
            (0xFF, _) => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => return None,
        }
    }
}

fn read_frame(body: &[u8]) -> Option<Frame> {
    let [bits, h1, h2, w1, w2, components] = *body.first_chunk::<6>()?;
    (bits == 8).then_some(Frame {
        width: u16::from_be_bytes([w1, w2]),
        height: u16::from_be_bytes([h1, h2]),
        components,
    })
}
