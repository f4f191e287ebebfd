mod agencies;
mod drawn;
mod ends;
mod review;

use chrono::Days;

use super::*;
use crate::api::*;
use crate::casefile::tests::{about, file, mine_in, put_on, refused, today};
use crate::casefile::{self, get, save_paper};
use crate::testing::Desk;

fn listing(view: &CaseView) -> &ListingView {
    match &view.body {
        CaseBody::Listing(body) => body,
        other => panic!("an application, not {other:?}"),
    }
}

fn here(view: &CaseView) -> StationView {
    listing(view).stations.iter().find(|one| one.place == "here").unwrap().clone()
}

fn step_on(desk: &Desk, view: &CaseView, on: NaiveDate) -> StepOf {
    StepOf { on: on.to_string(), ..about(desk, view) }
}

/// With a paper, as for whoever took it.
fn entered_on(desk: &Desk, view: &CaseView, on: NaiveDate) -> StepOf {
    StepOf { papers: vec![file(desk, "扫描件.pdf")], ..step_on(desk, view, on) }
}

fn applied(desk: &Desk, mine: &str, pack: &str, on: NaiveDate) -> CaseView {
    let (mine, pack, on) = (mine.to_owned(), pack.to_owned(), on.to_string());
    let papers = vec![file(desk, "申请书.pdf")];
    apply(&desk.app, ListingOpenInput { mine, pack, on, filing: None, papers }).unwrap()
}

/// Everything that the station asks for.
fn complete(desk: &Desk, view: &CaseView, on: NaiveDate) -> StationInput {
    let station = here(view);
    let evaluates = station.kind == "third-party-evaluation";
    let text = |text: &str| if evaluates { text.to_owned() } else { String::new() };
    let opinion = |party: &BodyView| OpinionInput {
        by: party.body.clone(),
        person: "李某".into(),
        agrees: true,
        note: String::new(),
    };
    let names = station.documents.iter();
    StationInput {
        step: step_on(desk, view, on),
        outcome: "passed".into(),
        by: station.by[0].body.clone(),
        person: "王某".into(),
        note: String::new(),
        opinions: station.with.iter().filter(|_| station.heard).map(opinion).collect(),
        documents: names
            .map(|name| NamedPaper { name: name.clone(), file: file(desk, name) })
            .collect(),
        endorsement: station.endorsement_clause.map(|_| file(desk, "签字背书表.pdf")),
        signers: Vec::new(),
        team: Vec::new(),
        score: text("912.5"),
        scores: None,
        reason: String::new(),
        approver: String::new(),
        station: station.id,
    }
}

fn published(desk: &Desk, view: &CaseView, on: NaiveDate) -> CaseView {
    let station = here(view);
    let input = PublishInput {
        step: entered_on(desk, view, on),
        period: station.period.unwrap_or_else(|| "7wd".into()),
        place: "门户网站".into(),
        station: station.id,
    };
    publish(&desk.app, input).unwrap()
}

/// With an agency from outside the register, by whoever commissions, where one evaluates here.
fn engaged(desk: &Desk, view: CaseView, on: NaiveDate) -> CaseView {
    let waits = listing(&view).engagement.as_ref().is_some_and(|one| one.engaged.is_none());
    if !waits || here(&view).kind != "third-party-evaluation" {
        return view;
    }
    let outside = EvaluatorInput { agency: String::new(), outside: "演示评估所".into() };
    engage(&desk.app, order(desk, &view, on, outside)).unwrap()
}

fn order(desk: &Desk, view: &CaseView, on: NaiveDate, evaluator: EvaluatorInput) -> EngageInput {
    let engagement = listing(view).engagement.clone().unwrap();
    let by = engagement.by.first().map(|one| one.body.clone());
    EngageInput {
        step: entered_on(desk, view, on),
        station: here(view).id,
        by: by.unwrap_or_else(|| "county/natural-resources".into()),
        person: "王某".into(),
        evaluator,
        method: engagement.method,
    }
}

