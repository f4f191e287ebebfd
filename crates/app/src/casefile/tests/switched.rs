//! A draft that is switched on for the desk's region: who may, what rests on it from then on, and
//! what keeps the rules that it was begun under.

use serde_json::json;

use super::*;
use crate::testing::PASSPHRASE;
use crate::{draw, inspection, knowledge, machine, person};

/// An officer of Xinjiang's office signs in, beside the inspector.
fn officer(desk: &Desk) {
    let person = NewPerson {
        name: "管理员丙".into(),
        organisation: "新疆维吾尔自治区自然资源厅（演示）".into(),
        role: Role::Officer,
        region: "650000".into(),
        passphrase: PASSPHRASE.into(),
    };
    let people = machine::add_person(&desk.app, person).unwrap().people;
    let seat = people.into_iter().find(|one| one.role == Role::Officer).unwrap();
    machine::lock(&desk.app, Nothing {}).unwrap();
    let unlock = Unlock { person: seat.id, passphrase: PASSPHRASE.into() };
    machine::unlock(&desk.app, unlock).unwrap();
}

/// As the window asks for it.
fn switch(desk: &Desk, on: bool) -> crate::Result<PackSwitches> {
    let asked = json!({ "id": "XJ-draft", "on": on, "reason": "厅务会决定试行" });
    let answer = crate::call(&desk.app, "pack.switch", asked)?;
    Ok(serde_json::from_value(answer).unwrap())
}

#[test]
fn only_an_officer_switches_and_every_word_is_told() {
    let desk = Desk::new();
    let code = |done: crate::Result<PackSwitches>| done.unwrap_err().code();
    assert_eq!(code(switch(&desk, true)), "not-an-officer");
    let told = knowledge::pack_switches(&desk.app, Nothing {}).unwrap();
    assert!(!told.may && told.words.is_empty());
    officer(&desk);
    assert_eq!(code(switch(&desk, false)), "switch-not-on");
    let told = switch(&desk, true).unwrap();
    let word = &told.words[0];
    assert!(told.may && word.near && word.on && word.title.is_some());
    assert_eq!((word.state, word.by.as_str()), (PackSwitchState::Holds, "管理员丙"));
    assert_eq!((word.region.as_str(), word.reason.as_str()), ("650000", "厅务会决定试行"));
    let rows = knowledge::packs(&desk.app, Nothing {}).unwrap();
    let on: Vec<&str> =
        rows.iter().filter(|row| row.switched_on).map(|row| row.id.as_str()).collect();
    assert_eq!((on, rows[0].id.as_str(), rows[0].here), (vec!["XJ-draft"], "XJ-draft", true));
    assert_eq!(code(switch(&desk, true)), "switch-already-on");
    let off = switch(&desk, false).unwrap();
    let states: Vec<PackSwitchState> = off.words.iter().map(|word| word.state).collect();
    assert_eq!(states, [PackSwitchState::Off, PackSwitchState::Earlier]);
}

/// What another machine switched on in a version that isn't here holds nothing here, and is told.
#[test]
fn a_machine_without_the_version_says_so() {
    let desk = Desk::new();
    officer(&desk);
    switch(&desk, true).unwrap();
    let standing = desk.session().store.standing_switches().unwrap().remove(0);
    let pack = rules::pack::PackRef { version: 9, ..standing.pack.clone() };
    let newer = rules::pack::Switched { pack, ..standing };
    desk.session().append(&Subject::new("pack", "XJ-draft"), &newer).unwrap();
    let told = knowledge::pack_switches(&desk.app, Nothing {}).unwrap();
    let word = &told.words[0];
    assert_eq!((word.state, word.version, word.title.clone()), (PackSwitchState::Absent, 9, None));
    assert!(knowledge::packs(&desk.app, Nothing {}).unwrap().iter().all(|row| !row.switched_on));
    let listed = crate::outside::list_packs_of(&desk.app, &told).unwrap();
    let said = listed.lines.last().unwrap();
    assert!(said.starts_with("XJ-draft 9: not on this machine, switched on for 650000"), "{said}");
    assert_eq!(switch(&desk, false).unwrap().words[0].version, 9, "it can be switched off here");
}

#[test]
fn what_was_begun_before_keeps_its_rules_and_what_begins_after_has_the_draft() {
    let desk = Desk::new();
    officer(&desk);
    let app = &desk.app;
    mine_in(&desk, "65");
    let mines = desk.session().store.mines_of_region("65").unwrap();
    let plan = || {
        let input = CasePlanInput { mine: mines[1].id.clone(), ..Default::default() };
        rectification_plan(app, input).unwrap()
    };
    let rules =
        |view: &CaseView| get(app, ById { id: view.row.id.clone() }).unwrap().pack.unwrap().id;
    assert!(plan().latest.is_some(), "by the nation's rules");
    let before = issue(app, issue_input(&desk, &mines[0].id, &plan().plan.pack.id, 30)).unwrap();

    switch(&desk, true).unwrap();
    let held = plan();
    assert_eq!((held.plan.pack.status.as_str(), held.latest), ("draft", None));
    assert_eq!(held.plan.packs[0].id, "XJ-draft", "proposed first");
    let after = issue(app, issue_input(&desk, &mines[1].id, &held.plan.pack.id, 30)).unwrap();
    let known = acknowledge(app, received(&desk, &before)).unwrap();
    assert_eq!((rules(&known), rules(&after)), ("CN-2024".to_owned(), "XJ-draft".to_owned()));

    switch(&desk, false).unwrap();
    assert_eq!(plan().plan.pack.id, "CN-2024");
    assert_eq!((rules(&before), rules(&after)), ("CN-2024".to_owned(), "XJ-draft".to_owned()));
}

#[test]
fn visits_and_draws_that_rest_on_the_draft_say_so() {
    let desk = Desk::new();
    officer(&desk);
    let app = &desk.app;
    mine_in(&desk, "65");
    let colleague = PersonInput {
        name: "检查员乙".into(),
        department: "天山区自然资源局（演示）".into(),
        role: Role::Inspector,
        card: true,
        region: "650102".into(),
    };
    let people = person::register(app, colleague).unwrap().into_iter();
    let team: Vec<String> =
        people.filter(|one| one.name.starts_with("检查员")).map(|one| one.id).collect();
    let mines = desk.session().store.mines_of_region("65").unwrap();
    let tables = knowledge::checklists(app, ChecklistQuery { mine: None }).unwrap();
    let visit = |at: usize| {
        let visit = StartInspection {
            mine: mines[at].id.clone(),
            draw: None,
            also: Vec::new(),
            team: team.clone(),
            checklist: Some(tables.rows[0].key.clone()),
        };
        inspection::start(app, visit).unwrap()
    };
    let status = |view: &InspectionView| {
        let view = inspection::get(app, ById { id: view.row.id.clone() }).unwrap();
        view.rules.unwrap().status
    };
    let document = || {
        let input = DrawScopeInput { region: "650000".into(), kind: DrawKind::Annual };
        draw::scope(app, input).unwrap().document
    };
    let before = visit(0);
    assert!(!document().contains("草案"));
    switch(&desk, true).unwrap();
    let after = visit(1);
    assert!(document().ends_with("（草案，尚未生效）"), "{}", document());
    assert_eq!((status(&before), status(&after)), ("in-force".to_owned(), "draft".to_owned()));
    switch(&desk, false).unwrap();
    assert_eq!((status(&after), status(&visit(2))), ("draft".to_owned(), "in-force".to_owned()));
    assert!(!document().contains("草案"));
}
