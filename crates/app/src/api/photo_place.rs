use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a photo says of the datum of its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PhotoDatum {
    /// As the camera wrote it; empty if it wrote nothing.
    pub stated: String,
    /// The place is in CGCS2000, or in what is the same to a few centimetres; otherwise it is shown
    /// as the camera gave it.
    pub sure: bool,
    /// What the camera gave, where that was converted.
    pub given: Option<PlaceGiven>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceGiven {
    pub longitude: String,
    pub latitude: String,
}
