use super::super::tests::{about, file, mine_in, put_on, refused, today};
use super::*;
use crate::api::*;
use crate::testing::Desk;

fn proposal(desk: &Desk, region: &str, pack: &str, sanction: &str) -> ProposeInput {
    ProposeInput {
        mine: mine_in(desk, region),
        pack: pack.into(),
        sanction: sanction.into(),
        on: today(desk).to_string(),
        person: "李某".into(),
        facts: "拒不整改，经两次督办仍未开展".into(),
        evidence: vec![file(desk, "督办函.pdf")],
        answerable: Vec::new(),
        reason: String::new(),
        finding: None,
    }
}

/// OR-4.11: a mine on its list is no removed one.
#[test]
fn what_lags_after_removal_is_a_removed_mine_s() {
    let desk = Desk::new();
    let app = &desk.app;
    let answerable = vec!["王某".to_owned()];
    let asked = proposal(&desk, "1506", "OR", "removed-and-lagging");
    let asked = ProposeInput { answerable, ..asked };
    let of_mine = || {
        let ask = CasePlanInput { mine: asked.mine.clone(), ..Default::default() };
        let sanctions = plan(app, ask).unwrap().sanctions;
        sanctions.into_iter().find(|one| one.id == asked.sanction).unwrap().reason_asked
    };
    put_on(&desk, &asked.mine, ListLevel::Province);
    let listed = propose(app, asked.clone()).unwrap_err();
    assert_eq!((listed.code(), of_mine()), ("sanction-not-removed", false));
    put_on(&desk, &asked.mine, ListLevel::Unlisted);
    let unsaid = propose(app, asked.clone()).unwrap_err();
    assert_eq!((unsaid.code(), of_mine()), ("sanction-removal-unsaid", true));
    let founded = ProposeInput { reason: "自治区公告移出".into(), ..asked.clone() };
    assert_eq!(propose(app, founded).unwrap().row.station, "proposed");
}

#[test]
fn ordos_withholds_tickets_by_decision_and_gives_them_back() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    let plan = plan(app, CasePlanInput { mine, ..Default::default() }).unwrap();
    assert_eq!(plan.sanctions.iter().filter(|one| one.people).count(), 2);
    let view = propose(app, proposal(&desk, "1506", "OR", "coal-tickets")).unwrap();
    assert_eq!(view.row.clock.as_ref().unwrap().clause.as_deref(), Some("OR-4.9"));
    assert_eq!(refused(&view, "lift-sanction").as_deref(), Some("sanction-out-of-order"));
    let input = SettleSanctionInput {
        step: about(&desk, &view),
        department: "energy".into(),
        taken: true,
        note: String::new(),
        decision: None,
    };
    let error = Problem::from(settle(app, input.clone()).unwrap_err());
    assert_eq!(
        (error.code.as_str(), error.args["clause"].as_str()),
        ("sanction-no-decision", "OR-4.9")
    );
    let decision = Some(file(&desk, "决定书.pdf"));
    let view = settle(app, SettleSanctionInput { decision, ..input }).unwrap();
    assert_eq!((view.row.station.as_str(), view.row.closed.as_ref()), ("in-force", None));
    let (department, note) = ("energy".into(), "整改完成".into());
    let mut input = LiftInput { step: about(&desk, &view), department, note };
    let bare = lift(app, input.clone()).unwrap_err();
    assert_eq!(bare.code(), "case-needs-scan", "of energy, and we are not");
    input.step.papers = vec![file(&desk, "解除通知.pdf")];
    let view = lift(app, input).unwrap();
    assert_eq!((view.row.station.as_str(), view.row.closed), ("lifted", Some(view.today)));
}

#[test]
fn nothing_is_borrowed_from_another_document_and_people_are_named() {
    let desk = Desk::new();
    let borrowed = propose(&desk.app, proposal(&desk, "62", "GS", "coal-tickets")).unwrap_err();
    assert_eq!(borrowed.code(), "sanction-no-such-sanction");
    let nobody = propose(&desk.app, proposal(&desk, "1506", "OR", "initial-evaluation"));
    assert_eq!(nobody.unwrap_err().code(), "sanction-nobody-answerable");
}
