use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(n)
}

fn card(number: &str, first: u64, last: u64) -> CardRecorded {
    let (number, issuer) = (number.into(), "准格尔旗司法局（演示）".into());
    CardRecorded { number, issuer, first: day(first), last: day(last) }
}

fn interest(object: Object, first: u64, last: Option<u64>) -> InterestDeclared {
    let (id, reason) = ("n-1".into(), "配偶在该企业任职".into());
    InterestDeclared { id, object, reason, first: day(first), last: last.map(day) }
}

#[test]
fn a_card_is_good_on_its_first_and_last_day() {
    let standing = Standing::fold(&[Told::Card(card("150622001", 10, 200))]);
    let state = |on| standing.card(true, day(on));
    assert_eq!(state(9), CardState::NotYet { first: day(10) });
    assert_eq!(state(10), CardState::Valid { last: day(200) });
    assert_eq!(state(139), CardState::Valid { last: day(200) });
    assert_eq!(state(140), CardState::RunsOut { last: day(200) });
    assert_eq!(state(200), CardState::RunsOut { last: day(200) });
    assert_eq!(state(201), CardState::Expired { last: day(200) });
    assert_eq!([9, 10, 200, 201].map(|on| state(on).holds()), [false, true, true, false]);
}

/// What a record says of it and what the screen is told are one word.
#[test]
fn reasons_are_spelt_by_their_codes() {
    let reasons = [
        Unfit::NoCard,
        Unfit::CardExpires { last: day(1) },
        Unfit::CardBegins { first: day(1) },
        Unfit::OtherVisits,
        Unfit::Interest { reason: "持股".into() },
    ];
    for reason in reasons {
        let written = serde_json::to_value(&reason).unwrap();
        assert_eq!(written["code"], reason.code());
        assert_eq!(serde_json::from_value::<Unfit>(written).unwrap(), reason);
    }
}

/// The old record's word stands until the card itself is told of, and never afterwards.
#[test]
fn registered_holders_hold_until_cards_are_told_of() {
    let nothing = Standing::default();
    assert_eq!(nothing.card(true, day(0)), CardState::Unrecorded);
    assert_eq!(nothing.card(false, day(0)), CardState::None);
    assert_eq!(nothing.unfit(true, day(0), day(90)), None);
    assert_eq!(nothing.unfit(false, day(0), day(90)), Some(Unfit::NoCard));
    let gone = CardWithdrawn { number: "1".into(), reason: "遗失".into() };
    let withdrawn = Standing::fold(&[Told::Card(card("1", 0, 99)), Told::NoCard(gone)]);
    assert_eq!(withdrawn.card(true, day(5)), CardState::None);
}

#[test]
fn a_renewed_card_goes_on_where_the_old_one_ends() {
    let renewed = Standing::fold(&[Told::Card(card("1", 0, 99)), Told::Card(card("2", 100, 400))]);
    assert_eq!(renewed.card(false, day(50)), CardState::Valid { last: day(400) });
    assert_eq!(renewed.unfit(false, day(50), day(400)), None);
    let gap = Standing::fold(&[Told::Card(card("1", 0, 99)), Told::Card(card("2", 101, 400))]);
    let expires = Some(Unfit::CardExpires { last: day(99) });
    assert_eq!(gap.unfit(false, day(50), day(400)), expires);
    assert_eq!(gap.card(false, day(100)), CardState::Expired { last: day(99) });
    let corrected = Standing::fold(&[Told::Card(card("1", 0, 99)), Told::Card(card("1", 0, 9))]);
    assert_eq!(corrected.cards, [card("1", 0, 9)]);
}

#[test]
fn who_is_competent_for_evaluations_alone_does_not_inspect() {
    let mut stated = CompetenceStated::default();
    stated.kinds.insert(VisitKind::Evaluation);
    let told = [Told::Card(card("1", 0, 400)), Told::Competence(stated.clone())];
    let standing = Standing::fold(&told);
    assert_eq!(standing.unfit(false, day(1), day(2)), Some(Unfit::OtherVisits));
    stated.kinds.insert(VisitKind::Inspection);
    let both = Standing::fold(&[told[0].clone(), Told::Competence(stated)]);
    assert_eq!(both.unfit(false, day(1), day(2)), None);
}

