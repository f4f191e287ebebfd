use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::casefile::get;
use crate::testing::Desk;

fn received(desk: &Desk, mine: Option<&str>, agency: Option<&str>, pack: &str) -> Result<CaseView> {
    let input = ReceiveInput {
        mine: mine.map(str::to_owned),
        agency: agency.map(str::to_owned),
        pack: pack.into(),
        on: today(desk).to_string(),
        channel: "12345热线".into(),
        text: "夜间运输扬尘".into(),
        evidence: vec![file(desk, "现场.jpg")],
        originals: vec![file(desk, "来信.pdf")],
    };
    receive(&desk.app, input)
}

fn looked(desk: &Desk, view: &CaseView, by: &str) -> Result<CaseView> {
    let input = ExamineInput {
        step: about(desk, view),
        by: by.into(),
        finding: "does-not-hold".into(),
        text: "夜间抽查两次，未见扬尘".into(),
        evidence: vec![file(desk, "核查记录.pdf")],
    };
    examine(&desk.app, input)
}

fn answered(desk: &Desk, view: &CaseView) -> CaseView {
    let (person, answer) = ("李某".into(), "已电话答复".into());
    let mut step = about(desk, view);
    step.papers = vec![file(desk, "答复记录.pdf")];
    super::answer(&desk.app, AnswerComplaintInput { step, person, answer }).unwrap()
}

#[test]
fn a_complaint_is_examined_answered_and_once_more_by_somebody_else() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "65");
    let mut view = received(&desk, Some(&mine), None, "XJ-draft").unwrap();
    assert_eq!(view.row.clock.as_ref().unwrap().clause.as_deref(), Some("XJ-3.3b"));
    assert_eq!(refused(&view, "close-complaint").as_deref(), Some("complaint-out-of-order"));
    view = looked(&desk, &view, "赵某").unwrap();
    view = answered(&desk, &view);
    assert!(view.row.closed.is_some() && view.row.clock.is_none());
    let input = AppealInput { step: about(&desk, &view), text: "抽查时未生产".into() };
    view = appeal(&desk.app, input).unwrap();
    assert_eq!((view.row.closed.as_ref(), view.row.station.as_str()), (None, "appealed"));
    assert_eq!(looked(&desk, &view, "赵某").unwrap_err().code(), "complaint-same-person");
    view = answered(&desk, &looked(&desk, &view, "钱某").unwrap());
    assert_eq!(refused(&view, "appeal").as_deref(), Some("complaint-appealed-once"));
    assert_eq!(view.events[0].papers[0].name, "现场.jpg");
    // Who complained is nowhere but in a record of its own; the mine's life has the case.
    let letter = view.events.iter().find(|event| event.kind == "complaint.originals").unwrap();
    assert_eq!((letter.place.as_str(), letter.papers.len()), ("beside", 1));
    assert_eq!(letter.papers[0].name, "来信.pdf");
    let mine = crate::mine::get(&desk.app, ById { id: mine }).unwrap();
    assert!(mine.timeline.iter().any(|entry| entry.kind == "complaint.received"));
    desk.session().store.rebuild().unwrap();
    assert_eq!(get(&desk.app, ById { id: view.row.id.clone() }).unwrap(), view);
}

#[test]
fn a_complaint_about_an_agency_is_on_the_desk_of_its_region_alone() {
    let desk = Desk::new();
    let add = EntryAdd {
        kind: "agency".into(),
        values: [("name".into(), "晋评估".into()), ("state".into(), "active".into())].into(),
        reason: String::new(),
        papers: Vec::new(),
        dry_run: false,
    };
    crate::entry::add(&desk.app, add).unwrap();
    let agencies = plan(&desk.app, AboutInput::default()).unwrap().agencies;
    let id = agencies.iter().find(|one| one.name == "晋评估").unwrap().id.clone();
    let error = received(&desk, None, Some("e-none"), "OR").unwrap_err();
    assert_eq!(error.code(), "not-found");
    assert_eq!(received(&desk, None, None, "OR").unwrap_err().code(), "complaint-about-nothing");
    let view = received(&desk, None, Some(&id), "OR").unwrap();
    assert_eq!((view.row.mine_name.as_str(), view.row.region_name.as_str()), ("晋评估", ""));
    let on_desk = |region: &str| {
        let query = DeadlineQuery { region: Some(region.into()), days: 7, limit: 50 };
        let rows = crate::deadline::list(&desk.app, query).unwrap().rows;
        rows.iter().any(|row| row.mine_name == "晋评估")
    };
    assert!(on_desk("150600") && on_desk("150622"));
    assert!(!on_desk("620000"));
}
