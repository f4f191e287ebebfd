//! What people decide on a plan: exclusions, enterprises at their cap, approval, and what clashes.

use super::*;
use crate::api::{
    AbandonInput, ApprovalRuleInput, ClashView, ExclusionInput, ExclusionQuery, ExclusionWordInput,
    NewPerson, OverCapChoice, StartInspection, Unlock, VisitCapInput, WitnessKind, WitnessRule,
};
use crate::{clock, inspection, knowledge, machine};

/// Another person at the same machine signs in; returns their id.
fn second_person(desk: &Desk) -> String {
    let person = NewPerson {
        name: "审批员丙".into(),
        organisation: "鄂尔多斯市自然资源局（演示）".into(),
        role: Role::Officer,
        region: CITY.into(),
        passphrase: PASSPHRASE.into(),
    };
    machine::add_person(&desk.app, person).unwrap();
    let seats = machine::state(&desk.app, Nothing {}).unwrap().people;
    seats.iter().find(|one| one.name == "审批员丙").unwrap().id.clone()
}

fn sign_in(desk: &Desk, person: &str) {
    machine::lock(&desk.app, Nothing {}).unwrap();
    let unlock = Unlock { person: person.into(), passphrase: PASSPHRASE.into() };
    machine::unlock(&desk.app, unlock).unwrap();
}

#[test]
fn an_exclusion_counts_once_a_second_person_agreed() {
    let desk = desk();
    let own = desk.session().person.id.clone();
    let mine = seen(&desk, false, DrawChoice::default()).mines[0].mine.clone();
    let ask = |reason: &str| ExclusionInput {
        mine: mine.clone(),
        period: period(&desk),
        reason: reason.into(),
    };
    assert_eq!(ask_exclusion(&desk.app, ask(" ")).unwrap_err().code(), "draw-reason-missing");
    let nowhere = ExclusionInput { mine: "m-9".into(), ..ask("x") };
    assert_eq!(ask_exclusion(&desk.app, nowhere).unwrap_err().code(), "not-found");
    let asked = ask_exclusion(&desk.app, ask("正在办理移交")).unwrap();
    assert!(asked[0].own && asked[0].approved.is_none());
    let word = ExclusionWordInput { id: asked[0].id.clone(), approved: true };
    let refused = settle_exclusion(&desk.app, word.clone()).unwrap_err();
    assert_eq!(refused.code(), "exclusion-own");
    let excluded = |page: PopulationPreview| {
        page.mines.into_iter().filter(|one| one.out.as_deref() == Some("excluded")).count()
    };
    assert_eq!(excluded(seen(&desk, true, DrawChoice::default())), 0, "nobody has agreed yet");

    let second = second_person(&desk);
    sign_in(&desk, &second);
    settle_exclusion(&desk.app, word.clone()).unwrap();
    assert_eq!(settle_exclusion(&desk.app, word).unwrap_err().code(), "exclusion-settled");
    sign_in(&desk, &own);
    let out = seen(&desk, true, DrawChoice::default());
    let line = out.mines.iter().find(|one| one.mine == mine).unwrap();
    assert_eq!((line.out.as_deref(), line.reason.as_str()), (Some("excluded"), "正在办理移交"));
    assert_eq!(excluded(out), 1);
    let query = ExclusionQuery { period: period(&desk) };
    let settled = exclusions(&desk.app, query).unwrap();
    assert_eq!(settled[0].decided_by.as_deref(), Some("审批员丙"));
}

#[test]
fn enterprises_at_their_cap_are_for_the_officer_to_decide() {
    let desk = desk();
    let member = seen(&desk, false, DrawChoice::default()).mines[0].clone();
    let team = people(&desk);
    let start = StartInspection {
        mine: member.mine.clone(),
        draw: None,
        also: Vec::new(),
        team,
        checklist: None,
    };
    inspection::start(&desk.app, start).unwrap();
    let year = period(&desk)[..4].parse().unwrap();
    let cap = VisitCapInput { region: CITY.into(), year, most: 1, source: "公告".into() };
    knowledge::set_visit_cap(&desk.app, cap).unwrap();
    assert!(seen(&desk, false, DrawChoice::default()).over_cap >= 1);
    assert_eq!(refused(&desk, |_| ()), "draw-over-cap");
    let decide = |leave_out, reason: &str| {
        let over_cap = Some(OverCapChoice { leave_out, reason: reason.into() });
        DrawChoice { over_cap, ..DrawChoice::default() }
    };
    assert_eq!(refused(&desk, |plan| plan.choice = decide(false, " ")), "draw-reason-missing");
    let out = seen(&desk, true, decide(true, "留到明年"));
    let line = out.mines.iter().find(|one| one.mine == member.mine).unwrap();
    assert_eq!(line.out.as_deref(), Some("cap-reached"));
    let mut input = a_plan(&desk);
    input.choice = decide(false, "群众反映集中");
    let drawn = freeze(&desk.app, input).unwrap();
    let over = planned(&desk.app, ById { id: drawn.row.id }).unwrap().over_cap.unwrap();
    assert_eq!((over.left_out, over.reason.as_str()), (false, "群众反映集中"));
    assert!(over.mines.contains(&member.name));
}