/// No source asks for competence by mineral, so what is stated of it keeps nobody from a visit.
#[test]
fn minerals_are_a_remark() {
    let stated =
        CompetenceStated { minerals: ["石灰岩".to_owned()].into(), ..Default::default() };
    let told = [Told::Card(card("1", 0, 400)), Told::Competence(stated.clone())];
    let standing = Standing::fold(&told);
    assert_eq!(standing.competence, stated, "kept and shown");
    assert_eq!(standing.unfit(false, day(1), day(2)), None);
}

#[test]
fn an_interest_keeps_from_the_mine_and_from_its_holder() {
    let in_mine = interest(Object::Mine("m-1".into()), 10, Some(20));
    let in_holder = interest(Object::Holder("青岭矿业（演示）".into()), 10, None);
    let in_agency = interest(Object::Agency("e-1".into()), 10, None);
    let kept = |interest: &InterestDeclared, mine: &str, from: u64, to: u64| {
        let standing = Standing::fold(&[Told::Interest(interest.clone())]);
        standing.interest(mine, "青岭矿业（演示）", day(from), day(to)).is_some()
    };
    assert!(kept(&in_mine, "m-1", 20, 40) && kept(&in_mine, "m-1", 0, 10));
    assert!(!kept(&in_mine, "m-1", 21, 40) && !kept(&in_mine, "m-1", 0, 9));
    assert!(!kept(&in_mine, "m-2", 12, 12));
    assert!(kept(&in_holder, "m-2", 500, 501) && !kept(&in_agency, "m-2", 500, 501));
}

/// Clocks of two machines may differ: the withdrawal can stand before the declaration.
#[test]
fn a_withdrawn_interest_stays_withdrawn() {
    let declared = Told::Interest(interest(Object::Mine("m-1".into()), 0, None));
    let gone = InterestWithdrawn { id: "n-1".into(), reason: "已离职".into() };
    let gone = Told::NoInterest(gone);
    for told in [[declared.clone(), gone.clone()], [gone, declared]] {
        assert!(Standing::fold(&told).interests.is_empty());
    }
}

#[test]
fn refusals() {
    let standing = [card("1", 0, 99)];
    let code = |card| decide_card(&standing, card).unwrap_err().code();
    assert_eq!(code(card(" ", 0, 99)), "card-incomplete");
    assert_eq!(code(card("2", 9, 8)), "person-days");
    assert_eq!(code(card(" 1 ", 0, 99)), "nothing-changes");
    assert_eq!(decide_card(&standing, card(" 1 ", 0, 98)).unwrap().number, "1");
    let code = |number, why| decide_card_withdrawn(&standing, number, why).unwrap_err().code();
    assert_eq!(code("2", "遗失"), "card-unknown");
    assert_eq!(code("1", " "), "reason-missing");
    let in_nothing = interest(Object::Mine(" ".into()), 0, None);
    assert_eq!(decide_interest(in_nothing).unwrap_err().code(), "interest-in-nothing");
    let backwards = interest(Object::Mine("m-1".into()), 9, Some(8));
    assert_eq!(decide_interest(backwards).unwrap_err().code(), "person-days");
    let gone = decide_interest_withdrawn(&[], "n-1", "已离职");
    assert_eq!(gone.unwrap_err().code(), "interest-unknown");
    let same = decide_competence(&CompetenceStated::default(), CompetenceStated::default());
    assert_eq!(same.unwrap_err().code(), "nothing-changes");
}

proptest! {
    /// Against the plain reading: fit if on every single day some card is good.
    #[test]
    fn fit_is_whoever_has_a_card_on_every_day(
        spans in prop::collection::vec((0_u64..40, 0_u64..20), 1..6),
        from in 0_u64..40,
        length in 0_u64..20,
    ) {
        let of = |(n, (first, length)): (usize, &(u64, u64))| {
            card(&n.to_string(), *first, first + length)
        };
        let cards: Vec<CardRecorded> = spans.iter().enumerate().map(of).collect();
        let told: Vec<Told> = cards.iter().cloned().map(Told::Card).collect();
        let good = |n: u64| cards.iter().any(|one| (one.first..=one.last).contains(&day(n)));
        let unfit = Standing::fold(&told).unfit(false, day(from), day(from + length));
        prop_assert_eq!(unfit.is_none(), (from..=from + length).all(good));
        prop_assert_eq!(Standing::fold(&told).card(false, day(from)).holds(), good(from));
    }
}
