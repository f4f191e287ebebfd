mod apart;
mod switched;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rules::mine::ListLevel;

use super::*;
use crate::api::*;
use crate::clock;
use crate::testing::Desk;

/// A mine of that region, from the demo's registry.
pub(super) fn mine_in(desk: &Desk, region: &str) -> String {
    if desk.session().store.mine_index().unwrap().is_empty() {
        let token = desk.app.stage(None, &demo::csv(1, 300), true).unwrap();
        let file = Staged { token, name: "矿山.csv".into() };
        let columns = BTreeMap::new();
        crate::mine::import(
            &desk.app,
            ImportInput { file, beside: Vec::new(), sheet: String::new(), columns, dry_run: false },
        )
        .unwrap();
    }
    let mines = desk.session().store.mines_of_region(region).unwrap();
    let own = mines.iter().find(|mine| mine.region == desk.session().person.region);
    own.or(mines.first()).expect("the demo has mines everywhere").id.clone()
}

pub(super) fn today(desk: &Desk) -> NaiveDate {
    clock::date(desk.app.now_ms())
}

pub(super) fn file(desk: &Desk, name: &str) -> Staged {
    let token = desk.app.stage(None, name.as_bytes(), true).unwrap();
    Staged { token, name: name.into() }
}

pub(super) fn issue_input(desk: &Desk, mine: &str, pack: &str, days: u64) -> IssueInput {
    let (text, measure) = ("北侧边坡未复绿".into(), "补种".into());
    IssueInput {
        mine: mine.into(),
        inspection: None,
        lookback: None,
        pack: pack.into(),
        problems: vec![ProblemItem { text, measure }],
        noticed: today(desk).to_string(),
        limit: (today(desk) + Days::new(days)).to_string(),
        reason: String::new(),
        approver: String::new(),
        papers: vec![file(desk, "通知书.pdf")],
    }
}

pub(super) fn about(desk: &Desk, view: &CaseView) -> StepOf {
    StepOf {
        case: view.row.id.clone(),
        saw: view.head.clone().unwrap_or_default(),
        on: today(desk).to_string(),
        papers: Vec::new(),
    }
}

fn received(desk: &Desk, view: &CaseView) -> AcknowledgeInput {
    AcknowledgeInput { step: about(desk, view), by: "王某".into() }
}

pub(super) fn refused(view: &CaseView, step: &str) -> Option<String> {
    let found = view.steps.iter().find(|one| one.step == step).unwrap();
    found.refused.as_ref().map(|problem| problem.code.clone())
}

/// Up to the day of the re-check, each step only after the one before it.
pub(super) fn scheduled(desk: &Desk, mine: &str, pack: &str) -> CaseView {
    scheduled_as(desk, issue_input(desk, mine, pack, 60))
}

fn scheduled_as(desk: &Desk, notice: IssueInput) -> CaseView {
    let app = &desk.app;
    let mut view = issue(app, notice).unwrap();
    assert_eq!(refused(&view, "schedule").as_deref(), Some("rectification-not-yet"));
    view = acknowledge(app, received(desk, &view)).unwrap();
    let evidence_of = |view: &CaseView, evidence| EvidenceInput {
        step: about(desk, view),
        note: "已补种".into(),
        evidence,
    };
    let nothing = evidence(app, evidence_of(&view, Vec::new())).unwrap_err();
    assert_eq!(nothing.code(), "rectification-no-evidence");
    view = evidence(app, evidence_of(&view, vec![file(desk, "整改后.jpg")])).unwrap();
    let day = today(desk).to_string();
    schedule(app, ScheduleInput { step: about(desk, &view), day }).unwrap()
}

/// Up to a closed case.
pub(super) fn rechecked(desk: &Desk, mine: &str, pack: &str, passes: bool) -> CaseView {
    rechecked_as(desk, issue_input(desk, mine, pack, 60), passes)
}

pub(super) fn rechecked_as(desk: &Desk, notice: IssueInput, passes: bool) -> CaseView {
    let app = &desk.app;
    let (pack, problems) = (notice.pack.clone(), notice.problems.len());
    let view = scheduled_as(desk, notice);
    let papers = vec![file(desk, "复核意见.pdf")];
    let input = RecheckInput {
        step: StepOf { papers, ..about(desk, &view) },
        by: vec!["李某".into(), " ".into()],
        closed: vec![passes; problems],
        third_party: None,
        evaluator: None,
    };
    if pack == "ZJ-2018" {
        let error = recheck(app, input.clone()).unwrap_err();
        assert_eq!(error.code(), "rectification-no-third-party");
        assert!(Problem::from(error).args["clause"].starts_with("ZJ-"));
    }
    let third_party = (pack == "ZJ-2018").then(|| file(desk, "第三方评估.pdf"));
    recheck(app, RecheckInput { third_party, ..input }).unwrap()
}

