//! Workbooks as people have them, into the registry through the command line.

use serde_json::json;
use tests::desk::{call, first_page, sign_in};
use tests::harness::Result;

use crate::desk::{Desk, notes, text};
use crate::judge::ask;

#[test]
fn all_that_people_do_to_a_workbook() -> Result {
    for epoch in ["1900", "1904"] {
        let desk = Desk::new()?;
        let file = text(&desk.path("矿山.xlsx"));
        ask(&["workbook", &file, epoch])?;
        let seen = desk.mines(&["import", &file, "--dry-run"])?;
        let done = desk.mines(&["import", &file])?;
        assert_eq!(seen.stdout, done.stdout, "a preview says what an import does");
        assert_eq!(done.code, Some(0), "{done:?}");
        let answer = done.json()?;
        let counts = json!([answer["added"], answer["changed"], answer["unchanged"]]);
        assert_eq!(counts, json!([3, 0, 0]), "{answer:#}");
        let note = |row: u64, column: &str, code: &str| (row, column.to_owned(), code.to_owned());
        assert_eq!(
            notes(&answer, "refused"),
            [note(7, "采矿许可证号", "cell-rounded"), note(8, "开采矿种", "cell-error-value"),]
        );
        assert_eq!(
            notes(&answer, "warned"),
            [
                note(5, "所属旗区", "cell-from-above"),
                note(5, "采矿许可证号", "old-licence"),
                note(6, "生产能力", "cell-computed"),
            ]
        );
        let again = desk.mines(&["import", &file])?.json()?;
        assert_eq!(again["unchanged"], 3);
        kept(&desk)?;
    }
    Ok(())
}

/// What the registry has of them.
fn kept(desk: &Desk) -> Result {
    let app = sign_in(&desk.data())?;
    let page: app::api::MinePage = call(&app, "mine.list", &first_page())?;
    let mut found = Vec::new();
    for row in page.rows {
        let mine: app::api::MineDetail = call(&app, "mine.get", &json!({ "id": row.id }))?;
        let fact = |field: &str| {
            let fact = mine.details.iter().find(|fact| fact.field == field);
            fact.map(|fact| fact.text.clone()).unwrap_or_default()
        };
        let days = [fact("licence_from"), fact("licence_to"), fact("capacity")];
        found.push((row.name, row.region, days.join(" ")));
    }
    found.sort();
    let row = |name: &str, facts: &str| (name.to_owned(), "150622".to_owned(), facts.to_owned());
    assert_eq!(
        found,
        [
            row("三眼井煤矿", "2026-03-05 2036-03-04 120"),
            row("红柳沟煤矿", "2026-03-05 2036-03-04 120"),
            row("黑桦沟煤矿", "  120"),
        ]
    );
    Ok(())
}

#[test]
fn what_is_no_workbook_changes_nothing() -> Result {
    let desk = Desk::new()?;
    let file = text(&desk.path("矿山.xlsx"));
    ask(&["workbook", &file, "1900"])?;
    let whole = std::fs::read(&file)?;
    let broken = text(&desk.path("半个.xlsx"));
    std::fs::write(&broken, &whole[..whole.len() / 2])?;
    let old = text(&desk.path("旧.xls"));
    std::fs::write(&old, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")?;
    let cases: [(&[&str], &str); 4] = [
        (&["import", &broken], "not-a-workbook"),
        (&["import", &old], "sheet-is-workbook"),
        (&["import", &file, "--sheet", "无"], "no-sheet"),
        (&["import", &file, "--sheet", "说明"], "sheet-no-header"),
    ];
    for (args, code) in cases {
        let said = desk.mines(args)?;
        assert_eq!((said.code, &said.json()?["error"]), (Some(3), &json!(code)), "{said:?}");
        assert!(said.stderr.contains("nothing was"), "{said:?}");
    }
    let app = sign_in(&desk.data())?;
    let page: app::api::MinePage = call(&app, "mine.list", &first_page())?;
    assert_eq!(page.all, 0);
    Ok(())
}
