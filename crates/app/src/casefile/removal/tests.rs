use super::super::tests::{mine_in, put_on, report_input};
use super::*;
use crate::api::Nothing;
use crate::testing::{Desk, finalise, opened};

/// A visit to this mine that proposed its removal, final.
fn proposed(desk: &Desk, visit: &str, mine: &str) {
    let session = desk.session();
    let subject = crate::inspection::subject(visit);
    let mine = mine.to_owned();
    let opened = rules::inspection::Opened { mine, ..opened("检查1", "practice-2024") };
    session.append(&subject, &opened).unwrap();
    let results = vec![rules::inspection::VisitResult::ProposeRemoval];
    let given = rules::inspection::ResultGiven { results, findings: "矿山已关闭".into() };
    session.append(&subject, &given).unwrap();
    finalise(&session, visit);
}

fn waits(desk: &Desk, visit: &str) -> bool {
    let items = crate::desk::get(&desk.app, Nothing {}).unwrap().items;
    let subject = format!("inspection/{visit}");
    items.into_iter().any(|item| item.kind == "report-removal" && item.subject == subject)
}

#[test]
fn a_visit_that_proposes_removal_asks_for_the_report_until_it_is_there() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "62");
    put_on(&desk, &mine, ListLevel::Province);
    proposed(&desk, "i-1", &mine);
    assert!(waits(&desk, "i-1"));
    let ask = CasePlanInput { inspection: Some("i-1".into()), ..Default::default() };
    let plan = plan(app, ask).unwrap();
    assert_eq!((plan.plan.mine.as_str(), plan.findings.as_str()), (mine.as_str(), "矿山已关闭"));
    let input = ReportInput {
        inspection: Some("i-1".into()),
        ..report_input(&desk, &mine, &plan, "GS-R3")
    };
    let view = report(app, input).unwrap();
    assert_eq!(view.origin.as_deref(), Some("inspection/i-1"));
    assert!(!waits(&desk, "i-1"));
}

#[test]
fn of_a_mine_on_no_list_nothing_is_to_be_removed() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "62");
    put_on(&desk, &mine, ListLevel::Unlisted);
    proposed(&desk, "i-1", &mine);
    assert!(!waits(&desk, "i-1"));
}
