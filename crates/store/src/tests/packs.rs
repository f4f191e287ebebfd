//! Packs that officers put into use, and drafts that they switch on and off, on several machines at
//! once.

use super::desk::{Desk, append, log_of};
use super::facts;
use super::histories::fingerprints;
use crate::Store;

const DRAFT: (&str, &str) = ("pack", "XJ-draft");

/// By the number of a fact: for the whole region or for one place in it, on or off.
fn say(store: &Store, number: u8) {
    append(store, DRAFT, &facts::pack_switched(number)).unwrap();
}

fn standing(store: &Store) -> Vec<(String, bool)> {
    let words = store.standing_switches().unwrap().into_iter();
    let mut words: Vec<(String, bool)> = words.map(|word| (word.region, word.on)).collect();
    words.sort();
    words
}

#[test]
fn the_last_word_on_a_draft_and_region_stands_and_all_are_kept() {
    let (desk, store) = Desk::new(1);
    for number in [2, 1, 6] {
        say(&store, number);
        desk.fake.pass(1_000);
    }
    let (whole, place) = ("650000".to_owned(), "650102".to_owned());
    assert_eq!(standing(&store), [(whole.clone(), false), (place.clone(), true)]);
    let all = store.pack_switches().unwrap();
    let told: Vec<(&str, bool, &str)> =
        all.iter().map(|one| (one.word.reason.as_str(), one.last, one.actor.as_str())).collect();
    let expected = [("试行 6", true, "p-1"), ("试行 1", true, "p-1"), ("试行 2", false, "p-1")];
    assert_eq!(told, expected, "the latest first");
    say(&store, 4);
    assert_eq!(standing(&store), [(whole, true), (place, true)]);
}

/// One says on, the other off, neither knowing of the other: both machines take the later word,
/// whichever reached them first, and a rebuild says the same.
#[test]
fn two_machines_switch_at_once() {
    let (desk, store) = Desk::new(1);
    let (other, theirs) = Desk::new(2);
    say(&store, 2);
    other.fake.pass(5_000);
    say(&theirs, 6);
    desk.fake.pass(2_000);
    say(&store, 4);
    for (from, to, machine) in [(&store, &theirs, &desk), (&theirs, &store, &other)] {
        from.checkpoint("p-1").unwrap();
        let log = log_of(from, &machine.device.id());
        to.take_over(&machine.device.public(), &log).unwrap();
    }
    for store in [&store, &theirs] {
        assert_eq!(standing(store), [("650000".to_owned(), false)], "five seconds later");
        assert_eq!(store.pack_switches().unwrap().len(), 3);
        let live = fingerprints(store);
        store.rebuild().unwrap();
        assert_eq!(fingerprints(store), live);
    }
}

/// Each puts another file into use under one id and version. On both machines the earlier is chosen
/// from, and what was made under the later one is still read.
#[test]
fn two_machines_put_a_pack_into_use_at_once() {
    let (desk, store) = Desk::new(1);
    let (other, theirs) = Desk::new(2);
    let (first, second) = (facts::pack_used(1), facts::pack_used(2));
    assert_eq!((&first.pack.id, first.pack.version), (&second.pack.id, second.pack.version));
    append(&store, ("pack", "NM-0"), &first).unwrap();
    other.fake.pass(5_000);
    append(&theirs, ("pack", "NM-0"), &second).unwrap();
    assert_eq!(theirs.library().newest("NM-0").unwrap().1, &second.pack);
    for (from, to, machine) in [(&store, &theirs, &desk), (&theirs, &store, &other)] {
        from.checkpoint("p-1").unwrap();
        let log = log_of(from, &machine.device.id());
        to.take_over(&machine.device.public(), &log).unwrap();
    }
    for store in [&store, &theirs] {
        assert_eq!(store.library().newest("NM-0").unwrap().1, &first.pack);
        assert!(store.library().get(&second.pack).is_some());
        let live = fingerprints(store);
        store.rebuild().unwrap();
        assert_eq!(fingerprints(store), live);
    }
    let (said, twice) = (store.packs_used().unwrap(), store.library());
    assert_eq!(said.iter().map(|one| &one.word).collect::<Vec<_>>(), [&first, &second]);
    append(&store, ("pack", "NM-0"), &first).unwrap();
    assert_eq!(store.packs_used().unwrap().len(), 2, "the first word on a file stands");
    assert!(std::ptr::eq(twice, store.library()), "the same packs");
    drop((store, theirs));
    assert_eq!(desk.open().unwrap().library().newest("NM-0").unwrap().1, &first.pack);
}
