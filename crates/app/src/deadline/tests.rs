mod reports;

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::*;
use crate::api::{
    CaseBody, CasePlanInput, EntryAdd, FieldEdit, ImportInput, MineChange, NoticeChangeInput,
    RegistryChangeNamed, RegistryChangeView, Staged,
};
use crate::testing::Desk as Machine;

/// Mines out of a sheet with these columns beside those that every mine has.
fn mines(machine: &Machine, columns: &str, rows: &[(&str, &str, String)]) {
    let mut csv = format!("矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,{columns}\n");
    for (name, region, values) in rows {
        writeln!(csv, "{name},C{region}2018071110148{name},矿业公司,{region},石灰岩,{values}")
            .unwrap();
    }
    imported(machine, &csv, rows.len());
}

/// A registry of new mines: licence number, region, production day, contract day, list.
fn registry(machine: &Machine, rows: &[(&str, &str, NaiveDate, NaiveDate, &str)]) {
    let mut csv = String::from(
        "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,生产状态,名录级别,矿山类别,\
         正式投产日期,合同约定建成日期\n",
    );
    for (name, region, production, contract, list) in rows {
        writeln!(csv, "{name},C{region}2018071110148{name},矿业公司,{region},煤,生产,{list},新建,{production},{contract}")
            .unwrap();
    }
    imported(machine, &csv, rows.len());
}

fn imported(machine: &Machine, csv: &str, rows: usize) {
    let token = machine.app.stage(None, csv.as_bytes(), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let columns = std::collections::BTreeMap::new();
    let done = crate::mine::import(
        &machine.app,
        ImportInput { file, beside: Vec::new(), sheet: String::new(), columns, dry_run: false },
    )
    .unwrap();
    assert_eq!(done.added as usize, rows, "{:?}", done.refused);
}

fn view(machine: &Machine, region: &str, days: u32) -> DeadlineView {
    let query = DeadlineQuery { region: Some(region.into()), days, limit: 100 };
    list(&machine.app, query).unwrap()
}

#[test]
fn a_new_mine_s_duties_run_from_its_production() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    let year = |day: NaiveDate| day - Months::new(12);
    let (late, soon, far) =
        (year(today) - Days::new(40), year(today) + Days::new(5), today - Days::new(5));
    let contract = today + Days::new(3);
    let never = today + Days::new(2_000);
    registry(
        &machine,
        &[
            ("101", "620102", late, never, "未入库"),
            ("102", "620102", soon, never, "未入库"),
            ("103", "620102", far, never, "未入库"),
            ("104", "620102", late, never, "省级"),
            ("105", "620102", far, contract, "未入库"),
            ("106", "330102", late, never, "未入库"),
        ],
    );
    let found = view(&machine, "620000", 30);
    let duties: Vec<(&str, &str, bool)> = found
        .rows
        .iter()
        .map(|row| {
            let late = row.clock.days_left < Some(0);
            (row.mine_name.as_str(), row.clock.clause.as_deref().unwrap_or_default(), late)
        })
        .collect();
    let expected = [("101", "GS-1.1", true), ("105", "GS-1.2", false), ("102", "GS-1.1", false)];
    assert_eq!(duties, expected, "those that are listed, or not yet due, have no row");
    assert_eq!((found.overdue, found.coming), (1, 2));
    assert!(found.rows.iter().all(|row| !row.text.is_empty()));
    assert!(view(&machine, "330000", 30).rows.is_empty(), "Zhejiang's campaign has ended");
}

/// However many mines the day in the registry concerns not at all, or not yet.
#[test]
fn no_number_of_others_hides_one_s_own_duty() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    let year = |day: NaiveDate| day - Months::new(12);
    let (late, soon) = (year(today) - Days::new(40), year(today) + Days::new(2));
    let never = today + Days::new(2_000);
    let mut rows = vec![
        ("100".to_owned(), late, "未入库"),
        ("101".to_owned(), late - Days::new(9), "未入库"),
        ("102".to_owned(), soon, "未入库"),
    ];
    // Listed, nearer on both sides; and not on a list, but due after the window.
    for number in 10..30 {
        rows.push((format!("1{number}"), year(today) - Days::new(10), "省级"));
        rows.push((format!("2{number}"), year(today) + Days::new(1), "省级"));
        rows.push((format!("3{number}"), year(today) + Days::new(45), "未入库"));
    }
    let rows: Vec<_> = rows
        .iter()
        .map(|(name, day, list)| (name.as_str(), "620102", *day, never, *list))
        .collect();
    registry(&machine, &rows);
    let query = |limit| DeadlineQuery { region: Some("620102".into()), days: 30, limit };
    let found = list(&machine.app, query(2)).unwrap();
    assert_eq!(about(&found, "GS-1.1"), [("101", true), ("100", true), ("102", true)]);
    assert_eq!((found.overdue, found.coming), (2, 1));
    let least = list(&machine.app, query(1)).unwrap();
    assert_eq!(about(&least, "GS-1.1"), [("100", true), ("102", true)], "the nearest of each");
    assert_eq!((least.overdue, least.coming), (2, 1), "counted, shown or not");
}