#[test]
fn where_the_region_asks_a_second_person_approves_before_the_commitment() {
    let desk = desk();
    let own = desk.session().person.id.clone();
    let second = second_person(&desk);
    let rule = |asked, source: &str| ApprovalRuleInput {
        region: CITY.into(),
        asked,
        source: source.into(),
    };
    let refused = set_approval_rule(&desk.app, rule(true, " ")).unwrap_err();
    assert_eq!(refused.code(), "draw-approval-no-source");
    set_approval_rule(&desk.app, rule(true, "市局内控制度")).unwrap();
    let mut input = a_plan(&desk);
    input.readers = vec![second.clone()];
    let id = freeze(&desk.app, input).unwrap().row.id;
    let draw = || ById { id: id.clone() };
    assert_eq!(commit(&desk.app, draw()).unwrap_err().code(), "draw-not-approved");
    assert_eq!(approve(&desk.app, draw()).unwrap_err().code(), "draw-own-approval");
    let state = planned(&desk.app, draw()).unwrap().approval;
    assert_eq!(state.asked.unwrap().source, "市局内控制度");
    assert!(!state.may_approve && state.approved_by.is_none());

    sign_in(&desk, &second);
    assert!(planned(&desk.app, draw()).unwrap().approval.may_approve);
    approve(&desk.app, draw()).unwrap();
    assert_eq!(approve(&desk.app, draw()).unwrap_err().code(), "draw-already-approved");
    sign_in(&desk, &own);
    commit(&desk.app, draw()).unwrap();
    let state = planned(&desk.app, draw()).unwrap().approval;
    assert_eq!(state.approved_by.as_deref(), Some("审批员丙"));
    sign_in(&desk, &second);
    assert_eq!(approve(&desk.app, draw()).unwrap_err().code(), "draw-approved-too-late");
    sign_in(&desk, &own);
    set_approval_rule(&desk.app, rule(false, "已废止")).unwrap();
    assert_eq!(approval_rules(&desk.app, Nothing {}).unwrap().len(), 1, "the last word stands");
}

/// Two people and one of them recused: the mines stand, and it is said whom the rule keeps out.
#[test]
fn what_is_impossible_is_explained_by_people_and_rules() {
    let desk = desk();
    let own = desk.session().person.id.clone();
    let first = seen(&desk, false, DrawChoice::default()).mines[0].clone();
    let mut input = a_plan(&desk);
    let holder = first.holder.clone();
    input.recusals = vec![RecusalInput { person: own.clone(), holder }];
    let drawn = freeze(&desk.app, input).unwrap();
    let view = planned(&desk.app, ById { id: drawn.row.id }).unwrap();
    let about = |clash: &&ClashView| clash.mines.iter().any(|name| name.ends_with(&first.name));
    let clash = view.clashes.iter().find(about).unwrap();
    assert!(!clash.together, "{clash:?}");
    let me = desk.session().name_of(&own).unwrap();
    assert_eq!((clash.places, clash.held.len()), (2, 1));
    assert_eq!(
        (clash.held[0].rule.as_str(), &clash.held[0].people),
        ("recusal", &vec![me.clone()])
    );

    let every = seen(&desk, false, DrawChoice::default());
    let holders: std::collections::BTreeSet<String> =
        every.mines.into_iter().map(|one| one.holder).collect();
    assert!(every.total < 200, "all of them on one page");
    let mut input = a_plan(&desk);
    let recusal = |holder| RecusalInput { person: own.clone(), holder };
    input.recusals = holders.into_iter().map(recusal).collect();
    let drawn = freeze(&desk.app, input).unwrap();
    assert_eq!(planned(&desk.app, ById { id: drawn.row.id }).unwrap().idle, [me]);
}

/// From the lottery's day on its outcome may be known: nobody gets rid of it, two people neither.
#[test]
fn a_committed_draw_is_not_abandoned_from_the_day_of_its_lottery_on() {
    let desk = desk();
    let second = second_person(&desk);
    let today = clock::date(desk.app.now_ms());
    let on = |days: i64| WitnessRule {
        kind: WitnessKind::Lottery,
        source: Some("双色球".into()),
        issue: Some("2026115".into()),
        drawn_on: Some((today + chrono::Duration::days(days)).to_string()),
        digits: 7,
    };
    let plan = |days| FreezeInput { witness: Some(on(days)), ..a_plan(&desk) };
    assert_eq!(freeze(&desk.app, plan(-1)).unwrap_err().code(), "draw-no-event-day");
    let abandoned = |id: &str| {
        let (person, passphrase) = (second.clone(), PASSPHRASE.to_owned());
        let input = AbandonInput { id: id.into(), reason: "不合意".into(), person, passphrase };
        abandon(&desk.app, input).map_err(|error| error.code())
    };
    let tomorrow = freeze(&desk.app, plan(1)).unwrap().row.id;
    commit(&desk.app, ById { id: tomorrow.clone() }).unwrap();
    assert!(abandoned(&tomorrow).unwrap().proof.abandoned.is_some());
    let now = freeze(&desk.app, plan(0)).unwrap().row.id;
    commit(&desk.app, ById { id: now.clone() }).unwrap();
    assert_eq!(abandoned(&now).unwrap_err(), "draw-event-passed");
}
