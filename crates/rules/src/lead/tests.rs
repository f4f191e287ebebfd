use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::pack::{Library, Pack, PackRef, Way};
use crate::procedure::{Ends, Procedure as _};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn found((pack, reference): (&Pack, &PackRef), topic: &str, mineral: &str) -> Lead {
    let opened = Opened {
        number: "线索1".into(),
        clause: None,
        mine: "m-1".into(),
        pack: reference.clone(),
        inspection: None,
        topic: topic.into(),
        mineral: mineral.into(),
        on: day("2026-03-02"),
        text: "排水未经处理".into(),
        evidence: vec![],
    };
    Lead::begin(decide_open(pack, reference, opened).unwrap())
}

fn letter(to: &[&str], on: NaiveDate) -> Sent {
    Sent {
        on,
        person: "p-1".into(),
        to: to.iter().map(|to| (*to).to_owned()).collect(),
        way: Way::Transfer,
        letter: BlobRef { hash: sha256(b"x"), bytes: 1 },
        answer_by: None,
        elsewhere: None,
        clause: None,
    }
}

fn answer(department: &str, answer: Answer, on: NaiveDate) -> Answered {
    Answered { on, department: department.into(), answer, text: "已办理".into(), letter: None }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, LeadRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn the_mineral_decides_in_ordos_and_not_in_gansu() {
    let send = |pack: &str, mineral: &str, to: &str| {
        let (pack, reference) = shipped(pack);
        let now = found((pack, reference), "mine-safety", mineral);
        decide_send(pack, reference, &now, letter(&[to], day("2026-03-03")))
    };
    assert!(send("OR", "煤", "energy").is_ok());
    assert_eq!(code(send("OR", "煤", "emergency")), "lead-not-competent");
    assert!(send("OR", "石灰岩", "emergency").is_ok());
    assert_eq!(code(send("OR", "", "emergency")), "lead-mineral-needed");
    assert_eq!(send("GS", "煤", "emergency").unwrap().clause.as_deref(), Some("GS-5.1"));
}

/// XJ-3.2c: transferred to whom the officer names; the draft routes no topic.
#[test]
fn xinjiang_transfers_what_is_illegal_to_whom_the_officer_names() {
    let (pack, reference) = shipped("XJ-draft");
    let now = found((pack, reference), "mine-safety", "煤");
    assert_eq!(now.opened.clause.as_deref(), Some("XJ-3.2c"));
    assert_eq!(pack.leads.way.as_ref().map(|way| way.value), Some(Way::Transfer));
    let sent = decide_send(pack, reference, &now, letter(&["emergency"], day("2026-03-03")));
    assert_eq!(sent.unwrap().to, ["emergency"]);
}

/// SC-3.2: by letter, to those of the named departments whom the topic concerns.
#[test]
fn sichuan_writes_to_the_departments_that_it_names() {
    let (pack, reference) = shipped("SC-2023");
    assert_eq!(pack.leads.way.as_ref().map(|way| way.value), Some(Way::Letter));
    let written = |topic: &str, to: &[&str]| {
        let now = found((pack, reference), topic, "石灰岩");
        let letter = Sent { way: Way::Letter, ..letter(to, day("2026-03-03")) };
        let sent = decide_send(pack, reference, &now, letter);
        sent.map(|sent| sent.clause).map_err(|refusal| refusal.code())
    };
    let named = [
        ("mine-safety", "emergency"),
        ("mine-safety", "industry"),
        ("pollution", "ecology"),
        ("water", "water"),
        ("greening", "forestry"),
        ("nature-reserve", "forestry"),
    ];
    for (topic, department) in named {
        assert_eq!(written(topic, &[department]), Ok(Some("SC-3.2".into())), "{topic}");
    }
    assert_eq!(written("pollution", &["water"]), Err("lead-not-competent"));
}

#[test]
fn a_department_that_is_not_competent_says_so_and_the_lead_goes_on() {
    let (pack, reference) = shipped("GS");
    let mut now = found((pack, reference), "pollution", "煤");
    let on = day("2026-03-03");
    let sent = decide_send(pack, reference, &now, letter(&["ecology"], on)).unwrap();
    now.apply(&Event::Sent(sent));
    assert_eq!(code(decide_send(pack, reference, &now, letter(&["ecology"], on))), "lead-has-it");
    let water = answer("water", Answer::Handled, on);
    assert_eq!(code(decide_answer(reference, &now, water)), "lead-has-it-not");
    let refused = decide_answer(reference, &now, answer("ecology", Answer::Refused, on)).unwrap();
    now.apply(&Event::Answered(refused));
    let close = Closed { on, person: "p-1".into(), note: "已办结".into() };
    assert_eq!(code(decide_close(reference, &now, close.clone())), "lead-not-taken");

    let mut next = letter(&["water"], on);
    assert_eq!(code(decide_send(pack, reference, &now, next.clone())), "lead-not-competent");
    next.elsewhere = Some("生态环境部门复函称属水利职责".into());
    now.apply(&Event::Sent(decide_send(pack, reference, &now, next).unwrap()));
    let silent = Closed { note: String::new(), ..close.clone() };
    assert_eq!(code(decide_close(reference, &now, silent.clone())), "lead-waits");
    let handled = decide_answer(reference, &now, answer("water", Answer::Handled, on)).unwrap();
    now.apply(&Event::Answered(handled));
    now.apply(&Event::Closed(decide_close(reference, &now, silent).unwrap()));
    assert_eq!(code(decide_close(reference, &now, close)), "lead-closed");
}

#[test]
fn where_no_document_names_a_department_the_officer_chooses() {
    let (pack, reference) = shipped("GS");
    let now = found((pack, reference), "另一类问题", "煤");
    let sent = decide_send(pack, reference, &now, letter(&["ecology"], day("2026-03-03"))).unwrap();
    assert_eq!(sent.clause, None);
}

/// The officer's own day for the answer is the only one: no document gives a number.
#[test]
fn a_lead_waits_for_each_department_until_the_day_that_the_letter_gave() {
    let (pack, reference) = shipped("GS");
    let mut now = found((pack, reference), "另一类问题", "煤");
    let told = |now: &Lead| {
        let summary = now.summary();
        let clocks = summary.clocks.into_iter().map(|clock| (clock.duty, clock.ends));
        (summary.station, clocks.collect::<Vec<_>>())
    };
    assert_eq!(now.opened.clause.as_deref(), Some("GS-4.3"));
    assert_eq!(told(&now), ("found".to_owned(), vec![("send-lead", Ends::Unstated)]));
    assert_eq!(code(may(&now, Move::Answer, now.last)), "lead-nobody-asked");
    let mut sent = letter(&["ecology", "water"], day("2026-03-03"));
    sent.answer_by = Some(day("2026-03-20"));
    now.apply(&Event::Sent(decide_send(pack, reference, &now, sent).unwrap()));
    let waits = ("answer-lead", Ends::On(day("2026-03-20")));
    assert_eq!(told(&now), ("sent".to_owned(), vec![waits.clone(), waits.clone()]));
    assert!(now.with["ecology"].overdue(day("2026-03-21")));
    assert!(!now.with["ecology"].overdue(day("2026-03-20")));
    now.apply(&Event::Answered(answer("ecology", Answer::Handled, day("2026-03-05"))));
    assert!(!now.with["ecology"].overdue(day("2026-03-21")));
    now.apply(&Event::Answered(answer("water", Answer::Accepted, day("2026-03-06"))));
    assert_eq!(told(&now), ("taken-up".to_owned(), vec![waits]));
    now.apply(&Event::Answered(answer("water", Answer::Handled, day("2026-03-07"))));
    assert_eq!(told(&now), ("answered".to_owned(), vec![("close-lead", Ends::Unstated)]));
}

proptest! {
    /// A lead is over only once it was with a department, and never because all refused it.
    #[test]
    fn no_lead_ends_unheard(steps in prop::collection::vec((0_u8..4, 0_usize..3, 0_u8..3), 0..20)) {
        let (pack, reference) = shipped("GS");
        let mut now = found((pack, reference), "pollution", "煤");
        let departments = ["ecology", "water", "emergency"];
        let answers = [Answer::Accepted, Answer::Refused, Answer::Handled];
        let mut on = day("2026-03-03");
        for (what, which, said) in steps {
            on = on + Days::new(1);
            let department = departments[which];
            let event = match what {
                0 => {
                    let mut sent = letter(&[department], on);
                    sent.elsewhere = Some("转办".into());
                    decide_send(pack, reference, &now, sent).map(Event::Sent)
                }
                1 | 2 => {
                    let said = answer(department, answers[usize::from(said)], on);
                    decide_answer(reference, &now, said).map(Event::Answered)
                }
                _ => {
                    let closed = Closed { on, person: "p-1".into(), note: "办结".into() };
                    decide_close(reference, &now, closed).map(Event::Closed)
                }
            };
            let Ok(event) = event else { continue };
            prop_assert!(now.closed.is_none());
            if matches!(event, Event::Closed(_)) {
                prop_assert!(now.with.values().any(|asked| asked.answer != Some(Answer::Refused)));
            }
            now.apply(&event);
        }
    }
}
