//! How applications end, and what the registry says then.

use super::*;

/// As another machine records it that doesn't know of the listing.
fn withdrawn_elsewhere(desk: &Desk, case: &str, after: &str, on: NaiveDate) {
    let session = desk.session();
    let subject = record::Subject::new("listing", case);
    let step = rules::procedure::Step {
        after: Some(after.to_owned()),
        fact: Withdrawn { on, note: "企业撤回申请".into() },
        papers: Vec::new(),
        entered_for: Vec::new(),
    };
    session.store.write(|write| write.append(&session.act(&subject), &step)).unwrap();
}

/// Two machines: one lists the mine, on the other it takes its application back. Whichever stands,
/// the registry says the same, and the history says both, with who, when and why.
#[test]
fn the_registry_follows_the_branch_that_stands_and_the_history_keeps_both() {
    let station = "listing";
    for (stands, list) in
        [("listing.withdrawn", ListLevel::Unlisted), ("listing.concluded", ListLevel::Province)]
    {
        let desk = Desk::new();
        let app = &desk.app;
        let mine = mine_in(&desk, "62");
        put_on(&desk, &mine, ListLevel::Unlisted);
        let start = today(&desk) - Days::new(300);
        let (view, on) = until(&desk, applied(&desk, &mine, "GS", start), station, start);
        assert_eq!(view.row.station, station);
        let listed = conclude_station(app, complete(&desk, &view, on)).unwrap();
        assert_eq!(desk.session().mine(&mine).unwrap().list_level, ListLevel::Province);
        withdrawn_elsewhere(&desk, &view.row.id, view.head.as_deref().unwrap(), on);

        let contested = get(app, ById { id: view.row.id.clone() }).unwrap();
        let tip = contested.events.iter().find(|event| event.tip && event.kind == stands).unwrap();
        let reason = "以书面撤回为准".to_owned();
        let input = SettleInput { case: view.row.id.clone(), keeps: tip.id.clone(), reason };
        casefile::settle(app, input).unwrap();
        assert_eq!(desk.session().mine(&mine).unwrap().list_level, list);

        let all = history(app, ById { id: mine.clone() }).unwrap();
        let of = |what: &str| all.iter().find(|end| end.what == what).unwrap();
        let place = |kind: &str| if kind == stands { "stands" } else { "aside" };
        let (put, back) = (of("listed"), of("withdrawn"));
        assert_eq!((put.place.as_str(), put.list.as_str()), (place("listing.concluded"), "省级"));
        assert_eq!(
            (back.place.as_str(), back.why.as_str()),
            (place("listing.withdrawn"), "企业撤回申请")
        );
        assert_eq!(
            (of("set-aside").why.as_str(), of("set-aside").at_ms > 0),
            ("以书面撤回为准", true)
        );
        assert!(all.iter().all(|end| !end.actor_name.is_empty()));
        assert_eq!(put.person, "王某");
        let registry: Vec<(&str, &str, &str)> = all
            .iter()
            .filter(|end| end.what == "registry" && end.why.starts_with(&listed.row.number))
            .map(|end| (end.before.as_str(), end.list.as_str(), end.why.as_str()))
            .collect();
        let number = listed.row.number.as_str();
        let taken_back = format!("{number} 以书面撤回为准");
        let mut expected = vec![("未入库", "省级", number)];
        if list == ListLevel::Unlisted {
            expected.insert(0, ("省级", "未入库", taken_back.as_str()));
        }
        assert_eq!(registry, expected);
    }
}

/// Refused applications stand in the mine's history too, though no list changed.
#[test]
fn refused_and_withdrawn_applications_are_in_the_mine_s_history() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "62");
    put_on(&desk, &mine, ListLevel::Unlisted);
    let start = today(&desk) - Days::new(300);
    let view = engaged(&desk, applied(&desk, &mine, "GS", start), start);
    let input = StationInput {
        outcome: "failed".into(),
        note: "边坡不稳".into(),
        ..complete(&desk, &view, start)
    };
    let view = conclude_station(app, input).unwrap();
    assert_eq!(view.row.station, "not-passed");
    let all = history(app, ById { id: mine }).unwrap();
    let end = all.iter().find(|end| end.what == "not-passed").unwrap();
    assert_eq!((end.why.as_str(), end.person.as_str()), ("边坡不稳", "王某"));
    assert_eq!((end.on.clone(), end.case.clone()), (Some(start.to_string()), Some(view.row.id)));
    assert!(end.clause.as_deref().is_some_and(|clause| clause.starts_with("GS-")));
}

/// OR-3.9: who evaluated first answers when the third party finds the mine wanting.
#[test]
fn a_failed_evaluation_names_who_evaluated_before() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    put_on(&desk, &mine, ListLevel::Unlisted);
    let start = today(&desk) - Days::new(300);
    let plan = || {
        let input = CasePlanInput { mine: mine.clone(), ..Default::default() };
        casefile::sanction::plan(app, input).unwrap().sanctions
    };
    let waits = || -> Vec<String> {
        let items = crate::desk::get(app, Nothing {}).unwrap().items.into_iter();
        items
            .filter(|item| item.kind == "propose-accountability")
            .map(|item| item.subject)
            .collect()
    };
    let (view, on) = until(&desk, applied(&desk, &mine, "OR", start), "initial-evaluation", start);
    let signed =
        StationInput { signers: vec!["检查员甲".into()], ..complete(&desk, &view, on) };
    let view = conclude_station(app, signed).unwrap();
    let (view, on) = until(&desk, view, "third-party", on);
    assert!(plan().iter().all(|one| one.answerable.is_empty()), "nobody has found anything yet");
    let view = engaged(&desk, view, on);
    let failed = StationInput {
        outcome: "failed".into(),
        note: "现场与初评不符".into(),
        ..complete(&desk, &view, on)
    };
    assert!(waits().is_empty());
    conclude_station(app, failed).unwrap();
    assert_eq!(waits(), [format!("mine/{mine}")]);
    for one in plan() {
        let expected: &[&str] =
            if one.clause == "OR-3.9" { &["王某", "李某", "检查员甲"] } else { &[] };
        assert_eq!(one.answerable, expected, "{}", one.clause);
        assert_eq!(one.finding.is_some(), one.asks_finding, "{}", one.clause);
    }
    let asked = plan().into_iter().find(|one| one.asks_finding).unwrap();
    assert_eq!(asked.finding.as_ref().unwrap().on, on.to_string());
    let proposal = ProposeInput {
        mine: mine.clone(),
        pack: "OR".into(),
        sanction: asked.id,
        on: today(&desk).to_string(),
        person: "赵某".into(),
        facts: "第三方核查不符合要求".into(),
        evidence: vec![file(&desk, "评估报告.pdf")],
        answerable: vec!["王某".into()],
        finding: asked.finding,
        reason: String::new(),
    };
    let left_out = problem(casefile::sanction::propose(app, proposal.clone()));
    assert_eq!(left_out.0, "sanction-signer-left-out");
    let whole = ProposeInput { answerable: asked.answerable, ..proposal };
    assert_eq!(casefile::sanction::propose(app, whole).unwrap().row.station, "proposed");
    assert!(waits().is_empty(), "proposed, so nobody is asked again");
}