/// On, with everything in hand, until the application stands there or is complete.
fn until(
    desk: &Desk,
    mut view: CaseView,
    station: &str,
    mut on: NaiveDate,
) -> (CaseView, NaiveDate) {
    while view.row.closed.is_none() && view.row.station != station {
        if here(&view).kind == "publicity" {
            view = published(desk, &view, on);
            // Longer than ten working days with the longest holidays among them.
            on = on + Days::new(30);
        }
        view = engaged(desk, view, on);
        view = conclude_station(&desk.app, complete(desk, &view, on)).unwrap();
        on = on + Days::new(1);
    }
    (view, on)
}

fn problem<T: std::fmt::Debug>(outcome: Result<T>) -> (String, String) {
    let problem = Problem::from(outcome.unwrap_err());
    let clause = problem.args.get("clause").cloned().unwrap_or_default();
    (problem.code, clause)
}

#[test]
fn each_pack_has_its_own_way_and_the_registry_follows() {
    let desk = Desk::new();
    let start = today(&desk) - Days::new(300);
    for (region, pack, stations) in [("1506", "OR", 7), ("62", "GS", 4)] {
        let mine = mine_in(&desk, region);
        put_on(&desk, &mine, ListLevel::Unlisted);
        let view = applied(&desk, &mine, pack, start);
        assert_eq!(listing(&view).stations.len(), stations);
        let (view, _) = until(&desk, view, "", start);
        assert_eq!((view.row.station.as_str(), view.head.is_some()), ("complete", true));
        assert_eq!(listing(&view).listed.as_deref(), Some("province"));
        assert!(listing(&view).stations.iter().all(|one| one.place == "done"));
        // Papers are there, by the names that the pack gives them.
        let papers: Vec<&PaperView> = view.events.iter().flat_map(|event| &event.papers).collect();
        let asked = if pack == "OR" { "现场初评表" } else { "核查意见" };
        let paper = papers.iter().find(|paper| paper.name == asked).unwrap();
        let input = PaperInput { case: view.row.id.clone(), hash: paper.hash.clone() };
        assert_eq!(
            std::fs::read(save_paper(&desk.app, input).unwrap().path).unwrap(),
            asked.as_bytes()
        );
        let lines = || view.events.iter().flat_map(|event| &event.lines);
        assert!(lines().any(|line| line.field == "by" && line.text.contains("自然资源")));
        assert!(lines().all(|line| !line.text.contains('/')), "names, not codes");
        // The mine's list changed with the case, with before and after.
        let detail = crate::mine::get(&desk.app, ById { id: mine }).unwrap();
        assert_eq!(detail.values["list_level"], "province");
        let changed = detail.timeline.iter().find(|entry| entry.kind == "mine.changed").unwrap();
        assert_eq!(changed.detail, view.row.number);
        assert!(!detail.values["listed_on"].is_empty());
        assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
    }
}

/// OR-3.8: offered are those at the level of who takes part, where the mine lies.
#[test]
fn the_offices_own_people_are_offered_to_sign() {
    let desk = Desk::new();
    let start = today(&desk) - Days::new(300);
    let begun = applied(&desk, &mine_in(&desk, "150622"), "OR", start);
    let (view, on) = until(&desk, begun, "initial-evaluation", start);
    let offered = |view: &CaseView| -> Vec<String> {
        here(view).people.into_iter().map(|one| one.name).collect()
    };
    assert_eq!(offered(&view), ["检查员甲"]);
    let (view, _) = until(&desk, view, "tracking", on);
    assert!(offered(&view).is_empty(), "the city's people sign, and nobody of the banner");
}

