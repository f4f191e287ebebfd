//! The registry in other programs, and back from them.

use app::api::{MinePage, MineRow};
use serde_json::{Value, json};
use tests::desk::{call, first_page, sign_in};
use tests::harness::{Result, qingshan};

use crate::desk::{Desk, text};
use crate::judge::ask;

const MINES: usize = 60;
/// What every format must have of each mine.
const ASKED: [&str; 7] = [
    "矿山名称",
    "采矿许可证号",
    "行政区划代码",
    "名录级别",
    "经度",
    "生产能力",
    "采矿许可证有效期止",
];

fn filled() -> Result<Desk> {
    let desk = Desk::new()?;
    let sheet = desk.path("矿山.csv");
    std::fs::write(&sheet, demo::csv(7, MINES))?;
    let done = desk.mines(&["import", &text(&sheet)])?.json()?;
    assert_eq!(done["added"], MINES, "{done}");
    Ok(desk)
}

fn exported(desk: &Desk, extension: &str) -> Result<String> {
    let file = text(&desk.path(&format!("导出.{extension}")));
    let said = desk.mines(&["export", "--to", &file])?;
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.json()?["bytes"], std::fs::metadata(&file)?.len());
    Ok(file)
}

/// What was imported, in the same columns, by licence.
fn wanted() -> Vec<Vec<String>> {
    use rules::mine::Field;
    let field = |name: &str| Field::ALL.iter().find(|field| field.headers()[0] == name).copied();
    let row = |mine: rules::mine::Mine| {
        ASKED.iter().map(|name| field(name).map(|f| f.cell(&mine)).unwrap_or_default()).collect()
    };
    let mut rows: Vec<Vec<String>> = demo::mines(7, MINES).map(row).collect();
    rows.sort();
    rows
}

/// Rows of a table with its headings above, the asked columns of them, as text.
fn asked(table: &Value) -> Vec<Vec<String>> {
    let rows: Vec<&Vec<Value>> =
        table.as_array().into_iter().flatten().filter_map(Value::as_array).collect();
    let Some((headings, rows)) = rows.split_first() else { return Vec::new() };
    let at = |name: &str| headings.iter().position(|heading| heading == name);
    let cell = |row: &[Value], name: &str| at(name).and_then(|at| row.get(at)).map(plain);
    let mut rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| ASKED.iter().map(|name| cell(row, name).unwrap_or_default()).collect())
        .collect();
    rows.sort();
    rows
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[test]
fn spreadsheets_have_every_mine_and_give_it_back() -> Result {
    let desk = filled()?;
    for (extension, verb) in [("xlsx", "read_xlsx"), ("csv", "read_csv")] {
        let file = exported(&desk, extension)?;
        let table = ask(&[verb, &file])?;
        assert_eq!(asked(&table), wanted(), "{extension}");
        let again = desk.mines(&["import", &file])?.json()?;
        assert_eq!(
            (&again["unchanged"], &again["refused"]),
            (&MINES.into(), &Vec::<u8>::new().into()),
            "{again}"
        );
    }
    // Numbers are numbers for whoever computes with them.
    let table = ask(&["read_xlsx", &text(&desk.path("导出.xlsx"))])?;
    let capacity = table[0].as_array().and_then(|row| row.iter().position(|h| h == "生产能力"));
    let cells = table.as_array().into_iter().flatten().skip(1);
    let mut cells = cells.map(|row| &row[capacity.unwrap_or_default()]);
    assert!(cells.all(|cell| cell.is_number() || cell.is_null()));
    Ok(())
}

#[test]
fn maps_have_every_mine_in_its_place() -> Result {
    let desk = filled()?;
    for extension in ["geojson", "gpkg"] {
        let file = exported(&desk, extension)?;
        let map = ask(&["read_map", &file])?;
        assert_eq!(map["kind"], "Point");
        let features = map["features"].as_array().ok_or("no features")?;
        let mut found: Vec<Vec<String>> = Vec::new();
        for feature in features {
            let cells = &feature["cells"];
            assert_eq!(feature["place"][0][0], cells["经度"], "{feature}");
            assert_eq!(feature["place"][0][1], cells["纬度"], "{feature}");
            found.push(ASKED.iter().map(|name| plain(&cells[*name])).collect());
        }
        found.sort();
        assert_eq!(found, wanted(), "{extension}");
        let again = desk.mines(&["import", &file])?.json()?;
        assert_eq!(again["unchanged"], MINES, "{again}");
    }
    Ok(())
}

/// A penalty on the first mine; the mine comes back.
fn punished(desk: &Desk) -> Result<MineRow> {
    let app = sign_in(&desk.data())?;
    let page: MinePage = call(&app, "mine.list", &first_page())?;
    let mine = page.rows.into_iter().next().ok_or("no mine")?;
    let values = json!({
        "decision": "准自然资罚〔2026〕1号",
        "mine": mine.id,
        "by": "准格尔旗自然资源局（演示）",
        "decided_on": "2026-03-05",
        "due": "2026-04-05",
        "amount": "50000",
    });
    let (reason, papers) = ("收到决定书", Vec::<Value>::new());
    let input = json!({
        "kind": "penalty", "values": values, "reason": reason, "papers": papers, "dry_run": false,
    });
    let _: Value = call(&app, "entry.add", &input)?;
    Ok(mine)
}

/// GS-4.4: under the enterprise's name, for programs that are not ours.
#[test]
fn penalties_go_out_under_the_enterprise_in_both_formats() -> Result {
    let desk = filled()?;
    let mine = punished(&desk)?;
    let (data, passphrase) = (text(&desk.data()), text(&desk.path("passphrase.txt")));
    for (extension, verb) in [("xlsx", "read_xlsx"), ("csv", "read_csv")] {
        let file = text(&desk.path(&format!("行政处罚信息.{extension}")));
        let to = ["--json", "export", "credit", "--to", &file, "--data", &data];
        let said = qingshan(&[&to[..], &["--passphrase-file", &passphrase]].concat())?;
        assert_eq!((said.code, &said.json()?["penalties"]), (Some(0), &json!(1)), "{said:?}");
        let table = ask(&[verb, &file])?;
        let cell = |name: &str| {
            let at = table[0].as_array()?.iter().position(|heading| heading == name)?;
            Some(plain(&table[1][at]))
        };
        assert_eq!(cell("企业名称").as_ref(), Some(&mine.holder), "{table}");
        assert_eq!(cell("决定书文号").as_deref(), Some("准自然资罚〔2026〕1号"));
        assert_eq!(cell("决定日期").as_deref(), Some("2026-03-05"));
        assert_eq!(cell("罚款（元）").as_deref(), Some("50000"));
        assert_eq!(table.as_array().map(Vec::len), Some(2));
    }
    Ok(())
}

#[test]
fn other_formats_are_refused_and_nothing_is_written() -> Result {
    let desk = Desk::new()?;
    let file = desk.path("导出.doc");
    let said = desk.mines(&["export", "--to", &text(&file)])?;
    assert_eq!((said.code, &said.json()?["error"]), (Some(3), &"export-format".into()));
    assert!(!file.exists());
    let app = sign_in(&desk.data())?;
    let input = json!({ "format": "csv" });
    let saved: app::api::SavedFile = call(&app, "mine.export", &input)?;
    assert!(saved.path.strip_suffix(".csv").is_some() && saved.bytes > 0, "{saved:?}");
    Ok(())
}
