use rules::mine::ListLevel;

use super::super::tests::{
    about, file, issue_input, mine_in, put_on, rechecked_as, refused, report_input, today,
};
use super::*;
use crate::api::*;
use crate::casefile::{get, issue, rectification_plan, removal_plan, report};
use crate::testing::Desk;

fn list_of(desk: &Desk, mine: &str, pack: &str) -> LookBackInput {
    LookBackInput {
        mine: mine.into(),
        pack: pack.into(),
        on: today(desk).to_string(),
        person: "李某".into(),
        problems: vec!["边坡未复绿".into(), "台账不全".into()],
        limit: (today(desk) + chrono::Days::new(30)).to_string(),
        problem_list: file(desk, "问题清单.pdf"),
    }
}

#[test]
fn ordos_looks_back_with_a_list_and_circulars_until_all_is_put_right() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    let mut view = list(app, list_of(&desk, &mine, "OR")).unwrap();
    let clock = view.row.clock.clone().unwrap();
    assert_eq!((clock.duty.as_str(), clock.days_left), ("check-lookback", Some(30)));
    assert_eq!(clock.clause.as_deref(), Some("OR-4.6"));
    let circular = file(&desk, "通报.pdf");
    view = circulate(app, CirculateInput { step: about(&desk, &view), circular }).unwrap();
    assert_eq!(view.row.station, "circulated");
    let checked = |view: &CaseView, closed: &[bool]| LookBackCheckInput {
        step: about(&desk, view),
        person: "王某".into(),
        closed: closed.to_vec(),
    };
    let short = check(app, checked(&view, &[true])).unwrap_err();
    assert_eq!(short.code(), "lookback-not-each");
    view = check(app, checked(&view, &[true, false])).unwrap();
    assert_eq!((view.row.station.as_str(), view.row.closed.is_none()), ("failed", true));
    view = check(app, checked(&view, &[true, true])).unwrap();
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
    assert_eq!(view.row.clock, None);
    assert_eq!(refused(&view, "check-lookback").as_deref(), Some("lookback-put-right"));
    let circular = file(&desk, "销号通报.pdf");
    view = circulate(app, CirculateInput { step: about(&desk, &view), circular }).unwrap();
    assert!(view.row.closed.is_some(), "made known, and as closed as before");
}

/// OR-4.6 to OR-4.8: the list, its rectification, and removal once that failed.
#[test]
fn what_ordos_found_is_rectified_or_leads_to_removal() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    put_on(&desk, &mine, ListLevel::Province);
    let found = list(app, list_of(&desk, &mine, "OR")).unwrap();
    let lookback = Some(found.row.id.clone());
    let ask = CasePlanInput { lookback: lookback.clone(), ..Default::default() };
    let plan = rectification_plan(app, ask.clone()).unwrap();
    let given = plan.lookback.unwrap();
    assert_eq!((plan.plan.mine.as_str(), plan.existing), (mine.as_str(), None));
    assert_eq!(given.limit, list_of(&desk, &mine, "OR").limit);
    let problem = |text: String| ProblemItem { text, measure: String::new() };
    let notice = IssueInput {
        lookback: lookback.clone(),
        problems: given.problems.into_iter().map(problem).collect(),
        limit: given.limit,
        ..issue_input(&desk, &mine, "OR", 30)
    };
    let failed = rechecked_as(&desk, notice.clone(), false);
    assert_eq!(failed.origin, Some(format!("lookback/{}", found.row.id)));
    assert_eq!(issue(app, notice).unwrap_err().code(), "rectification-exists");
    assert_eq!(rectification_plan(app, ask).unwrap().existing, Some(failed.row.id.clone()));
    let CaseBody::Lookback(body) = get(app, ById { id: found.row.id }).unwrap().body else {
        panic!("a look back")
    };
    assert_eq!(body.rectification, Some(failed.row.id.clone()));

    let rectification = Some(failed.row.id.clone());
    let ask = CasePlanInput { rectification: rectification.clone(), ..Default::default() };
    let plan = removal_plan(app, ask).unwrap();
    let input = report_input(&desk, &mine, &plan, "OR-R1");
    let removal = report(app, ReportInput { rectification, ..input }).unwrap();
    assert_eq!(removal.origin, Some(format!("rectification/{}", failed.row.id)));
}

/// A list is rectified by the mine that it is about.
#[test]
fn a_list_of_problems_is_no_other_mines() {
    let desk = Desk::new();
    let found = list(&desk.app, list_of(&desk, &mine_in(&desk, "1506"), "OR")).unwrap();
    let other = issue_input(&desk, &mine_in(&desk, "62"), "GS", 30);
    let notice = IssueInput { lookback: Some(found.row.id), ..other };
    assert_eq!(issue(&desk.app, notice).unwrap_err().code(), "bad-input");
}

#[test]
fn a_document_without_a_look_back_has_no_list() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "62");
    let error = list(&desk.app, list_of(&desk, &mine, "GS")).unwrap_err();
    assert_eq!(error.code(), "lookback-not-stated");
}
