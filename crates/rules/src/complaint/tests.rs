use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::Procedure as _;

fn day(n: u64) -> NaiveDate {
    "2026-03-02".parse::<NaiveDate>().unwrap() + Days::new(n)
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn about(reference: &PackRef, mine: Option<&str>, agency: Option<&str>) -> Received {
    Received {
        number: "投诉1".into(),
        pack: reference.clone(),
        clause: None,
        mine: mine.map(str::to_owned),
        agency: agency.map(str::to_owned),
        on: day(0),
        channel: "12345热线".into(),
        text: "夜间运输扬尘".into(),
        evidence: vec![],
    }
}

fn received() -> Complaint {
    let (pack, reference) = shipped("XJ-draft");
    let received = about(reference, Some("m-1"), None);
    Complaint::begin(decide_receive(pack, reference, received).unwrap())
}

fn examined(by: &str, n: u64) -> Examined {
    let text = "夜间抽查两次，未见扬尘".to_owned();
    Examined { on: day(n), by: by.into(), finding: Finding::DoesNotHold, text, evidence: vec![] }
}

fn closed(n: u64) -> Closed {
    Closed { on: day(n), person: "p-1".into(), answer: "已电话答复".into() }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, ComplaintRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn a_complaint_is_examined_before_it_is_answered() {
    let mut now = received();
    assert_eq!(code(decide_close(&now, closed(1))), "complaint-out-of-order");
    assert_eq!(code(decide_examine(&now, examined(" ", 1))), "complaint-nobody");
    now.apply(&Event::Examined(decide_examine(&now, examined("p-2", 3)).unwrap()));
    assert_eq!(code(decide_close(&now, closed(2))), "complaint-back-in-time");
    let silent = Closed { answer: " ".into(), ..closed(3) };
    assert_eq!(code(decide_close(&now, silent)), "complaint-no-words");
    now.apply(&Event::Closed(decide_close(&now, closed(3)).unwrap()));
    assert_eq!(now.stage, Stage::Closed);
}

#[test]
fn an_appeal_goes_to_somebody_else_and_once() {
    let mut now = received();
    now.apply(&Event::Examined(decide_examine(&now, examined("p-2", 1)).unwrap()));
    now.apply(&Event::Closed(decide_close(&now, closed(2)).unwrap()));
    let appeal = |n| Appealed { on: day(n), text: "抽查时未生产".into() };
    now.apply(&Event::Appealed(decide_appeal(&now, appeal(3)).unwrap()));
    assert_eq!(code(decide_examine(&now, examined("p-2", 4))), "complaint-same-person");
    now.apply(&Event::Examined(decide_examine(&now, examined("p-3", 4)).unwrap()));
    now.apply(&Event::Closed(decide_close(&now, closed(5)).unwrap()));
    assert_eq!(code(decide_appeal(&now, appeal(6))), "complaint-appealed-once");
}

#[test]
fn the_clause_is_the_packs_own_and_none_where_it_has_none() {
    let received = |id: &str, mine, agency| {
        let (pack, reference) = shipped(id);
        decide_receive(pack, reference, about(reference, mine, agency))
    };
    let clause = |id, mine, agency| received(id, mine, agency).unwrap().clause;
    assert_eq!(clause("XJ-draft", Some("m-1"), None).as_deref(), Some("XJ-3.3b"));
    assert_eq!(clause("XJ-draft", None, Some("e-1")).as_deref(), Some("XJ-3.2a"));
    assert_eq!(clause("GS", Some("m-1"), None), None);
    assert_eq!(code(received("GS", None, None)), "complaint-about-nothing");
}

#[test]
fn something_is_to_be_done_until_it_is_answered() {
    let mut now = received();
    let told = |now: &Complaint| {
        let summary = now.summary();
        (summary.clocks.first().map(|clock| clock.duty), summary.closed)
    };
    assert_eq!(told(&now), (Some("examine-complaint"), None));
    now.apply(&Event::Examined(examined("p-2", 1)));
    assert_eq!(told(&now), (Some("answer-complaint"), None));
    now.apply(&Event::Closed(closed(2)));
    assert_eq!(told(&now), (None, Some(day(2))));
    now.apply(&Event::Appealed(Appealed { on: day(3), text: "抽查时未生产".into() }));
    assert_eq!(told(&now), (Some("examine-appeal"), None));
}

proptest! {
    /// Whatever is tried in whatever order: it is looked at by two people at most, each once, and
    /// answered only after that.
    #[test]
    fn nobody_examines_a_complaint_twice(
        steps in prop::collection::vec((0..3_u8, 0..3_u8, 0..6_u64), 0..24),
    ) {
        let mut now = received();
        for (step, by, on) in steps {
            let last = now.last;
            let text = "抽查时未生产".to_owned();
            let done = match step {
                0 => decide_examine(&now, examined(&format!("p-{by}"), on)).map(Event::Examined),
                1 => decide_close(&now, closed(on)).map(Event::Closed),
                _ => decide_appeal(&now, Appealed { on: day(on), text }).map(Event::Appealed),
            };
            if let Ok(event) = done {
                now.apply(&event);
                prop_assert!(now.last >= last);
            }
            let people: BTreeSet<&String> = now.examiners.iter().collect();
            prop_assert_eq!(people.len(), now.examiners.len());
            prop_assert!(people.len() <= 2);
            prop_assert!(now.stage != Stage::Closed || !people.is_empty());
        }
    }
}
