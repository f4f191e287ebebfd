//! What is public of a draw's results, and what waits for it.

use super::closing::end;
use super::desk::{Desk, append};
use super::facts;

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
