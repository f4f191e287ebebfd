//! GeoJSON, RFC 7946; also with the `crs` of its older form.

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::{Feature, Layer, MapSystem, Ring, Shape};
use crate::{Cell, TableError, Value, number};

#[derive(Deserialize)]
struct Collection {
    features: Vec<Given>,
    crs: Option<Json>,
}

#[derive(Deserialize)]
struct Given {
    #[serde(default)]
    properties: Option<Map<String, Json>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Json,
}

/// A quarter of a million mines with forty attributes each. Every attribute is a cell of every
/// feature, so that features with attributes of their own would make cells by the square.
const MOST_CELLS: usize = 10_000_000;

pub fn layer(bytes: &[u8]) -> Result<Layer, TableError> {
    layer_within(bytes, MOST_CELLS)
}

fn layer_within(bytes: &[u8], most: usize) -> Result<Layer, TableError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let why = |error: serde_json::Error| TableError::NotALayer { why: format!("GeoJSON: {error}") };
    let Collection { features, crs } = serde_json::from_slice(bytes).map_err(why)?;
    let mut headings: Vec<String> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for name in features.iter().flat_map(|given| given.properties.iter().flat_map(Map::keys)) {
        if !places.contains_key(name) {
            places.insert(name.clone(), headings.len());
            headings.push(name.clone());
        }
    }
    if features.len().saturating_mul(headings.len()) > most {
        let (columns, features) = (headings.len(), features.len());
        return Err(TableError::TooWide { columns, features, most });
    }
    let feature = |given: Given| {
        let mut cells = vec![Cell::default(); headings.len()];
        for (name, value) in given.properties.into_iter().flatten() {
            if let Some(at) = places.get(&name) {
                cells[*at] = cell(&value);
            }
        }
        Feature { cells, shape: given.geometry.map_or(Shape::Nowhere, |g| shape(&g)) }
    };
    let features = features.into_iter().map(feature).collect();
    Ok(Layer { headings, features, system: system(crs.as_ref()) })
}

fn cell(value: &Json) -> Cell {
    match value {
        Json::Null => Cell::default(),
        Json::Bool(value) => Value::Bool(*value).into(),
        Json::String(text) => Cell::text_of(text),
        Json::Number(found) => match number::read_any(&found.to_string()) {
            Some(number) => Value::Number(number).into(),
            None => Cell::text_of(&found.to_string()),
        },
        other => Cell::text_of(&other.to_string()),
    }
}

fn shape(geometry: &Geometry) -> Shape {
    let lists = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let polygon = |value: &Json| -> Option<Vec<Ring>> {
        lists(value).iter().zip(0..).map(|(ring, at)| ring_of(ring, at > 0)).collect()
    };
    let found = match geometry.kind.as_str() {
        "Point" => pair(&geometry.coordinates).map(Shape::Point),
        "Polygon" => polygon(&geometry.coordinates).map(Shape::Rings),
        "MultiPolygon" => {
            let polygons = lists(&geometry.coordinates);
            let rings: Option<Vec<Vec<Ring>>> = polygons.iter().map(polygon).collect();
            rings.map(|rings| Shape::Rings(rings.into_iter().flatten().collect()))
        }
        _ => None,
    };
    found.unwrap_or_else(|| Shape::Other { kind: geometry.kind.clone() })
}

fn ring_of(value: &Json, hole: bool) -> Option<Ring> {
    let points = value.as_array()?.iter().map(pair).collect::<Option<Vec<_>>>()?;
    Some(Ring { points, hole })
}

fn pair(value: &Json) -> Option<[f64; 2]> {
    let pair = value.as_array()?;
    Some([pair.first()?.as_f64()?, pair.get(1)?.as_f64()?])
}

/// Without a word it is degrees.
fn system(crs: Option<&Json>) -> MapSystem {
    let Some(name) = crs.and_then(|crs| crs["properties"]["name"].as_str()) else {
        return MapSystem::Epsg(4490);
    };
    let last = name.rsplit([':', '/']).next().unwrap_or_default();
    match last.parse() {
        Ok(epsg) => MapSystem::Epsg(epsg),
        Err(_) if last.eq_ignore_ascii_case("CRS84") => MapSystem::Epsg(4490),
        Err(_) => MapSystem::Other { name: name.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many features, each with an attribute that no other has.
    fn unlike(features: usize) -> Vec<u8> {
        let one = |n: usize| {
            let attribute = serde_json::json!({ format!("a{n}"): n });
            serde_json::json!({ "type": "Feature", "properties": attribute, "geometry": null })
        };
        let features: Vec<Json> = (0..features).map(one).collect();
        serde_json::json!({ "type": "FeatureCollection", "features": features })
            .to_string()
            .into_bytes()
    }

    #[test]
    fn attributes_that_only_one_feature_has_do_not_multiply() {
        assert_eq!(layer_within(&unlike(10), 100).unwrap().headings.len(), 10);
        let refused = layer_within(&unlike(11), 100).unwrap_err();
        assert_eq!(refused, TableError::TooWide { columns: 11, features: 11, most: 100 });
        assert_eq!(layer(&unlike(5_000)).unwrap_err().code(), "layer-too-wide");
    }
}
