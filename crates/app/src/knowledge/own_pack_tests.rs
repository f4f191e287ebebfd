//! A sixth jurisdiction, from the guide's file to its duties on the desk.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};

use super::*;
use crate::api::{
    ById, DeadlineQuery, DeadlineRow, ImportInput, NewMachine, NewPerson, Nothing, PackSwitchState,
    PackUse, PackUseInput, ReportQuery, ReportSubmitInput, Role, Staged,
};
use crate::testing::{Desk, PASSPHRASE, Passing};
use crate::{clock, deadline};

const GUIDE: &str = include_str!("../../../../docs/packs.zh.md");

/// The guide's pack in force, in this version, from this day.
fn issued(version: u32, from: &str) -> String {
    let text = GUIDE.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    text.replacen("version = 1\n", &format!("version = {version}\n"), 1)
        .replacen("\"draft\"", "\"in-force\"", 1)
        .replacen("2026-03-01", from, 1)
}

/// On 1 April 2026, in the office of the guide's province.
fn office(role: Role) -> (Arc<Passing>, Desk) {
    let passing = Passing::new();
    passing.set(91);
    let person = NewPerson {
        name: "管理员丙".into(),
        organisation: "示例省自然资源厅（演示）".into(),
        role,
        region: "640000".into(),
        passphrase: PASSPHRASE.into(),
    };
    let machine = NewMachine { machine_name: "厅机".into(), person };
    let desk = Desk::with(Arc::clone(&passing) as Arc<dyn store::Surroundings>, machine);
    (passing, desk)
}

fn staged(desk: &Desk, bytes: &[u8], name: &str) -> Staged {
    Staged { token: desk.app.stage(None, bytes, true).unwrap(), name: name.into() }
}

/// A new mine on no list, produced from this day.
fn mine(desk: &Desk, production: NaiveDate) {
    let csv = format!(
        "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,生产状态,名录级别,矿山类别,正式投产日期\n\
         101,C6401042018071110148101,矿业公司,640104,煤,生产,未入库,新建,{production}\n"
    );
    let file = staged(desk, csv.as_bytes(), "矿山.csv");
    let (sheet, columns) = (String::new(), BTreeMap::new());
    let input = ImportInput { file, beside: Vec::new(), sheet, columns, dry_run: false };
    assert_eq!(crate::mine::import(&desk.app, input).unwrap().added, 1);
}

/// As the window asks for it.
fn put(desk: &Desk, text: &str, passphrase: &str, dry_run: bool) -> crate::Result<PackUse> {
    let file = staged(desk, text.as_bytes(), "示例省.toml");
    let (reason, passphrase) = ("省厅已印发".to_owned(), passphrase.to_owned());
    let input = PackUseInput { file, reason, passphrase, dry_run };
    let answer = crate::call(&desk.app, "pack.use", serde_json::to_value(input).unwrap())?;
    Ok(serde_json::from_value(answer).unwrap())
}

fn rows(desk: &Desk, clause: &str) -> Vec<DeadlineRow> {
    let query = DeadlineQuery { region: Some("640000".into()), days: 92, limit: 100 };
    let rows = deadline::list(&desk.app, query).unwrap().rows.into_iter();
    rows.filter(|row| row.clock.clause.as_deref() == Some(clause)).collect()
}

