//! Reports that were handed in, on several machines at once.

use super::desk::{Desk, append, log_of};
use super::facts;
use super::histories::fingerprints;
use crate::Store;

/// By the number of a fact: which banner and quarter.
fn hand_in(store: &Store, number: u8) {
    let paper = facts::put(store, format!("report {number}").as_bytes());
    append(store, ("report", "150622"), &facts::report_submitted(paper, number)).unwrap();
}

fn periods(store: &Store) -> Vec<(String, String)> {
    let all = store.handed_in("OR", "quarterly").unwrap().into_iter();
    all.map(|one| (one.region, one.period.to_string())).collect()
}

fn papers(store: &Store) -> Vec<String> {
    let all = store.submitted_reports("1506", 10).unwrap().into_iter();
    all.map(|one| one.submitted.paper.name).collect()
}

#[test]
fn what_was_handed_in_is_found_by_report_and_by_region() {
    let (_desk, store) = Desk::new(1);
    for number in [2, 1, 0] {
        hand_in(&store, number);
    }
    let pair = |region: &str, period: &str| (region.to_owned(), period.to_owned());
    let expected =
        [pair("150622", "2026-09-30"), pair("150624", "2026-09-30"), pair("150622", "2026-12-31")];
    assert_eq!(periods(&store), expected);
    assert_eq!(papers(&store), ["报告2.pdf", "报告0.pdf", "报告1.pdf"], "the latest period first");
    assert_eq!(store.submitted_reports("150624", 10).unwrap().len(), 1);
    assert_eq!(store.submitted_reports("1506", 2).unwrap().len(), 2);
    assert!(store.handed_in("OR", "monthly").unwrap().is_empty());
    assert!(store.handed_in("GS", "quarterly").unwrap().is_empty());
}

/// Two machines hand in the same period, neither knowing of the other: both keep the earlier word,
/// whichever reached them first, and a rebuild says the same.
#[test]
fn of_two_who_hand_in_the_first_stands() {
    let (desk, store) = Desk::new(1);
    let (other, theirs) = Desk::new(2);
    hand_in(&theirs, 4);
    desk.fake.pass(5_000);
    hand_in(&store, 0);
    for (from, to, machine) in [(&store, &theirs, &desk), (&theirs, &store, &other)] {
        from.checkpoint("p-1").unwrap();
        let log = log_of(from, &machine.device.id());
        to.take_over(&machine.device.public(), &log).unwrap();
    }
    for store in [&store, &theirs] {
        assert_eq!(papers(store), ["报告4.pdf"]);
        let live = fingerprints(store);
        store.rebuild().unwrap();
        assert_eq!(fingerprints(store), live);
    }
}

#[test]
fn a_machine_knows_when_it_began() {
    let (desk, store) = Desk::new(1);
    hand_in(&store, 1);
    desk.fake.pass(90_000_000);
    hand_in(&store, 2);
    assert_eq!(store.first_entry_ms().unwrap(), Some(super::desk::NOON_MS));
}
