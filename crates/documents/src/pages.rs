//! Laid-out pages: placed text, lines, shapes and pictures. This is what PDF and screen both draw;
//! it knows neither. Lengths are thousandths of a millimetre, y grows downwards.

use canon::Hash32;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::units::Um;
use crate::{Face, Orientation};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    pub width: Um,
    pub height: Um,
    pub pages: Vec<Page>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Page {
    /// In drawing and reading order.
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Item {
    Text(Text),
    Line(Line),
    Shape(Shape),
    Picture(Picture),
}

/// Characters of one face on one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub x: Um,
    /// The baseline.
    pub y: Um,
    pub face: Face,
    pub size: Um,
    pub text: String,
    /// From the first character's origin to behind the last one, spread included.
    pub width: Um,
    /// Added behind every character, to fill a justified line.
    pub spread: Um,
    pub colour: Colour,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub from: (Um, Um),
    pub to: (Um, Um),
    pub width: Um,
    pub colour: Colour,
}

/// A filled area, or the stroke of a pen with round ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    pub points: Vec<(Um, Um)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pen: Option<Um>,
    pub colour: Colour,
}

/// A photo, turned upright into this frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub x: Um,
    pub y: Um,
    pub width: Um,
    pub height: Um,
    /// Of the original photo.
    pub sha256: Hash32,
    pub orientation: Orientation,
}

/// Where a signature will stand, in what a PDF signature needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SignaturePlace {
    /// The field's name, such as `inspector-1`.
    pub name: String,
    /// What a reader shows for the field.
    pub label: String,
    /// Counted from 0.
    pub page: usize,
    /// Left, bottom, right, top in points, from the page's lower left corner.
    pub rect_pt: [f32; 4],
}

/// Written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    pub const BLACK: Self = Self(0, 0, 0);
    /// Captions and footers: readable on any copy.
    pub const GREY: Self = Self(0x45, 0x4b, 0x49);
    pub const BAND: Self = Self(0xf1, 0xf3, 0xf1);
    pub const INK: Self = Self(0x16, 0x23, 0x3f);
    pub const CINNABAR: Self = Self(0xb2, 0x34, 0x24);
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2))
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6);
        let value = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
        let [_, red, green, blue] =
            value.ok_or_else(|| de::Error::custom("expected #rrggbb"))?.to_be_bytes();
        Ok(Self(red, green, blue))
    }
}
