use chrono::NaiveDate;
use rules::calendar::{Bundle, Year};
use rules::listing::Opened;
use rules::procedure::Step;

use super::desk::{Desk, append};
use super::listings;
use crate::Store;

/// Headquarters makes these days of 2026 a holiday.
fn holiday(number: u64, from: &str, to: &str) -> Bundle {
    let text = format!(
        r#"
        format = "qingshan-calendar-1"
        year = 2026
        source = {{ title = {{ zh = "测试", en = "Test" }}, number = "测试1号", published = "2026-01-01", page = "-" }}
        [[holidays]]
        name = {{ zh = "调休", en = "Day off" }}
        from = "{from}"
        to = "{to}"
        "#
    );
    Bundle::new(number, vec![Year::from_toml("test.toml", &text).unwrap()])
}

fn due(store: &Store, case: &str) -> NaiveDate {
    store.clocks(case).unwrap()[0].due.unwrap()
}

/// A month from 2 March 2026, which ends on a Thursday.
#[test]
fn a_new_calendar_counts_the_clocks_anew_and_a_rebuild_says_the_same() {
    let (desk, store) = Desk::new(1);
    let opened: Step<Opened> = Step {
        after: None,
        fact: listings::opened(0),
        papers: Vec::new(),
        entered_for: Vec::new(),
    };
    append(&store, ("listing", "l-1"), &opened).unwrap();
    let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
    assert_eq!(due(&store, "l-1"), day("2026-04-02"));

    store.replace_calendar(&holiday(1, "2026-04-02", "2026-04-03")).unwrap();
    assert_eq!(due(&store, "l-1"), day("2026-04-06"), "what was there");
    assert!(store.differing_projections().unwrap().is_empty());
    append(&store, ("listing", "l-2"), &opened).unwrap();
    assert_eq!(due(&store, "l-2"), day("2026-04-06"), "what comes");
    store.rebuild().unwrap();
    assert_eq!(due(&store, "l-1"), day("2026-04-06"));
    drop(store);
    let store = desk.open().unwrap();
    assert_eq!(store.calendar().unwrap().1, Some(1));

    let mut impossible = holiday(2, "2026-04-02", "2026-04-02");
    impossible.years[0].year = 1;
    assert_eq!(store.replace_calendar(&impossible).unwrap_err().code(), "calendar-year");
    assert_eq!((due(&store, "l-1"), store.calendar().unwrap().1), (day("2026-04-06"), Some(1)));
}
