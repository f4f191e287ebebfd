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

fn entered(desk: &Desk, kind: &str, values: &[(&str, &str)]) {
    let values = values.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned()));
    let add = crate::api::EntryAdd {
        kind: kind.into(),
        values: values.collect(),
        reason: "查询登记".into(),
        papers: Vec::new(),
        dry_run: false,
    };
    crate::entry::add(&desk.app, add).unwrap();
}

/// GS-R2 and GS-R9: hints of the registry, from which nothing follows by itself.
#[test]
fn penalties_and_the_abnormal_list_point_to_their_grounds() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "62");
    let shown = |pack: &str, ground: &str| {
        let (mine, pack) = (mine.clone(), Some(pack.to_owned()));
        let ask = CasePlanInput { mine, pack, ..Default::default() };
        let plan = plan(&desk.app, ask).unwrap();
        plan.grounds.iter().find(|one| one.id == ground).unwrap().shows
    };
    assert_eq!((shown("GS", "GS-R2"), shown("GS", "GS-R9")), (Some(false), None));
    let late = [
        ("decision", "甲罚一号"),
        ("mine", mine.as_str()),
        ("by", "自然资源局"),
        ("decided_on", "2026-01-05"),
        ("due", "2026-02-05"),
        ("carried_out_on", "2026-02-06"),
    ];
    entered(&desk, "penalty", &late);
    assert_eq!(shown("GS", "GS-R2"), Some(true), "carried out a day after its term");
    let holder = desk.session().mine(&mine).unwrap().holder;
    let listed = [("name", holder.as_str()), ("abnormal_from", "2026-01-05")];
    entered(&desk, "holder", &listed);
    assert_eq!(shown("GS", "GS-R9"), Some(true));
}