#[test]
fn what_does_not_follow_is_refused_with_its_clause() {
    let desk = Desk::new();
    let start = today(&desk) - Days::new(300);
    let ordos = applied(&desk, &mine_in(&desk, "1506"), "OR", start);
    let again = ListingOpenInput {
        mine: ordos.row.mine.clone(),
        pack: "OR".into(),
        on: start.to_string(),
        filing: None,
        papers: Vec::new(),
    };
    assert_eq!(problem(apply(&desk.app, again.clone())).0, "listing-exists");
    let skipped = StationInput { station: "listing".into(), ..complete(&desk, &ordos, start) };
    let error = Problem::from(conclude_station(&desk.app, skipped).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("listing-out-of-order", "OR-3.1")
    );
    assert_eq!(
        (error.args["expected"].as_str(), error.args["found"].as_str()),
        ("申请", "纳入绿色矿山名录")
    );
    let before = StepOf { on: (start - Days::new(1)).to_string(), ..about(&desk, &ordos) };
    let early = StationInput { step: before, ..complete(&desk, &ordos, start) };
    assert_eq!(problem(conclude_station(&desk.app, early)).0, "listing-back-in-time");

    let (ordos, on) = until(&desk, ordos, "initial-evaluation", start);
    let whole = complete(&desk, &ordos, on);
    let unsigned = StationInput { endorsement: None, ..whole.clone() };
    assert_eq!(
        problem(conclude_station(&desk.app, unsigned)),
        ("listing-not-endorsed".into(), "OR-3.8".into())
    );
    let unheard = StationInput { opinions: Vec::new(), ..whole.clone() };
    assert_eq!(
        problem(conclude_station(&desk.app, unheard)),
        ("listing-not-heard".into(), "OR-3.2".into())
    );
    let stranger = StationInput { by: "city/government".into(), ..whole.clone() };
    assert_eq!(problem(conclude_station(&desk.app, stranger)).0, "listing-not-actor");
    // What another level did is entered from a scan alone; a refusal asks for no other paper.
    let (ordos, on) = until(&desk, ordos, "tracking", on);
    let bare = StationInput {
        outcome: "failed".into(),
        note: "评估走过场".into(),
        documents: Vec::new(),
        ..complete(&desk, &ordos, on)
    };
    assert_eq!(problem(conclude_station(&desk.app, bare.clone())).0, "case-needs-scan");
    let mut scanned = bare;
    scanned.step.papers = vec![file(&desk, "市政府意见.pdf")];
    let ended = conclude_station(&desk.app, scanned).unwrap();
    assert_eq!(ended.row.station, "not-passed");
    assert!(ended.steps.iter().all(|step| step.refused.is_some()) && ended.row.clock.is_none());
    assert!(apply(&desk.app, again).is_ok(), "the mine may apply again");

    let national = mine_in(&desk, "65");
    let view = plan(&desk.app, CasePlanInput { mine: national.clone(), ..Default::default() });
    assert_eq!(view.unwrap().stations, Vec::new());
    let input = ListingOpenInput {
        mine: national,
        pack: "CN-2024".into(),
        on: start.to_string(),
        filing: None,
        papers: Vec::new(),
    };
    assert_eq!(problem(apply(&desk.app, input)).0, "listing-no-stations");
}

#[test]
fn an_objection_holds_the_publicity_on_the_page_and_on_the_desk() {
    let desk = Desk::new();
    let app = &desk.app;
    let start = today(&desk) - Days::new(40);
    let view = applied(&desk, &mine_in(&desk, "1506"), "OR", start);
    let (view, on) = until(&desk, view, "city-publicity", start);
    assert_eq!(view.row.station_name, "公示");
    assert_eq!(refused(&view, "pass").as_deref(), Some("listing-not-published"));
    assert_eq!(view.row.clock.as_ref().unwrap().duty, "publish");
    let view = published(&desk, &view, on);
    assert_eq!(view.row.clock.as_ref().unwrap().duty, "end-publicity");
    let words = |view: &CaseView, text: &str| WordsInput {
        step: step_on(&desk, view, on + Days::new(1)),
        text: text.into(),
    };
    let view = object(app, words(&view, "排土场越界")).unwrap();
    assert_eq!(refused(&view, "pass").as_deref(), Some("listing-held"));
    let clock = view.row.clock.clone().unwrap();
    assert_eq!((clock.mark.as_str(), clock.duty.as_str()), ("held", "answer-objection"));
    assert_eq!(clock.clause.as_deref(), Some("OR-3.7"));
    let query = DeadlineQuery { region: Some("150600".into()), days: 7, limit: 50 };
    let rows = crate::deadline::list(app, query).unwrap().rows;
    let row = rows.iter().find(|row| row.kind == "listing").unwrap();
    assert_eq!((row.clock.mark.as_str(), row.number.as_str()), ("held", view.row.number.as_str()));

    let answer = ObjectionInput {
        step: entered_on(&desk, &view, on + Days::new(2)),
        objection: 0,
        upheld: true,
        note: "核查属实".into(),
    };
    let view = answer_objection(app, answer).unwrap();
    assert_eq!(refused(&view, "pass").as_deref(), Some("listing-awaits-correction"));
    let mut correction = words(&view, "更正面积");
    correction.step.on = (on + Days::new(3)).to_string();
    assert_eq!(problem(correct(app, correction.clone())).0, "case-needs-scan", "the city's own");
    correction.step.papers = vec![file(&desk, "更正公告.pdf")];
    let view = correct(app, correction).unwrap();
    let clock = view.row.clock.clone().unwrap();
    assert!(clock.due.unwrap() > (on + Days::new(10)).to_string(), "it began anew");
    assert_eq!(listing(&view).notice.as_ref().unwrap().objections[0].upheld, Some(true));

    let board = list(app, ListingQuery { region: "150600".into(), ..Default::default() }).unwrap();
    assert_eq!((board.len(), board[0].pack.id.as_str()), (1, "OR"));
    let at = board[0].stations.iter().find(|station| station.id == "city-publicity").unwrap();
    assert_eq!((at.rows.len(), at.clause.as_str()), (1, "OR-3.7"));
    let elsewhere = ListingQuery { text: "没有这座矿".into(), ..Default::default() };
    assert!(list(app, elsewhere).unwrap().is_empty());
    let withdrawn = withdraw(
        app,
        WordsInput { step: entered_on(&desk, &view, today(&desk)), text: "企业撤回".into() },
    );
    assert_eq!(withdrawn.unwrap().row.station, "withdrawn");
    let open = ListingQuery { open_only: true, ..Default::default() };
    assert!(list(app, open).unwrap().is_empty());
}

