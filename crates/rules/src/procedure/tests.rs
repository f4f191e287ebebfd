use chrono::Datelike as _;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::calendar::{Calendar, Counting};
use crate::deadline::{Disturbances, Objection};
use crate::pack::Library;
use crate::rectification::{Acknowledged, Issued, Problem, RecheckScheduled, Rectification};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn notice(number: &str) -> Issued {
    Issued {
        number: number.into(),
        mine: "m-1".into(),
        inspection: None,
        look_back: None,
        pack: Library::shipped().newest("GS").unwrap().1.clone(),
        clause: None,
        problems: vec![Problem { text: "边坡未复绿".into(), measure: "补种".into() }],
        noticed: day("2026-03-02"),
        limit: day("2026-06-01"),
        beyond: None,
    }
}

fn entry<F: Fact>(id: &str, after: Option<&str>, fact: F) -> Entry {
    let step =
        Step { after: after.map(str::to_owned), fact, papers: Vec::new(), entered_for: Vec::new() };
    let body = serde_json::to_value(step).unwrap();
    Entry { id: id.into(), at: id.into(), kind: F::KIND.into(), v: F::V, body }
}

fn settled(id: &str, keeps: &str, aside: &[&str]) -> Entry {
    let aside = aside.iter().map(|id| (*id).to_owned()).collect();
    let fact = Settled { keeps: keeps.into(), aside, reason: "以甲机为准".into() };
    let body = serde_json::to_value(fact).unwrap();
    Entry { id: id.into(), at: id.into(), kind: Settled::KIND.into(), v: Settled::V, body }
}

fn acknowledged(on: &str) -> Acknowledged {
    Acknowledged { on: day(on), by: "王某".into() }
}

fn scheduled(on: &str) -> RecheckScheduled {
    RecheckScheduled { on: day(on), day: day(on) }
}

fn ids(entries: &[&Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.id.clone()).collect()
}

#[test]
fn two_steps_that_do_not_know_each_other_are_shown_and_a_person_settles() {
    let mut entries = vec![
        entry("1", None, notice("整改1")),
        entry("2", Some("1"), acknowledged("2026-03-03")),
        entry("3", Some("1"), acknowledged("2026-03-05")),
        entry("4", Some("3"), scheduled("2026-06-09")),
    ];
    let case = fold::<Rectification>(&entries);
    assert_eq!(ids(&case.line.standing), ["1"], "what both know stands");
    assert_eq!((ids(&case.line.tips), case.line.head()), (vec!["2".into(), "4".into()], None));
    assert_eq!(case.state.unwrap().summary().station, "issued");
    let step = decide_step(&case.line, false, "4");
    assert_eq!(step, Err(CaseRefusal::InConflict));

    let fact = decide_settle(&case.line, false, "4", "以乙机为准").unwrap();
    assert_eq!(fact.aside, ["2"]);
    entries.push(settled("5", "4", &["2"]));
    let case = fold::<Rectification>(&entries);
    assert_eq!(ids(&case.line.standing), ["1", "3", "4", "5"]);
    assert_eq!(case.state.unwrap().summary().station, "recheck-scheduled");
    assert_eq!(decide_step(&case.line, false, "5"), Ok("5".into()));
    assert_eq!(decide_step(&case.line, false, "4"), Err(CaseRefusal::MovedOn));
    assert_eq!(decide_step(&case.line, true, "5"), Err(CaseRefusal::Newer));

    // Somebody who did not know of the settlement went on with what was set aside.
    entries.push(entry("6", Some("2"), scheduled("2026-06-10")));
    assert!(fold::<Rectification>(&entries).line.in_conflict());
}

#[test]
fn a_settlement_needs_a_conflict_a_branch_of_it_and_a_reason() {
    let entries =
        [entry("1", None, notice("整改1")), entry("2", Some("1"), acknowledged("2026-03-03"))];
    let line = fold::<Rectification>(&entries).line;
    assert_eq!(decide_settle(&line, false, "2", "x"), Err(CaseRefusal::NoConflict));
    let entries = [entries.to_vec(), vec![entry("3", Some("1"), scheduled("2026-06-09"))]].concat();
    let line = fold::<Rectification>(&entries).line;
    assert_eq!(decide_settle(&line, false, "1", "x"), Err(CaseRefusal::NoBranch));
    assert_eq!(decide_settle(&line, false, "2", " "), Err(CaseRefusal::NoReason));
    assert_eq!(decide_settle(&line, true, "2", "x"), Err(CaseRefusal::Newer));
}

#[test]
fn what_has_no_forerunner_waits_and_what_is_newer_is_left_alone() {
    let later = entry("3", Some("2"), scheduled("2026-06-09"));
    let entries = vec![entry("1", None, notice("整改1")), later.clone()];
    assert_eq!(ids(&fold::<Rectification>(&entries).line.standing), ["1"]);
    assert!(fold::<Rectification>(&[later]).state.is_none());
    let mut newer = entry("2", Some("1"), acknowledged("2026-03-03"));
    newer.v = 9;
    let entries = [entries, vec![newer]].concat();
    assert_eq!(ids(&fold::<Rectification>(&entries).line.standing), ["1"]);
}

#[test]
fn an_older_fact_is_lifted_inside_its_step() {
    let step = json!({ "fact": { "on": "2026-03-03", "by": "王某" } });
    let read: Step<Acknowledged> = fact::read(1, &step).unwrap();
    assert_eq!(read.fact, acknowledged("2026-03-03"));
}

