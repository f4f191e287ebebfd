//! Degrees as integers: × 10⁷, about a centimetre.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Reason;

/// No number of degrees is so large: it is packed, 1094652.8.
const LEAST_PACKED: u32 = 10_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Lon,
    Lat,
}

impl Axis {
    /// Generous bounds of the country in degrees: outside them a column is wrong, not a mine.
    fn bounds(self) -> std::ops::RangeInclusive<i32> {
        match self {
            Self::Lon => 73..=136,
            Self::Lat => 3..=54,
        }
    }

    /// Reads degrees (`109.7813270`, `109°46′52.8″`); empty text states nothing.
    pub fn read(self, text: &str) -> Result<Option<i32>, Reason> {
        let text = text.trim_end_matches('°');
        if text.is_empty() {
            return Ok(None);
        }
        let unreadable = || Reason::NotDegrees { found: text.to_owned() };
        let degrees = match Decimal::from_str_exact(text) {
            Ok(degrees) if degrees.abs() < LEAST_PACKED.into() => degrees,
            _ => in_parts(text)?,
        };
        let scaled = degrees.checked_mul(Decimal::from(10_000_000)).ok_or_else(unreadable)?;
        let (least, most) = (self.bounds().start() * 10_000_000, self.bounds().end() * 10_000_000);
        match scaled.round().to_i32().filter(|value| (least..=most).contains(value)) {
            Some(value) => Ok(Some(value)),
            None => Err(self.outside(degrees)),
        }
    }

    /// Longitude and latitude of the country don't overlap, so a swap can be told.
    fn outside(self, degrees: Decimal) -> Reason {
        let other = if self == Self::Lon { Self::Lat } else { Self::Lon };
        let whole = degrees.trunc().to_i32();
        let found = degrees.to_string();
        match whole.filter(|whole| other.bounds().contains(whole)) {
            Some(_) => Reason::CoordinatesSwapped { found },
            None => Reason::OutsideCountry { found },
        }
    }
}

/// Degrees, minutes and seconds, with marks or packed.
fn in_parts(text: &str) -> Result<Decimal, Reason> {
    let found = text.to_owned();
    match geo::parse_degrees(text) {
        Ok((degrees, _)) => Ok(Decimal::new(degrees.0, 8)),
        Err(geo::GeoError::Over180 { .. }) => Err(Reason::OutsideCountry { found }),
        Err(_) => Err(Reason::NotDegrees { found }),
    }
}

/// `1097813270` as `109.781327`.
pub fn written(value: Option<i32>) -> String {
    value.map_or_else(String::new, |value| Decimal::new(value.into(), 7).normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn readings() {
        assert_eq!(Axis::Lon.read("109.781327"), Ok(Some(1_097_813_270)));
        assert_eq!(Axis::Lat.read("39.60826612°"), Ok(Some(396_082_661)));
        assert_eq!(Axis::Lat.read(""), Ok(None));
        assert_eq!(Axis::Lon.read("39.6").unwrap_err().code(), "coordinates-swapped");
        assert_eq!(Axis::Lat.read("109.78").unwrap_err().code(), "coordinates-swapped");
        assert_eq!(Axis::Lon.read("190").unwrap_err().code(), "outside-country");
        assert_eq!(Axis::Lat.read("-39.6").unwrap_err().code(), "outside-country");
        assert_eq!(Axis::Lon.read("109°46′52.7772″"), Ok(Some(1_097_813_270)));
        assert_eq!(Axis::Lon.read("1094652.7772"), Ok(Some(1_097_813_270)));
        assert_eq!(Axis::Lon.read("109°66′").unwrap_err().code(), "not-degrees");
        assert_eq!(Axis::Lon.read("9".repeat(60).as_str()).unwrap_err().code(), "not-degrees");
    }

    proptest! {
        #[test]
        fn written_and_read_again(value in 730_000_000_i32..=1_360_000_000) {
            prop_assert_eq!(Axis::Lon.read(&written(Some(value))), Ok(Some(value)));
        }
    }
}
