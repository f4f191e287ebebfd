use crate::{Datum, Degrees};

/// Why coordinates can't be used. What was given is always in the message, so that it can be found
/// in the sheet or licence that it came from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GeoError {
    #[error("there is no angle here; nothing was kept; write degrees such as 109°58′12.3″")]
    Empty,
    #[error(
        "{found:?} is no angle; nothing was kept; write 109°58′12.3″, 109-58-12.3 or 109.97008"
    )]
    NotAnAngle { found: String },
    #[error("{found:?} has {minutes} minutes, and there are less than 60; nothing was kept")]
    Minutes { found: String, minutes: u32 },
    #[error("{found:?} has {seconds} seconds, and there are less than 60; nothing was kept")]
    Seconds { found: String, seconds: String },
    #[error("{found:?} is more than 180 degrees; nothing was kept; look for a missing mark")]
    Over180 { found: String },
    #[error(
        "longitude {lon} and latitude {lat} are swapped; nothing was kept; exchange the columns"
    )]
    Swapped { lon: Degrees, lat: Degrees },
    #[error("longitude {lon}, latitude {lat} is outside the country; nothing was kept")]
    OutsideCountry { lon: Degrees, lat: Degrees },
    #[error("longitude {lon}, latitude {lat} is outside the region; look at digits and zone")]
    OutsideRegion { lon: Degrees, lat: Degrees },
    #[error(
        "X {x} and Y {y} are swapped: X goes north, Y goes east and has the zone before it; \
         nothing was kept; exchange the columns"
    )]
    PlaneSwapped { x: String, y: String },
    #[error("X {x}, Y {y} is no place of the plane; nothing was kept; X goes north, in metres")]
    NotInPlane { x: String, y: String },
    #[error("{found:?} is no number of metres; nothing was kept")]
    NotMetres { found: String },
    #[error("longitude {lon} is too far from the middle of zone {zone} to be written in it")]
    FarFromZone { lon: Degrees, zone: u8 },
    #[error("Y {y} has no zone before it, and none is stated; nothing was kept; state the zone")]
    NoZone { y: String },
    #[error("Y {y} begins with zone {found}, but zone {stated} is stated; nothing was kept")]
    OtherZone { y: String, stated: u8, found: u8 },
    #[error("there is no zone {number} of this width in the country")]
    UnknownZone { number: u8 },
    #[error("the system EPSG:{code} is not known here; known are 4490, 4326 and 4491 to 4554")]
    UnknownSystem { code: u32 },
    #[error(
        "coordinates in {} can't be converted: the state publishes no parameters; they are kept \
         as they are; ask for CGCS2000 coordinates", .datum.code()
    )]
    NoParameters { datum: Datum },
    #[error("a ring has at least 3 different corners, and this one has {corners}")]
    FewCorners { corners: usize },
    #[error("the ring crosses or touches itself: side {first} and side {second} meet")]
    Crossing { first: usize, second: usize },
    #[error("there is no corner here; nothing was kept; write 1,X,Y;2,X,Y or degrees")]
    NoCorners,
    #[error("a corner has two coordinates, and {found:?} has {numbers} numbers; nothing was kept")]
    OddCorners { found: String, numbers: usize },
    #[error("{found:?} has words and coordinates mixed; nothing was kept; leave the words out")]
    MixedCorners { found: String },
    #[error("{found} is written unlike the first corner; nothing was kept; write all in one way")]
    UnlikeFirst { found: String },
    #[error("the hole lies outside every ring; nothing was kept")]
    HoleOutside,
    #[error("ring {ring}{}: {fault}", .corner.map(|c| format!(", corner {c}")).unwrap_or_default())]
    InList { ring: usize, corner: Option<usize>, fault: Box<GeoError> },
    #[error("all corners of the ring lie on one line, so it encloses nothing")]
    Flat,
}

impl GeoError {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "angle-empty",
            Self::NotAnAngle { .. } => "not-an-angle",
            Self::Minutes { .. } => "angle-minutes",
            Self::Seconds { .. } => "angle-seconds",
            Self::Over180 { .. } => "angle-over-180",
            Self::Swapped { .. } => "coordinates-swapped",
            Self::OutsideCountry { .. } => "outside-country",
            Self::OutsideRegion { .. } => "outside-region",
            Self::PlaneSwapped { .. } => "plane-swapped",
            Self::NotInPlane { .. } => "not-in-plane",
            Self::NotMetres { .. } => "not-metres",
            Self::FarFromZone { .. } => "far-from-zone",
            Self::NoZone { .. } => "no-zone",
            Self::OtherZone { .. } => "other-zone",
            Self::UnknownZone { .. } => "unknown-zone",
            Self::UnknownSystem { .. } => "unknown-system",
            Self::NoParameters { .. } => "no-parameters",
            Self::FewCorners { .. } => "ring-few-corners",
            Self::Crossing { .. } => "ring-crossing",
            Self::NoCorners => "no-corners",
            Self::OddCorners { .. } => "corner-numbers",
            Self::MixedCorners { .. } => "corners-among-words",
            Self::UnlikeFirst { .. } => "corner-unlike-first",
            Self::HoleOutside => "hole-outside",
            Self::InList { fault, .. } => fault.code(),
            Self::Flat => "ring-flat",
        }
    }

    /// Where in a list of corners; rings and corners are counted from 1.
    pub(crate) fn at_corner(self, ring: usize, corner: usize) -> Self {
        Self::InList { ring, corner: Some(corner), fault: Box::new(self) }
    }

    pub(crate) fn in_ring(self, ring: usize) -> Self {
        Self::InList { ring, corner: None, fault: Box::new(self) }
    }
}
