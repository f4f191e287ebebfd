//! Zones of the plane, with and without their number before the easting.

use serde::{Deserialize, Serialize};

use crate::{Degrees, GeoError, Point, gauss};

const FALSE_EASTING_MM: i64 = 500_000_000;
/// The zone number stands for so many millimetres: it is written before six digits of metres.
const PREFIX_MM: i64 = 1_000_000_000;
/// What a place of the country can have: latitude 3° to 54°, and half a wide zone to each side.
const NORTH_MM: std::ops::RangeInclusive<i64> = 300_000_000..=6_100_000_000;
const EAST_MM: std::ops::RangeInclusive<i64> = 100_000_000..=900_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    Three,
    Six,
}

/// A zone: 25 to 45 of three degrees, 13 to 23 of six. The numbers tell the widths apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Zone(u8);

impl Zone {
    pub fn new(number: u8) -> Result<Self, GeoError> {
        match number {
            13..=23 | 25..=45 => Ok(Self(number)),
            _ => Err(GeoError::UnknownZone { number }),
        }
    }

    /// The zone whose middle is nearest.
    pub fn of(lon: Degrees, width: Width) -> Result<Self, GeoError> {
        let number = match width {
            Width::Three => (lon.0 + Degrees::ONE * 3 / 2).div_euclid(Degrees::ONE * 3),
            Width::Six => lon.0.div_euclid(Degrees::ONE * 6) + 1,
        };
        let number = u8::try_from(number).unwrap_or_default();
        let zone = Self::new(number)?;
        if zone.width() == width { Ok(zone) } else { Err(GeoError::UnknownZone { number }) }
    }

    pub fn number(self) -> u8 {
        self.0
    }

    pub fn width(self) -> Width {
        if self.0 >= 25 { Width::Three } else { Width::Six }
    }

    /// The meridian in the middle, in degrees.
    pub fn meridian(self) -> u8 {
        match self.width() {
            Width::Three => self.0 * 3,
            Width::Six => self.0 * 6 - 3,
        }
    }
}

impl TryFrom<u8> for Zone {
    type Error = GeoError;

    fn try_from(number: u8) -> Result<Self, GeoError> {
        Self::new(number)
    }
}

impl From<Zone> for u8 {
    fn from(zone: Zone) -> Self {
        zone.0
    }
}

/// Plane coordinates as surveyors name them, in millimetres: X goes north, Y east.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Plane {
    pub x_mm: i64,
    pub y_mm: i64,
}

/// A zone, and whether its number stands before Y.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Grid {
    pub zone: Zone,
    pub prefixed: bool,
}

impl Grid {
    /// The grid that `plane` is written in; without a number before Y, the stated zone.
    pub fn of(plane: Plane, stated: Option<Zone>) -> Result<Self, GeoError> {
        let Plane { x_mm, y_mm } = plane;
        if !fits(x_mm, y_mm) {
            let [x, y] = [x_mm, y_mm].map(metres);
            let swapped = fits(y_mm, x_mm);
            return Err(if swapped {
                GeoError::PlaneSwapped { x, y }
            } else {
                GeoError::NotInPlane { x, y }
            });
        }
        let found = u8::try_from(y_mm / PREFIX_MM).unwrap_or_default();
        match (found, stated) {
            (0, Some(zone)) => Ok(Self { zone, prefixed: false }),
            (0, None) => Err(GeoError::NoZone { y: metres(y_mm) }),
            (found, Some(zone)) if zone.number() != found => {
                Err(GeoError::OtherZone { y: metres(y_mm), stated: zone.number(), found })
            }
            (found, _) => Ok(Self { zone: Zone::new(found)?, prefixed: true }),
        }
    }

    pub fn forward(self, point: Point) -> Plane {
        let lon = Degrees(point.lon.0 - Degrees::whole(self.zone.meridian().into()).0);
        let (north, east) = gauss::forward(point.lat.to_f64(), lon.to_f64());
        Plane { x_mm: to_mm(north), y_mm: to_mm(east) + self.offset_mm() }
    }

    pub fn inverse(self, plane: Plane) -> Point {
        let east = from_mm(plane.y_mm - self.offset_mm());
        let (lat, lon) = gauss::inverse(from_mm(plane.x_mm), east);
        let lon = Degrees::from_f64(lon + f64::from(self.zone.meridian()));
        Point { lon, lat: Degrees::from_f64(lat) }
    }

