//! What a draw is planned from: whose word counts, what earlier draws took, and which visits are
//! still to begin.

use std::collections::BTreeSet;

use record::{Class, Subject};
use rules::drawing::{MineResult, PlanKind, Published};
use rules::fact::Fact;
use rules::inspection::{Opened, VisitResult};

use super::closing::end;
use super::desk::Desk;
use super::facts;
use crate::{Act, Store};

/// As [`super::desk::append`], by somebody.
fn append_as<F: Fact>(store: &Store, actor: &str, (kind, id): (&str, &str), fact: &F) {
    let subject = Subject::new(kind, id);
    let act = Act { actor, subject: &subject, class: Class::Normal };
    store.write(|write| write.append(&act, fact)).unwrap();
}

#[test]
fn an_approval_is_of_the_very_list_by_somebody_else() {
    let (_desk, store) = Desk::new(1);
    let (draw, inputs) = (("draw", "r-1"), facts::put(&store, b"inputs"));
    append_as(&store, "p-1", draw, &facts::frozen(inputs.clone(), 2));
    let approved_by = || {
        let facts = store.draw("r-1").unwrap().unwrap();
        store.approval(&facts).unwrap().map(|approval| approval.actor)
    };
    append_as(&store, "p-1", draw, &facts::approved(inputs.hash));
    append_as(&store, "p-2", draw, &facts::approved(canon::sha256(b"another list")));
    assert_eq!(approved_by(), None);
    append_as(&store, "p-3", draw, &facts::approved(inputs.hash));
    append_as(&store, "p-2", draw, &facts::approved(inputs.hash));
    assert_eq!(approved_by().as_deref(), Some("p-3"), "the first that counts");
    let plan = store.draw_plan("r-1").unwrap().unwrap();
    assert_eq!((plan.kind, plan.period.as_str()), (PlanKind::ALL[2], "2026"));
}

#[test]
fn an_exclusion_is_settled_by_the_first_who_did_not_ask() {
    let (_desk, store) = Desk::new(1);
    let exclusion = ("exclusion", "x-1");
    append_as(&store, "p-1", exclusion, &facts::exclusion_asked(3));
    append_as(&store, "p-1", exclusion, &facts::exclusion_settled(2));
    let word = || store.exclusion("x-1").unwrap().unwrap().word;
    assert!(word().is_none(), "one's own word");
    append_as(&store, "p-2", exclusion, &facts::exclusion_settled(1));
    append_as(&store, "p-3", exclusion, &facts::exclusion_settled(2));
    let settled = word().unwrap();
    assert_eq!((settled.approved, settled.actor.as_str()), (false, "p-2"));
    assert_eq!(store.exclusions("2026-Q4").unwrap().len(), 1);
    assert!(store.exclusions("2026-Q3").unwrap().is_empty());
}

/// Any log may name any actor: only the machine where it was frozen or asked, and logs in which the
/// actor is certified, can give the second person's word.
#[test]
fn a_word_from_a_log_of_nobody_counts_nothing() {
    let (_desk, store) = Desk::new(1);
    let (other, forger) = Desk::new(2);
    let (draw, inputs) = (("draw", "r-1"), facts::put(&store, b"inputs"));
    append_as(&store, "p-1", draw, &facts::frozen(inputs.clone(), 2));
    append_as(&store, "p-1", ("exclusion", "x-1"), &facts::exclusion_asked(3));
    append_as(&forger, "p-2", draw, &facts::approved(inputs.hash));
    append_as(&forger, "p-2", ("exclusion", "x-1"), &facts::exclusion_settled(2));
    forger.checkpoint("p-2").unwrap();
    let log = forger.records(&other.device.id(), 0, usize::MAX).unwrap();
    store.take_over(&other.device.public(), &log).unwrap();
    let frozen = store.draw("r-1").unwrap().unwrap();
    assert!(store.approval(&frozen).unwrap().is_none());
    assert!(store.exclusion("x-1").unwrap().unwrap().word.is_none());
    append_as(&store, "p-2", draw, &facts::approved(inputs.hash));
    append_as(&store, "p-2", ("exclusion", "x-1"), &facts::exclusion_settled(2));
    assert!(store.approval(&frozen).unwrap().is_some());
    assert!(store.exclusion("x-1").unwrap().unwrap().word.is_some());
}

