//! Demo data: invented mines, companies and people in real places, the same for the same seed on
//! every machine. Used by the command line's `demo`, by tests and by the bench; nothing here is
//! ever mixed with real data.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "numbers of invented things are small"
)]

mod details;
mod draw;
mod exif;
mod jurisdiction;
mod mines;
mod names;
mod people;
mod photo;
mod random;
mod sheet;

pub use draw::{DrawPlan, draw_plan};
pub use jurisdiction::{JURISDICTIONS, Jurisdiction};
pub use mines::{Mines, mines};
pub use people::{Person, people};
pub use photo::{Shot, photo};
pub use sheet::{csv, csv_header, write_csv};
