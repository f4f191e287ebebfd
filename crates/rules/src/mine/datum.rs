//! Places in another datum than CGCS2000: who says so, what becomes of them, what is kept of them.
//!
//! Nothing is converted unless a column, its heading or a person's choice names the datum; and what
//! was given stays beside what it was converted to.

use geo::{Datum, Degrees, Point};

use super::boundary;
use super::coordinate::{Axis, written};
use super::field::word;
use super::words::StatedDatum;
use super::{Field, Mine, Reason};
use crate::text;

/// Datums that are named in sheets and that nobody here can convert, as [`text::search_key`] has
/// them.
const NOT_CONVERTED: [&str; 6] = ["百度", "bd09", "北京54", "beijing54", "西安80", "xian80"];
const LONGEST: usize = 40_100;

impl StatedDatum {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub(super) fn is_unstated(&self) -> bool {
        *self == Self::Unstated
    }

    /// Are degrees in it other than ours?
    pub(super) fn is_another(self) -> bool {
        self.to_geo().is_some()
    }

    pub(crate) fn to_geo(self) -> Option<Datum> {
        match self {
            Self::Unstated | Self::Cgcs2000 => None,
            Self::Wgs84 => Some(Datum::Wgs84),
            Self::Gcj02 => Some(Datum::Gcj02),
        }
    }

    /// The datum that a heading names, if it names any; `None` for two, and for one that can't be
    /// converted.
    pub fn named_in(heading: &str) -> Option<Self> {
        let key = text::search_key(heading);
        if NOT_CONVERTED.iter().any(|name| key.contains(name)) {
            return None;
        }
        let names = |datum: &Self| datum.keys().any(|word| key.contains(&word));
        let mut named = Self::ALL.iter().copied().filter(names);
        match (named.next(), named.next()) {
            (found, None) => Some(found.unwrap_or_default()),
            (_, Some(_)) => None,
        }
    }

    /// The datum whose name this is, and nothing beside it.
    pub(crate) fn called(name: &str) -> Option<Self> {
        let key = text::search_key(name);
        Self::ALL.iter().copied().find(|datum| datum.keys().any(|word| word == key))
    }

    /// The datum that a cell or a choice states.
    pub(super) fn said(text: &str) -> Option<Self> {
        if text.is_empty() || text == Self::Unstated.code() {
            return Some(Self::Unstated);
        }
        Self::named_in(text).filter(|datum| !datum.is_unstated())
    }

    /// A heading's key without the names of datums.
    pub(super) fn left_out(key: String) -> String {
        Self::ALL
            .iter()
            .flat_map(|datum| datum.keys())
            .fold(key, |key, word| key.replace(&word, ""))
    }

    fn keys(self) -> impl Iterator<Item = String> {
        self.words().iter().map(|word| text::search_key(word))
    }

    /// One word out of two; `None` if they contradict each other.
    fn agreed(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Unstated, stated) | (stated, Self::Unstated) => Some(stated),
            (one, other) => (one == other).then_some(one),
        }
    }
}

/// The one spelling of what was given: `gcj02 111.24,39.86`.
pub(super) fn given(raw: &str) -> Result<String, Reason> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(String::new());
    }
    if raw.len() > LONGEST {
        return Err(Reason::TooLong { limit: LONGEST });
    }
    let (datum, places) = raw.split_once(' ').unwrap_or((raw, ""));
    let datum = word(datum, StatedDatum::said, StatedDatum::ALL, StatedDatum::word)?;
    Ok(format!("{} {}", datum.code(), places.trim()))
}

impl Mine {
    /// What its places are in, if it has any.
    pub(super) fn own_datum(&self) -> StatedDatum {
        let placed = self.lon.is_some() || !self.detail(Field::Boundary).is_empty();
        if placed { StatedDatum::Cgcs2000 } else { StatedDatum::Unstated }
    }

    /// Takes out what was said of the datum: it is about what was read, and nothing of a mine.
    pub(super) fn take_datum(&mut self) -> StatedDatum {
        let said = self.details.remove(&Field::Datum);
        said.and_then(|code| StatedDatum::from_text(&code)).unwrap_or_default()
    }

