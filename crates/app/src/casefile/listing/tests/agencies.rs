use super::*;
use crate::casefile::tests::scheduled;
use crate::casefile::{agency, complaint};

/// Added to the register, or changed there.
fn registered(desk: &Desk, name: &str) -> String {
    let values = [("name".into(), name.into()), ("state".into(), "active".into())].into();
    let (reason, papers) = (String::new(), Vec::new());
    let add = EntryAdd { kind: "agency".into(), values, reason, papers, dry_run: false };
    crate::entry::add(&desk.app, add).unwrap();
    let all = complaint::plan(&desk.app, AboutInput::default()).unwrap().agencies;
    all.into_iter().find(|one| one.name == name).unwrap().id
}

fn renamed(desk: &Desk, id: &str, from: &str, to: &str) {
    let edit = FieldEdit { field: "name".into(), seen: from.into(), text: to.into() };
    let (id, reason, papers) = (id.to_owned(), "更名".to_owned(), Vec::new());
    let input = EntryChangeInput { id, edits: vec![edit], reason, papers, dry_run: false };
    crate::entry::change(&desk.app, input).unwrap();
}

fn of(id: &str) -> EvaluatorInput {
    EvaluatorInput { agency: id.into(), outside: String::new() }
}

fn outside(name: &str) -> EvaluatorInput {
    EvaluatorInput { agency: String::new(), outside: name.into() }
}

/// OR-3.10: any of the three grounds is enough.
fn barred(desk: &Desk, id: &str) -> CaseView {
    let input = AgencyReportInput {
        agency: id.into(),
        pack: "OR".into(),
        on: today(desk).to_string(),
        grounds: vec!["弄虚作假".into()],
        text: "评估报告与现场不符".into(),
        evidence: vec![file(desk, "核查记录.pdf")],
    };
    let view = agency::report(&desk.app, input).unwrap();
    let (by, body) = ("王某".to_owned(), "county/government".to_owned());
    let (holds, note) = (vec!["弄虚作假".to_owned()], String::new());
    let step = about(desk, &view);
    let input = AgencyVerifyInput { step, by, body: body.clone(), holds, note: note.clone() };
    let view = agency::verify(&desk.app, input).unwrap();
    let (step, person) = (about(desk, &view), "李某".to_owned());
    let input = AgencyConcludeInput { step, person, body, sanction: true, note };
    agency::conclude(&desk.app, input).unwrap()
}

fn work(view: &CaseView) -> Vec<&str> {
    let CaseBody::Agency(body) = &view.body else { panic!("an agency") };
    body.work.iter().map(|row| row.id.as_str()).collect()
}

/// OR-3.10, XJ-3.2b: a mine listed by its report is found again, and nothing lets it evaluate anew:
/// no other name in the register, none that is typed, no second entry.
#[test]
fn a_barred_agency_s_evaluations_are_found_and_its_bar_holds_under_any_name() {
    let desk = Desk::new();
    let (app, start) = (&desk.app, today(&desk) - Days::new(300));
    let id = registered(&desk, "晋评估");
    let mine = mine_in(&desk, "1506");
    let (view, on) = until(&desk, applied(&desk, &mine, "OR", start), "third-party", start);
    assert_eq!(refused(&view, "pass").as_deref(), Some("listing-no-agency"));
    assert_eq!(view.row.clock.as_ref().unwrap().duty, "engage-agency");
    let view = engage(app, order(&desk, &view, on, of(&id))).unwrap();
    assert_eq!(view.row.clock.as_ref().unwrap().duty, "third-party-evaluation");
    let engaged = listing(&view).engagement.as_ref().unwrap().engaged.as_ref().unwrap();
    assert_eq!((engaged.name.as_str(), engaged.outside, engaged.barred), ("晋评估", false, false));
    let (first, _) = until(&desk, view, "", on);

    let case = barred(&desk, &id);
    assert_eq!(work(&case), [first.row.id.as_str()]);
    let first = get(app, ById { id: first.row.id }).unwrap();
    let mut stations = listing(&first).stations.iter();
    let shown = stations.find_map(|one| one.evaluator.as_ref()).unwrap();
    assert!(shown.barred && shown.standing == "blacklisted", "flagged where it evaluated");

    let other = mine_in(&desk, "1506");
    let (view, on) = until(&desk, applied(&desk, &other, "OR", start), "third-party", start);
    let tried = |who| problem(engage(app, order(&desk, &view, on, who)));
    let bar = ("listing-agency-barred".to_owned(), "OR-3.10".to_owned());
    assert_eq!(tried(of(&id)), bar);
    for name in ["晋评估", " 晋 评估 "] {
        assert_eq!(tried(outside(name)).0, "agency-on-register");
    }
    renamed(&desk, &id, "晋评估", "晋新评估");
    assert_eq!(tried(of(&id)), bar);
    assert_eq!(tried(outside("晋评估")).0, "agency-on-register", "a name that it had");
    let second = registered(&desk, "晋评估");
    assert_eq!(tried(of(&second)), bar, "a second entry under that name");
    assert_eq!(work(&get(app, ById { id: case.row.id }).unwrap()), [first.row.id.as_str()]);
}

