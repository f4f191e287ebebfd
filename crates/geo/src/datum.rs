//! Which datum a point was given in. Numbers alone never tell: it is stated, and kept beside the
//! point as it was given.

use serde::{Deserialize, Serialize};

use crate::{Degrees, GeoError, Point};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Datum {
    Cgcs2000,
    /// What satellites give: the same to a few centimetres.
    Wgs84,
    /// What map programs in the country show: hundreds of metres beside the place.
    Gcj02,
    Beijing54,
    Xian80,
}

/// A point, where it comes from, and what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Located {
    pub point: Point,
    pub datum: Datum,
    pub given: Point,
}

impl Datum {
    pub fn code(self) -> &'static str {
        match self {
            Self::Cgcs2000 => "cgcs2000",
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => "gcj02",
            Self::Beijing54 => "beijing54",
            Self::Xian80 => "xian80",
        }
    }

    /// The place of `given` in CGCS2000.
    pub fn locate(self, given: Point) -> Result<Located, GeoError> {
        let point = match self {
            Self::Cgcs2000 | Self::Wgs84 => given,
            Self::Gcj02 => unshifted(given),
            Self::Beijing54 | Self::Xian80 => return Err(GeoError::NoParameters { datum: self }),
        };
        Ok(Located { point, datum: self, given })
    }
}

/// The place that is shown at `shown`: what the shift moves there, found by going back.
fn unshifted(shown: Point) -> Point {
    let (lon, lat) = (shown.lon.to_f64(), shown.lat.to_f64());
    let (mut guess_lon, mut guess_lat) = (lon, lat);
    // Each step leaves about a thousandth of the error.
    for _ in 0..8 {
        let (east, north) = shift(guess_lon, guess_lat);
        (guess_lon, guess_lat) = (lon - east, lat - north);
    }
    Point { lon: Degrees::from_f64(guess_lon), lat: Degrees::from_f64(guess_lat) }
}

/// By how many degrees GCJ-02 shows a place east and north of where it is.
pub fn shift(lon: f64, lat: f64) -> (f64, f64) {
    use std::f64::consts::PI;
    // Krassowsky's ellipsoid.
    const A: f64 = 6_378_245.0;
    const E2: f64 = 0.006_693_421_622_965_943;
    let (x, y) = (lon - 105.0, lat - 35.0);
    let waves = |pairs: [(f64, f64); 2]| -> f64 {
        pairs.into_iter().map(|(height, phase)| height * (phase * PI).sin()).sum()
    };
    let root = x.abs().sqrt();
    let both = waves([(20.0, 6.0 * x), (20.0, 2.0 * x)]);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + (both
            + waves([(20.0, y), (40.0, y / 3.0)])
            + waves([(160.0, y / 12.0), (320.0, y / 30.0)]))
            * 2.0
            / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + (both
            + waves([(20.0, x), (40.0, x / 3.0)])
            + waves([(150.0, x / 12.0), (300.0, x / 30.0)]))
            * 2.0
            / 3.0;
    let (sin, cos) = lat.to_radians().sin_cos();
    let w2 = 1.0 - E2 * sin * sin;
    let meridian = A * (1.0 - E2) / (w2 * w2.sqrt());
    let parallel = A / w2.sqrt() * cos;
    ((east / parallel).to_degrees(), (north / meridian).to_degrees())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn old_datums_are_kept_and_not_converted() {
        let given = Point { lon: Degrees::whole(110), lat: Degrees::whole(39) };
        for datum in [Datum::Beijing54, Datum::Xian80] {
            let error = datum.locate(given).unwrap_err();
            assert_eq!(error.code(), "no-parameters");
            assert!(error.to_string().contains(datum.code()));
        }
        assert_eq!(Datum::Wgs84.locate(given).unwrap().point, given);
    }

    proptest! {
        #[test]
        fn gcj02_is_taken_back(lon in 73.5_f64..135.0, lat in 3.5_f64..53.5) {
            let (east, north) = shift(lon, lat);
            let given = Point { lon: Degrees::from_f64(lon + east), lat: Degrees::from_f64(lat + north) };
            let located = Datum::Gcj02.locate(given).unwrap();
            prop_assert_eq!(located.given, given);
            prop_assert!((located.point.lon.to_f64() - lon).abs() < 1e-7);
            prop_assert!((located.point.lat.to_f64() - lat).abs() < 1e-7);
        }
    }
}
