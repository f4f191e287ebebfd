//! Photos as evidence: bytes in, facts out. The original bytes are never changed.
//!
//! [`examine`] says what a picture is and what its camera wrote into it; [`derive_all`] makes
//! upright, smaller JPEGs to look at. No file, clock, network or randomness is in here.

mod derive;
mod examine;
mod format;
mod jpeg;
mod metadata;
mod orientation;
mod position;
mod problem;

pub use derive::{Derived, MEDIUM, THUMBNAIL, derive, derive_all};
pub use examine::{MAX_DECODED_BYTES, MAX_PIXELS, PhotoFacts, examine};
pub use format::Format;
pub use metadata::{ExifState, Taken};
pub use orientation::Orientation;
pub use position::Position;
pub use problem::PhotoProblem;
