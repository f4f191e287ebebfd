use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::testing::Desk;

/// What the registry has of a mine, stated anew.
fn state(desk: &Desk, mine: &str, facts: &[(Field, &str)]) {
    let session = desk.session();
    let before = session.mine(mine).unwrap();
    let mut after = before.clone();
    for (field, text) in facts {
        field.set(&mut after, text).unwrap();
    }
    let changes = rules::mine::changes(&before, &after);
    let changed = rules::mine::Changed { mine: before.id, changes, reason: "登记".into() };
    session.append(&record::Subject::new("mine", mine), &changed).unwrap();
}

/// About a new mine off the national list, in production since that day.
fn order_of(desk: &Desk, region: &str, pack: &str, since: &str) -> OrderInput {
    let mines = desk.session().store.mines_of_region(region).unwrap();
    let off = mines.iter().find(|mine| mine.list_level != ListLevel::National);
    let mine = off.expect("a mine off the national list").id.clone();
    let known =
        [(Field::Category, "新建"), (Field::ProductionDate, since), (Field::SandPlant, "是")];
    state(desk, &mine, &known);
    OrderInput {
        mine,
        pack: pack.into(),
        duty: "new-mine-listed".into(),
        since: since.into(),
        on: today(desk).to_string(),
        person: "李某".into(),
        body: "county/natural-resources".into(),
        limit: (today(desk) + chrono::Days::new(30)).to_string(),
        notice: file(desk, "停产整改通知.pdf"),
        reason: String::new(),
    }
}

/// ZJ-4.1e: of new mines, by the registry; where it leaves that open, for a reason.
#[test]
fn only_a_new_mine_that_is_not_exempt_is_stopped() {
    let desk = Desk::new();
    let app = &desk.app;
    mine_in(&desk, "33");
    let input = order_of(&desk, "33", "ZJ-2018", "2018-06-01");
    let refusal = |input: &OrderInput| order(app, input.clone()).unwrap_err().code().to_owned();
    let asked = || {
        let pack = Some("ZJ-2018".to_owned());
        let mine = input.mine.clone();
        plan(app, CasePlanInput { mine, pack, ..Default::default() }).unwrap().reason_asked
    };
    let since = OrderInput { since: "2017-06-01".into(), ..input.clone() };
    assert_eq!((refusal(&since).as_str(), asked()), ("suspension-other-day", false));
    state(&desk, &input.mine, &[(Field::Category, "生产")]);
    assert_eq!(refusal(&input), "suspension-not-new");
    let end = today(&desk).to_string();
    let short = [(Field::Method, "露天"), (Field::SandPlant, "否"), (Field::LicenceTo, &*end)];
    state(&desk, &input.mine, &short);
    assert_eq!(refusal(&input), "suspension-exempt");
    state(&desk, &input.mine, &[(Field::SandPlant, "是"), (Field::Category, "")]);
    assert_eq!((refusal(&input).as_str(), asked()), ("suspension-no-reason", true));
    let founded = OrderInput { reason: "投产备案载明为新建".into(), ..input.clone() };
    assert_eq!(order(app, founded).unwrap().row.station, "stopped");
}

#[test]
fn zhejiang_stops_a_new_mine_until_it_passes_its_acceptance() {
    let desk = Desk::new();
    let app = &desk.app;
    mine_in(&desk, "33");
    let soon = order_of(&desk, "33", "ZJ-2018", &today(&desk).to_string());
    let error = Problem::from(order(app, soon).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("suspension-in-time", "ZJ-4.1e")
    );
    let mut view = order(app, order_of(&desk, "33", "ZJ-2018", "2018-06-01")).unwrap();
    let clock = view.row.clock.clone().unwrap();
    assert_eq!((clock.duty.as_str(), clock.days_left), ("accept", Some(30)));
    assert_eq!(clock.clause.as_deref(), Some("ZJ-4.1e"));
    assert_eq!(refused(&view, "resume").as_deref(), Some("suspension-not-accepted"));
    for passed in [false, true] {
        let opinion = file(&desk, "验收意见.pdf");
        let step = about(&desk, &view);
        let (person, body) = ("王某".into(), "county/natural-resources".into());
        view = accept(app, AcceptInput { step, person, body, passed, opinion }).unwrap();
        assert_eq!(refused(&view, "resume").is_none(), passed);
    }
    let unseen = ResumeInput { step: about(&desk, &view) };
    assert_eq!(resume(app, unseen).unwrap_err().code(), "case-needs-scan", "the mine resumes");
    let papers = vec![file(&desk, "复产报告.pdf")];
    view = resume(app, ResumeInput { step: StepOf { papers, ..about(&desk, &view) } }).unwrap();
    assert_eq!((view.row.station.as_str(), view.row.clock), ("resumed", None));
    assert_eq!(view.events.len(), 4);
}

/// No document names who stops a mine: the officer does, and for another body from its paper.
#[test]
fn who_stops_a_mine_is_said_by_the_officer() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "33");
    let asked = CasePlanInput { mine, pack: Some("ZJ-2018".into()), ..Default::default() };
    let plan = plan(app, asked).unwrap();
    assert!(plan.duties[0].by.is_empty() && !plan.departments.is_empty());
    let input = order_of(&desk, "33", "ZJ-2018", "2018-06-01");
    let company = OrderInput { body: "enterprise".into(), ..input.clone() };
    let error = Problem::from(order(app, company).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("suspension-not-actor", "ZJ-4.1e")
    );
    let city = OrderInput { body: "city/ecology".into(), ..input };
    let view = order(app, city).unwrap();
    assert_eq!(view.events[0].entered_for.len(), 1, "from its notice");
    let CaseBody::Suspension(body) = &view.body else { panic!("a suspension") };
    assert!(body.by.is_empty() && body.departments == plan.departments);
}

#[test]
fn a_document_that_stops_nobody_stops_nobody() {
    let desk = Desk::new();
    mine_in(&desk, "62");
    let error = order(&desk.app, order_of(&desk, "62", "GS", "2018-06-01")).unwrap_err();
    assert_eq!(error.code(), "suspension-not-stated");
}
