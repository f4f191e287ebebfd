//! Systems by their number in the EPSG register.

use crate::{GeoError, Grid, Zone};

/// A system of coordinates on CGCS2000 (WGS 84 is the same to a few centimetres).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Longitude and latitude, 4490; 4326 is taken for it.
    Geographic,
    Plane(Grid),
}

impl System {
    pub fn from_epsg(code: u32) -> Result<Self, GeoError> {
        let (first, zone, prefixed) = match code {
            4326 | 4490 => return Ok(Self::Geographic),
            4491..=4501 => (4491, 13, true),
            4502..=4512 => (4502, 13, false),
            4513..=4533 => (4513, 25, true),
            4534..=4554 => (4534, 25, false),
            _ => return Err(GeoError::UnknownSystem { code }),
        };
        let number = zone + u8::try_from(code - first).unwrap_or_default();
        Ok(Self::Plane(Grid { zone: Zone::new(number)?, prefixed }))
    }

    pub fn epsg(self) -> u32 {
        let Self::Plane(Grid { zone, prefixed }) = self else { return 4490 };
        let number = u32::from(zone.number());
        match (number >= 25, prefixed) {
            (true, true) => 4488 + number,
            (true, false) => 4509 + number,
            (false, true) => 4478 + number,
            (false, false) => 4489 + number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_there_and_back() {
        for code in 4490..=4554 {
            assert_eq!(System::from_epsg(code).unwrap().epsg(), code);
        }
        assert_eq!(System::from_epsg(4326), Ok(System::Geographic));
        assert_eq!(System::from_epsg(2381).unwrap_err().code(), "unknown-system");
    }
}
