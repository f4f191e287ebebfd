//! Maps that GDAL wrote, into the registry through the command line.

use app::api::BoundaryRing;
use serde_json::{Value, json};
use tests::desk::{call, first_page, sign_in};
use tests::harness::Result;

use crate::desk::{Desk, notes, text};
use crate::judge::ask;

/// What the registry has of the one mine: longitude, latitude, boundary.
fn kept(desk: &Desk) -> Result<(f64, f64, Vec<BoundaryRing>)> {
    let app = sign_in(&desk.data())?;
    let page: app::api::MinePage = call(&app, "mine.list", &first_page())?;
    let row = page.rows.first().ok_or("no mine")?;
    assert_eq!((row.name.as_str(), row.region.as_str()), ("红柳沟煤矿", "150622"));
    let mine: app::api::MineDetail = call(&app, "mine.get", &json!({ "id": row.id }))?;
    let number = |text: &Option<String>| text.as_deref().unwrap_or_default().parse::<f64>();
    Ok((number(&mine.longitude)?, number(&mine.latitude)?, mine.boundary))
}

/// In degrees and in metres, with names in GBK and in UTF-8, as files, as a zip, as GeoJSON.
#[test]
fn a_licence_is_the_same_in_every_map() -> Result {
    let cases = [
        ("4490", "UTF-8", "shp"),
        ("4525", "GBK", "shp"),
        ("4546", "GBK", "zip"),
        ("4490", "UTF-8", "geojson"),
        ("4525", "UTF-8", "gpkg"),
    ];
    for (epsg, encoding, extension) in cases {
        let desk = Desk::new()?;
        let file = text(&desk.path(&format!("map.{extension}")));
        ask(&["write_map", &file, epsg, encoding])?;
        let said = desk.mines(&["import", &file])?;
        let answer = said.json()?;
        assert_eq!(answer["added"], 1, "{epsg} {extension}: {said:?}");
        // The other feature is a ring of two points.
        let refused = notes(&answer, "refused");
        assert_eq!(refused.len(), 1, "{answer:#}");
        assert_eq!((refused[0].0, refused[0].2.as_str()), (3, "cell-not-a-place"), "{answer:#}");
        let (lon, lat, rings) = kept(&desk)?;
        assert!((lon - 109.98).abs() < 1e-6 && (lat - 39.51).abs() < 1e-6, "{lon} {lat}");
        let told: Vec<_> = rings.iter().map(|ring| (ring.hole, ring.corners.len())).collect();
        assert_eq!(told, [(false, 4), (true, 3)], "{epsg} {extension}");
    }
    Ok(())
}

/// Whatever a licence is exported to, its ring and the hole in it come back as they were.
#[test]
fn a_boundary_survives_every_export() -> Result {
    let desk = Desk::new()?;
    let map = text(&desk.path("map.geojson"));
    ask(&["write_map", &map, "4490", "UTF-8"])?;
    assert_eq!(desk.mines(&["import", &map])?.json()?["added"], 1);
    let before = kept(&desk)?;
    for format in ["xlsx", "csv", "geojson", "gpkg"] {
        let file = text(&desk.path(&format!("导出.{format}")));
        assert_eq!(desk.mines(&["export", "--to", &file])?.code, Some(0), "{format}");
        let again = desk.mines(&["import", &file])?.json()?;
        assert_eq!(again["unchanged"], 1, "{format}: {again:#}");
        assert_eq!(kept(&desk)?, before, "{format}");
    }
    Ok(())
}

#[test]
fn maps_that_cannot_be_placed_change_nothing() -> Result {
    let desk = Desk::new()?;
    let file = |name: &str| text(&desk.path(name));
    ask(&["write_map", &file("map.shp"), "4490", "UTF-8"])?;
    std::fs::write(desk.path("map.prj"), "PROJCS[\"Xian_1980_3_Degree_GK_Zone_37\"]")?;
    let refused = |file: &str| -> Result<Value> {
        let said = desk.mines(&["import", file])?;
        assert_eq!(said.code, Some(3), "{said:?}");
        Ok(said.json()?["error"].clone())
    };
    assert_eq!(refused(&file("map.shp"))?, "no-parameters");
    std::fs::remove_file(desk.path("map.prj"))?;
    assert_eq!(refused(&file("map.shp"))?, "map-system-unstated");
    std::fs::write(desk.path("map.prj"), "LOCAL_CS[\"mine\"]")?;
    assert_eq!(refused(&file("map.shp"))?, "map-system-unknown");
    std::fs::remove_file(desk.path("map.dbf"))?;
    assert_eq!(refused(&file("map.shp"))?, "not-a-layer");
    std::fs::write(desk.path("half.geojson"), "{\"type\":\"FeatureCollection\",")?;
    assert_eq!(refused(&file("half.geojson"))?, "not-a-layer");
    Ok(())
}