#[test]
fn a_notice_leads_through_evidence_and_recheck_to_a_closed_case() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "1506");
    let view = rechecked(&desk, &mine, "OR", true);
    assert_eq!(view.row.station, "passed");
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
    assert!(view.steps.iter().all(|step| step.refused.is_some()));
    let kinds: Vec<&str> = view.events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds.len(), 5);
    assert!(view.events.iter().all(|event| event.place == "stands"));
    assert_eq!(view.events[0].papers[0].name, "通知书.pdf");
    let photo = &view.events[2].papers[0];
    let id = view.row.id.clone();
    let hash = photo.hash.clone();
    let saved = save_paper(&desk.app, PaperInput { case: id.clone(), hash }).unwrap();
    assert_eq!(std::fs::read(&saved.path).unwrap(), "整改后.jpg".as_bytes());
    // The mine knows, and a rebuild says the same.
    let mine = crate::mine::get(&desk.app, ById { id: mine }).unwrap();
    let rechecked = mine.timeline.iter().find(|entry| entry.kind == "rectification.rechecked");
    assert_eq!(rechecked.unwrap().detail, view.row.number, "a step names its case");
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
    desk.session().store.rebuild().unwrap();
    assert_eq!(get(&desk.app, ById { id }).unwrap(), view);
}

/// By the mine's name and by the case's number, whatever else is called so.
#[test]
fn a_case_is_found_by_its_mine_and_by_its_number() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "1506");
    let row = issue(&desk.app, issue_input(&desk, &mine, "OR", 60)).unwrap().row;
    for text in [&row.mine_name, &row.number] {
        let query = SearchQuery { text: text.clone(), limit: 12 };
        let hits = crate::search::search(&desk.app, query).unwrap();
        let case = hits.iter().find(|hit| hit.kind == HitKind::Case).unwrap();
        assert_eq!((&case.id, &case.title), (&row.id, &row.mine_name), "{text}");
    }
}

#[test]
fn no_step_is_taken_on_a_day_to_come() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "1506");
    let view = issue(&desk.app, issue_input(&desk, &mine, "OR", 60)).unwrap();
    let tomorrow = (today(&desk) + Days::new(1)).to_string();
    let step = StepOf { on: tomorrow, ..about(&desk, &view) };
    let early = acknowledge(&desk.app, AcknowledgeInput { step, by: "王某".into() }).unwrap_err();
    assert_eq!(early.code(), "day-to-come");
    assert_eq!(get(&desk.app, ById { id: view.row.id.clone() }).unwrap(), view);
}

#[test]
fn terms_come_from_the_rules_of_the_region_and_the_rest_is_asked() {
    let desk = Desk::new();
    let plan = |region: &str, pack: Option<&str>| {
        let mine = mine_in(&desk, region);
        let pack = pack.map(str::to_owned);
        rectification_plan(&desk.app, CasePlanInput { mine, pack, ..Default::default() }).unwrap()
    };
    let gansu = plan("62", None);
    assert_eq!(gansu.plan.pack.id, "GS");
    assert_eq!((gansu.latest_clause.as_deref(), gansu.latest_soft), (Some("GS-3.3"), true));
    assert_eq!(gansu.measures_clause.as_deref(), Some("GS-3.3"));
    let ordos = plan("1506", None);
    assert_eq!((ordos.plan.pack.id.as_str(), ordos.latest), ("OR", None));
    let xinjiang = plan("65", None);
    assert_eq!(xinjiang.plan.pack.id, "CN-2024", "a draft is chosen by nobody but a person");
    assert!(xinjiang.plan.packs.iter().any(|pack| pack.status == "draft"));
    assert_eq!(plan("65", Some("XJ-draft")).plan.pack.status, "draft");

    let mine = mine_in(&desk, "62");
    let long = issue_input(&desk, &mine, "GS", 400);
    let error = issue(&desk.app, long.clone()).unwrap_err();
    assert_eq!(error.code(), "limit-needs-reason");
    let founded =
        IssueInput { reason: "冬季停工".into(), approver: "厅领导".into(), ..long };
    let view = issue(&desk.app, founded).unwrap();
    assert_eq!(view.row.clock.unwrap().clause.as_deref(), Some("GS-3.3"));
    for limit in ["2026-02-30", "0206-03-05", "+262142-12-31"] {
        let strange = IssueInput { limit: limit.into(), ..issue_input(&desk, &mine, "GS", 1) };
        assert_eq!(issue(&desk.app, strange).unwrap_err().code(), "not-a-day", "{limit}");
    }
    let elsewhere = issue_input(&desk, &mine, "OR", 30);
    assert_eq!(issue(&desk.app, elsewhere).unwrap_err().code(), "not-found");
}