const ANNEX: &str = "\
一级指标,二级指标,三级指标,评分标准,分值
矿区环境,矿容矿貌,功能分区,各区分开,600
资源开发方式,资源开采,开采技术,先进,400
";
const SCORES: &str = "\
一级指标,三级指标,分值,得分,扣分原因
矿区环境,功能分区,600,512.5,堆场无围挡
资源开发方式,开采技术,400,400,
总计,,1000,912.5,
";

/// The key of a table out of that annex.
fn table(desk: &Desk, id: &str, practice: bool) -> String {
    let input = ChecklistImport {
        file: csv(desk, ANNEX),
        sheet: None,
        columns: std::collections::BTreeMap::new(),
        edition: "other".into(),
        id: id.into(),
        title: "评价指标".into(),
        source: "附件".into(),
        practice,
        not_applicable: "zero".into(),
        pass: String::new(),
        group_percent: String::new(),
        dry_run: false,
    };
    crate::knowledge::import_checklist(&desk.app, input).unwrap().content.unwrap().row.key
}

fn csv(desk: &Desk, text: &str) -> Staged {
    Staged {
        token: desk.app.stage(None, text.as_bytes(), true).unwrap(),
        name: "评分表.csv".into(),
    }
}

#[test]
fn an_agency_s_score_sheet_gives_the_score_item_by_item() {
    let desk = Desk::new();
    let app = &desk.app;
    let start = today(&desk) - Days::new(300);
    let view = applied(&desk, &mine_in(&desk, "1506"), "OR", start);
    let (view, on) = until(&desk, view, "third-party", start);
    let view = engaged(&desk, view, on);
    assert!(here(&view).evaluates && here(&view).scores.is_none());
    let sheet = |text: &str, table: &str| ScoreSheetInput {
        file: csv(&desk, text),
        sheet: None,
        table: table.to_owned(),
        columns: std::collections::BTreeMap::new(),
    };
    let official = table(&desk, "official", false);
    let faulty = sheet(&SCORES.replace("总计,,1000,912.5", "总计,,1000,913"), &official);
    let looked = read_scores(app, faulty.clone()).unwrap();
    assert_eq!((looked.fault_count, looked.faults[0].row), (1, 4));
    assert_eq!(
        (looked.faults[0].column.as_str(), looked.faults[0].code.as_str()),
        ("得分", "total")
    );
    assert_eq!(looked.given.groups[0].lines[0].note, "堆场无围挡");
    let with = |score: &str, scores| StationInput {
        score: score.to_owned(),
        scores: Some(scores),
        ..complete(&desk, &view, on)
    };
    let head = || desk.session().store.head().seq;
    let refused = |input| problem(conclude_station(app, input)).0;
    assert_eq!(refused(with("", faulty)), "score-sheet-faults");
    assert_eq!(refused(with("900", sheet(SCORES, &official))), "listing-other-total");
    let practice = table(&desk, "practice", true);
    let recorded = head();
    assert_eq!(refused(with("", sheet(SCORES, &practice))), "listing-practice-table");
    assert_eq!(head(), recorded, "a refusal leaves nothing behind");

    let view = conclude_station(app, with("", sheet(SCORES, &official))).unwrap();
    let stations = &listing(&view).stations;
    let given = stations.iter().find_map(|one| one.scores.as_ref()).unwrap();
    assert_eq!((given.total.as_str(), given.points.as_str()), ("912.5", "1000"));
    let groups: Vec<&str> = given.groups.iter().map(|group| group.given.as_str()).collect();
    assert_eq!(groups, ["512.5", "400"]);
    let said = view.events.iter().flat_map(|event| &event.lines);
    assert!(said.clone().any(|line| line.field == "score" && line.text == "912.5"));
    assert!(said.clone().all(|line| line.field != "answers" && line.field != "mark"));
    // The file itself is evidence.
    let mut papers = view.events.iter().flat_map(|event| &event.papers);
    let paper = papers.find(|paper| paper.name == "评分表.csv").unwrap();
    let input = PaperInput { case: view.row.id.clone(), hash: paper.hash.clone() };
    let kept = std::fs::read(save_paper(app, input).unwrap().path).unwrap();
    assert_eq!(kept, SCORES.as_bytes());
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
}

