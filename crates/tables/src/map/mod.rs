//! Layers of maps: features with their attributes and where they are.

mod dbf;
mod geojson;
mod prj;
mod shapefile;
mod shp;
mod wkb;

pub use geojson::layer as geojson_layer;
pub use prj::system_of;
pub use shapefile::{Parts, layer as shapefile_layer};
pub use wkb::{packaged_point, packaged_shape};

use crate::Cell;

/// A layer whose coordinates are as its own file has them.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    pub headings: Vec<String>,
    pub features: Vec<Feature>,
    pub system: MapSystem,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// One cell a heading.
    pub cells: Vec<Cell>,
    pub shape: Shape,
}

/// x is longitude or easting, y latitude or northing.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Nowhere,
    Point([f64; 2]),
    Rings(Vec<Ring>),
    /// Lines, heaps of points: nothing that a mine has.
    Other {
        kind: String,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    pub points: Vec<[f64; 2]>,
    pub hole: bool,
}

/// In which system the coordinates of a layer are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapSystem {
    /// By its number in the EPSG register.
    Epsg(u32),
    /// On a datum whose conversion the state doesn't publish.
    OldDatum { name: String },
    /// Something else, by its own name.
    Other { name: String },
    /// The file doesn't say.
    Unstated,
}
