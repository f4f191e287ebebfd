//! Two machines that took different steps in one case.

use record::{Class, Subject};
use rules::procedure::Step;
use rules::rectification::Acknowledged;
use store::Act;

use super::*;
use crate::Session;

/// An acknowledgement that follows on the notice, as another machine that saw no more recorded it.
fn from_elsewhere(session: &Session, view: &CaseView, by: &str) {
    let subject = Subject::new("rectification", &view.row.id);
    let act = Act { actor: "p-b", subject: &subject, class: Class::Normal };
    let on = view.today.parse().unwrap();
    let fact = Acknowledged { on, by: by.into() };
    let step = Step {
        after: Some(view.events[0].id.clone()),
        fact,
        papers: Vec::new(),
        entered_for: Vec::new(),
    };
    session.store.write(|write| write.append(&act, &step)).unwrap();
}

#[test]
fn two_machines_that_differ_are_shown_and_settled_by_a_person() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "1506");
    let first = issue(&desk.app, issue_input(&desk, &mine, "OR", 60)).unwrap();
    let mine_s = acknowledge(&desk.app, received(&desk, &first)).unwrap();
    // The page still shows the notice: what came after it is to be seen first.
    let stale = acknowledge(&desk.app, received(&desk, &first)).unwrap_err();
    assert_eq!(stale.code(), "case-moved-on");

    from_elsewhere(&desk.session(), &first, "赵某");
    let view = get(&desk.app, ById { id: first.row.id.clone() }).unwrap();
    assert!(view.row.in_conflict && view.head.is_none());
    assert_eq!(view.row.station, "issued", "what both know");
    assert_eq!(refused(&view, "evidence").as_deref(), Some("case-in-conflict"));
    let tips: Vec<&CaseEvent> = view.events.iter().filter(|event| event.tip).collect();
    assert_eq!(tips.len(), 2);
    let keeps = mine_s.head.unwrap();
    let input = SettleInput { case: view.row.id.clone(), keeps, reason: " ".into() };
    assert_eq!(settle(&desk.app, input.clone()).unwrap_err().code(), "case-no-reason");
    let reason = "以送达回证为准".into();
    let view = settle(&desk.app, SettleInput { reason, ..input.clone() }).unwrap();
    assert_eq!((view.row.in_conflict, view.row.station.as_str()), (false, "acknowledged"));
    let aside = view.events.iter().find(|event| event.place == "aside").unwrap();
    assert!(aside.lines.iter().any(|line| line.text == "赵某"), "nothing is lost");
    assert_eq!(settle(&desk.app, input).unwrap_err().code(), "case-no-conflict");
}
