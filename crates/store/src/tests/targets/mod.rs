//! Targets reckoned on groups say what they say of the mines one by one.

mod plain;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use plain::Plain;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rules::mine::{Field, ListLevel, Method, Mine, Scale, Status};
use rules::pack::Library;
use rules::region;
use rules::target::{Alike, Known, Target, What, reckon, turns};

use super::desk::Desk;
use crate::Store;
use crate::project::mine::write;
use crate::query::target::Group;

const REGIONS: &[&str] = &["150622", "150624", "330102", "330203", "620102", "620523", "510104"];

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

/// A value or nothing, as details are.
fn detail(
    field: Field,
    values: &'static [&'static str],
) -> impl Strategy<Value = (Field, &'static str)> {
    (prop::bool::weighted(0.6), select(values))
        .prop_map(move |(stated, value)| (field, if stated { value } else { "" }))
}

fn mine() -> impl Strategy<Value = Mine> {
    let words = (
        select(vec![Status::Unstated, Status::Producing, Status::Stopped, Status::Closed]),
        select(vec![Scale::Unstated, Scale::Large, Scale::Medium]),
        select(vec![Method::Unstated, Method::OpenPit, Method::Underground]),
        select(vec![
            ListLevel::Unlisted,
            ListLevel::City,
            ListLevel::Province,
            ListLevel::National,
        ]),
        select(REGIONS),
    );
    let ends = &["2026-11-20", "2026-11-21", "2027-11-21", "2027-11-22", "2031-01-01"];
    let details = (
        detail(Field::LicenceTo, ends),
        detail(Field::Category, &["new", "producing"]),
        detail(Field::SandPlant, &["yes", "no"]),
        detail(Field::ModelMine, &["yes", "no"]),
        detail(Field::FundAccrual, &["100", "99.5"]),
        detail(Field::Leader, &["王某", "李\"某\""]),
    );
    (words, details).prop_map(|((status, scale, method, list_level, region), details)| {
        let details = <[(Field, &str); 6]>::from(details);
        let stated = details.into_iter().filter(|(_, value)| !value.is_empty());
        let details = stated.map(|(field, value)| (field, value.to_owned())).collect();
        let region = region.to_owned();
        Mine { region, status, scale, method, list_level, details, ..Mine::default() }
    })
}

/// With ids that tell nothing of the order.
fn mines() -> impl Strategy<Value = Vec<Mine>> {
    prop::collection::vec(mine(), 0..60).prop_map(|mines| {
        let named = mines.into_iter().zip(0_u64..).map(|(mine, n)| {
            let id = format!("m-{:04x}", n * 40_503 % 65_536);
            Mine { name: format!("{n}号矿"), licence: format!("C{n}"), id, ..mine }
        });
        named.collect()
    })
}

fn put(store: &Store, mines: &[Mine]) {
    let mut db = store.writer();
    let transaction = db.transaction().unwrap();
    transaction.execute("DELETE FROM mine", []).unwrap();
    for mine in mines {
        write(&transaction, mine, "", false).unwrap();
    }
    transaction.commit().unwrap();
}

fn said(store: &Store, groups: &[Group], planned: &BTreeSet<String>, found: &Target<'_>) -> Plain {
    let none = BTreeSet::new();
    let count = if found.what == What::PlanCoverage { planned } else { &none };
    let members = |place: &usize| store.mines_of_group(&groups[*place], count, 100).unwrap();
    Plain {
        what: format!("{:?}", found.what),
        clause: found.clause.to_owned(),
        by: found.by,
        figures: [found.of, found.needed, found.has, found.unknown],
        without: found.without.iter().flat_map(members).map(|(id, _)| id).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn groups_say_what_single_mines_say(
        mines in mines(),
        some in subsequence((0..60_usize).collect::<Vec<_>>(), 0..60),
    ) {
        let (_desk, store) = Desk::new(1);
        put(&store, &mines);
        let mut planned: BTreeSet<String> =
            some.iter().filter_map(|n| mines.get(*n)).map(|mine| mine.id.clone()).collect();
        planned.insert("m-nobody-knows".into());
        for (pack, _) in Library::shipped().all() {
            let within = pack.region.as_deref().map_or("", region::significant);
            let alike = store.alike_mines(within, &turns(pack, today()), &planned).unwrap();
            let (groups, alike): (Vec<Group>, Vec<Alike>) = alike.into_iter().unzip();
            let found = reckon(pack, Known { mines: &alike, today: today() });
            let grouped: Vec<Plain> =
                found.iter().map(|one| said(&store, &groups, &planned, one)).collect();
            let here = store.mines_of_region(within).unwrap();
            prop_assert_eq!(grouped, plain::reckon(pack, &here, &planned, today()));
        }
    }
}

#[test]
fn mines_that_are_alike_make_one_group() {
    let (_desk, store) = Desk::new(1);
    let licence = |number: u8, end: &str| Mine {
        id: format!("m-{number}"),
        name: format!("{number}号矿"),
        region: "620102".into(),
        status: Status::Producing,
        details: [(Field::LicenceTo, end.to_owned())].into(),
        ..Mine::default()
    };
    let ends = ["2030-01-01", "2026-11-20", "2026-11-21", "2026-11-19"];
    let mines: Vec<Mine> = (1..).zip(ends).map(|(n, end)| licence(n, end)).collect();
    put(&store, &mines);
    let (none, turns) = (BTreeSet::new(), BTreeSet::from([today()]));
    let found = store.alike_mines("62", &turns, &none).unwrap();
    let numbers: Vec<u64> = found.iter().map(|(_, alike)| alike.number).collect();
    assert_eq!(numbers, [2, 2], "of licences that ended, and of the others");
    let names = |limit| store.mines_of_group(&found[0].0, &none, limit).unwrap();
    let ids: Vec<String> = names(9).into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, ["m-4", "m-2"]);
    assert_eq!(names(1).len(), 1);
    assert!(store.alike_mines("6205", &turns, &none).unwrap().is_empty());
}

#[test]
fn groups_are_counted_from_the_index_alone() {
    let (_desk, store) = Desk::new(1);
    let [counted, found] = store.plans_of_groups(&BTreeSet::from([today()]));
    assert!(counted.contains("COVERING INDEX mine_alike"), "{counted}");
    for plan in [counted, found] {
        assert!(plan.contains("mine_alike") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
