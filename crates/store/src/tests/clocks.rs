//! What runs out, as the desk of a region asks for it.

use std::fmt::Write as _;

use chrono::NaiveDate;
use rules::mine::{Changed, Edit, Field};

use super::desk::{Desk, append};
use super::{cases, facts};
use crate::Store;
use crate::query::deadline::{Among, Counted, Span};

fn sheet(store: &Store) {
    let csv = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,生产状态,许可证有效期止\n\
               甲矿,C1506222018071110148201,矿业公司,150622,煤,生产,2026-02-01\n\
               乙矿,C1506222018071110148202,矿业公司,150622,煤,生产,2026-03-20\n\
               丙矿,C1506222018071110148203,矿业公司,150622,煤,关闭,2026-03-20\n";
    let file = facts::put(store, csv.as_bytes());
    append(store, ("registry", "mines"), &facts::imported(file, csv.as_bytes())).unwrap();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clocks(store: &Store, region: &str) -> u32 {
    let span = Span { region, from: None, to: day("2026-12-31") };
    let listed = store.clocks_due(span, 100).unwrap();
    let counted = store.count_clocks_due(region, day("2026-01-01"), span.to).unwrap();
    assert_eq!(listed.len(), usize::try_from(counted.before + counted.since).unwrap());
    counted.since
}

/// Whichever comes first, the case or its mine, and wherever the mine turns out to lie.
#[test]
fn a_clock_is_on_the_desk_of_its_mines_region() {
    let (_desk, store) = Desk::new(1);
    let paper = facts::put(&store, b"scan");
    let opening = cases::step(None, cases::issued(1), paper);
    append(&store, ("rectification", "z-1"), &opening).unwrap();
    assert_eq!(
        (clocks(&store, "1506"), clocks(&store, "62")),
        (1, 1),
        "nobody knows where it lies"
    );
    sheet(&store);
    assert_eq!((clocks(&store, "1506"), clocks(&store, "62")), (1, 0));
    let id = facts::mine_id(1);
    let before = store.mine(&id).unwrap().unwrap();
    let seen = Field::Region.value(&before);
    let edit = Edit { field: Field::Region, seen: &seen, text: "620102" };
    let moved = Changed::decide(&before, &[edit], "区划调整").unwrap();
    append(&store, ("mine", &id), &moved).unwrap();
    assert_eq!((clocks(&store, "1506"), clocks(&store, "62")), (0, 1));
    assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
}

#[test]
fn licences_that_run_out_are_counted_and_the_nearest_come_first() {
    let (_desk, store) = Desk::new(1);
    sheet(&store);
    let (field, today, until) = (Field::LicenceTo, day("2026-03-02"), day("2026-03-31"));
    let counted = |region| store.count_mine_days(field, &[], region, today, until).unwrap();
    assert_eq!(counted("1506"), Counted { before: 1, since: 1 });
    assert_eq!(counted("62"), Counted { before: 0, since: 0 });
    let span = Span { region: "1506", from: None, to: until };
    let found = |span| -> Vec<String> {
        let days = store.mine_days(field, &[], span, 10).unwrap();
        days.into_iter().map(|found| format!("{} {}", found.mine.name, found.day)).collect()
    };
    assert_eq!(found(span), ["乙矿 2026-03-20", "甲矿 2026-02-01"]);
    assert_eq!(found(Span { from: Some(day("2026-01-01")), ..span })[0], "甲矿 2026-02-01");
}

/// Whom a day concerns is asked before the limit: others take nobody's place.
#[test]
fn a_limit_counts_only_mines_that_the_day_concerns() {
    let (_desk, store) = Desk::new(1);
    let mut csv = String::from(
        "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,名录级别,矿山类别,正式投产日期\n",
    );
    for (number, list, category) in
        [(1, "未入库", "新建"), (2, "省级", "新建"), (3, "未入库", "生产"), (4, "", "新建")]
    {
        writeln!(
            csv,
            "{number}号矿,C150622201807111014820{number},矿业公司,150622,煤,{list},{category},2026-02-0{number}"
        )
        .unwrap();
    }
    let file = facts::put(&store, csv.as_bytes());
    append(&store, ("registry", "mines"), &facts::imported(file, csv.as_bytes())).unwrap();
    let among = [
        Among { field: Field::ListLevel, codes: &["unlisted", "unstated"] },
        Among { field: Field::Category, codes: &["new"] },
    ];
    let (field, until) = (Field::ProductionDate, day("2026-12-31"));
    let span = Span { region: "1506", from: Some(day("2026-01-01")), to: until };
    let found = |among: &[Among], limit| -> Vec<String> {
        let days = store.mine_days(field, among, span, limit).unwrap();
        days.into_iter().map(|found| found.mine.name).collect()
    };
    assert_eq!(found(&among, 2), ["1号矿", "4号矿"]);
    assert_eq!(found(&among, 1), ["1号矿"]);
    assert_eq!(found(&[], 2), ["1号矿", "2号矿"]);
    let unstated = [Among { field: Field::SupplementaryOn, codes: &[""] }];
    assert_eq!(found(&unstated, 10).len(), 4, "nobody stated it of any");
    let counted = store.count_mine_days(field, &among, "1506", day("2026-02-02"), until).unwrap();
    assert_eq!(counted, Counted { before: 1, since: 1 });
}

/// The desk's own questions are answered by the index of their field, whatever SQLite thinks of it.
#[test]
fn whom_a_day_concerns_is_found_in_the_index() {
    let (_desk, store) = Desk::new(1);
    let unlisted = Among { field: Field::ListLevel, codes: &["unlisted", "unstated"] };
    let new = Among { field: Field::Category, codes: &["new"] };
    let unsigned = Among { field: Field::SupplementaryOn, codes: &[""] };
    let asked: [(Field, &[Among], &str); 5] = [
        (Field::ProductionDate, &[new, unlisted], "mine_production_date"),
        (Field::ContractDue, &[unlisted], "mine_contract_due"),
        (Field::GrantedOn, &[unsigned], "mine_granted_on"),
        (Field::ReviewDue, &[], "mine_review_due"),
        (Field::CancelOn, &[], "mine_cancel_on"),
    ];
    for (field, among, index) in asked {
        let plan = store.plan_of_mine_days(field, among);
        assert!(plan.contains(index), "{plan}");
    }
}

/// A case about nobody is on the desks of its rules' region alone, and takes no place elsewhere.
#[test]
fn cases_of_other_rules_take_no_place() {
    let (_desk, store) = Desk::new(1);
    let paper = facts::put(&store, b"scan");
    let opening = cases::step(None, cases::agency_reported(paper.clone(), 1), paper);
    append(&store, ("agency", "a-1"), &opening).unwrap();
    let found = |elsewhere: &[&str]| store.clocks_without_day("1506", elsewhere, 10).unwrap().len();
    assert_eq!((found(&[]), found(&["OR"]), found(&["OR", "GS"])), (1, 1, 0));
}
