//! EXIF orientation: how a stored picture has to be turned to stand upright.

use image::RgbImage;
use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};

/// EXIF tag 0x0112. The names say what must be done to the stored picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Orientation {
    #[default]
    Upright = 1,
    FlipHorizontally = 2,
    Turn180 = 3,
    FlipVertically = 4,
    /// Turn a quarter clockwise, then mirror left and right.
    Transpose = 5,
    TurnClockwise = 6,
    /// Turn a quarter anticlockwise, then mirror left and right.
    Transverse = 7,
    TurnAnticlockwise = 8,
}

impl Orientation {
    const ALL: [Self; 8] = [
        Self::Upright,
        Self::FlipHorizontally,
        Self::Turn180,
        Self::FlipVertically,
        Self::Transpose,
        Self::TurnClockwise,
        Self::Transverse,
        Self::TurnAnticlockwise,
    ];

    /// The number that EXIF uses, 1 to 8.
    pub fn number(self) -> u8 {
        self as u8
    }

    pub fn from_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|o| u32::from(o.number()) == number)
    }

    /// Width and height change places.
    pub fn swaps_sides(self) -> bool {
        self.number() >= 5
    }

    pub(crate) fn upright(self, stored: RgbImage) -> RgbImage {
        match self {
            Self::Upright => stored,
            Self::FlipHorizontally => flip_horizontal(&stored),
            Self::Turn180 => rotate180(&stored),
            Self::FlipVertically => flip_vertical(&stored),
            Self::Transpose => flip_horizontal(&rotate90(&stored)),
            Self::TurnClockwise => rotate90(&stored),
            Self::Transverse => flip_horizontal(&rotate270(&stored)),
            Self::TurnAnticlockwise => rotate270(&stored),
        }
    }
}

impl From<Orientation> for u8 {
    fn from(orientation: Orientation) -> Self {
        orientation.number()
    }
}

impl TryFrom<u8> for Orientation {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::from_number(u32::from(number))
            .ok_or_else(|| format!("EXIF knows the orientations 1 to 8, not {number}"))
    }
}
