//! What runs out, as the desk of a region asks for it.

use chrono::NaiveDate;
use rules::mine::{Changed, Edit, Field};

use super::desk::{Desk, append};
use super::{cases, facts};
use crate::Store;
use crate::query::deadline::{Counted, Span};

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
    let counted = |region| store.count_mine_days(field, region, today, until).unwrap();
    assert_eq!(counted("1506"), Counted { before: 1, since: 1 });
    assert_eq!(counted("62"), Counted { before: 0, since: 0 });
    let span = Span { region: "1506", from: None, to: until };
    let found = |span| -> Vec<String> {
        let days = store.mine_days(field, span, 10).unwrap();
        days.into_iter().map(|found| format!("{} {}", found.mine.name, found.day)).collect()
    };
    assert_eq!(found(span), ["乙矿 2026-03-20", "甲矿 2026-02-01"]);
    assert_eq!(found(Span { from: Some(day("2026-01-01")), ..span })[0], "甲矿 2026-02-01");
}
