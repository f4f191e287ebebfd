//! Whole sheets, as people have them.

use std::convert::Infallible;

use proptest::prelude::*;

use super::super::{Field, ListLevel, Method, Mine, Reason, Scale, Status};
use super::*;

const HEADER: &str = "矿山名称,采矿许可证号,统一社会信用代码,采矿权人,行政区划代码,矿种,开采方式,生产规模,名录级别,生产状态,经度,纬度";
const FIRST: &str = "红柳沟煤矿,C1506222018071110148203,91330100799655058B,内蒙古红柳沟矿业有限责任公司,150622,煤,露天,大型,省级,生产,111.2401710,39.8643610";
const SECOND: &str =
    "三眼井煤矿,C1506222018071110148204,,内蒙古三眼井矿业有限责任公司,150622,煤,井工,,,,,";

fn sheet(lines: &[&str]) -> String {
    lines.join("\n")
}

fn rows(bytes: &[u8]) -> Vec<Row> {
    Reader::open(bytes, &ColumnMap::default()).unwrap().collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    rows(bytes).into_iter().map(|row| row.outcome.unwrap().mine.name).collect()
}

/// Row number and reason code of each refused row.
fn refused(bytes: &[u8]) -> Vec<(u64, &'static str)> {
    let issues = rows(bytes).into_iter().filter_map(|row| row.outcome.err());
    issues.map(|issue| (issue.row, issue.reason.code())).collect()
}

#[test]
fn every_field_is_read() {
    let found = rows(sheet(&[HEADER, FIRST]).as_bytes());
    let accepted = found[0].outcome.as_ref().unwrap();
    assert_eq!((found.len(), found[0].number, accepted.warnings.len()), (1, 2, 0));
    let mine = Mine {
        id: Mine::id_of("C1506222018071110148203"),
        name: "红柳沟煤矿".into(),
        licence: "C1506222018071110148203".into(),
        credit_code: "91330100799655058B".into(),
        holder: "内蒙古红柳沟矿业有限责任公司".into(),
        region: "150622".into(),
        mineral: "煤".into(),
        method: Method::OpenPit,
        scale: Scale::Large,
        list_level: ListLevel::Province,
        status: Status::Producing,
        lon: Some(1_112_401_710),
        lat: Some(398_643_610),
        details: std::collections::BTreeMap::new(),
    };
    assert_eq!(accepted.mine, mine);
}

#[test]
fn every_encoding_and_delimiter() {
    for delimiter in [",", "\t", ";", "|"] {
        let text = sheet(&[HEADER, FIRST, SECOND]).replace(',', delimiter);
        let wanted = ["红柳沟煤矿", "三眼井煤矿"];
        assert_eq!(names(text.as_bytes()), wanted, "{delimiter:?}");
        assert_eq!(names(format!("\u{feff}{text}").as_bytes()), wanted);
        assert_eq!(names(&encoding_rs::GBK.encode(&text).0), wanted);
        assert_eq!(names(&encoding_rs::GB18030.encode(&text).0), wanted);
        let units: Vec<u16> = format!("\u{feff}{text}").encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(names(&little), wanted);
        assert_eq!(names(&big), wanted);
    }
}

/// A character outside GBK needs GB18030's four bytes.
#[test]
fn a_rare_name_survives() {
    let text = sheet(&[HEADER, &FIRST.replace("红柳沟煤矿", "𠮷家沟煤矿")]);
    assert_eq!(names(&encoding_rs::GB18030.encode(&text).0), ["𠮷家沟煤矿"]);
    assert_eq!(names(text.as_bytes()), ["𠮷家沟煤矿"]);
}

#[test]
fn titles_blanks_totals_and_repeated_headers_are_passed_over() {
    let text = sheet(&[
        "鄂尔多斯市绿色矿山名单,,,,,,,,,,,",
        "填报时间：2026年10月,,,,,,,,,,,",
        HEADER,
        FIRST,
        ",,,,,,,,,,,",
        "",
        HEADER,
        SECOND,
        "合计,2,,,,,,,,,,",
        "Total,2",
    ]);
    let found = rows(text.as_bytes());
    let numbers: Vec<_> = found.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 8], "counted as the sheet counts");
    assert!(found.iter().all(|row| row.outcome.is_ok()));
}

