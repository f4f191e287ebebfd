//! Who says how periods are counted, from when on, and what keeps the deadline that it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::api::CountingState::{Ahead, Earlier, Holds, Replaced};
use crate::api::{
    ById, CasePlanInput, CaseView, DeadlineQuery, ImportInput, IssueInput, NewMachine, NewPerson,
    PersonInput, ProblemItem, Staged,
};
use crate::testing::{Desk, PASSPHRASE, Passing, new_machine};
use crate::{casefile, deadline, mine, person};

/// An officer of Gansu's office, on 1 January 2026.
fn officer() -> (Desk, Arc<Passing>) {
    let passing = Passing::new();
    let person = NewPerson {
        name: "管理员丁".into(),
        organisation: "甘肃省自然资源厅（演示）".into(),
        role: Role::Officer,
        region: "620000".into(),
        passphrase: PASSPHRASE.into(),
    };
    let desk = Desk::with(passing.clone(), NewMachine { person, ..new_machine() });
    (desk, passing)
}

/// As the window asks for it: the first day counts, and the end stays where it falls.
fn say(desk: &Desk, from: &str, first_day_excluded: bool) -> Result<CalendarView> {
    let asked = json!({
        "first_day_excluded": first_day_excluded, "rolls_on": first_day_excluded,
        "from": from, "reason": "厅务会决定",
    });
    let answer = crate::call(&desk.app, "calendar.set-counting", asked)?;
    Ok(serde_json::from_value(answer).unwrap())
}

fn code(said: Result<CalendarView>) -> &'static str {
    said.unwrap_err().code()
}

fn shown(desk: &Desk) -> CalendarView {
    calendar::get(&desk.app, Nothing {}).unwrap()
}

fn file(desk: &Desk, name: &str, bytes: &[u8]) -> Staged {
    Staged { token: desk.app.stage(None, bytes, true).unwrap(), name: name.into() }
}

fn import(desk: &Desk, sheet: &[u8]) {
    let input = ImportInput {
        file: file(desk, "矿山.csv", sheet),
        beside: Vec::new(),
        sheet: String::new(),
        columns: BTreeMap::new(),
        dry_run: false,
    };
    mine::import(&desk.app, input).unwrap();
}

#[test]
fn only_an_officer_says_it_and_for_days_to_come() {
    let desk = Desk::new();
    assert_eq!(code(say(&desk, "2199-01-01", false)), "not-an-officer");
    assert!(!shown(&desk).convention.may);

    let (desk, passing) = officer();
    let before = shown(&desk);
    assert_eq!(before.convention.earliest, "2026-01-02");
    assert!(before.convention.may && before.convention.words.is_empty());
    assert!(before.counting.contains("自次日起算") && before.counting.contains("顺延至"));
    assert_eq!(code(say(&desk, "2026-01-01", false)), "counting-not-ahead");
    assert_eq!(code(say(&desk, "2026-02-01", true)), "counting-already-so");
    assert_eq!(code(say(&desk, "开春", false)), "not-a-day");
    say(&desk, "2026-01-10", false).unwrap();
    say(&desk, "2026-01-20", true).unwrap();
    let states = || -> Vec<CountingState> {
        shown(&desk).convention.words.iter().map(|word| word.state).collect()
    };
    assert_eq!(states(), [Ahead, Ahead], "the latest first");
    assert_eq!(shown(&desk).counting, before.counting, "nothing holds yet");
    passing.set(10);
    let now = shown(&desk);
    assert_eq!((states(), now.convention.first_day_excluded), (vec![Ahead, Holds], false));
    assert!(now.counting.contains("自开始的当日起算") && now.counting.contains("不顺延"));
    let word = &now.convention.words[1];
    assert_eq!((word.by.as_str(), word.reason.as_str()), ("管理员丁", "厅务会决定"));
    assert_eq!((word.from.as_str(), word.region_name.as_str()), ("2026-01-10", "甘肃省"));
    say(&desk, "2026-01-21", false).unwrap();
    passing.set(25);
    assert_eq!(states(), [Holds, Earlier, Earlier]);
    say(&desk, "2026-02-01", true).unwrap();
    assert_eq!(code(say(&desk, "2026-02-01", true)), "counting-already-so");
    assert_eq!(states(), [Ahead, Holds, Earlier, Earlier]);
    let asked = json!({
        "first_day_excluded": true, "rolls_on": false, "from": "2026-02-01", "reason": "更正",
    });
    crate::call(&desk.app, "calendar.set-counting", asked).unwrap();
    assert_eq!(states(), [Ahead, Replaced, Holds, Earlier, Earlier]);
}

