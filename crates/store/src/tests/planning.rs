//! Whose word on a plan counts: somebody's other than who froze it, or asked.

use record::{Class, Subject};
use rules::drawing::PlanKind;
use rules::fact::Fact;

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
    let rules = store.approval_rules().unwrap();
    assert_eq!((rules.len(), rules[0].asked), (1, false));
}

#[test]
fn mines_drawn_since_a_moment_are_told_with_their_kind() {
    let (_desk, store) = Desk::new(1);
    let draw = ("draw", "r-1");
    append_as(&store, "p-1", draw, &facts::frozen(facts::put(&store, b"inputs"), 1));
    append_as(&store, "p-1", draw, &facts::assigned(1));
    assert!(store.drawn_since(0).unwrap().is_empty(), "not revealed");
    append_as(&store, "p-1", draw, &facts::revealed(facts::put(&store, b"certificate"), 1));
    let drawn = store.drawn_since(0).unwrap();
    assert_eq!(drawn.len(), 1);
    let one = &drawn[0];
    assert_eq!((one.mine.clone(), one.kind), (facts::mine_id(1), PlanKind::ALL[1]));
    assert!(store.drawn_since(super::desk::NOON_MS + 1_000_000).unwrap().is_empty());
}
