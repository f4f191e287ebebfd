//! How periods are counted, said from a day on, on several machines at once.

use chrono::NaiveDate;
use rules::calendar::{Counting, CountingSet, Roll};
use rules::listing::Opened;
use rules::procedure::Step;

use super::desk::{Desk, append, log_of};
use super::histories::fingerprints;
use super::{facts, listings};
use crate::Store;

const SUBJECT: (&str, &str) = ("calendar", "counting");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An application with a month from 2 March 2026, or so many days later.
fn open(store: &Store, id: &str, days: u64) {
    let mut fact = listings::opened(0);
    fact.on = fact.on + chrono::Days::new(days);
    let opened: Step<Opened> =
        Step { after: None, fact, papers: Vec::new(), entered_for: Vec::new() };
    append(store, ("listing", id), &opened).unwrap();
}

fn say(store: &Store, from: &str, first_day_excluded: bool) {
    let counting = Counting { first_day_excluded, roll: Roll::Stay };
    let word = CountingSet { counting, from: day(from), ..facts::counting_set(1) };
    append(store, SUBJECT, &word).unwrap();
}

fn due(store: &Store, case: &str) -> NaiveDate {
    store.clocks(case).unwrap()[0].due.unwrap()
}

/// From 2, 3 and 4 March 2026 to 2, 3 and 4 April, of which the last is the first of three days of
/// Qingming.
#[test]
fn a_change_counts_what_is_opened_from_its_day_on_and_nothing_before() {
    let (_desk, store) = Desk::new(1);
    for (id, days) in [("l-1", 0), ("l-2", 1), ("l-3", 2)] {
        open(&store, id, days);
    }
    let all = |store: &Store| ["l-1", "l-2", "l-3"].map(|case| due(store, case));
    assert_eq!(all(&store), [day("2026-04-02"), day("2026-04-03"), day("2026-04-07")]);
    say(&store, "2026-03-03", false);
    let expected = [day("2026-04-02"), day("2026-04-02"), day("2026-04-03")];
    assert_eq!(all(&store), expected, "the first day counts, and the end stays");
    say(&store, "2026-03-04", true);
    let expected = [day("2026-04-02"), day("2026-04-02"), day("2026-04-04")];
    assert_eq!(all(&store), expected);
    assert!(store.differing_projections().unwrap().is_empty());
    open(&store, "l-4", 1);
    assert_eq!(due(&store, "l-4"), day("2026-04-02"), "opened since, for a day before the change");
    store.rebuild().unwrap();
    assert_eq!(all(&store), expected);
    let words = store.counting_words().unwrap();
    let told: Vec<(NaiveDate, &str)> =
        words.iter().map(|one| (one.word.from, one.actor.as_str())).collect();
    assert_eq!(told, [(day("2026-03-03"), "p-1"), (day("2026-03-04"), "p-1")]);
}

/// One says so, the other otherwise, for the same day and neither knowing of the other: both count by
/// the later word, whichever reached them first, also the case that one of them opened meanwhile.
#[test]
fn two_machines_say_it_at_once() {
    let (desk, store) = Desk::new(1);
    let (other, theirs) = Desk::new(2);
    say(&store, "2026-03-02", false);
    open(&store, "l-1", 2);
    assert_eq!(due(&store, "l-1"), day("2026-04-03"));
    other.fake.pass(5_000);
    say(&theirs, "2026-03-02", true);
    for (from, to, machine) in [(&store, &theirs, &desk), (&theirs, &store, &other)] {
        from.checkpoint("p-1").unwrap();
        let log = log_of(from, &machine.device.id());
        to.take_over(&machine.device.public(), &log).unwrap();
    }
    for store in [&store, &theirs] {
        assert_eq!(due(store, "l-1"), day("2026-04-04"), "five seconds later");
        let live = fingerprints(store);
        store.rebuild().unwrap();
        assert_eq!(fingerprints(store), live);
    }
}