#[test]
fn headers_are_told_by_many_names() {
    let text = sheet(&[
        "序号;*采矿权证号（必填）;矿山;采矿权人名称;所属旗区;开采矿种;备注",
        "1;C1506222018071110148203;红柳沟煤矿;某某矿业;准格尔旗;煤;",
    ]);
    let mut reader = Reader::open(text.as_bytes(), &ColumnMap::default()).unwrap();
    assert_eq!(reader.layout().ignored, ["序号", "备注"]);
    assert_eq!(reader.layout().delimiter, ';');
    assert_eq!(reader.next().unwrap().outcome.unwrap().mine.region, "150622");
}

#[test]
fn the_earlier_of_two_headers_wins_and_a_map_wins_over_both() {
    let text = sheet(&[
        "旗区,行政区划代码,矿山名称,采矿许可证号,企业名称,备注,矿种",
        "达拉特旗,150622,红柳沟煤矿,C1506222018071110148203,某某矿业,某某集团,煤",
    ]);
    let read = |map: &ColumnMap| {
        Reader::open(text.as_bytes(), map).unwrap().next().unwrap().outcome.unwrap().mine
    };
    let plain = read(&ColumnMap::default());
    assert_eq!((plain.region.as_str(), plain.holder.as_str()), ("150622", "某某矿业"));
    let map = "\"旗区\" = \"region\"\n\"备注\" = \"holder\"\n";
    let mapped = read(&ColumnMap::from_toml(map).unwrap());
    assert_eq!((mapped.region.as_str(), mapped.holder.as_str()), ("150621", "某某集团"));
    let ignoring = read(&ColumnMap::new([("行政区划代码", "ignore")]).unwrap());
    assert_eq!(ignoring.region, "150621");
}

#[test]
fn faults_of_a_map() {
    let code = |map: &str| ColumnMap::from_toml(map).unwrap_err().code();
    assert_eq!(code("旗区 = region"), "column-map-syntax");
    assert_eq!(code("\"旗区\" = \"country\""), "column-map-field");
    assert_eq!(code("a = \"name\"\nb = \"name\""), "column-map-twice");
    let map = ColumnMap::new([("矿区", "name")]).unwrap();
    let refused = Layout::detect(sheet(&[HEADER, FIRST]).as_bytes(), &map).unwrap_err();
    assert_eq!(refused.code(), "column-map-header");
    assert!(refused.to_string().contains("矿区") && refused.to_string().contains("采矿权人"));
}

#[test]
fn sheets_that_are_none() {
    let code = |bytes: &[u8]| Layout::detect(bytes, &ColumnMap::default()).unwrap_err().code();
    assert_eq!(code(b""), "sheet-empty");
    assert_eq!(code(b"\xef\xbb\xbf"), "sheet-empty");
    assert_eq!(code(b"PK\x03\x04rest"), "sheet-is-workbook");
    assert_eq!(code(b"hello\nworld"), "sheet-no-header");
    let without = sheet(&["矿山名称,采矿许可证号,采矿权人", "红柳沟煤矿,C15,某某"]);
    let refused = Layout::detect(without.as_bytes(), &ColumnMap::default()).unwrap_err();
    let missing = vec![Field::Region, Field::Mineral];
    let headers = vec!["矿山名称".into(), "采矿许可证号".into(), "采矿权人".into()];
    assert_eq!(refused, SheetError::MissingColumns { row: 1, missing, headers });
}

#[test]
fn a_sheet_that_lacks_a_column_is_shown_all_the_same() {
    let text = sheet(&["标题", "矿山名称,许可证编号,旗县,甲", "红柳沟煤矿,C15,准格尔旗,煤"]);
    let layout = Layout::recognise(text.as_bytes(), &ColumnMap::default()).unwrap();
    assert_eq!(layout.missing(), [Field::Holder, Field::Mineral]);
    let rows = first_rows(text.as_bytes(), &layout, 5);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1], ["红柳沟煤矿", "C15", "准格尔旗", "煤"]);
    let strange = sheet(&["登记表", "甲;乙;丙;丁", "红柳沟煤矿;C15;准格尔旗;煤"]);
    let layout = Layout::recognise(strange.as_bytes(), &ColumnMap::default()).unwrap();
    assert_eq!((layout.header_row, layout.delimiter, layout.is_known()), (2, ';', false));
    assert_eq!(layout.missing(), Field::REQUIRED);
}

