use super::*;
use crate::api::{
    CardInput, CardWithdrawal, CompetenceInput, DeadlineQuery, DrawChoice, FitQuery, FreezeInput,
    InterestInput, InterestWithdrawal,
};
use crate::testing::{Desk, first_visit};

fn today(desk: &Desk) -> NaiveDate {
    clock::date(desk.app.now_ms())
}

fn after(desk: &Desk, days: i64) -> String {
    (today(desk) + chrono::Duration::days(days)).to_string()
}

/// A card that is good until so many days from today.
fn card_of(desk: &Desk, person: &str, number: &str, days: i64) -> PersonDetail {
    let input = CardInput {
        person: person.into(),
        number: number.into(),
        issuer: "准格尔旗司法局（演示）".into(),
        first: "2020-01-01".into(),
        last: after(desk, days),
    };
    record_card(&desk.app, input).unwrap()
}

fn declare(desk: &Desk, person: &str, kind: InterestIn, object: &str) -> PersonDetail {
    let input = InterestInput {
        person: person.into(),
        kind,
        object: object.into(),
        reason: "配偶在该企业任职".into(),
        first: "2020-01-01".into(),
        last: None,
    };
    declare_interest(&desk.app, input).unwrap()
}

fn unfit(desk: &Desk, mine: &str) -> Vec<(String, String)> {
    let query = FitQuery { mine: Some(mine.into()), until: None };
    let found = fit(&desk.app, query).unwrap();
    found.into_iter().map(|one| (one.person, one.why)).collect()
}

#[test]
fn a_card_is_recorded_shown_and_withdrawn() {
    let desk = Desk::new();
    let own = desk.session().person.id.clone();
    let state = |detail: &PersonDetail| (detail.row.card_state.clone(), detail.row.card);
    let before = get(&desk.app, ById { id: own.clone() }).unwrap();
    assert_eq!(state(&before), ("unrecorded".into(), true));
    assert_eq!(state(&card_of(&desk, &own, "1", -1)), ("expired".into(), false));
    assert_eq!(state(&card_of(&desk, &own, "1", 60)), ("runs-out".into(), true));
    let valid = card_of(&desk, &own, "1", 61);
    assert_eq!(state(&valid), ("valid".into(), true));
    assert_eq!((valid.cards.len(), valid.row.card_day), (1, Some(after(&desk, 61))));
    let kinds: Vec<&str> = valid.life.iter().map(|line| line.kind.as_str()).collect();
    let three = ["person.card-recorded"; 3];
    assert_eq!(kinds, [&three[..], &["person.registered"]].concat(), "newest first");
    let reason = "离开执法岗位".into();
    let gone = CardWithdrawal { person: own.clone(), number: "1".into(), reason };
    let none = withdraw_card(&desk.app, gone.clone()).unwrap();
    assert_eq!(state(&none), ("none".into(), false));
    assert_eq!(withdraw_card(&desk.app, gone).unwrap_err().code(), "card-unknown");
}

/// CN-3 and CN-6 where a visit begins: told beforehand, and without two cards refused.
#[test]
fn who_may_not_go_is_named_and_does_not_count() {
    let desk = Desk::new();
    let visit = first_visit(&desk.app);
    let [first, second] = &visit.team[..] else { panic!("{:?}", visit.team) };
    assert!(unfit(&desk, &visit.mine).is_empty());
    card_of(&desk, first, "1", -1);
    let holder = desk.session().mine(&visit.mine).unwrap().holder;
    let declared = declare(&desk, second, InterestIn::Holder, &holder);
    let expected =
        [(first.clone(), "card-expires".to_owned()), (second.clone(), "interest".to_owned())];
    let mut found = unfit(&desk, &visit.mine);
    found.sort_by_key(|(person, _)| person != first);
    assert_eq!(found, expected);
    let refused = crate::inspection::start(&desk.app, visit.clone()).unwrap_err();
    assert_eq!(refused.code(), "team-too-small");
    let (id, reason) = (declared.interests[0].id.clone(), "已离职".into());
    let gone = InterestWithdrawal { person: second.clone(), id, reason };
    assert!(withdraw_interest(&desk.app, gone).unwrap().interests.is_empty());
    card_of(&desk, first, "1", 0);
    assert!(unfit(&desk, &visit.mine).is_empty());
    crate::inspection::start(&desk.app, visit).unwrap();
}