    /// Converts the places of a row, by what its own cell and the headings say, and tells so.
    pub(super) fn settle_places(
        &mut self,
        heading: impl Fn(Field) -> StatedDatum,
    ) -> Result<Option<Reason>, (Field, Reason)> {
        let said = self.take_datum();
        let mut from = StatedDatum::Unstated;
        let agreed = |field| {
            let differ = (field, Reason::DatumsDiffer);
            heading(field).agreed(said).ok_or(differ)
        };
        if self.lon.is_some() {
            if heading(Field::Lon) != heading(Field::Lat) {
                return Err((Field::Lat, Reason::DatumsDiffer));
            }
            from = agreed(Field::Lon)?;
            self.convert_position(from)?;
        }
        if !self.detail(Field::Boundary).is_empty() {
            let datum = agreed(Field::Boundary)?;
            self.convert_boundary(datum)?;
            from = if datum.is_another() { datum } else { from };
        }
        self.check_given()?;
        Ok(from.is_another().then(|| Reason::Converted { datum: from.word().to_owned() }))
    }

    pub(super) fn convert_position(&mut self, datum: StatedDatum) -> Result<(), (Field, Reason)> {
        let (Some(stated), Some(lon), Some(lat)) = (datum.to_geo(), self.lon, self.lat) else {
            return Ok(());
        };
        let degrees = |value: i32| Degrees(i64::from(value) * 10);
        let given = Point { lon: degrees(lon), lat: degrees(lat) };
        let found = stated.locate(given).map_err(|e| (Field::Lon, boundary::reason(e)))?.point;
        let kept = format!("{} {},{}", datum.code(), written(self.lon), written(self.lat));
        let read = |axis: Axis, degrees: Degrees, field| {
            axis.read(&degrees.to_string()).map_err(|reason| (field, reason))
        };
        let lon = read(Axis::Lon, found.lon, Field::Lon)?;
        let lat = read(Axis::Lat, found.lat, Field::Lat)?;
        (self.lon, self.lat) = (lon, lat);
        self.set_detail(Field::GivenPosition, kept);
        Ok(())
    }

    pub(super) fn convert_boundary(&mut self, datum: StatedDatum) -> Result<(), (Field, Reason)> {
        let Some(stated) = datum.to_geo() else { return Ok(()) };
        let given = self.detail(Field::Boundary).to_owned();
        let found = geo::parse_corners(&given, None, stated)
            .map_err(|error| (Field::Boundary, boundary::reason(error)))?;
        self.set_detail(Field::Boundary, geo::corners(&found.outlines));
        self.set_detail(Field::GivenBoundary, format!("{} {given}", datum.code()));
        Ok(())
    }

    /// A sheet that we wrote has places beside what they were converted from: they must agree.
    pub(super) fn check_given(&self) -> Result<(), (Field, Reason)> {
        let wrong = |field| (field, Reason::NotFromGiven);
        let mut again = Self::default();
        if let Some((datum, places)) = self.detail(Field::GivenPosition).split_once(' ') {
            let wrong = || wrong(Field::GivenPosition);
            let (lon, lat) = places.split_once(',').ok_or_else(wrong)?;
            again.lon = Axis::Lon.read(lon).map_err(|_| wrong())?;
            again.lat = Axis::Lat.read(lat).map_err(|_| wrong())?;
            again.convert_position(StatedDatum::from_text(datum).unwrap_or_default())?;
            if (again.lon, again.lat) != (self.lon, self.lat) {
                return Err(wrong());
            }
        }
        if let Some((datum, places)) = self.detail(Field::GivenBoundary).split_once(' ') {
            again.set_detail(Field::Boundary, places.to_owned());
            again.convert_boundary(StatedDatum::from_text(datum).unwrap_or_default())?;
            if again.detail(Field::Boundary) != self.detail(Field::Boundary) {
                return Err(wrong(Field::GivenBoundary));
            }
        }
        Ok(())
    }

    /// What an earlier place was converted from says nothing of a new one.
    pub(super) fn forget_given(&mut self, before: &Self) {
        let same = |field| self.detail(field) == before.detail(field);
        let moved = (self.lon, self.lat) != (before.lon, before.lat);
        let stale = [
            (Field::GivenPosition, moved && same(Field::GivenPosition)),
            (Field::GivenBoundary, !same(Field::Boundary) && same(Field::GivenBoundary)),
        ];
        for (field, _) in stale.into_iter().filter(|(_, stale)| *stale) {
            self.set_detail(field, String::new());
        }
    }
}

#[cfg(test)]
mod tests;