pub(super) fn report_input(
    desk: &Desk,
    mine: &str,
    plan: &RemovalPlan,
    ground: &str,
) -> ReportInput {
    let mut ways = plan.grounds.iter().chain(&plan.second_route);
    let found = ways.find(|one| one.id == ground).unwrap();
    let papers = found.evidence.iter();
    let evidence =
        papers.map(|name| GroundPaper { name: name.clone(), file: file(desk, name) }).collect();
    ReportInput {
        mine: mine.into(),
        list: "province".into(),
        pack: plan.plan.pack.id.clone(),
        ground: ground.into(),
        on: today(desk).to_string(),
        reason: "核查属实".into(),
        evidence,
        rectification: None,
        inspection: None,
        found_by: plan.feedback.as_ref().map(|_| FoundByInput::Itself),
    }
}

/// A mine on the province's list, and what its removal asks for.
fn listed_in_gansu(desk: &Desk) -> (String, RemovalPlan) {
    let mine = mine_in(desk, "62");
    put_on(desk, &mine, ListLevel::Province);
    let ask = CasePlanInput { mine: mine.clone(), ..Default::default() };
    let plan = removal_plan(&desk.app, ask).unwrap();
    (mine, plan)
}

/// GS-4.1: what a department found comes with its letter and opinion.
#[test]
fn gansu_records_which_department_found_it() {
    let desk = Desk::new();
    let app = &desk.app;
    let (mine, plan) = listed_in_gansu(&desk);
    let asked = plan.feedback.as_ref().unwrap();
    assert_eq!((asked.clause.as_str(), asked.to.name.as_str()), ("GS-4.1", "省自然资源厅"));
    assert!(asked.departments.iter().all(|one| one.id != "natural-resources"));
    let input = report_input(&desk, &mine, &plan, "GS-R8");
    let unsaid = ReportInput { found_by: None, ..input.clone() };
    let error = Problem::from(report(app, unsaid).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("removal-no-feedback", "GS-4.1")
    );
    let told = FoundByInput::Department {
        department: "ecology".into(),
        handling: " 建议移出名录 ".into(),
        letter: file(&desk, "问题反馈函.pdf"),
    };
    let view = report(app, ReportInput { found_by: Some(told), ..input }).unwrap();
    let CaseBody::Removal(body) = &view.body else { panic!("a removal") };
    let said = body.found_by.clone().unwrap();
    let department = Some("省生态环境厅".to_owned());
    assert_eq!(said, FoundByView { department, handling: "建议移出名录".into() });
    assert!(view.events[0].papers.iter().any(|paper| paper.name == "问题反馈函.pdf"));
}

#[test]
fn gansu_removes_on_its_own_ground_after_the_joint_conference() {
    let desk = Desk::new();
    let app = &desk.app;
    let (mine, plan) = listed_in_gansu(&desk);
    assert_eq!((plan.grounds.len(), plan.conference_clause.as_deref()), (14, Some("GS-4.2")));
    let input = report_input(&desk, &mine, &plan, "GS-R3");
    let bare = ReportInput { evidence: Vec::new(), ..input.clone() };
    let error = Problem::from(report(app, bare).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["missing"].as_str()),
        ("removal-no-evidence", "关闭或停产证明材料")
    );
    let view = report(app, input).unwrap();
    assert_eq!(refused(&view, "conclude").as_deref(), Some("removal-not-verified"));
    let view = verify(app, verify_input(&desk, &view, true)).unwrap();
    let conclude_with = |conference| ConcludeInput {
        conclusion: "removed".into(),
        decision: Some(file(&desk, "移出决定.pdf")),
        conference,
        ..conclude_input(&desk, &view)
    };
    let error = Problem::from(conclude(app, conclude_with(None)).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("removal-no-conference", "GS-4.2")
    );
    let conference = ConferenceInput {
        on: today(&desk).to_string(),
        opinion: "同意移出".into(),
        minutes: file(&desk, "纪要.pdf"),
    };
    // A banner's officer enters what the province decided: without its paper nothing is recorded.
    let bare = ConcludeInput { decision: None, ..conclude_with(Some(conference.clone())) };
    let error = Problem::from(conclude(app, bare).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["bodies"].as_str()),
        ("case-needs-scan", "省自然资源厅")
    );
    let view = conclude(app, conclude_with(Some(conference))).unwrap();
    assert_eq!(view.events[2].entered_for, ["省自然资源厅"]);
    assert!(view.events[0].entered_for.is_empty(), "no document says who reports");
    assert_eq!(view.row.station, "removed");
    assert!(view.row.closed.is_some());
    assert_eq!(desk.session().mine(&mine).unwrap().list_level, ListLevel::Unlisted);
}

