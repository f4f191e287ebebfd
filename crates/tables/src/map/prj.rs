//! The coordinate system that a .prj or a GeoPackage describes in words (WKT).

use rust_decimal::Decimal;

use super::MapSystem;
use crate::number;

/// First number in the EPSG register of each family of CGCS2000 zones, the first zone, its width,
/// and whether its number stands before the easting. Without it every second zone of three degrees
/// is the same plane as one of six; mines are surveyed in three, so that is what it is called.
const FAMILIES: [(u32, u32, u32, bool); 4] =
    [(4513, 25, 3, true), (4534, 25, 3, false), (4491, 13, 6, true), (4502, 13, 6, false)];

/// Old datums as their names are written.
const OLD: [&str; 4] = ["BEIJING", "XIAN", "KRASSOVSKY", "KRASOVSKY"];

pub fn system_of(wkt: &str) -> MapSystem {
    let name = wkt.split('"').nth(1).unwrap_or_default().to_owned();
    let upper = wkt.to_uppercase();
    if OLD.iter().any(|old| upper.contains(old)) {
        return MapSystem::OldDatum { name };
    }
    let known = [
        "CGCS2000",
        "CHINA_2000",
        "CHINA 2000",
        "GEODETIC_COORDINATE_SYSTEM_2000",
        "WGS_1984",
        "WGS 84",
        "WGS84",
    ];
    if !known.iter().any(|datum| upper.contains(datum)) {
        return MapSystem::Other { name };
    }
    if !upper.contains("PROJCS") && !upper.contains("PROJCRS") {
        return MapSystem::Epsg(4490);
    }
    plane(&upper).map_or(MapSystem::Other { name }, MapSystem::Epsg)
}

/// The zone of a Gauss–Krüger plane.
fn plane(upper: &str) -> Option<u32> {
    let parameter = |names: &[&str]| names.iter().find_map(|name| number_after(upper, name));
    let meridian = parameter(&["CENTRAL_MERIDIAN", "LONGITUDE OF NATURAL ORIGIN"])?;
    let easting = parameter(&["FALSE_EASTING", "FALSE EASTING"])?;
    let scale = parameter(&["SCALE_FACTOR", "SCALE FACTOR AT NATURAL ORIGIN"]);
    let origin = parameter(&["LATITUDE_OF_ORIGIN", "LATITUDE OF NATURAL ORIGIN"]);
    let usual =
        scale.unwrap_or(Decimal::ONE) == Decimal::ONE && origin.unwrap_or_default().is_zero();
    let krueger = ["GAUSS_KRUGER", "TRANSVERSE_MERCATOR", "TRANSVERSE MERCATOR"];
    if !krueger.iter().any(|name| upper.contains(name)) || !usual {
        return None;
    }
    FAMILIES.iter().find_map(|(first, zone, width, prefixed)| {
        let count = if *width == 6 { 11 } else { 21 };
        (0..count).find_map(|step| {
            let number = zone + step;
            let middle = if *width == 6 { number * 6 - 3 } else { number * 3 };
            let offset = if *prefixed { number * 1_000_000 + 500_000 } else { 500_000 };
            let same = meridian == middle.into() && easting == offset.into();
            same.then_some(first + step)
        })
    })
}

/// The number after a quoted name: `PARAMETER["False_Easting",37500000.0]`.
fn number_after(upper: &str, name: &str) -> Option<Decimal> {
    let (_, rest) = upper.split_once(&format!("\"{name}\""))?;
    let digits = rest.trim_start_matches([',', ' ']);
    let end = digits.find([',', ']', ' ']).unwrap_or(digits.len());
    number::read_any(&digits[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_as_programs_write_them() {
        let esri = r#"PROJCS["CGCS2000_3_Degree_GK_Zone_37",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
        assert_eq!(system_of(esri), MapSystem::Epsg(4525));
        assert_eq!(system_of(&esri.replace("37500000.0", "500000.0")), MapSystem::Epsg(4546));
        assert_eq!(system_of(&esri.replace("37500000.0", "19500000.0")), MapSystem::Epsg(4497));
        assert!(matches!(
            system_of(&esri.replace("Scale_Factor\",1.0", "Scale_Factor\",0.9996")),
            MapSystem::Other { .. }
        ));
        let degrees = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]"#;
        assert_eq!(system_of(degrees), MapSystem::Epsg(4490));
        let old = r#"PROJCS["Xian_1980_3_Degree_GK_Zone_37",GEOGCS["GCS_Xian_1980"]]"#;
        let name = "Xian_1980_3_Degree_GK_Zone_37".to_owned();
        assert_eq!(system_of(old), MapSystem::OldDatum { name });
        assert!(matches!(system_of("LOCAL_CS[\"x\"]"), MapSystem::Other { .. }));
        assert!(matches!(system_of(""), MapSystem::Other { .. }));
    }
}
