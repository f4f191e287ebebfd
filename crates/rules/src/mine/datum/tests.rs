//! Rows and forms in another datum.

use super::super::import::{ColumnMap, Reader, Row, settle};
use super::super::{Changed, Edit, Edited};
use super::*;
use crate::mine::import::Outcome;

const NEEDED: &str = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种";
const MINE: &str = "红柳沟煤矿,C1506222018071110148203,某某矿业,150622,煤";
const CORNERS: &str = "109.97 39.5;109.99 39.5;109.99 39.52";

fn read(headings: &str, cells: &str) -> Result<Mine, (String, &'static str)> {
    let sheet = format!("{NEEDED},{headings}\n{MINE},{cells}\n");
    let mut reader = Reader::open(sheet.as_bytes(), &ColumnMap::default()).unwrap();
    let row: Row = reader.next().unwrap();
    let accepted = row.outcome.map_err(|issue| (issue.column, issue.reason.code()))?;
    Ok(accepted.mine)
}

/// What `geo`, which other programs judge, makes of a place that a map program shows.
fn place(lon: i32, lat: i32) -> (Option<i32>, Option<i32>) {
    let degrees = |value: i32| Degrees(i64::from(value) * 10);
    let given = Point { lon: degrees(lon), lat: degrees(lat) };
    let found = Datum::Gcj02.locate(given).unwrap().point;
    let near = |degrees: Degrees| i32::try_from((degrees.0 + 5) / 10).ok();
    (near(found.lon), near(found.lat))
}

fn near(found: Option<i32>, wanted: Option<i32>) -> bool {
    found.zip(wanted).is_some_and(|(found, wanted)| found.abs_diff(wanted) <= 1)
}

#[test]
fn a_column_or_a_heading_that_names_gcj02_converts_and_keeps_what_was_given() {
    let (lon, lat) = place(1_112_401_710, 398_643_610);
    for (headings, cells) in [
        ("经度,纬度,坐标系", "111.240171,39.864361,GCJ-02"),
        ("经度,纬度,坐标系", "111.240171,39.864361,gcj02"),
        ("经度,纬度,坐标系", "111.240171,39.864361,火星坐标系"),
        ("经度（GCJ-02）,纬度（GCJ-02）", "111.240171,39.864361"),
        ("高德经度,高德纬度", "111.240171,39.864361"),
        ("经度(腾讯地图),纬度(腾讯地图)", "111.240171,39.864361"),
        ("高德经度,高德纬度,坐标系", "111.240171,39.864361,高德"),
    ] {
        let mine = read(headings, cells).unwrap();
        assert!(near(mine.lon, lon) && near(mine.lat, lat), "{headings}: {mine:?}");
        assert!(!near(mine.lon, Some(1_112_401_710)), "hundreds of metres are not nothing");
        assert_eq!(mine.detail(Field::GivenPosition), "gcj02 111.240171,39.864361");
        assert_eq!(mine.detail(Field::Datum), "", "what is kept is in CGCS2000");
        assert_eq!(Field::Datum.cell(&mine), "CGCS2000");
    }
}

#[test]
fn a_conversion_is_told_with_its_row() {
    let sheet = format!("{NEEDED},高德经度,高德纬度\n{MINE},111.240171,39.864361\n");
    let mut reader = Reader::open(sheet.as_bytes(), &ColumnMap::default()).unwrap();
    let warnings = reader.next().unwrap().outcome.unwrap().warnings;
    let told: Vec<_> = warnings.iter().map(|w| (w.row, w.column.as_str())).collect();
    assert_eq!(told, [(2, "高德经度")]);
    assert_eq!(warnings[0].reason, Reason::Converted { datum: "GCJ-02".into() });
}

#[test]
fn what_names_no_other_datum_is_taken_as_it_stands() {
    for (headings, cells) in [
        ("经度,纬度", "111.240171,39.864361"),
        ("经度,纬度,坐标系", "111.240171,39.864361,"),
        ("经度(CGCS2000),纬度(CGCS2000)", "111.240171,39.864361"),
        ("经度,纬度,高德经度,高德纬度", "111.240171,39.864361,111.25,39.87"),
    ] {
        let mine = read(headings, cells).unwrap();
        assert_eq!((mine.lon, mine.lat), (Some(1_112_401_710), Some(398_643_610)), "{headings}");
        assert_eq!(mine.detail(Field::GivenPosition), "", "{headings}");
    }
    let mine = read("经度,纬度,坐标系", "111.240171,39.864361,WGS84").unwrap();
    assert_eq!(mine.lon, Some(1_112_401_710), "the same to a few centimetres");
    assert_eq!(mine.detail(Field::GivenPosition), "wgs84 111.240171,39.864361");
}

