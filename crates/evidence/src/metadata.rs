//! What the camera wrote beside the picture (EXIF). All of it is a claim, none of it proof.

use std::io::Cursor;

use chrono::{NaiveDate, NaiveDateTime};
use exif::{DateTime, Error, Exif, In, Reader, Tag, Value};

use crate::{Orientation, Position};

/// Whether there was an EXIF block to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExifState {
    Read,
    Absent,
    /// There is a block, but some of it can't be understood; what could be read was read.
    Damaged,
}

/// The camera's clock when the photo was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Taken {
    /// Wall time without a zone, as the camera showed it.
    pub local: NaiveDateTime,
    /// Minutes east of UTC, where the camera wrote its zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset_minutes: Option<i16>,
}

pub(crate) struct Metadata {
    pub state: ExifState,
    pub orientation: Orientation,
    pub taken: Option<Taken>,
    pub position: Option<Position>,
    pub make: Option<String>,
    pub model: Option<String>,
}

impl Metadata {
    pub fn read(bytes: &[u8]) -> Self {
        let (exif, state) = open(bytes);
        let Some(exif) = exif else { return Self::nothing(state) };
        Self {
            state,
            orientation: orientation(&exif),
            taken: taken(&exif),
            position: Position::read(&exif),
            make: text(&exif, Tag::Make),
            model: text(&exif, Tag::Model),
        }
    }

    fn nothing(state: ExifState) -> Self {
        Self {
            state,
            orientation: Orientation::default(),
            taken: None,
            position: None,
            make: None,
            model: None,
        }
    }
}

fn open(bytes: &[u8]) -> (Option<Exif>, ExifState) {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    match reader.read_from_container(&mut Cursor::new(bytes)) {
        Ok(exif) => (Some(exif), ExifState::Read),
        Err(Error::PartialResult(partial)) => (Some(partial.into_inner().0), ExifState::Damaged),
        // GIF and BMP hold no EXIF; the reader calls them an unknown format.
        Err(Error::NotFound(_) | Error::InvalidFormat("Unknown image format")) => {
            (None, ExifState::Absent)
        }
        Err(_) => (None, ExifState::Damaged),
    }
}

fn orientation(exif: &Exif) -> Orientation {
    exif.get_field(Tag::Orientation, In::PRIMARY)
        .and_then(|field| field.value.get_uint(0))
        .and_then(Orientation::from_number)
        .unwrap_or_default()
}

/// The moment of exposure, else of digitising; the time of the file's last change is no
/// substitute.
fn taken(exif: &Exif) -> Option<Taken> {
    let exposure = (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal);
    let digitised = (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized);
    [exposure, digitised].into_iter().find_map(|(time, zone)| {
        let mut read = DateTime::from_ascii(ascii(exif, time)?).ok()?;
        // A zone that can't be read leaves the zone unknown and the time as it is.
        let _ = ascii(exif, zone).map(|text| read.parse_offset(text));
        Some(Taken { local: civil(&read)?, offset_minutes: read.offset.filter(|o| o.abs() < 1440) })
    })
}

fn civil(time: &DateTime) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(i32::from(time.year), time.month.into(), time.day.into())?.and_hms_opt(
        time.hour.into(),
        time.minute.into(),
        time.second.into(),
    )
}

fn ascii(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => texts.first().map(Vec::as_slice),
        _ => None,
    }
}

/// A short text for people: no control characters, and no more than fits a line.
pub(crate) fn text(exif: &Exif, tag: Tag) -> Option<String> {
    let raw = String::from_utf8_lossy(ascii(exif, tag)?).into_owned();
    let clean: String = raw.chars().filter(|c| !c.is_control()).take(64).collect();
    let clean = clean.trim();
    (!clean.is_empty()).then(|| clean.to_owned())
}
