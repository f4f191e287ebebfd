use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::{Heading, Line};

/// Features of RFC 7946: its WGS 84 is CGCS2000 to a few centimetres. A line without a place is a
/// feature without a geometry.
pub fn geojson(headings: &[Heading], lines: impl IntoIterator<Item = Line>) -> Vec<u8> {
    let mut bytes = br#"{"type":"FeatureCollection","features":["#.to_vec();
    for (at, line) in lines.into_iter().enumerate() {
        bytes.extend_from_slice(if at > 0 { b",\n" } else { b"\n" });
        bytes.extend_from_slice(feature(headings, &line).to_string().as_bytes());
    }
    bytes.extend_from_slice(b"\n]}\n");
    bytes
}

fn feature(headings: &[Heading], line: &Line) -> Value {
    let property = |(heading, cell): (&Heading, &String)| {
        let value = match heading.kind.number(cell) {
            Some(number) => json!(number),
            None if cell.is_empty() => Value::Null,
            None => json!(cell),
        };
        (heading.name.clone(), value)
    };
    let properties: Map<String, Value> = headings.iter().zip(&line.cells).map(property).collect();
    let geometry = line
        .place
        .map(|(lon, lat)| json!({ "type": "Point", "coordinates": [degrees(lon), degrees(lat)] }));
    json!({ "type": "Feature", "geometry": geometry, "properties": properties })
}

/// The number with the digits that it has: a float's shortest spelling is what was parsed.
fn degrees(decimal: Decimal) -> Option<f64> {
    decimal.to_string().parse().ok()
}