#[test]
fn contradictions_and_datums_without_a_conversion_are_not_guessed_at() {
    let refused = |headings: &str, cells: &str| read(headings, cells).unwrap_err();
    let cells = "111.240171,39.864361,CGCS2000";
    assert_eq!(refused("高德经度,高德纬度,坐标系", cells), ("高德经度".into(), "datums-differ"));
    let half = refused("经度(GCJ-02),纬度", "111.240171,39.864361");
    assert_eq!(half, ("纬度".into(), "datums-differ"));
    for datum in ["百度", "BD-09", "北京54", "1980西安", "CGCS2000或GCJ-02"] {
        let found = refused("经度,纬度,坐标系", &format!("111.240171,39.864361,{datum}"));
        assert_eq!(found, ("坐标系".into(), "unknown-word"), "{datum}");
    }
    let unused = read("经度(百度),纬度(百度)", "111.240171,39.864361").unwrap();
    assert_eq!(unused.lon, None, "the columns are shown as unused");
}

#[test]
fn corners_are_converted_with_their_own_heading() {
    let plain = read("拐点坐标", CORNERS).unwrap();
    let mine = read("拐点坐标（高德）", CORNERS).unwrap();
    let kept = plain.detail(Field::Boundary);
    assert_ne!(mine.detail(Field::Boundary), kept);
    assert_eq!(mine.detail(Field::GivenBoundary), format!("gcj02 {kept}"));
    let converted = geo::parse_corners(kept, None, Datum::Gcj02).unwrap();
    assert_eq!(mine.detail(Field::Boundary), geo::corners(&converted.outlines));
}

#[test]
fn a_sheet_that_we_wrote_is_read_again_as_it_was() {
    let mine =
        read("高德经度,高德纬度,拐点坐标（高德）", &format!("111.240171,39.864361,{CORNERS}"))
            .unwrap();
    let fields: Vec<Field> =
        Field::ALL.iter().copied().filter(|field| !field.cell(&mine).is_empty()).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(fields.iter().map(|field| field.headers()[0])).unwrap();
    writer.write_record(fields.iter().map(|field| field.cell(&mine))).unwrap();
    let sheet = writer.into_inner().unwrap();
    let mut reader = Reader::open(&sheet, &ColumnMap::default()).unwrap();
    let again = reader.next().unwrap().outcome.unwrap().mine;
    assert_eq!(again, mine, "nothing is converted twice");
    let text = String::from_utf8(sheet).unwrap();
    let forged = text.replace("GCJ-02 111.240171", "GCJ-02 111.250171");
    let mut reader = Reader::open(forged.as_bytes(), &ColumnMap::default()).unwrap();
    let issue = reader.next().unwrap().outcome.unwrap_err();
    assert_eq!(issue.reason.code(), "not-from-given");
}

#[test]
fn a_new_place_forgets_what_the_earlier_one_was_converted_from() {
    let known = read("高德经度,高德纬度", "111.240171,39.864361").unwrap();
    let row = read("经度,纬度", "111.25,39.87").unwrap();
    let Outcome::Changed { after, changes } = settle(Some(&known), row) else {
        panic!("the place changes")
    };
    assert_eq!(after.detail(Field::GivenPosition), "");
    assert!(changes.iter().any(|change| change.field == Field::GivenPosition));
    let silent = read("地址", "某镇").unwrap();
    let Outcome::Changed { after, .. } = settle(Some(&known), silent) else {
        panic!("the address changes")
    };
    assert_eq!(after.detail(Field::GivenPosition), known.detail(Field::GivenPosition));
}

#[test]
fn a_form_converts_what_is_typed_in_the_chosen_datum() {
    let known = read("经度,纬度", "111.25,39.87").unwrap();
    let typed = [(Field::Lon, "111.240171"), (Field::Lat, "39.864361"), (Field::Datum, "gcj02")];
    let edits: Vec<String> = typed.iter().map(|(field, _)| field.value(&known)).collect();
    let pairs = typed.iter().zip(&edits);
    let edits: Vec<_> =
        pairs.map(|((field, text), seen)| Edit { field: *field, seen, text }).collect();
    let after = Changed::decide(&known, &edits, "现场核实").unwrap().apply(&known).unwrap();
    let (lon, lat) = place(1_112_401_710, 398_643_610);
    assert!(near(after.lon, lon) && near(after.lat, lat));
    assert_eq!(after.detail(Field::GivenPosition), "gcj02 111.240171,39.864361");

    let refused = |texts: &[(Field, &str)]| {
        let edited = Edited::read(&known, texts);
        edited.refused.into_iter().map(|(field, reason)| (field, reason.code())).collect::<Vec<_>>()
    };
    assert_eq!(refused(&typed[2..]), [(Field::Datum, "datum-without-place")]);
    let half = [typed[0], typed[2]];
    assert_eq!(refused(&half), [(Field::Lat, "half-a-position")]);
    let corners = [(Field::Boundary, CORNERS), (Field::Datum, "高德")];
    let edited = Edited::read(&known, &corners);
    assert!(edited.refused.is_empty());
    assert!(edited.mine.detail(Field::GivenBoundary).starts_with("gcj02 1,109.97,39.5"));
    assert_eq!(edited.mine.lon, known.lon, "what stands there is in CGCS2000 already");
}
