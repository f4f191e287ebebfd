//! The position that the camera wrote, in whole ten-millionths of a degree (about a centimetre).

use exif::{Exif, In, Rational, Tag, Value};

use crate::metadata::text;

/// North and east positive, in the datum that the camera names. Integers, so that no reader's
/// floating point changes it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    pub latitude_e7: i32,
    pub longitude_e7: i32,
    /// Above the sea (negative: below), where the camera knew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub altitude_mm: Option<i64>,
    /// As the camera wrote it (`WGS-84`); most write nothing, and then nothing is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datum: Option<String>,
}

impl Position {
    /// `39.6081342`, the same number for every reader.
    pub fn latitude(&self) -> String {
        degrees(self.latitude_e7)
    }

    pub fn longitude(&self) -> String {
        degrees(self.longitude_e7)
    }

    pub(crate) fn read(exif: &Exif) -> Option<Self> {
        let latitude = angle(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'N', b'S')?;
        let longitude = angle(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'E', b'W')?;
        let possible = latitude.abs() <= 90 * E7 && longitude.abs() <= 180 * E7;
        possible.then_some(Self {
            latitude_e7: i32::try_from(latitude).ok()?,
            longitude_e7: i32::try_from(longitude).ok()?,
            altitude_mm: altitude(exif),
            datum: text(exif, Tag::GPSMapDatum),
        })
    }
}

const E7: i128 = 10_000_000;

fn degrees(e7: i32) -> String {
    let sign = if e7 < 0 { "-" } else { "" };
    let size = e7.unsigned_abs();
    format!("{sign}{}.{:07}", size / 10_000_000, size % 10_000_000)
}

/// Degrees, minutes, seconds as three fractions, and the hemisphere's letter.
fn angle(exif: &Exif, value: Tag, hemisphere: Tag, plus: u8, minus: u8) -> Option<i128> {
    let letter = match &exif.get_field(hemisphere, In::PRIMARY)?.value {
        Value::Ascii(texts) => texts.first()?.first()?.to_ascii_uppercase(),
        _ => return None,
    };
    let sign = match letter {
        l if l == plus => 1,
        l if l == minus => -1,
        _ => return None,
    };
    let Value::Rational(parts) = &exif.get_field(value, In::PRIMARY)?.value else { return None };
    let mut sum = 0;
    for (part, divisor) in parts.iter().zip([1, 60, 3600]) {
        sum += fraction(*part, divisor)?;
    }
    (!parts.is_empty()).then_some(sign * rounded(sum, FINE))
}

/// Fractions are added up on a scale a million times finer than the result, so that the only
/// rounding that can be seen is the last.
const FINE: i128 = 1_000_000;

fn fraction(part: Rational, divisor: i128) -> Option<i128> {
    let below = i128::from(part.denom) * divisor;
    (below != 0).then(|| rounded(i128::from(part.num) * E7 * FINE, below))
}

/// `above / below` for numbers that aren't negative, halves upwards.
fn rounded(above: i128, below: i128) -> i128 {
    (2 * above + below) / (2 * below)
}

fn altitude(exif: &Exif) -> Option<i64> {
    let Value::Rational(parts) = &exif.get_field(Tag::GPSAltitude, In::PRIMARY)?.value else {
        return None;
    };
    let part = parts.first().filter(|part| part.denom != 0)?;
    let size = rounded(i128::from(part.num) * 1000, i128::from(part.denom));
    let below_the_sea = exif
        .get_field(Tag::GPSAltitudeRef, In::PRIMARY)
        .and_then(|field| field.value.get_uint(0))
        .is_some_and(|reference| reference == 1);
    i64::try_from(if below_the_sea { -size } else { size }).ok()
}
