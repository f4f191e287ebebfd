//! Sheets of mines as they come by mail.

use std::collections::BTreeMap;

use app::App;
use app::api::{ImportInput, ImportResult, Staged};
use tempfile::TempDir;
use tests::desk::{self, call, import};
use tests::harness::Result;

use crate::{head, mines, refused};

const ROWS: usize = 12;

fn desk() -> Result<(TempDir, App)> {
    let folder = tempfile::tempdir()?;
    let app = desk::set_up(folder.path())?;
    Ok((folder, app))
}

/// A sheet in UTF-8 with the mark at its beginning.
fn sheet() -> Vec<u8> {
    demo::csv(7, ROWS)
}

fn text() -> Result<String> {
    Ok(String::from_utf8(sheet())?.trim_start_matches('\u{feff}').to_owned())
}

/// Every row became the mine that the plain sheet makes of it.
fn all_there(app: &App, encoding: &str, done: &ImportResult) -> Result {
    assert_eq!((done.added, done.refused_count), (u32::try_from(ROWS)?, 0), "{encoding}");
    assert_eq!(done.encoding, encoding);
    let mut names: Vec<String> = mines(app)?.rows.into_iter().map(|row| row.name).collect();
    let mut wanted: Vec<String> = demo::mines(7, ROWS).map(|mine| mine.name).collect();
    names.sort();
    wanted.sort();
    assert_eq!(names, wanted, "{encoding}");
    Ok(())
}

#[test]
fn encodings_of_office_programs_are_understood() -> Result {
    let text = text()?;
    let utf16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let sheets = [
        ("utf-8", sheet()),
        ("utf-8", text.clone().into_bytes()),
        ("gb18030", encoding_rs::GBK.encode(&text).0.into_owned()),
        ("utf-16le", utf16),
        ("utf-8", text.replace('\n', "\r\n").into_bytes()),
    ];
    for (encoding, bytes) in sheets {
        let (_folder, app) = desk()?;
        let done = import(&app, "矿山.csv", &bytes)?;
        all_there(&app, encoding, &done)?;
    }
    Ok(())
}

/// Broken rows are named with their number and reason; all others are taken.
#[test]
fn a_broken_row_is_refused_alone() -> Result {
    let (_folder, app) = desk()?;
    let text = text()?;
    let mut lines: Vec<&str> = text.lines().collect();
    let twice = lines[3].to_owned();
    let unclosed = lines[5].replacen(',', ",\"", 1);
    lines[5] = &unclosed;
    lines.insert(6, "C15000020260101,只有两格");
    lines.push(&twice);
    let done = import(&app, "矿山.csv", lines.join("\n").as_bytes())?;
    let refused: Vec<(u64, &str)> =
        done.refused.iter().map(|note| (note.row, note.code.as_str())).collect();
    let last = u64::try_from(lines.len())?;
    assert_eq!(refused, [(6, "broken-quotes"), (7, "cell-count"), (last, "duplicate-licence")]);
    let duplicate = done.refused.last().ok_or("nothing was refused")?;
    assert_eq!(duplicate.args["first_row"], "4");
    assert_eq!(usize::try_from(done.added)?, ROWS - 1);
    assert_eq!(usize::try_from(mines(&app)?.all)?, ROWS - 1);
    Ok(())
}

/// A whole jurisdiction's sheet, one row in 25 of it cut off. More rows are refused than are named;
/// all are counted, and every sound row is taken.
#[test]
fn a_long_sheet_loses_its_broken_rows_and_no_other() -> Result {
    const LONG: usize = 20_000;
    const EVERY: usize = 25;
    let (_folder, app) = desk()?;
    let text = String::from_utf8(demo::csv(7, LONG))?;
    let mut lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), LONG + 1, "no cell has lines of its own");
    for line in lines.iter_mut().skip(EVERY).step_by(EVERY) {
        *line = "C15000020260101,只有两格";
    }
    let twice = lines[3];
    lines.push(twice);
    let done = import(&app, "矿山.csv", lines.join("\n").as_bytes())?;
    let broken = LONG / EVERY;
    assert_eq!(usize::try_from(done.refused_count)?, broken + 1);
    assert!((1..=broken).contains(&done.refused.len()), "the first of them are named");
    for (note, row) in done.refused.iter().zip((EVERY..).step_by(EVERY)) {
        assert_eq!((usize::try_from(note.row)?, note.code.as_str()), (row + 1, "cell-count"));
    }
    assert_eq!(usize::try_from(done.added)?, LONG - broken);
    assert_eq!(usize::try_from(mines(&app)?.all)?, LONG - broken);
    Ok(())
}

#[test]
fn what_is_no_sheet_changes_nothing() -> Result {
    let (_folder, app) = desk()?;
    import(&app, "矿山.csv", &sheet())?;
    let (before, at) = (mines(&app)?, head(&app)?);
    let cases: [(&str, &[u8]); 7] = [
        ("sheet-empty", b""),
        ("not-a-workbook", b"PK\x03\x04 and so on"),
        ("sheet-is-workbook", b"\xd0\xcf\x11\xe0 and so on"),
        ("sheet-not-text", &[0xFF, 0x00, 0x80, 0x81, 0x13, 0xFE, 0x00, 0x99]),
        ("sheet-no-header", "甲,乙,丙\n1,2,3\n".as_bytes()),
        ("sheet-missing-columns", "采矿许可证号,矿山名称\nC1,某矿\n".as_bytes()),
        ("sheet-no-header", "<html><body>请先登录</body></html>".as_bytes()),
    ];
    for (code, bytes) in cases {
        let problem = refused(import(&app, "矿山.csv", bytes));
        assert_eq!(problem.code, code, "{problem:?}");
        assert!(problem.message.contains("nothing was"), "{problem:?}");
        assert_eq!((mines(&app)?, head(&app)?), (before.clone(), at), "{code}");
    }
    Ok(())
}

/// A file of which only a part arrived is never imported as if it were whole.
#[test]
fn a_file_that_never_arrived_whole_is_refused() -> Result {
    let (_folder, app) = desk()?;
    let bytes = sheet();
    let token = app.stage(None, &bytes[..bytes.len() / 2], false)?;
    let file = Staged { token, name: "矿山.csv".into() };
    let input = ImportInput {
        file,
        beside: Vec::new(),
        sheet: String::new(),
        columns: BTreeMap::new(),
        dry_run: false,
    };
    let problem = refused(call::<ImportResult>(&app, "mine.import", &input));
    assert_eq!(problem.code, "bad-input");
    let problem = refused(app.stage(Some("t-0000"), &bytes, true));
    assert_eq!(problem.code, "stage-unknown");
    assert_eq!(mines(&app)?.all, 0);
    Ok(())
}