pub(super) fn verify_input(desk: &Desk, view: &CaseView, holds: bool) -> VerifyInput {
    let mut step = about(desk, view);
    step.papers = vec![file(desk, "核实意见.pdf")];
    let (by, note) = ("李某".into(), String::new());
    VerifyInput { step, by, body: "province/natural-resources".into(), holds, note }
}

pub(super) fn conclude_input(desk: &Desk, view: &CaseView) -> ConcludeInput {
    ConcludeInput {
        step: about(desk, view),
        conclusion: "kept".into(),
        body: "province/natural-resources".into(),
        person: "厅领导".into(),
        reason: String::new(),
        decision: None,
        conference: None,
    }
}

/// Of Ordos no document says who decides on the province's list.
#[test]
fn a_removal_is_of_a_list_that_the_mine_is_on_and_can_always_be_ended() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    let failed = rechecked(&desk, &mine, "OR", false).row.id;
    put_on(&desk, &mine, ListLevel::Unlisted);
    let plan = || {
        let input = CasePlanInput { mine: mine.clone(), ..Default::default() };
        removal_plan(app, input).unwrap()
    };
    let mut input = report_input(&desk, &mine, &plan(), "OR-R1");
    input.rectification = Some(failed);
    assert_eq!(report(app, input.clone()).unwrap_err().code(), "removal-not-on-list");
    put_on(&desk, &mine, ListLevel::Province);
    put_on(&desk, &mine, ListLevel::National);
    assert_eq!(plan().lists, ["national", "province"], "it rose from one to the other");
    let reported = report(app, input).unwrap();
    let CaseBody::Removal(body) = &reported.body else { panic!("a removal") };
    assert!(body.decider_asked && body.deciders.is_empty());

    let refuted = verify(app, verify_input(&desk, &reported, false)).unwrap();
    let mut closing = conclude_input(&desk, &refuted);
    closing.body = "city/government".into();
    assert_eq!(conclude(app, closing.clone()).unwrap_err().code(), "removal-not-decider");
    closing.body = "province/natural-resources".into();
    closing.step.papers = vec![file(&desk, "办结说明.pdf")];
    let ended = conclude(app, closing).unwrap();
    assert_eq!((ended.row.station.as_str(), ended.row.closed.is_some()), ("kept", true));
    assert_eq!(desk.session().mine(&mine).unwrap().list_level, ListLevel::National);
}

/// The demo's registry has mines on lists already.
pub(super) fn put_on(desk: &Desk, mine: &str, list: ListLevel) {
    let session = desk.session();
    let done =
        session.store.write(|write| enlist::enlist(&session, write, mine, (list, ""), "演示"));
    done.unwrap();
}

#[test]
fn a_failed_recheck_opens_the_second_route_and_nothing_else_does() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "33");
    let ask = |rectification: Option<String>| {
        let pack = Some("ZJ-2018".to_owned());
        let input = CasePlanInput { mine: mine.clone(), pack, rectification, ..Default::default() };
        removal_plan(app, input).unwrap()
    };
    let plan = ask(None);
    let mut input = report_input(&desk, &mine, &plan, "ZJ-R1");
    put_on(&desk, &mine, ListLevel::National);
    input.list = "national".into();
    assert_eq!(report(app, input.clone()).unwrap_err().code(), "removal-not-failed");
    let passed = rechecked(&desk, &mine, "ZJ-2018", true);
    input.rectification = Some(passed.row.id);
    assert_eq!(report(app, input.clone()).unwrap_err().code(), "removal-not-failed");
    let failed = rechecked(&desk, &mine, "ZJ-2018", false);
    let CaseBody::Rectification(body) = &failed.body else { panic!("a rectification") };
    assert!(body.on_fail.contains(&"removal".to_owned()), "{:?}", body.on_fail);
    assert_eq!(ask(Some(failed.row.id.clone())).failed.len(), 1);
    input.rectification = Some(failed.row.id.clone());
    let view = report(app, input).unwrap();
    assert_eq!(view.origin, Some(format!("rectification/{}", failed.row.id)));
}

