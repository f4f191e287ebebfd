//! Where a mine is: degrees, the plane of Gauss and Krüger, datums, rings of corners, areas.
//!
//! What is stored is whole: degrees × 10⁸ (about a millimetre), plane coordinates in millimetres.
//! Floating point is used between the two, never in what is kept.

mod convert;
mod corners;
mod datum;
mod degrees;
mod dms;
mod ellipsoid;
mod error;
mod gauss;
mod grid;
mod measure;
mod point;
mod ring;
mod segment;
mod system;

pub use corners::{Outline, Outlines, parse as parse_corners, written as corners};
pub use datum::{Datum, Located};
pub use degrees::Degrees;
pub use dms::{Notation, parse as parse_degrees, written as dms};
pub use error::GeoError;
pub use grid::{Grid, Plane, Width, Zone};
pub use measure::distance;
pub use point::{Bounds, Point};
pub use ring::{Place, Ring};
pub use system::System;