#[test]
fn a_sixth_jurisdiction_is_put_into_use_and_has_its_duties() {
    let (passing, desk) = office(Role::Officer);
    let today = clock::date(desk.session().store.now_ms());
    mine(&desk, today - Months::new(12) - Days::new(40));
    assert!(rows(&desk, "EX-7").is_empty() && rows(&desk, "EX-8").is_empty());

    let text = issued(1, "2026-03-01");
    let head = || desk.session().store.head().seq;
    let before = head();
    let seen = put(&desk, &text, "", true).unwrap();
    let offer = seen.offer.unwrap();
    assert_eq!(
        (offer.running.as_deref(), offer.row.own, offer.in_use),
        (Some("CN-2024 1"), true, false)
    );
    let ratio = offer.differences.iter().find(|one| one.path == "spot_check.ratio").unwrap();
    assert_eq!((&ratio.before, ratio.after.as_deref()), (&None, Some("15% (EX-1)")));
    let wrong = put(&desk, &text.replacen("\"15%\"", "\"many\"", 1), PASSPHRASE, false).unwrap();
    assert_eq!((wrong.faults.len(), wrong.offer, wrong.recorded), (1, None, false));
    assert!(put(&desk, &text, "不是这个口令", false).is_err());
    assert_eq!(head(), before, "nothing was recorded so far");

    assert!(put(&desk, &text, PASSPHRASE, false).unwrap().recorded);
    assert_eq!(put(&desk, &text, PASSPHRASE, false).unwrap_err().code(), "pack-in-use");
    let list = packs(&desk.app, Nothing {}).unwrap();
    assert_eq!((list[0].id.as_str(), list[0].here, list[0].own), ("EX-2026", true, true));
    let page = pack(&desk.app, ById { id: "EX-2026".into() }).unwrap();
    let word = page.used.unwrap();
    assert_eq!((word.by.as_str(), word.file_name.as_str()), ("管理员丙", "示例省.toml"));
    let said = clause(&desk.app, ById { id: "EX-7".into() }).unwrap();
    assert_eq!((said.pack.as_deref(), said.duties.len()), (Some("EX-2026"), 1));

    let late = rows(&desk, "EX-7");
    assert_eq!((late.len(), late[0].mine_name.as_str()), (1, "101"));
    assert!(late[0].clock.days_left < Some(0) && late[0].text.contains('年'));
    let report = rows(&desk, "EX-8").remove(0).report.unwrap();
    assert_eq!((report.region.as_str(), report.period.as_str()), ("640100", "2026-06-30"));
    let paper = staged(&desk, b"the report", "半年报告.pdf");
    let handed = ReportSubmitInput {
        pack: report.pack,
        report: report.report,
        region: report.region,
        period: report.period,
        on: today.to_string(),
        paper,
    };
    deadline::submit(&desk.app, handed).unwrap();
    assert!(rows(&desk, "EX-8").is_empty(), "the next is due at the year's end");

    // A later version gives two years, from October on.
    let newer = issued(2, "2026-10-01")
        .replace("within = \"1y\"", "within = \"2y\"")
        .replace("period = \"1y\"", "period = \"2y\"")
        .replace("\"half-year\"", "\"halves\"");
    let offer = put(&desk, &newer, PASSPHRASE, false).unwrap().offer.unwrap();
    assert_eq!(offer.running.as_deref(), Some("EX-2026 1"));
    assert_eq!(rows(&desk, "EX-7").len(), 1, "not yet");
    passing.set(274);
    assert!(rows(&desk, "EX-7").is_empty(), "1 October");
    let old = pack(&desk.app, ById { id: "EX-2026@1".into() }).unwrap();
    assert_eq!((old.row.version, old.row.here), (1, false));
    assert_eq!(packs(&desk.app, Nothing {}).unwrap()[0].version, 2);
    let query = ReportQuery { region: "640000".into() };
    let reports = deadline::submitted_reports(&desk.app, query).unwrap();
    assert_eq!(
        reports[0].clause.as_deref(),
        Some("EX-8"),
        "as the version says it was handed in by"
    );
}

#[test]
fn only_an_officer_puts_a_pack_into_use() {
    let (_, desk) = office(Role::Inspector);
    let refused = put(&desk, &issued(1, "2026-03-01"), PASSPHRASE, true).unwrap_err();
    assert_eq!(refused.code(), "not-an-officer");
}

/// It comes from the log alone: a rebuild, and whoever opens the store, have it.
#[test]
fn a_pack_in_use_is_rebuilt_from_the_log() {
    let (_, desk) = office(Role::Officer);
    assert!(put(&desk, &issued(1, "2026-03-01"), PASSPHRASE, false).unwrap().recorded);
    let store = &desk.session().store;
    assert!(store.differing_projections().unwrap().is_empty());
    store.rebuild().unwrap();
    assert_eq!(store.packs_used().unwrap()[0].word.file_name, "示例省.toml");
    let held = desk.session().rulebook().unwrap().of_region("640104").unwrap().1.clone();
    assert_eq!(held, store.packs_used().unwrap()[0].word.pack);
    let eve = "2026-02-28".parse().unwrap();
    let before = desk.session().rulebook_on(eve).unwrap();
    assert_eq!(before.of_region("640104").unwrap().0.id, "CN-2024", "the day before it began");
}

/// Written by a newer program, or by another hand: it holds nothing, and everybody is told.
#[test]
fn a_file_that_this_program_cannot_read_is_told() {
    let (_, desk) = office(Role::Officer);
    let hash = canon::sha256(b"a newer program's");
    let word = rules::pack::Used {
        pack: rules::pack::PackRef { id: "EX-2026".into(), version: 1, hash },
        region: "640000".into(),
        reason: "省厅已印发".into(),
        file_name: "示例省.toml".into(),
        text: "format = \"qingshan-pack-2\"\n".into(),
    };
    desk.session().append(&record::Subject::new("pack", "EX-2026"), &word).unwrap();
    let told = pack_switches(&desk.app, Nothing {}).unwrap().words;
    let states: Vec<PackSwitchState> = told.iter().map(|word| word.state).collect();
    assert_eq!((states, told[0].near), (vec![PackSwitchState::Absent], true));
    assert_eq!(packs(&desk.app, Nothing {}).unwrap()[0].id, "CN-2024");
    assert!(put(&desk, &issued(1, "2026-03-01"), PASSPHRASE, false).unwrap().recorded);
    assert_eq!(packs(&desk.app, Nothing {}).unwrap()[0].id, "EX-2026");
}