#[test]
fn reports_are_due_where_their_rules_are_in_force() {
    let machine = Machine::new();
    let found = view(&machine, "150622", 92);
    let report = found.rows.iter().find(|row| row.kind == "report").expect("a quarter has 92 days");
    assert_eq!(report.clock.clause.as_deref(), Some("OR-4.4"));
    let due: NaiveDate = report.clock.due.as_deref().unwrap().parse().unwrap();
    assert!((due + Days::new(1)).month0().is_multiple_of(3) && (due + Days::new(1)).day() == 1);
    for region in ["620000", "330000", "150000"] {
        let found = view(&machine, region, 92);
        assert!(found.rows.iter().all(|row| row.kind != "report"), "{region}");
    }
}

/// Of a clause: whom it is about, and whether it has a day.
fn about<'a>(found: &'a DeadlineView, clause: &str) -> Vec<(&'a str, bool)> {
    let rows = found.rows.iter().filter(|row| row.clock.clause.as_deref() == Some(clause));
    rows.map(|row| (row.mine_name.as_str(), row.clock.due.is_some())).collect()
}

#[test]
fn sichuan_s_contracts_cancellations_and_uploads_are_on_the_desk() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    let soon = today + Days::new(20);
    let columns = "采矿权出让日期,补充合同签订日期,拟注销日期,年度建设情况上传日期";
    mines(
        &machine,
        columns,
        &[
            ("201", "510104", "2018-06-01,,,".into()),
            ("202", "510104", "2018-06-01,2019-01-05,,".into()),
            ("203", "510104", "2017-02-28,,,".into()),
            ("204", "510104", format!(",,{soon},{today}")),
            ("205", "620102", format!("2018-06-01,,{soon},")),
        ],
    );
    let found = view(&machine, "510000", 30);
    assert_eq!(about(&found, "SC-2.2c"), [("201", false)], "signed, or granted before March 2017");
    assert_eq!(about(&found, "SC-2.2e"), [("204", true)]);
    assert_eq!(about(&found, "SC-2.4a"), [("", false)], "three mines have uploaded nothing");
    assert_eq!((found.overdue, found.coming), (0, 1), "what has no day is never late");
    let elsewhere = view(&machine, "620000", 30);
    assert!(
        elsewhere
            .rows
            .iter()
            .all(|row| { !row.clock.clause.as_deref().unwrap_or_default().starts_with("SC-") })
    );
}

#[test]
fn the_upload_s_row_goes_once_every_mine_has_uploaded() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    mines(&machine, "年度建设情况上传日期", &[("301", "510104", today.to_string())]);
    assert!(about(&view(&machine, "510000", 30), "SC-2.4a").is_empty());
    let last_year = today - Months::new(12);
    mines(&machine, "年度建设情况上传日期", &[("302", "510104", last_year.to_string())]);
    assert_eq!(about(&view(&machine, "510000", 30), "SC-2.4a"), [("", false)]);
}

/// Xinjiang's draft.
fn switch(machine: &Machine, region: &str, on: bool) {
    let (_, reference) = Library::shipped().newest("XJ-draft").unwrap();
    let (pack, region) = (reference.clone(), region.to_owned());
    let word = rules::pack::Switched { pack, region, on, reason: "试行".into() };
    let subject = record::Subject::new("pack", "XJ-draft");
    machine.session().append(&subject, &word).unwrap();
}

/// XJ-R6b. A draft's duties stand on the desk where it was switched on, and nowhere else.
#[test]
fn a_draft_that_was_switched_on_has_its_duties_on_the_desk() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    let due = (today - Months::new(12) - Days::new(40)).to_string();
    let rows =
        [("101", "650102", due.clone()), ("102", "650103", due.clone()), ("103", "620102", due)];
    mines(&machine, "复查到期日", &rows);
    let say = |region: &str, on: bool| switch(&machine, region, on);
    let reviews = || {
        let found = view(&machine, "000000", 30);
        let own = |row: &&DeadlineRow| row.clock.clause.as_deref() == Some("XJ-R6b");
        let mut names: Vec<String> =
            found.rows.iter().filter(own).map(|row| row.mine_name.clone()).collect();
        names.sort();
        (names, found.overdue)
    };
    let (none, before) = reviews();
    assert_eq!(none, [""; 0]);
    say("650102", true);
    assert_eq!(reviews(), (vec!["101".to_owned()], before + 1));
    say("650000", true);
    let both = (vec!["101".to_owned(), "102".to_owned()], before + 2);
    assert_eq!(reviews(), both, "each mine once, though two regions have switched it on");
    say("650102", false);
    assert_eq!(reviews(), both);
    say("650000", false);
    assert_eq!(reviews(), (none, before));
}

