//! Tables that other programs wrote: bytes in, rows out, one row at a time; and tables for them.
//!
//! Nothing is guessed in silence: what a cell lacks is beside it as a [`Fault`], and the caller
//! names row and column.

mod cell;
mod date;
mod error;
mod header;
mod map;
mod merged;
mod normal;
mod number;
mod unpacked;
mod workbook;
mod write;

pub use cell::{Cell, Row, Value, address};
pub use date::Epoch;
pub use error::{Fault, TableError};
pub use header::flatten;
pub use map::{
    Feature, Layer, MapSystem, Parts, Ring, Shape, geojson_layer, packaged_point, packaged_shape,
    shapefile_layer, system_of,
};
pub use normal::{Column, Normal, Normaliser, Spoilt, Taken, Told};
pub use workbook::{Rows, Workbook};
pub use write::{Heading, Kind, Line, csv, geojson, xlsx};
