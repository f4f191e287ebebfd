use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};

use super::*;
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::Proof;

fn day(n: u64) -> NaiveDate {
    "2026-03-02".parse::<NaiveDate>().unwrap() + Days::new(n)
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn proposed(reference: &PackRef, sanction: &str) -> Proposed {
    Proposed {
        number: "惩戒1".into(),
        mine: "m-1".into(),
        clause: String::new(),
        pack: reference.clone(),
        sanction: sanction.into(),
        on: day(0),
        person: "p-1".into(),
        facts: "拒不整改，经两次督办仍未开展".into(),
        evidence: vec![Proof { name: "督办函".into(), content: blob() }],
        answerable: vec![],
    }
}

fn settled(taken: bool) -> Settled {
    Settled {
        on: day(3),
        department: "energy".into(),
        taken,
        note: String::new(),
        decision: None,
        clause: String::new(),
    }
}

fn code<T: std::fmt::Debug>(outcome: Result<T, SanctionRefusal>) -> &'static str {
    outcome.unwrap_err().code()
}

#[test]
fn ordos_withholds_coal_tickets_by_decision_and_gives_them_back() {
    let (pack, reference) = shipped("OR");
    let proposal = decide_propose(pack, reference, proposed(reference, "coal-tickets")).unwrap();
    let mut now = Case::begin(proposal);
    let settle = |now: &Case, settled| decide_settle(pack, reference, now, settled);
    assert_eq!(code(settle(&now, settled(true))), "sanction-no-decision");
    assert_eq!(code(settle(&now, settled(false))), "sanction-no-reason");
    let lifted = Lifted { on: day(9), department: "energy".into(), note: "整改完成".into() };
    assert_eq!(code(decide_lift(&now, lifted.clone())), "sanction-out-of-order");
    let taken = Settled { decision: Some(blob()), ..settled(true) };
    let taken = settle(&now, taken).unwrap();
    assert_eq!(taken.clause, "OR-4.9");
    now.settled = Some(taken);
    assert!(now.in_force());
    let early = Lifted { on: day(2), ..lifted.clone() };
    assert_eq!(code(decide_lift(&now, early)), "sanction-back-in-time");
    now.lifted = Some(decide_lift(&now, lifted).unwrap());
    assert!(!now.in_force());
}

#[test]
fn accountability_names_those_who_signed() {
    let (pack, reference) = shipped("OR");
    let mut asked = proposed(reference, "initial-evaluation");
    assert_eq!(code(decide_propose(pack, reference, asked.clone())), "sanction-nobody-answerable");
    asked.answerable.push("p-7".into());
    assert!(decide_propose(pack, reference, asked.clone()).is_ok());
    asked.evidence.clear();
    assert_eq!(code(decide_propose(pack, reference, asked)), "sanction-unfounded");
}

#[test]
fn no_sanction_is_borrowed_from_another_document() {
    for (id, sanction) in [("GS", "coal-tickets"), ("SC-2023", "shutdown"), ("ZJ-2018", "circular")]
    {
        let (pack, reference) = shipped(id);
        let outcome = decide_propose(pack, reference, proposed(reference, sanction));
        assert_eq!(code(outcome), "sanction-no-such-sanction");
    }
}

/// SC-2.4d: fraud is circulated; nothing else of Sichuan's is, and not without what happened.
#[test]
fn sichuan_circulates_fraud_in_the_whole_province() {
    let (pack, reference) = shipped("SC-2023");
    let circulated = proposed(reference, "circular");
    let done = decide_propose(pack, reference, circulated.clone()).unwrap();
    assert_eq!(done.clause, "SC-2.4d");
    let unfounded = Proposed { evidence: vec![], ..circulated };
    assert_eq!(code(decide_propose(pack, reference, unfounded)), "sanction-unfounded");
}