#[test]
fn only_the_broken_row_is_refused() {
    let open = FIRST.replace("红柳沟煤矿", "\"红柳沟煤矿").replace("8203", "8205");
    let short = "白草沟煤矿,C1506222018071110150934,,某某,150622";
    let long = format!("{},x", FIRST.replace("8203", "8206"));
    let after = SECOND.replace("三眼井煤矿", "\"三眼井煤矿\"").replace("8204", "8207");
    let text = sheet(&[HEADER, FIRST, &open, short, &long, SECOND, &after]);
    assert_eq!(
        refused(text.as_bytes()),
        [(3, "broken-quotes"), (4, "cell-count"), (5, "cell-count")]
    );
    assert_eq!(rows(text.as_bytes()).iter().filter(|row| row.outcome.is_ok()).count(), 3);
}

#[test]
fn a_quotation_mark_left_open_at_the_end() {
    let text = sheet(&[HEADER, FIRST, &SECOND.replace("三眼井煤矿", "\"三眼井煤矿")]);
    assert_eq!(refused(text.as_bytes()), [(3, "broken-quotes")]);
}

#[test]
fn a_damaged_byte_costs_one_row() {
    let text = sheet(&[HEADER, FIRST, SECOND]);
    let mut bytes = text.into_bytes();
    let at = HEADER.len() + 3;
    bytes[at] = 0xff;
    assert_eq!(refused(&bytes), [(2, "not-text")]);
}

#[test]
fn a_cell_over_several_lines_is_one_row() {
    let name = FIRST.replace("红柳沟煤矿", "\"红柳沟\n煤矿\"");
    let found = rows(sheet(&[HEADER, &name, SECOND]).as_bytes());
    assert_eq!(found[0].outcome.as_ref().unwrap().mine.name, "红柳沟煤矿");
    assert_eq!(found[1].number, 3);
}

#[test]
fn blank_cells_beyond_the_header_do_no_harm() {
    let found = rows(format!("{HEADER},,\n{FIRST},备注无题头\n{SECOND},,,,\n").as_bytes());
    assert!(found.iter().all(|row| row.outcome.is_ok()));
}

#[test]
fn the_second_of_two_equal_licences_is_refused() {
    let again = FIRST.replace("红柳沟", "黑桦沟").replace("C1506", "Ｃ１５０６ ");
    let text = sheet(&["标题", HEADER, FIRST, SECOND, &again]);
    let issue = rows(text.as_bytes()).pop().unwrap().outcome.unwrap_err();
    assert_eq!(issue.reason, Reason::DuplicateLicence { first_row: 3 });
    assert_eq!((issue.row, issue.column.as_str()), (5, "采矿许可证号"));
    let json = serde_json::json!({"row": 5, "column": "采矿许可证号",
        "reason": "duplicate-licence", "args": {"first_row": 3}});
    assert_eq!(serde_json::to_value(&issue).unwrap(), json);
}

/// A refused row claims no licence: the corrected row below it stands.
#[test]
fn a_refused_row_is_no_first() {
    let wrong = FIRST.replace("150622,煤", "159999,煤");
    let text = sheet(&[HEADER, &wrong, FIRST]);
    assert_eq!(refused(text.as_bytes()), [(2, "unknown-region")]);
    assert!(rows(text.as_bytes())[1].outcome.is_ok());
}

#[test]
fn warnings_name_row_and_column() {
    // Of 18 characters, as before 2020: kept as it stands.
    let old = "T15062220090803321";
    let odd = FIRST.replace("058B", "0581").replace("C1506222018071110148203", old);
    let accepted = rows(sheet(&[HEADER, &odd]).as_bytes()).pop().unwrap().outcome.unwrap();
    assert_eq!(accepted.mine.licence, old);
    let texts: Vec<_> = accepted.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "row 2, 采矿许可证号: the licence number has a form from before 2020",
            "row 2, 统一社会信用代码: the credit code's check character should be B"
        ]
    );
}

#[test]
fn positions_in_degrees_minutes_and_seconds() {
    let parts = FIRST.replace("111.2401710,39.8643610", "111°14′24.6156″,北纬39-51-51.6996");
    let packed = FIRST.replace("111.2401710,39.8643610", "1111424.6156,395151.6996");
    for line in [parts, packed] {
        let accepted = rows(sheet(&[HEADER, &line]).as_bytes()).pop().unwrap().outcome.unwrap();
        let place = (accepted.mine.lon, accepted.mine.lat);
        assert_eq!(place, (Some(1_112_401_710), Some(398_643_610)), "{line}");
    }
    let over = FIRST.replace("111.2401710", "190°00′00″");
    assert_eq!(refused(sheet(&[HEADER, &over]).as_bytes()), [(2, "outside-country")]);
}