#[test]
fn an_interest_is_in_something_that_is_known() {
    let desk = Desk::new();
    let own = desk.session().person.id.clone();
    let declare = |kind, object: &str| {
        let input = InterestInput {
            person: own.clone(),
            kind,
            object: object.into(),
            reason: "持股".into(),
            first: "2026-01-01".into(),
            last: Some("2026-12-31".into()),
        };
        declare_interest(&desk.app, input).unwrap_err()
    };
    assert_eq!(declare(InterestIn::Mine, "m-9").code(), "not-found");
    assert_eq!(declare(InterestIn::Agency, "e-9").code(), "not-found");
    assert_eq!(declare(InterestIn::Holder, " ").code(), "interest-in-nothing");
}

#[test]
fn competence_replaces_what_was_stated_before() {
    let desk = Desk::new();
    let own = desk.session().person.id.clone();
    let stated = |kinds: &[VisitKind]| {
        let competence = CompetenceView {
            minerals: ["煤".to_owned()].into(),
            groups: ["  ".to_owned()].into(),
            kinds: kinds.iter().copied().collect(),
        };
        let input = CompetenceInput { person: own.clone(), competence };
        state_competence(&desk.app, input).unwrap()
    };
    let evaluates = stated(&[VisitKind::Evaluation]).competence;
    assert!(evaluates.minerals.contains("煤") && evaluates.groups.is_empty());
    let query = || FitQuery { mine: None, until: None };
    assert_eq!(fit(&desk.app, query()).unwrap()[0].why, "other-visits");
    stated(&[VisitKind::Inspection, VisitKind::Evaluation]);
    assert!(fit(&desk.app, query()).unwrap().is_empty());
}

/// The desk names the card with its clause, in the region of whoever holds it.
#[test]
fn a_card_that_runs_out_stands_on_the_deadline_desk() {
    let desk = Desk::new();
    let own = desk.session().person.id.clone();
    card_of(&desk, &own, "1", 12);
    let rows = |region: &str, days| {
        let query = DeadlineQuery { region: Some(region.into()), days, limit: 50 };
        let rows = crate::deadline::list(&desk.app, query).unwrap().rows;
        rows.into_iter().filter(|row| row.kind == "person").collect::<Vec<_>>()
    };
    assert!(rows("150622", 11).is_empty());
    assert!(rows("620000", 30).is_empty());
    let found = rows("150600", 30);
    let [row] = &found[..] else { panic!("one card runs out") };
    assert_eq!((row.clock.days_left, row.clock.clause.as_deref()), (Some(12), Some(CARD_CLAUSE)));
    assert_eq!(row.subject, format!("person/{own}"));
}

/// On which day a visit will be nobody knows when the list is frozen.
#[test]
fn a_card_must_be_good_up_to_the_last_day_of_the_visits() {
    let desk = Desk::new();
    let own = desk.session().person.id.clone();
    card_of(&desk, &own, "1", 12);
    let until = |days| FitQuery { mine: None, until: Some(after(&desk, days)) };
    assert!(fit(&desk.app, until(12)).unwrap().is_empty());
    let late = fit(&desk.app, until(13)).unwrap();
    assert_eq!(
        (late[0].why.as_str(), late[0].day.clone()),
        ("card-expires", Some(after(&desk, 12)))
    );
    let over = FreezeInput {
        region: "150600".into(),
        visits_until: Some(after(&desk, -1)),
        title: "第一次".into(),
        period: crate::clock::quarter_name(crate::clock::date(desk.app.now_ms())),
        basis: "演示".into(),
        quotas: Vec::new(),
        inspectors: vec![own],
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: None,
        choice: DrawChoice::default(),
    };
    assert_eq!(crate::draw::freeze(&desk.app, over).unwrap_err().code(), "draw-visits-over");
}