#[test]
fn the_last_word_of_a_region_stands() {
    let (_desk, store) = Desk::new(1);
    let region = ("draw-approval", "150622");
    append_as(&store, "p-1", region, &facts::approval_stated(2));
    append_as(&store, "p-2", region, &facts::approval_stated(3));
    for number in [2, 4] {
        append_as(&store, "p-2", ("quota", "150600"), &facts::year_planned(number));
    }
    let plans = store.year_plans(2026).unwrap();
    assert_eq!((plans.len(), plans[0].actor.as_str()), (1, "p-2"));
    assert_eq!(plans[0].plan, facts::year_planned(4));
    assert!(store.year_plans(2027).unwrap().is_empty());
    let rules = store.approval_rules().unwrap();
    assert_eq!((rules.len(), rules[0].asked), (1, false));
}

/// By the reveal that counts, whatever an earlier one in a log of nobody says.
#[test]
fn the_mines_of_a_draw_are_those_of_its_own_reveal_and_their_substitutes() {
    let (_desk, store) = Desk::new(1);
    let (other, forger) = Desk::new(2);
    let draw = ("draw", "r-1");
    let drawn = || {
        let facts = store.draw("r-1").unwrap().unwrap();
        let drawn = store.drawn_by(&facts).unwrap().into_iter();
        drawn.map(|one| (one.mine, one.in_place)).collect::<BTreeSet<_>>()
    };
    append_as(&forger, "p-1", draw, &facts::revealed(facts::put(&forger, b"forged"), 5));
    forger.checkpoint("p-1").unwrap();
    append_as(&store, "p-1", draw, &facts::frozen(facts::put(&store, b"inputs"), 1));
    append_as(&store, "p-1", draw, &facts::assigned(1));
    let log = forger.records(&other.device.id(), 0, usize::MAX).unwrap();
    store.take_over(&other.device.public(), &log).unwrap();
    assert!(drawn().is_empty(), "not revealed");
    append_as(&store, "p-1", draw, &facts::revealed(facts::put(&store, b"certificate"), 1));
    let own = BTreeSet::from([(facts::mine_id(1), false), (facts::mine_id(3), false)]);
    assert_eq!(drawn(), own);
    let visits = store.visits_of("r-1").unwrap();
    assert_eq!((visits.len(), visits[0].mine.clone()), (1, facts::mine_id(1)));
    append_as(&store, "p-1", draw, &facts::assigned(2));
    let both = own.into_iter().chain([(facts::mine_id(0), true)]).collect();
    assert_eq!(drawn(), both);
    assert_eq!(store.draw_plan("r-1").unwrap().unwrap().kind, PlanKind::ALL[1]);
}

/// One visit that was begun for one draw and serves another.
#[test]
fn a_visit_is_begun_for_every_draw_that_it_serves() {
    let (_desk, store) = Desk::new(1);
    for draw in ["r-1", "r-2", "r-3"] {
        append_as(&store, "p-1", ("draw", draw), &facts::assigned(1));
    }
    let opened = Opened {
        mine: facts::mine_id(1),
        draw: Some("r-1".into()),
        also: vec!["r-3".into()],
        ..facts::opened(1)
    };
    let inspection = ("inspection", "i-1");
    append_as(&store, "p-1", inspection, &opened);
    let open: Vec<String> =
        store.visits_to_begin().unwrap().into_iter().map(|visit| visit.draw).collect();
    assert_eq!(open, ["r-2"]);
    let waiting = || ["r-1", "r-2", "r-3"].map(|draw| store.unpublished_visits(draw).unwrap());
    assert_eq!(waiting(), [0, 0, 0]);
    append_as(&store, "p-1", inspection, &facts::result_given(1));
    append_as(&store, "p-1", inspection, &end(&store, "i-1", 1));
    assert_eq!(waiting(), [1, 0, 1]);
    let published = Published { results: vec![result("i-1")], ..facts::published(1) };
    append_as(&store, "p-1", ("draw", "r-3"), &published);
    assert_eq!(waiting(), [1, 0, 0], "each draw's result is published by itself");
    let visits = store.visits_between(0, i64::MAX).unwrap();
    assert_eq!(visits.len(), 1);
    assert_eq!(visits[0].draws, ["r-1", "r-3"]);
}