#[test]
fn clocks_say_what_they_do_not_know() {
    let run = |ends| {
        let from = day("2026-12-01");
        let clock = Running { clause: None, duty: "x", from, ends };
        let clock = clock.at(Calendar::shipped(), Counting::default());
        (clock.due, clock.mark)
    };
    let ten = || "10wd".parse().ok();
    let objection = Objection { received: day("2026-12-03"), handled: None };
    let held = Disturbances { objections: vec![objection], ..Disturbances::default() };
    let publicity = |period, disturbed| run(Ends::Publicity { period, disturbed });
    assert_eq!(run(Ends::On(day("2026-12-05"))), (Some(day("2026-12-05")), Mark::Sure));
    assert_eq!(run(Ends::Unstated), (None, Mark::Since));
    assert_eq!(publicity(None, Disturbances::default()), (None, Mark::Asked));
    let since = day("2026-12-03");
    assert_eq!(publicity(ten(), held), (None, Mark::Held { since, left: 8 }));
    assert_eq!(publicity(ten(), Disturbances::default()).0, Some(day("2026-12-15")));
    let (due, mark) = run(Ends::Within("1y".parse().unwrap()));
    assert_eq!(due, Some(day("2027-12-01")));
    assert_eq!(mark, Mark::CalendarNotPublished { year: 2027 });
}

/// A history of steps and settlements, each on whatever stood when it was made.
fn history() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 0..12).prop_map(|moves| {
        let mut entries = vec![entry("00", None, notice("整改1"))];
        for (n, (on, kind)) in moves.into_iter().enumerate() {
            let id = format!("{:02}", n + 1);
            let after = on.get(&entries).id.clone();
            let line = fold::<Rectification>(&entries).line;
            let next = match decide_settle(&line, false, &after, "以此为准") {
                Ok(fact) if kind == 0 => {
                    let aside: Vec<&str> = fact.aside.iter().map(String::as_str).collect();
                    settled(&id, &fact.keeps, &aside)
                }
                _ if kind == 1 => entry(&id, Some(&after), scheduled("2026-06-09")),
                _ => entry(&id, Some(&after), acknowledged("2026-03-03")),
            };
            entries.push(next);
        }
        entries
    })
}

fn any_date_at_all() -> impl Strategy<Value = NaiveDate> {
    let (first, last) = (NaiveDate::MIN.num_days_from_ce(), NaiveDate::MAX.num_days_from_ce());
    let all = prop_oneof![first..=last, first..=first + 400, last - 400..=last];
    all.prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_ends() -> impl Strategy<Value = Ends> {
    let period = prop::sample::select(vec!["1d", "36500d", "1wd", "36500wd", "1200mo", "100y"]);
    let period = period.prop_map(|text| text.parse().unwrap());
    let objection = (any_date_at_all(), prop::option::of(any_date_at_all()))
        .prop_map(|(received, handled)| Objection { received, handled });
    let corrected = prop::collection::vec(any_date_at_all(), 0..3);
    let disturbed = (corrected, prop::collection::vec(objection, 0..3))
        .prop_map(|(corrected, objections)| Disturbances { corrected, objections });
    prop_oneof![
        any_date_at_all().prop_map(Ends::On),
        period.clone().prop_map(Ends::Within),
        (prop::option::of(period), disturbed)
            .prop_map(|(period, disturbed)| Ends::Publicity { period, disturbed }),
    ]
}

proptest! {
    /// A clock with an impossible day has none, and so sorts nowhere on the desk.
    #[test]
    fn whatever_dates_a_record_brings_the_clock_stands(
        from in any_date_at_all(), ends in any_ends(), first_day_excluded: bool,
    ) {
        let running = Running { clause: None, duty: "rectify", from, ends };
        let counting = Counting { first_day_excluded, ..Counting::default() };
        let due = running.at(Calendar::shipped(), counting).due;
        prop_assert!(due.is_none_or(|due| due.to_string().len() == "2026-04-28".len()));
    }

    /// The order of arrival never matters, and time never settles anything.
    #[test]
    fn any_order_makes_the_same_line(entries in history(), seed in any::<u64>()) {
        let case = fold::<Rectification>(&entries);
        let mut shuffled = entries.clone();
        let key = |entry: &Entry| canon::sha256(format!("{seed} {}", entry.id).as_bytes());
        shuffled.sort_by_key(|entry| key(entry).0);
        let other = fold::<Rectification>(&shuffled);
        prop_assert_eq!(&case.state, &other.state);
        prop_assert_eq!(ids(&case.line.standing), ids(&other.line.standing));
        prop_assert_eq!(ids(&case.line.tips), ids(&other.line.tips));
        // Moving every clock but the opening's changes nothing either.
        for entry in &mut shuffled[..] {
            if entry.id != "00" {
                entry.at = key(entry).to_string();
            }
        }
        prop_assert_eq!(&case.state, &fold::<Rectification>(&shuffled).state);
    }

    /// What stands is one unbroken chain from the opening.
    #[test]
    fn what_stands_is_a_chain(entries in history()) {
        let line = fold::<Rectification>(&entries).line;
        prop_assert_eq!(line.standing[0].id.as_str(), "00");
        for pair in line.standing.windows(2) {
            let field = if pair[1].kind == Settled::KIND { "keeps" } else { "after" };
            prop_assert_eq!(text(&pair[1].body, field), Some(pair[0].id.as_str()));
        }
        prop_assert!(!line.tips.is_empty());
        prop_assert_eq!(line.in_conflict(), line.head().is_none());
    }
}