    fn offset_mm(self) -> i64 {
        let prefix = if self.prefixed { i64::from(self.zone.number()) * PREFIX_MM } else { 0 };
        prefix + FALSE_EASTING_MM
    }
}

/// Could these be a place: X in the country, Y within a zone, with a known number or none?
fn fits(x_mm: i64, y_mm: i64) -> bool {
    let number = u8::try_from(y_mm.div_euclid(PREFIX_MM));
    let known = number.is_ok_and(|number| number == 0 || Zone::new(number).is_ok());
    known && NORTH_MM.contains(&x_mm) && EAST_MM.contains(&y_mm.rem_euclid(PREFIX_MM))
}

fn metres(mm: i64) -> String {
    rust_decimal::Decimal::new(mm, 3).to_string()
}

#[expect(clippy::cast_possible_truncation, reason = "`as` saturates, and the Earth is small")]
fn to_mm(metres: f64) -> i64 {
    (metres * 1000.0).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "the Earth in millimetres has less than 53 bits")]
fn from_mm(mm: i64) -> f64 {
    mm as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plane(x: i64, y: i64) -> Plane {
        Plane { x_mm: x * 1000, y_mm: y * 1000 }
    }

    #[test]
    fn the_number_before_y_is_the_zone() {
        let grid = Grid::of(plane(4_396_900, 37_412_000), None).unwrap();
        assert_eq!((grid.zone.meridian(), grid.prefixed), (111, true));
        let six = Grid::of(plane(4_396_900, 19_412_000), None).unwrap();
        assert_eq!((six.zone.meridian(), six.zone.width()), (111, Width::Six));
        let zone = Zone::new(37).unwrap();
        let bare = Grid::of(plane(4_396_900, 412_000), Some(zone)).unwrap();
        assert_eq!(bare, Grid { zone, prefixed: false });
    }

    #[test]
    fn refusals() {
        let code = |x, y, stated: Option<u8>| {
            let stated = stated.map(|number| Zone::new(number).unwrap());
            Grid::of(plane(x, y), stated).unwrap_err().code()
        };
        assert_eq!(code(37_412_000, 4_396_900, None), "plane-swapped");
        assert_eq!(code(412_000, 4_396_900, Some(37)), "plane-swapped");
        assert_eq!(code(4_396_900, 412_000, None), "no-zone");
        assert_eq!(code(4_396_900, 37_412_000, Some(36)), "other-zone");
        assert_eq!(code(4_396_900, 24_412_000, None), "not-in-plane");
        assert_eq!(code(-1, 37_412_000, None), "not-in-plane");
        assert_eq!(code(i64::MAX / 1000, i64::MIN / 1000, None), "not-in-plane");
        assert_eq!(Zone::of(Degrees::whole(20), Width::Three).unwrap_err().code(), "unknown-zone");
    }

    #[test]
    fn zones_meet_half_way() {
        let of = |e8, width| Zone::of(Degrees(e8), width).unwrap().number();
        assert_eq!(of(10_949_999_999, Width::Three), 36);
        assert_eq!(of(10_950_000_000, Width::Three), 37);
        assert_eq!(of(10_800_000_000, Width::Six), 19);
        assert_eq!(of(10_799_999_999, Width::Six), 18);
    }

    proptest! {
        #[test]
        fn there_and_back(lon in 7_350_000_000_i64..13_550_000_000, lat in 300_000_000_i64..5_400_000_000, six: bool, prefixed: bool) {
            let point = Point { lon: Degrees(lon), lat: Degrees(lat) };
            let width = if six { Width::Six } else { Width::Three };
            let grid = Grid { zone: Zone::of(point.lon, width).unwrap(), prefixed };
            let plane = grid.forward(point);
            prop_assert_eq!(Grid::of(plane, Some(grid.zone)), Ok(grid));
            let back = grid.inverse(plane);
            // Half a millimetre of rounding each way.
            prop_assert!(crate::distance(point, back) < 0.002, "{point:?} {back:?}");
            let again = grid.forward(back);
            prop_assert!((again.x_mm - plane.x_mm).abs() <= 1 && (again.y_mm - plane.y_mm).abs() <= 1);
        }
    }
}
