use chrono::{Days, NaiveDate};

use super::*;

fn day(n: u64) -> NaiveDate {
    "2026-03-02".parse::<NaiveDate>().unwrap() + Days::new(n)
}

fn received() -> Complaint {
    let received = Received {
        about: About::Mine("m-1".into()),
        on: day(0),
        channel: "12345热线".into(),
        text: "夜间运输扬尘".into(),
        evidence: vec![],
    };
    Complaint::begin(decide_receive(received).unwrap())
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
    now.examined(&decide_examine(&now, examined("p-2", 3)).unwrap());
    assert_eq!(code(decide_close(&now, closed(2))), "complaint-back-in-time");
    let silent = Closed { answer: " ".into(), ..closed(3) };
    assert_eq!(code(decide_close(&now, silent)), "complaint-no-words");
    now.closed(&decide_close(&now, closed(3)).unwrap());
    assert_eq!(now.stage, Stage::Closed);
}

#[test]
fn an_appeal_goes_to_somebody_else_and_once() {
    let mut now = received();
    now.examined(&decide_examine(&now, examined("p-2", 1)).unwrap());
    now.closed(&decide_close(&now, closed(2)).unwrap());
    let appeal = |n| Appealed { on: day(n), text: "抽查时未生产".into() };
    now.appealed(&decide_appeal(&now, appeal(3)).unwrap());
    assert_eq!(code(decide_examine(&now, examined("p-2", 4))), "complaint-same-person");
    now.examined(&decide_examine(&now, examined("p-3", 4)).unwrap());
    now.closed(&decide_close(&now, closed(5)).unwrap());
    assert_eq!(code(decide_appeal(&now, appeal(6))), "complaint-appealed-once");
}