/// What a changed program writes into its own log replaces no team and takes no mine into the draw;
/// nor does somebody at the officer's machine who has no part in the draw.
#[test]
fn only_who_made_a_draw_tells_of_its_visits() {
    let (_desk, store) = Desk::new(1);
    let (other, forger) = Desk::new(2);
    let draw = ("draw", "r-1");
    append_as(&store, "p-1", draw, &facts::frozen(facts::put(&store, b"inputs"), 1));
    append_as(&store, "p-1", draw, &facts::revealed(facts::put(&store, b"certificate"), 1));
    append_as(&store, "p-1", draw, &facts::assigned(1));
    for number in [2, 3] {
        append_as(&forger, "p-1", draw, &facts::assigned(number));
    }
    append_as(&forger, "p-1", draw, &facts::replaced(1));
    forger.checkpoint("p-1").unwrap();
    let log = forger.records(&other.device.id(), 0, usize::MAX).unwrap();
    store.take_over(&other.device.public(), &log).unwrap();
    append_as(&store, "p-2", draw, &facts::assigned(5));

    let asked = || {
        let visits = store.visits_to_begin().unwrap().into_iter();
        visits.map(|visit| (visit.mine, visit.team)).collect::<Vec<_>>()
    };
    let team = |number| (facts::mine_id(1), facts::assigned(number).team);
    assert_eq!(asked(), [team(1)]);
    assert_eq!(store.visits_of("r-1").unwrap().len(), 1);
    let changes = || store.draw_acts("r-1").unwrap().changes.len();
    assert_eq!(changes(), 0);
    let drawn = store.drawn_by(&store.draw("r-1").unwrap().unwrap()).unwrap();
    assert!(drawn.iter().all(|one| !one.in_place), "the forger's own visit is not by the draw");

    let private = ("inspection", "i-2");
    append_as(&store, "p-1", private, &Opened { mine: facts::mine_id(0), ..opened_for("r-1") });
    append_as(&store, "p-1", private, &facts::result_given(1));
    append_as(&store, "p-1", private, &facts::finalised(1));
    assert_eq!(store.unpublished_visits("r-1").unwrap(), 0);
    append_as(&store, "p-1", draw, &facts::replaced(1));
    append_as(&store, "p-1", draw, &facts::assigned(3));
    assert_eq!((asked(), changes()), (vec![team(3)], 1), "whoever made the draw may replace");
}

/// Before the release a team's machine has its visits and the commitment, and not the draw.
#[test]
fn without_the_draw_the_log_that_committed_tells_of_its_visits() {
    let (_desk, store) = Desk::new(1);
    let (officers, officer) = Desk::new(2);
    let (forgers, forger) = Desk::new(3);
    let draw = ("draw", "r-1");
    append_as(&forger, "p-1", draw, &facts::assigned(3));
    append_as(&officer, "p-1", draw, &facts::committed(1));
    append_as(&officer, "p-1", draw, &facts::assigned(1));
    let take_over = |from: &Store, desk: &Desk| {
        from.checkpoint("p-1").unwrap();
        let log = from.records(&desk.device.id(), 0, usize::MAX).unwrap();
        store.take_over(&desk.device.public(), &log).unwrap();
    };
    let title = || store.draw_title("r-1").unwrap();
    take_over(&forger, &forgers);
    assert_eq!(title(), Some(facts::assigned(3).title), "nothing else is known");
    take_over(&officer, &officers);
    assert_eq!(title(), Some(facts::assigned(1).title));
    let visits = store.visits_to_begin().unwrap();
    assert_eq!((visits.len(), &visits[0].team), (1, &facts::assigned(1).team));
}

fn opened_for(draw: &str) -> Opened {
    Opened { draw: Some(draw.into()), also: Vec::new(), ..facts::opened(1) }
}

fn result(inspection: &str) -> MineResult {
    let results = vec![VisitResult::Rectify];
    MineResult { mine: facts::mine_id(1), inspection: inspection.into(), results }
}