/// XJ-2.5a: 及时. The days are counted from the registry's record, and a filing ends them.
/// The filing of what is on the desk names its record, with the holder before and after.
fn names_what_the_registry_told(machine: &Machine, mine: &str) {
    let app = &machine.app;
    let told = || {
        let pack = Some("XJ-draft".to_owned());
        let input = CasePlanInput { mine: mine.to_owned(), pack, ..CasePlanInput::default() };
        crate::casefile::filing_plan(app, input).unwrap().registry
    };
    let offered = told();
    let [one] = offered.as_slice() else { panic!("one change, not {offered:?}") };
    let RegistryChangeView { record, change, .. } = one;
    assert_eq!((change.field.as_str(), change.after.as_str()), ("holder", "新业公司"));
    assert_eq!(change.before, "矿业公司");
    let notice = |field: &str| {
        let (record, field) = (record.clone(), field.to_owned());
        let input = NoticeChangeInput {
            mine: mine.to_owned(),
            pack: "XJ-draft".into(),
            changed: clock::date(app.now_ms()).to_string(),
            what: "采矿权人变更".into(),
            registry: vec![RegistryChangeNamed { record, field }],
            papers: Vec::new(),
        };
        crate::casefile::notice(app, input)
    };
    assert_eq!(notice("mineral").unwrap_err().code(), "filing-not-told");
    let view = notice("holder").unwrap();
    let CaseBody::Filing(filing) = view.body else { panic!("no filing") };
    assert_eq!(filing.registry, offered);
    assert!(told().is_empty(), "it is named by now");
    assert_eq!(notice("holder").unwrap_err().code(), "filing-not-told");
}

#[test]
fn a_changed_licence_is_on_the_desk_until_a_filing_is_there() {
    let machine = Machine::new();
    mines(
        &machine,
        "名录级别",
        &[("101", "650102", "国家级".into()), ("102", "650102", "未入库".into())],
    );
    for mine in machine.session().store.mines_of_region("65").unwrap() {
        let edit = FieldEdit {
            field: "holder".into(),
            seen: mine.holder.clone(),
            text: "新业公司".into(),
        };
        let (id, reason) = (mine.id, "换发采矿许可证".into());
        let change = MineChange { id, edits: vec![edit], reason, dry_run: false };
        crate::mine::change(&machine.app, change).unwrap();
    }
    let rows = || about(&view(&machine, "650000", 30), "XJ-2.5a").len();
    assert_eq!(rows(), 0, "no pack in force there asks for it");
    switch(&machine, "650000", true);
    let found = view(&machine, "650000", 30);
    assert_eq!(about(&found, "XJ-2.5a"), [("101", false)], "only what is listed");
    let row = found.rows.iter().find(|row| row.clock.duty == "licence-changed").unwrap();
    assert_eq!((row.clock.days_since, row.clock.days_left), (0, None));
    let mine = row.subject.strip_prefix("mine/").unwrap().to_owned();
    names_what_the_registry_told(&machine, &mine);
    let found = view(&machine, "650000", 30);
    assert!(found.rows.iter().all(|row| row.clock.duty != "licence-changed"));
    assert_eq!(about(&found, "XJ-2.5a"), [("101", false)], "the filing's own clock");
}

/// GS-R2
#[test]
fn a_penalty_s_term_is_on_the_desk_until_it_is_carried_out() {
    let machine = Machine::new();
    let today = clock::date(machine.app.now_ms());
    mines(&machine, "名录级别", &[("101", "620102", "省级".into())]);
    let mine = machine.session().store.mines_of_region("62").unwrap().remove(0).id;
    let punish = |decision: &str, due: NaiveDate, carried_out: &str| {
        let due = due.to_string();
        let values = [
            ("decision", decision),
            ("mine", mine.as_str()),
            ("by", "兰州市自然资源局"),
            ("decided_on", "2026-01-05"),
            ("due", due.as_str()),
            ("carried_out_on", carried_out),
        ];
        let values = values.map(|(field, text)| (field.to_owned(), text.to_owned()));
        let add = EntryAdd {
            kind: "penalty".into(),
            values: values.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            reason: "收到决定书".into(),
            papers: Vec::new(),
            dry_run: false,
        };
        crate::entry::add(&machine.app, add).unwrap();
    };
    punish("甲罚一号", today - Days::new(1), "");
    punish("甲罚二号", today, "");
    punish("甲罚三号", today + Days::new(31), "");
    punish("甲罚四号", today - Days::new(1), "2026-01-06");
    let found = view(&machine, "620000", 30);
    let told: Vec<(&str, Option<i64>)> = found
        .rows
        .iter()
        .filter(|row| row.kind == "penalty")
        .map(|row| (row.number.as_str(), row.clock.days_left))
        .collect();
    assert_eq!(told, [("甲罚一号", Some(-1)), ("甲罚二号", Some(0))]);
    assert_eq!(about(&found, "GS-R2").len(), 2);
    assert_eq!((found.overdue, found.coming), (1, 1));
    assert!(about(&view(&machine, "330000", 30), "GS-R2").is_empty());
}