#[test]
fn half_a_position_and_swapped_columns() {
    let half = FIRST.replace(",39.8643610", ",");
    let swapped = FIRST.replace("111.2401710,39.8643610", "39.8643610,111.2401710");
    assert_eq!(
        refused(sheet(&[HEADER, &half, &swapped]).as_bytes()),
        [(2, "half-a-position"), (3, "coordinates-swapped")]
    );
}

fn preview(bytes: &[u8], existing: &[Mine]) -> (Preview, Vec<Outcome>) {
    let mut preview = Preview::default();
    let find = |licence: &str| -> Result<_, Infallible> {
        Ok(existing.iter().find(|mine| mine.licence == licence).cloned())
    };
    let outcomes: Vec<_> = Reader::open(bytes, &ColumnMap::default())
        .unwrap()
        .filter_map(|row| preview.take(row, find).unwrap())
        .collect();
    (preview, outcomes)
}

#[test]
fn a_preview_counts_what_an_import_does() {
    let text = sheet(&[HEADER, FIRST, SECOND, "坏行"]);
    let (first, outcomes) = preview(text.as_bytes(), &[]);
    let counts = Counts { added: 2, refused: 1, ..Counts::default() };
    assert_eq!(first.counts(), counts);
    let mut mines: Vec<Mine> = outcomes
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Added(mine) => mine,
            other => panic!("{other:?}"),
        })
        .collect();
    // The second mine's number changed since; it is the same mine. An empty cell says nothing.
    mines[1].id = "m-0000000000000000".into();
    mines[1].scale = Scale::Small;
    let closed = FIRST.replace("生产", "关闭");
    let (second, outcomes) = preview(sheet(&[HEADER, &closed, SECOND]).as_bytes(), &mines);
    assert_eq!((second.added, second.changed, second.unchanged), (0, 1, 1));
    let Outcome::Changed { after, changes } = &outcomes[0] else { panic!("changed") };
    assert_eq!((after.status, changes.len(), changes[0].field), (Status::Closed, 1, Field::Status));
    assert_eq!(outcomes[1], Outcome::Unchanged(mines[1].clone()));
}

#[test]
fn a_recorded_layout_reads_the_same_again() {
    let text = sheet(&["标题", HEADER, FIRST, SECOND, "坏行"]);
    let reader = Reader::open(text.as_bytes(), &ColumnMap::default()).unwrap();
    let json = canon::to_bytes(reader.layout()).unwrap();
    let layout: Layout = canon::from_slice(&json).unwrap();
    let again: Vec<Row> = Reader::reopen(text.as_bytes(), layout).collect();
    assert_eq!(reader.collect::<Vec<_>>(), again);
}

proptest! {
    /// Whatever the bytes are, reading ends, and never in a panic.
    #[test]
    fn random_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reader) = Reader::open(&bytes, &ColumnMap::default()) {
            reader.for_each(drop);
        }
    }

    /// The same below a good header, in each encoding.
    #[test]
    fn random_rows_never_panic(junk in prop::collection::vec(any::<u8>(), 0..300), encoding in 0..4_usize) {
        let header = format!("{HEADER}\n{FIRST}\n");
        let mut bytes = match encoding {
            0 => header.into_bytes(),
            1 => encoding_rs::GB18030.encode(&header).0.into_owned(),
            2 => format!("\u{feff}{header}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => format!("\u{feff}{header}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        bytes.extend(junk);
        if let Ok(reader) = Reader::open(&bytes, &ColumnMap::default()) {
            prop_assert!(reader.count() <= bytes.len());
        }
    }

    /// One line with odd quotation marks never costs another line.
    #[test]
    fn neighbours_of_a_broken_row_are_read(junk in "[\",a ]{0,30}") {
        let text = sheet(&[HEADER, FIRST, &junk, SECOND]);
        let accepted: Vec<_> = rows(text.as_bytes())
            .into_iter()
            .filter_map(|row| row.outcome.ok())
            .map(|accepted| accepted.mine.name)
            .collect();
        prop_assert_eq!(accepted, ["红柳沟煤矿", "三眼井煤矿"]);
    }
}
