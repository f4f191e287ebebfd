use chrono::Days;

use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::casefile::{get, save_paper};
use crate::testing::{Desk, finalise, opened};

fn plan_for(desk: &Desk, mine: &str) -> LeadPlan {
    plan(&desk.app, LeadPlanInput { mine: mine.into(), ..Default::default() }).unwrap()
}

/// Where the rules of Ordos send what concerns safety.
#[test]
fn the_mineral_that_is_typed_says_where_it_goes() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "150622");
    let safety = |mineral: Option<&str>| {
        let mineral = mineral.map(str::to_owned);
        let input = LeadPlanInput { mine: mine.clone(), mineral, ..Default::default() };
        let topics = plan(&desk.app, input).unwrap().topics;
        let topic = topics.into_iter().find(|one| one.topic == "mine-safety").unwrap();
        let to: Vec<String> = topic.departments.into_iter().map(|to| to.id).collect();
        (to, topic.mineral_needed)
    };
    assert_eq!(safety(Some("煤")), (vec!["energy".into()], false));
    assert_eq!(safety(Some("石灰岩")), (vec!["emergency".into()], false));
    assert_eq!(safety(Some("")), (vec![], true));
}

fn found(desk: &Desk, mine: &str, topic: &str, mineral: &str) -> CaseView {
    let input = LeadOpenInput {
        mine: mine.into(),
        inspection: None,
        pack: plan_for(desk, mine).plan.pack.id,
        topic: topic.into(),
        mineral: mineral.into(),
        on: (today(desk) - Days::new(20)).to_string(),
        text: "排水未经处理".into(),
        evidence: vec![file(desk, "排口.jpg")],
        papers: vec![file(desk, "现场记录.pdf")],
    };
    begin(&desk.app, input).unwrap()
}

fn letter(desk: &Desk, view: &CaseView, to: &[&str], ago: u64) -> LeadSendInput {
    let on = (today(desk) - Days::new(ago)).to_string();
    LeadSendInput {
        step: StepOf { on, ..about(desk, view) },
        person: "李某".into(),
        to: to.iter().map(|id| (*id).to_owned()).collect(),
        way: "transfer".into(),
        letter: file(desk, "线索移送函.pdf"),
        answer_by: None,
        elsewhere: String::new(),
    }
}

fn said(desk: &Desk, view: &CaseView, department: &str, answer: &str) -> LeadAnswerInput {
    LeadAnswerInput {
        step: about(desk, view),
        department: department.into(),
        answer: answer.into(),
        text: "已责令改正".into(),
        letter: Some(file(desk, "复函.pdf")),
    }
}

fn lead_of(view: &CaseView) -> &LeadView {
    let CaseBody::Lead(body) = &view.body else { panic!("a lead") };
    body
}

#[test]
fn in_ordos_the_mineral_says_who_is_competent() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "1506");
    let coal = found(&desk, &mine, "mine-safety", "煤");
    assert_eq!(lead_of(&coal).competent, ["energy"]);
    let stone = found(&desk, &mine, "mine-safety", "石灰岩");
    assert_eq!(lead_of(&stone).competent, ["emergency"]);
    assert!(lead_of(&found(&desk, &mine, "mine-safety", "")).mineral_needed);

    let error = send(&desk.app, letter(&desk, &coal, &["emergency"], 0)).unwrap_err();
    let error = Problem::from(error);
    assert_eq!(error.code, "lead-not-competent");
    assert_eq!(
        (error.args["clause"].as_str(), error.args["competent"].as_str()),
        ("OR-1.3", "energy")
    );
    let sent = send(&desk.app, letter(&desk, &coal, &["energy"], 0)).unwrap();
    assert_eq!(sent.row.station, "sent");
    let clock = sent.row.clock.unwrap();
    assert_eq!(
        (clock.duty.as_str(), clock.due, clock.mark.as_str()),
        ("answer-lead", None, "since")
    );
}