#[test]
fn a_change_of_licence_that_matters_leads_to_a_new_application() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "65");
    let changed = today(&desk) - Days::new(12);
    let input = NoticeChangeInput {
        mine: mine.clone(),
        pack: "CN-2024".into(),
        changed: changed.to_string(),
        what: "生产规模由60万吨/年变更为90万吨/年".into(),
        registry: Vec::new(),
        papers: Vec::new(),
    };
    assert_eq!(problem(casefile::notice(app, input.clone())).0, "filing-not-asked");
    let input = NoticeChangeInput { pack: "XJ-draft".into(), ..input };
    let view = casefile::notice(app, input).unwrap();
    let clock = view.row.clock.clone().unwrap();
    // 及时: counted, and never late.
    assert_eq!((clock.mark.as_str(), clock.days_since), ("since", 12));
    assert_eq!(clock.clause.as_deref(), Some("XJ-2.5a"));
    assert_eq!(refused(&view, "judge").as_deref(), Some("filing-not-filed"));
    let filed = FileChangeInput {
        step: about(&desk, &view),
        application: file(&desk, "变更备案申请.pdf"),
    };
    let view = casefile::file(app, filed).unwrap();
    let judged = JudgeChangeInput {
        step: about(&desk, &view),
        by: "county/natural-resources".into(),
        person: "王某".into(),
        material: true,
        reason: "规模变化影响评价指标".into(),
        reapply: None,
    };
    assert_eq!(
        problem(casefile::judge(app, judged.clone())),
        ("filing-no-notice".into(), "XJ-2.5b".into())
    );
    let asked = ListingOpenInput {
        mine,
        pack: "XJ-draft".into(),
        on: today(&desk).to_string(),
        filing: Some(view.row.id.clone()),
        papers: Vec::new(),
    };
    assert_eq!(problem(apply(app, asked.clone())).0, "listing-no-such-change");
    let reapply = Some(file(&desk, "重新申报通知.pdf"));
    let view = casefile::judge(app, JudgeChangeInput { reapply, ..judged }).unwrap();
    assert_eq!(view.row.station, "reapply");
    let anew = apply(app, asked).unwrap();
    assert_eq!(anew.origin, Some(format!("filing/{}", view.row.id)));
    let view = get(app, ById { id: view.row.id }).unwrap();
    let CaseBody::Filing(body) = &view.body else { panic!("a change of licence") };
    assert_eq!(body.listing, Some(anew.row.id));
}