#[test]
fn an_office_below_another_that_is_known_says_nothing() {
    let (desk, _) = officer();
    let register = |role, region: &str| {
        let colleague = PersonInput {
            name: format!("同事{region}"),
            department: "自然资源局（演示）".into(),
            role,
            card: false,
            region: region.into(),
        };
        person::register(&desk.app, colleague).unwrap();
    };
    register(Role::Officer, "620102");
    register(Role::Officer, "510000");
    register(Role::Inspector, "000000");
    assert!(shown(&desk).convention.may, "neither below nor beside it, and no officer above");
    register(Role::Officer, "000000");
    let convention = shown(&desk).convention;
    assert!(!convention.may && convention.above.is_some());
    assert_eq!(code(say(&desk, "2026-02-01", false)), "counting-above");
    assert!(shown(&desk).convention.words.is_empty());
}

/// GS-3.3: in principle six months, from 5 January to 5 July 2026, a Sunday; once the first day counts
/// and the end stays, from the 6th to the 5th.
#[test]
fn a_case_keeps_the_way_of_counting_of_the_day_on_which_it_was_opened() {
    let (desk, passing) = officer();
    import(&desk, &demo::csv(1, 300));
    let mines = desk.session().store.mines_of_region("62").unwrap();
    let issue = |at: usize, noticed: &str, limit: &str| -> Result<CaseView> {
        let problem =
            ProblemItem { text: "北侧边坡未复绿".into(), measure: "补种".into() };
        let notice = IssueInput {
            mine: mines[at].id.clone(),
            inspection: None,
            lookback: None,
            pack: "GS".into(),
            problems: vec![problem],
            noticed: noticed.into(),
            limit: limit.into(),
            reason: String::new(),
            approver: String::new(),
            papers: vec![file(&desk, "通知书.pdf", b"pdf")],
        };
        casefile::issue(&desk.app, notice)
    };
    let latest = || {
        let input = CasePlanInput {
            mine: mines[0].id.clone(),
            pack: Some("GS".into()),
            ..Default::default()
        };
        casefile::rectification_plan(&desk.app, input).unwrap().latest
    };
    let sentence = |case: &CaseView| {
        casefile::get(&desk.app, ById { id: case.row.id.clone() }).unwrap().counting
    };

    passing.set(5);
    assert_eq!(latest().as_deref(), Some("2026-07-06"));
    let before = issue(0, "2026-01-05", "2026-07-06").unwrap();
    let then = sentence(&before);
    say(&desk, "2026-01-06", false).unwrap();
    assert_eq!(latest().as_deref(), Some("2026-07-06"), "today as before");
    passing.set(6);
    assert_eq!(latest().as_deref(), Some("2026-07-05"));
    let refused = issue(1, "2026-01-06", "2026-07-06").unwrap_err();
    assert_eq!(refused.code(), "limit-needs-reason");
    let after = issue(1, "2026-01-06", "2026-07-05").unwrap();
    let entered_late = issue(2, "2026-01-05", "2026-07-06").unwrap();
    assert_eq!((sentence(&before), sentence(&entered_late)), (then.clone(), then.clone()));
    assert_eq!(sentence(&after), shown(&desk).counting);
    assert_ne!(sentence(&after), then);
    let query = DeadlineQuery { region: Some("620000".into()), days: 30, limit: 10 };
    assert_eq!(deadline::list(&desk.app, query).unwrap().counting, shown(&desk).counting);
}

/// GS-1.1: within a year of production, to a Saturday from the 9th and to a Sunday from the 11th.
#[test]
fn a_duty_from_the_registry_counts_as_on_the_day_that_it_runs_from() {
    let (desk, passing) = officer();
    say(&desk, "2026-01-10", false).unwrap();
    passing.set(355);
    let sheet = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,生产状态,名录级别,矿山类别,正式投产日期\n\
        甲矿,C6201022018071110148101,矿业公司,620102,煤,生产,未入库,新建,2026-01-09\n\
        乙矿,C6201022018071110148102,矿业公司,620102,煤,生产,未入库,新建,2026-01-11\n";
    import(&desk, sheet.as_bytes());
    let query = DeadlineQuery { region: Some("620000".into()), days: 30, limit: 10 };
    let rows = deadline::list(&desk.app, query).unwrap().rows;
    let duties = rows.iter().filter(|row| row.clock.clause.as_deref() == Some("GS-1.1"));
    let due: Vec<(&str, Option<&str>)> =
        duties.map(|row| (row.mine_name.as_str(), row.clock.due.as_deref())).collect();
    assert_eq!(due, [("乙矿", Some("2027-01-10")), ("甲矿", Some("2027-01-11"))]);
}