/// From outside the register it is said so, and found by its name once it is entered there.
#[test]
fn an_agency_from_outside_the_register_is_shown_as_such_and_found_by_its_name() {
    let desk = Desk::new();
    let (app, start) = (&desk.app, today(&desk) - Days::new(300));
    let mine = mine_in(&desk, "1506");
    let (view, on) = until(&desk, applied(&desk, &mine, "OR", start), "third-party", start);
    assert_eq!(problem(engage(app, order(&desk, &view, on, outside(" ")))).0, "listing-no-agency");
    let stranger =
        EngageInput { by: "county/energy".into(), ..order(&desk, &view, on, outside("乙所")) };
    assert_eq!(
        problem(engage(app, stranger)),
        ("listing-not-commissioner".into(), "OR-3.4".into())
    );
    let view = engage(app, order(&desk, &view, on, outside("乙所"))).unwrap();
    let lines = view.events.iter().flat_map(|event| &event.lines);
    let said = lines.filter(|line| line.field == "outside_register").map(|line| line.text.as_str());
    assert_eq!(said.collect::<Vec<_>>(), ["乙所"]);
    let view = conclude_station(app, complete(&desk, &view, on)).unwrap();
    let mut stations = listing(&view).stations.iter();
    let shown = stations.find_map(|one| one.evaluator.as_ref()).unwrap();
    assert!(shown.outside && shown.standing == "not-on-list");

    let id = registered(&desk, "乙所");
    assert_eq!(work(&barred(&desk, &id)), [view.row.id.as_str()]);
}

/// ZJ-4.4c, ZJ-4.2b: the third party that re-checks is one of the province's list, and its re-check is
/// among its work.
#[test]
fn a_third_party_s_re_check_names_it_by_its_entry() {
    let desk = Desk::new();
    let app = &desk.app;
    let id = registered(&desk, "浙评估");
    let view = scheduled(&desk, &mine_in(&desk, "33"), "ZJ-2018");
    let input = RecheckInput {
        step: about(&desk, &view),
        by: vec!["李某".into()],
        closed: vec![true],
        third_party: Some(file(&desk, "第三方评估.pdf")),
        evaluator: Some(of(&id)),
    };
    assert_eq!(
        problem(casefile::recheck(app, input.clone())),
        ("listing-agency-barred".into(), "ZJ-4.2b".into()),
        "it is on no list"
    );
    let edit =
        FieldEdit { field: "listed_from".into(), seen: String::new(), text: "2018-01-01".into() };
    let change = EntryChangeInput {
        id: id.clone(),
        edits: vec![edit],
        reason: "省厅名单".into(),
        papers: Vec::new(),
        dry_run: false,
    };
    crate::entry::change(app, change).unwrap();
    let view = casefile::recheck(app, input).unwrap();
    let CaseBody::Rectification(body) = &view.body else { panic!("a rectification") };
    let named = body.evaluator.as_ref().unwrap();
    assert_eq!((named.name.as_str(), named.standing.as_str()), ("浙评估", "active"));
    assert_eq!(work(&barred(&desk, &id)), [view.row.id.as_str()]);
}
