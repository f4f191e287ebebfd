//! Changes of a licence that ask for a filing.

use rules::filing::{Filed, Judged, Noticed, ON_THE_LICENCE};
use rules::mine::{Changed, Edit, Field};
use rules::pack::{Actor, Library};
use rules::procedure::Proof;

use super::desk::{Desk, NOON_MS, append};
use super::{cases, facts};
use crate::Store;

const DAY_MS: i64 = 24 * 3600 * 1000;

fn sheet(store: &Store) {
    let csv = "矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,名录级别,生产能力\n\
               甲矿,C1506222018071110148201,矿业公司,650102,煤,省级,\n\
               乙矿,C1506222018071110148202,矿业公司,650102,煤,未入库,\n\
               丙矿,C1506222018071110148203,矿业公司,620102,煤,省级,\n";
    let file = facts::put(store, csv.as_bytes());
    append(store, ("registry", "mines"), &facts::imported(file, csv.as_bytes())).unwrap();
}

fn change(store: &Store, number: u8, field: Field, text: &str) {
    let id = facts::mine_id(number);
    let before = store.mine(&id).unwrap().unwrap();
    let seen = field.value(&before);
    let edit = Edit { field, seen: &seen, text };
    let changed = Changed::decide(&before, &[edit], "换证").unwrap();
    append(store, ("mine", &id), &changed).unwrap();
}

/// Names and days, in the region of Xinjiang.
fn unfiled(store: &Store) -> Vec<(String, String)> {
    let found = store.unfiled_changes(&ON_THE_LICENCE, "65", 10).unwrap().into_iter();
    found.map(|one| (one.mine.name, one.day.to_string())).collect()
}

fn told(days: i64) -> Vec<(String, String)> {
    let at = chrono::DateTime::from_timestamp_millis(NOON_MS + days * DAY_MS + DAY_MS / 3).unwrap();
    vec![("甲矿".to_owned(), at.date_naive().to_string())]
}

fn proof(store: &Store) -> Proof {
    Proof { name: "变更备案申请.pdf".into(), content: facts::put(store, b"application") }
}

fn notice(store: &Store, case: &str, number: u8) -> String {
    let (_, pack) = Library::shipped().newest("XJ-draft").unwrap();
    let noticed = Noticed {
        number: format!("备案{number}"),
        mine: facts::mine_id(1),
        pack: pack.clone(),
        changed: "2026-01-05".parse().unwrap(),
        what: "采矿权人变更".into(),
        clause: "XJ-2.5a".into(),
        within: None,
        registry: Vec::new(),
    };
    let paper = facts::put(store, b"scan");
    append(store, ("filing", case), &cases::step(None, noticed, paper)).unwrap().id()
}

/// Long before the registry heard of any change.
fn close(store: &Store, case: &str, after: &str) {
    let on = "2026-01-20".parse().unwrap();
    let filed = Filed { on, application: proof(store) };
    let paper = facts::put(store, b"scan");
    let filed = append(store, ("filing", case), &cases::step(Some(after), filed, paper.clone()));
    let judged = Judged {
        on,
        by: Actor::try_from("county/natural-resources".to_owned()).unwrap(),
        person: "古丽".into(),
        material: false,
        reason: "不影响".into(),
        reapply: None,
        clause: "XJ-2.5a".into(),
    };
    let after = filed.unwrap().id();
    append(store, ("filing", case), &cases::step(Some(&after), judged, paper)).unwrap();
}

#[test]
fn a_change_of_the_licence_waits_for_its_filing() {
    let (desk, store) = Desk::new(1);
    sheet(&store);
    desk.fake.pass(DAY_MS);
    change(&store, 1, Field::Capacity, "60");
    change(&store, 1, Field::Status, "停产");
    change(&store, 2, Field::Holder, "新业公司");
    change(&store, 3, Field::Holder, "新业公司");
    assert!(unfiled(&store).is_empty(), "filled in, not on the licence, not listed, elsewhere");
    change(&store, 1, Field::Holder, "错字公司");
    assert_eq!(unfiled(&store), told(1));
    change(&store, 1, Field::Holder, "矿业公司");
    assert!(unfiled(&store).is_empty(), "it is as it was");
    desk.fake.pass(DAY_MS);
    change(&store, 1, Field::Holder, "新业公司");
    desk.fake.pass(DAY_MS);
    change(&store, 1, Field::Mineral, "石灰岩");
    assert_eq!(unfiled(&store).len(), 1, "one row a mine");
    let noticed = notice(&store, "b-1", 1);
    assert!(unfiled(&store).is_empty(), "under way");
    close(&store, "b-1", &noticed);
    assert!(unfiled(&store).is_empty(), "filed after the registry told of it, with earlier days");
    desk.fake.pass(DAY_MS);
    change(&store, 1, Field::Capacity, "90");
    assert_eq!(unfiled(&store), told(4), "a later change is another one");
    notice(&store, "b-2", 2);
    assert!(unfiled(&store).is_empty());
    assert_eq!(store.differing_projections().unwrap(), Vec::<&str>::new());
}
