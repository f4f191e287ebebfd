use serde::{Deserialize, Serialize};

use crate::{Degrees, GeoError};

/// A place in CGCS2000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Point {
    pub lon: Degrees,
    pub lat: Degrees,
}

/// A box, its edges included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    pub west: Degrees,
    pub south: Degrees,
    pub east: Degrees,
    pub north: Degrees,
}

impl Bounds {
    /// Generous bounds of the country: outside them a column is wrong, not a mine.
    pub const COUNTRY: Self = Self {
        west: Degrees::whole(73),
        south: Degrees::whole(3),
        east: Degrees::whole(136),
        north: Degrees::whole(54),
    };

    pub fn contains(&self, point: Point) -> bool {
        (self.west..=self.east).contains(&point.lon)
            && (self.south..=self.north).contains(&point.lat)
    }
}

impl Point {
    /// Is this a place of the country, and of the region's box if one is given?
    pub fn check(self, region: Option<&Bounds>) -> Result<(), GeoError> {
        let Self { lon, lat } = self;
        if let Some(over) = [lon, lat].into_iter().find(|v| v.0.abs() > 180 * Degrees::ONE) {
            return Err(GeoError::Over180 { found: over.to_string() });
        }
        if Bounds::COUNTRY.contains(Self { lon: lat, lat: lon }) {
            return Err(GeoError::Swapped { lon, lat });
        }
        if !Bounds::COUNTRY.contains(self) {
            return Err(GeoError::OutsideCountry { lon, lat });
        }
        match region {
            Some(bounds) if !bounds.contains(self) => Err(GeoError::OutsideRegion { lon, lat }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_their_faults() {
        let check = |lon, lat, region: Option<&Bounds>| {
            Point { lon: Degrees(lon), lat: Degrees(lat) }.check(region).map_err(|e| e.code())
        };
        let ordos = Bounds {
            west: Degrees::whole(106),
            south: Degrees::whole(37),
            east: Degrees::whole(112),
            north: Degrees::whole(41),
        };
        assert_eq!(check(10_997_008_333, 3_960_000_000, Some(&ordos)), Ok(()));
        assert_eq!(check(3_960_000_000, 10_997_008_333, None), Err("coordinates-swapped"));
        assert_eq!(check(19_000_000_000, 3_960_000_000, None), Err("angle-over-180"));
        assert_eq!(check(14_000_000_000, 3_960_000_000, None), Err("outside-country"));
        assert_eq!(check(12_000_000_000, 3_000_000_000, Some(&ordos)), Err("outside-region"));
    }
}