#[test]
fn a_lead_goes_out_and_comes_back_with_an_answer() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "62");
    let mut view = found(&desk, &mine, "pollution", "煤");
    assert_eq!(view.row.clock.as_ref().unwrap().clause.as_deref(), Some("GS-4.3"));
    assert_eq!(refused(&view, "answer").as_deref(), Some("lead-nobody-asked"));
    assert_eq!(refused(&view, "close").as_deref(), Some("lead-not-taken"));
    let mut sent = letter(&desk, &view, &["ecology"], 10);
    sent.answer_by = Some((today(&desk) - Days::new(1)).to_string());
    view = send(app, sent).unwrap();

    // What nobody answered by the day of the letter is overdue, on the desk too.
    let row = &list(app, CaseQuery::default()).unwrap()[0];
    assert_eq!((row.topic.as_str(), row.asked[0].department.id.as_str()), ("pollution", "ecology"));
    assert!(row.asked[0].overdue && row.asked[0].answer.is_none());
    let query = DeadlineQuery { region: Some("620000".into()), days: 7, limit: 50 };
    let due = crate::deadline::list(app, query).unwrap();
    let own = due.rows.iter().find(|row| row.kind == "lead").unwrap();
    assert_eq!((own.clock.duty.as_str(), own.clock.days_left), ("answer-lead", Some(-1)));
    assert_eq!(own.clock.clause.as_deref(), Some("GS-5.1"));

    view = answer(app, said(&desk, &view, "ecology", "refused")).unwrap();
    assert_eq!(view.row.station, "returned");
    let mut next = letter(&desk, &view, &["water"], 0);
    assert_eq!(send(app, next.clone()).unwrap_err().code(), "lead-not-competent");
    next.elsewhere = "生态环境部门复函称属水利职责".into();
    view = send(app, next).unwrap();
    view = answer(app, said(&desk, &view, "water", "handled")).unwrap();
    assert_eq!(view.row.station, "answered");
    let input =
        LeadCloseInput { step: about(&desk, &view), person: "李某".into(), note: String::new() };
    view = close(app, input).unwrap();
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
    assert!(view.row.clock.is_none());

    let names: Vec<&str> = view.events[0].papers.iter().map(|paper| paper.name.as_str()).collect();
    assert_eq!(names, ["排口.jpg", "现场记录.pdf"]);
    let hash = view.events[1].papers[0].hash.clone();
    let saved = save_paper(app, PaperInput { case: view.row.id.clone(), hash }).unwrap();
    assert_eq!(std::fs::read(&saved.path).unwrap(), "线索移送函.pdf".as_bytes());
    desk.session().store.rebuild().unwrap();
    assert_eq!(get(app, ById { id: view.row.id.clone() }).unwrap(), view);
}

#[test]
fn topics_come_from_the_pack_and_what_it_does_not_name_is_the_officers() {
    let desk = Desk::new();
    let gansu = plan_for(&desk, &mine_in(&desk, "62"));
    assert_eq!((gansu.topics.len(), gansu.clause.as_deref()), (11, Some("GS-4.3")));
    let other = mine_in(&desk, "33");
    assert!(plan_for(&desk, &other).topics.is_empty(), "Zhejiang names no department");
    let view = found(&desk, &other, "另一类问题", "");
    assert!(lead_of(&view).competent.is_empty());
    let id = lead_of(&view).departments[0].id.clone();
    let view = send(&desk.app, letter(&desk, &view, &[&id], 0)).unwrap();
    assert_eq!(view.row.clock.unwrap().clause, None);
}

#[test]
fn a_visit_that_found_a_lead_asks_for_it_until_it_is_recorded() {
    let desk = Desk::new();
    let (app, session) = (&desk.app, desk.session());
    let mine = mine_in(&desk, "1506");
    let visit = crate::inspection::subject("i-1");
    let opened = rules::inspection::Opened { mine, ..opened("检查1", "practice-2024") };
    session.append(&visit, &opened).unwrap();
    let results = vec![rules::inspection::VisitResult::Lead];
    let given = rules::inspection::ResultGiven { results, findings: "排水未经处理".into() };
    session.append(&visit, &given).unwrap();
    finalise(&session, "i-1");
    let waits = || {
        let items = crate::desk::get(app, Nothing {}).unwrap().items;
        items.into_iter().any(|item| item.kind == "open-lead" && item.subject == "inspection/i-1")
    };
    assert!(waits());
    let ask = LeadPlanInput { inspection: Some("i-1".into()), ..Default::default() };
    let before = plan(app, ask.clone()).unwrap();
    assert_eq!((before.findings.as_str(), before.existing), ("排水未经处理", None));
    let input = LeadOpenInput {
        mine: before.plan.mine,
        inspection: Some("i-1".into()),
        pack: "OR".into(),
        topic: "pollution".into(),
        mineral: "煤".into(),
        on: today(&desk).to_string(),
        text: before.findings,
        evidence: Vec::new(),
        papers: Vec::new(),
    };
    let view = begin(app, input).unwrap();
    assert_eq!(view.origin.as_deref(), Some("inspection/i-1"));
    assert!(!waits());
    assert_eq!(plan(app, ask).unwrap().existing, Some(view.row.id));
}
