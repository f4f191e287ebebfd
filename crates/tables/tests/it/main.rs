//! Workbooks that another program wrote.

use std::ffi::OsStr;

use chrono::NaiveDate;
use judge::Judge;
use tables::{Cell, Epoch, Fault, Row, TableError, Value, Workbook};

/// The bytes of the workbook of `write.py`.
fn workbook(epoch: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mines.xlsx");
    let writer = Judge::new(env!("CARGO_MANIFEST_DIR"), "write.py");
    writer.run([file.as_os_str(), OsStr::new(epoch)]);
    std::fs::read(file).unwrap()
}

fn rows(bytes: &[u8]) -> Vec<Row> {
    let mut workbook = Workbook::open(bytes).unwrap();
    workbook.rows("矿山").unwrap().map(Result::unwrap).collect()
}

fn fault(cell: &Cell) -> &'static str {
    cell.fault.as_ref().map_or("none", Fault::code)
}

#[test]
fn what_people_do_to_a_sheet() {
    let bytes = workbook("1900");
    let rows = rows(&bytes);
    let numbers: Vec<u64> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 4, 5, 6, 7, 8, 9, 10], "blank rows are passed over and counted");
    let [title, header, plain, spoiled, computed, anchor, merged, _, last] = &rows[..] else {
        panic!("nine rows")
    };
    assert_eq!(title.cells[0].text(), "全旗矿山一览表");
    assert_eq!(title.cells.len(), 1, "a title is as wide as it is");
    assert_eq!(header.cells[0].text(), "矿山名称");
    assert_eq!(plain.cells[1].text(), "C1506222018071110148203");
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    assert_eq!(plain.cells[2].value, Value::Date(day));
    assert_eq!(fault(&spoiled.cells[1]), "cell-rounded");
    assert_eq!(spoiled.cells[2].value, Value::Moment(day.and_hms_opt(8, 30, 0).unwrap()));
    assert_eq!(computed.cells[0].text(), "0.3");
    assert_eq!(fault(&computed.cells[1]), "cell-not-computed");
    assert_eq!(computed.cells[2].fault, Some(Fault::ErrorValue { found: "#N/A".into() }));
    assert_eq!(anchor.cells[0].text(), "上湾");
    assert_eq!(anchor.cells[1].value, Value::Bool(true));
    assert_eq!(anchor.cells[2].date(Epoch::From1900), Ok(Some(day)));
    assert_eq!(merged.cells[0].fault, Some(Fault::Merged { first: "A7".into() }));
    assert_eq!(last.cells[2].fault, Some(Fault::Merged { first: "C9".into() }));
    assert_eq!(merged.cells[1].number(), Ok(Some(5.into())));
}

#[test]
fn days_counted_from_1904() {
    let bytes = workbook("1904");
    assert_eq!(Workbook::open(&bytes).unwrap().epoch(), Epoch::From1904);
    let day = NaiveDate::from_ymd_opt(2026, 3, 5).unwrap();
    assert_eq!(rows(&bytes)[2].cells[2].value, Value::Date(day));
}

#[test]
fn sheets_and_files_that_are_none() {
    let bytes = workbook("1900");
    let mut workbook = Workbook::open(&bytes).unwrap();
    assert_eq!(workbook.sheets(), ["矿山"], "a hidden sheet is not for people");
    let error = workbook.rows("藏").err().unwrap();
    let sheets = vec!["矿山".to_owned()];
    assert_eq!(error, TableError::NoSheet { wanted: "藏".into(), sheets });
    let refused = |bytes: &[u8]| Workbook::open(bytes).err().map(|error| error.code());
    assert_eq!(refused(b""), Some("not-a-workbook"));
    assert_eq!(refused("矿山名称,采矿许可证号".as_bytes()), Some("not-a-workbook"));
    assert_eq!(refused(&bytes[..bytes.len() / 2]), Some("not-a-workbook"));
}

/// A damaged file is refused or read; it never ends the program.
#[test]
fn damage_shows_or_does_no_harm() {
    let whole = workbook("1900");
    let mut refused = 0;
    for at in (0..whole.len()).step_by(7) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let Ok(mut workbook) = Workbook::open(&bytes) else {
            refused += 1;
            continue;
        };
        if let Ok(rows) = workbook.rows("矿山") {
            refused += usize::from(rows.into_iter().any(|row| row.is_err()));
        }
    }
    assert!(refused > 20, "only {refused} damaged files were noticed");
}
