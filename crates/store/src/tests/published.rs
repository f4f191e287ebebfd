//! What is public of a draw's results, and what waits for it.

use record::{Class, Subject};

use super::closing::end;
use super::desk::{Desk, append, log_of};
use super::facts;
use super::vouched::{certified, trust};
use crate::{Act, Store};

const DRAW: (&str, &str) = ("draw", "r-0");

#[test]
fn a_final_visit_with_a_result_waits_until_it_is_public() {
    let (_desk, store) = Desk::new(1);
    let visit = ("inspection", "i-0");
    let waiting = || store.unpublished_visits("r-0").unwrap();
    append(&store, DRAW, &facts::assigned(0)).unwrap();
    append(&store, visit, &facts::opened(0)).unwrap();
    append(&store, visit, &facts::result_given(1)).unwrap();
    assert_eq!(waiting(), 0, "it is not final");
    append(&store, visit, &end(&store, visit.1, 0)).unwrap();
    assert_eq!((waiting(), store.unpublished_visits("r-1").unwrap()), (1, 0));
    append(&store, DRAW, &facts::published(2)).unwrap();
    assert_eq!(waiting(), 0);
}

#[test]
fn a_final_visit_without_a_result_waits_for_nothing() {
    let (_desk, store) = Desk::new(1);
    let visit = ("inspection", "i-0");
    append(&store, DRAW, &facts::assigned(0)).unwrap();
    append(&store, visit, &facts::opened(0)).unwrap();
    append(&store, visit, &end(&store, visit.1, 0)).unwrap();
    append(&store, visit, &facts::result_given(1)).unwrap();
    assert_eq!(store.unpublished_visits("r-0").unwrap(), 0, "the result is late");
}

#[test]
fn of_two_words_about_one_mine_the_first_stands() {
    let (desk, store) = Desk::new(1);
    append(&store, DRAW, &facts::published(2)).unwrap();
    desk.fake.pass(1_000);
    append(&store, DRAW, &facts::published(4)).unwrap();
    let public = store.publications("r-0").unwrap();
    let mines: Vec<&str> = public.iter().map(|one| one.mine.as_str()).collect();
    let mut expected = [facts::mine_id(0), facts::mine_id(2)];
    expected.sort();
    assert_eq!(mines, expected);
    assert!(public.iter().all(|one| one.place == "门户网站第2期" && one.on == "2026-12-03"));
    assert!(store.publications("r-1").unwrap().is_empty());
}

/// What is public of the draw in this store: the places where its results stand.
fn places(store: &Store) -> Vec<String> {
    store.publications("r-0").unwrap().into_iter().map(|one| one.place).collect()
}

/// In whose logs the lives of these mines tell of the draw.
fn in_the_lives(store: &Store, mines: &[u8]) -> Vec<String> {
    let life = |mine: &u8| store.timeline(&facts::mine_id(*mine), 0, 9).unwrap().0;
    let lines = mines.iter().flat_map(life);
    lines.filter(|line| line.kind.starts_with("draw.")).map(|line| line.device).collect()
}

/// The log of that machine, as it has come by now.
fn brought(store: &Store, from: &Desk, theirs: &Store) {
    theirs.checkpoint("p-1").unwrap();
    let device = theirs.device_id();
    let here = store.heads().unwrap().get(&device).map_or(0, |head| head.seq);
    let log = theirs.records(&device, here, usize::MAX).unwrap();
    store.take_over(&from.device.public(), &log).unwrap();
}

/// Any log may name any actor: only the draw's own speaks for it, or one in which headquarters
/// certified the actor, and in it only whoever holds the draw.
#[test]
fn a_strangers_log_says_nothing_of_a_draw() {
    let (desk, store) = Desk::new(1);
    let (strangers, foreign) = Desk::new(2);
    trust(&store, 1);
    let list = facts::put(&store, b"list");
    append(&store, DRAW, &facts::frozen(list, 1)).unwrap();
    append(&foreign, DRAW, &facts::published(5)).unwrap();
    brought(&store, &strangers, &foreign);
    assert_eq!(log_of(&store, &foreign.device_id())[0].header.kind, "draw.published");
    assert_eq!(places(&store), [""; 0], "in the officer's name, in a log that is not theirs");
    assert_eq!(in_the_lives(&store, &[1, 3]), [""; 0], "nor of the mines");

    append(&foreign, ("person", "p-2"), &certified("p-2", 8)).unwrap();
    let subject = Subject::new(DRAW.0, DRAW.1);
    let act = Act { actor: "p-2", subject: &subject, class: Class::Normal };
    foreign.write(|write| write.append(&act, &facts::published(9))).unwrap();
    brought(&store, &strangers, &foreign);
    assert_eq!(places(&store), [""; 0], "theirs, of a draw that they don't hold");

    desk.fake.pass(1_000);
    append(&store, DRAW, &facts::published(7)).unwrap();
    assert_eq!(places(&store), ["门户网站第3期"; 2], "a stranger who came first changes nothing");
    assert_eq!(in_the_lives(&store, &[1, 3]), vec![store.device_id(); 2]);
    assert!(store.differing_projections().unwrap().is_empty());

    append(&foreign, ("person", "p-1"), &certified("p-1", 7)).unwrap();
    brought(&store, &strangers, &foreign);
    assert_eq!(places(&store), ["门户网站第1期"; 2], "it was the officer's other machine");
    assert_eq!(in_the_lives(&store, &[1, 3]), vec![foreign.device_id(); 2]);
    assert!(store.differing_projections().unwrap().is_empty());
}

/// Nor does it put a mine into a draw that is everybody's by now.
#[test]
fn a_strangers_reveal_stands_in_no_mines_life() {
    let (_desk, store) = Desk::new(1);
    let (strangers, foreign) = Desk::new(2);
    let list = facts::put(&store, b"list");
    let certificate = facts::put(&store, b"certificate");
    let hash = certificate.hash;
    append(&store, DRAW, &facts::frozen(list, 1)).unwrap();
    append(&store, DRAW, &facts::revealed(certificate, 1)).unwrap();
    append(&store, DRAW, &facts::released(hash)).unwrap();
    let forged = facts::put(&foreign, b"forged");
    append(&foreign, DRAW, &facts::revealed(forged.clone(), 6)).unwrap();
    append(&foreign, DRAW, &facts::draw_opened(forged, 6)).unwrap();
    brought(&store, &strangers, &foreign);
    assert_eq!(log_of(&store, &foreign.device_id()).len(), 3);
    assert_eq!(in_the_lives(&store, &[1, 3]), vec![store.device_id(); 2]);
    assert_eq!(in_the_lives(&store, &[5, 6]), [""; 0]);
}
