//! What a file is, by its first bytes; its name says nothing.

use image::ImageFormat;

use crate::PhotoProblem;

/// A format that can be decoded here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Jpeg,
    Png,
    Webp,
    Tiff,
    Bmp,
    Gif,
}

impl Format {
    pub(crate) fn of(bytes: &[u8]) -> Result<Self, PhotoProblem> {
        match image::guess_format(bytes) {
            Ok(ImageFormat::Jpeg) => Ok(Self::Jpeg),
            Ok(ImageFormat::Png) => Ok(Self::Png),
            Ok(ImageFormat::WebP) => Ok(Self::Webp),
            Ok(ImageFormat::Tiff) => Ok(Self::Tiff),
            Ok(ImageFormat::Bmp) if is_bitmap(bytes) => Ok(Self::Bmp),
            Ok(ImageFormat::Gif) => Ok(Self::Gif),
            _ => Err(iso_media(bytes).map_or(PhotoProblem::NotAPicture, |format| {
                PhotoProblem::NotReadableHere { format }
            })),
        }
    }

    pub(crate) fn decoder(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::Webp => ImageFormat::WebP,
            Self::Tiff => ImageFormat::Tiff,
            Self::Bmp => ImageFormat::Bmp,
            Self::Gif => ImageFormat::Gif,
        }
    }
}

/// "BM" alone also begins many a text: the reserved bytes and a known header size decide.
fn is_bitmap(bytes: &[u8]) -> bool {
    let (Some(reserved), Some(header)) = (bytes.get(6..10), bytes.get(14..18)) else {
        return false;
    };
    let size = u32::from_le_bytes([header[0], header[1], header[2], header[3]]);
    reserved == [0; 4] && matches!(size, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124)
}

/// Names the pictures of telephones that are kept in ISO media files, which we don't decode.
fn iso_media(bytes: &[u8]) -> Option<&'static str> {
    if bytes.get(4..8)? != b"ftyp" {
        return None;
    }
    match bytes.get(8..12)? {
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => {
            Some("HEIC")
        }
        b"avif" | b"avis" => Some("AVIF"),
        _ => None,
    }
}