/// GS-3.5: beside its fourteen grounds; Sichuan's document has no such way.
#[test]
fn gansu_removes_a_mine_whose_rectification_failed() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "62");
    put_on(&desk, &mine, ListLevel::Province);
    let failed = rechecked(&desk, &mine, "GS", false);
    let CaseBody::Rectification(body) = &failed.body else { panic!("a rectification") };
    assert_eq!(body.removal_clause.as_deref(), Some("GS-3.5"));
    let rectification = Some(failed.row.id.clone());
    let ask = CasePlanInput { rectification: rectification.clone(), ..Default::default() };
    let plan = removal_plan(app, ask).unwrap();
    let second = plan.second_route.as_ref().unwrap();
    assert_eq!((plan.grounds.len(), second.shows), (14, Some(true)));
    let bare = report_input(&desk, &mine, &plan, "GS-3.5");
    assert_eq!(report(app, bare.clone()).unwrap_err().code(), "removal-not-failed");
    let view = report(app, ReportInput { rectification, ..bare }).unwrap();
    assert_eq!(view.origin, Some(format!("rectification/{}", failed.row.id)));
    let CaseBody::Removal(body) = &view.body else { panic!("a removal") };
    assert!(body.ground.text.contains("整改不满足") && body.conference_clause.is_some());

    let mine = mine_in(&desk, "51");
    let failed = rechecked(&desk, &mine, "SC-2023", false);
    let CaseBody::Rectification(body) = &failed.body else { panic!("a rectification") };
    assert_eq!(body.removal_clause, None);
}

#[test]
fn the_deadline_desk_says_what_is_due_where_and_by_which_clause() {
    let desk = Desk::new();
    let app = &desk.app;
    for region in ["1506", "62", "33", "65", "51"] {
        let mine = mine_in(&desk, region);
        let plan = CasePlanInput { mine: mine.clone(), ..Default::default() };
        let pack = rectification_plan(app, plan).unwrap().plan.pack.id;
        issue(app, issue_input(&desk, &mine, &pack, 3)).unwrap();
        let region = format!("{region:0<6}");
        let query = DeadlineQuery { region: Some(region), days: 7, limit: 50 };
        let view = crate::deadline::list(app, query).unwrap();
        let own: Vec<&DeadlineRow> =
            view.rows.iter().filter(|row| row.kind == "rectification").collect();
        assert_eq!(own.len(), 1, "only the region's own");
        assert_eq!((own[0].clock.duty.as_str(), own[0].clock.days_left), ("rectify", Some(3)));
        assert!(own[0].subject.starts_with("rectification/z-"));
        for row in &view.rows {
            let late = row.clock.days_left.is_some_and(|left| left < 0);
            assert!(late || row.clock.days_left.is_none_or(|left| left <= 7), "{row:?}");
        }
        let due = |row: &&DeadlineRow| row.clock.days_left.is_some_and(|left| left >= 0);
        assert!(view.coming as usize >= view.rows.iter().filter(due).count());
    }
    // Counted by hand from the registry: licences of open mines that have run out.
    let mines = desk.session().store.mines_of_region("62").unwrap();
    let field = |mine: &rules::mine::Mine, field| mine.day(field).filter(|day| *day < today(&desk));
    let open = mines.iter().filter(|mine| mine.status != rules::mine::Status::Closed);
    let expired: usize = open
        .map(|mine| {
            let both = [rules::mine::Field::LicenceTo, rules::mine::Field::SafetyTo];
            both.into_iter().filter(|one| field(mine, *one).is_some()).count()
        })
        .sum();
    let query = DeadlineQuery { region: Some("620000".into()), days: 0, limit: 1_000 };
    let view = crate::deadline::list(app, query).unwrap();
    let licences = view.rows.iter().filter(|row| row.clock.duty.starts_with("renew-"));
    assert_eq!(licences.filter(|row| row.clock.days_left < Some(0)).count(), expired);
    let ground = view.rows.iter().find(|row| row.clock.duty == "renew-licence").unwrap();
    assert_eq!(ground.clock.clause.as_deref(), Some("GS-R1"));
}
