//! Where a photo was taken, as its bytes say: the numbers, and the datum that they name. Numbers
//! alone never tell the datum, so where none is named, none is taken for granted.

use geo::{Bounds, Degrees, Point};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::mine::StatedDatum;
use crate::text;

/// Places are longitude and latitude in degrees × 10⁷.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoPlace {
    /// In CGCS2000 where that is `sure`, else as given.
    pub shown: (i64, i64),
    /// The photo names a datum that is CGCS2000, the same to a few centimetres, or was converted.
    pub sure: bool,
    /// What the photo calls its datum, without characters that nobody sees; empty if it says
    /// nothing.
    pub stated: String,
    /// As the photo has it, where that was converted.
    pub given: Option<(i64, i64)>,
}

impl PhotoPlace {
    pub fn of(given: (i64, i64), stated: Option<&str>) -> Self {
        let stated = text::line(stated.unwrap_or_default()).into_owned();
        let found = StatedDatum::called(&stated).and_then(|datum| converted(given, datum));
        Self {
            shown: found.unwrap_or(given),
            sure: found.is_some(),
            stated,
            given: found.is_some_and(|found| found != given).then_some(given),
        }
    }
}

/// `None` for GCJ-02 outside the country, where it has no meaning.
fn converted(given: (i64, i64), datum: StatedDatum) -> Option<(i64, i64)> {
    if datum != StatedDatum::Gcj02 {
        return Some(given);
    }
    let degrees = |e7: i64| e7.checked_mul(10).map(Degrees);
    let point = Point { lon: degrees(given.0)?, lat: degrees(given.1)? };
    if !Bounds::COUNTRY.contains(point) {
        return None;
    }
    let found = datum.to_geo()?.locate(point).ok()?.point;
    let e7 = |degrees: Degrees| Decimal::new(degrees.0, 1).round().to_i64();
    Some((e7(found.lon)?, e7(found.lat)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GIVEN: (i64, i64) = (1_112_401_710, 398_643_610);

    fn as_given(sure: bool, stated: &str) -> PhotoPlace {
        PhotoPlace { shown: GIVEN, sure, stated: stated.into(), given: None }
    }

    #[test]
    fn only_a_datum_that_is_named_is_known() {
        for name in ["WGS-84", "wgs84", "WGS 84", "CGCS2000", "2000国家大地坐标系"] {
            assert_eq!(PhotoPlace::of(GIVEN, Some(name)), as_given(true, name));
        }
        for name in ["TOKYO", "西安80", "Beijing 54", "BD-09", "not WGS-84", "GCJ-02 or WGS-84"] {
            assert_eq!(PhotoPlace::of(GIVEN, Some(name)), as_given(false, name));
        }
        assert_eq!(PhotoPlace::of(GIVEN, None), as_given(false, ""));
        let hidden = PhotoPlace::of(GIVEN, Some("\u{202e}TOKYO\u{200b}"));
        assert_eq!(hidden, as_given(false, "TOKYO"));
    }

    #[test]
    fn gcj02_is_converted_and_kept() {
        let place = PhotoPlace::of(GIVEN, Some("GCJ-02"));
        assert_eq!((place.sure, place.given), (true, Some(GIVEN)));
        let point =
            |(lon, lat): (i64, i64)| Point { lon: Degrees(lon * 10), lat: Degrees(lat * 10) };
        let moved = geo::distance(point(GIVEN), point(place.shown));
        assert!((100.0..1_000.0).contains(&moved), "{moved} metres");
        let abroad = (1_396_917_060, 356_894_870);
        let place = PhotoPlace::of(abroad, Some("GCJ-02"));
        assert_eq!((place.shown, place.sure, place.given), (abroad, false, None));
    }

    proptest! {
        /// Whatever a record of somebody else's program holds.
        #[test]
        fn no_number_and_no_name_is_too_much(lon: i64, lat: i64, name in ".{0,40}") {
            let place = PhotoPlace::of((lon, lat), Some(&name));
            prop_assert_eq!(place.given.unwrap_or(place.shown), (lon, lat));
            PhotoPlace::of((lon, lat), Some("GCJ-02"));
        }
    }
}
