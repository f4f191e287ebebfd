//! Headquarters' receipt: what it proves, and what a forger can't make of it.

use canon::{sha256, to_bytes};
use draw::certificate::{Commit, verify};
use serde_json::{Value, json};

use crate::signed::{
    EVENT_MS, codes, countersigned, drawn, facts, policy, receipted, signed, wrong,
};

#[test]
fn a_receipt_from_before_the_event_makes_a_draw_official() {
    let (_, outcome) = drawn();
    let bytes = signed(facts(Some(receipted(&outcome, EVENT_MS - 1)))).to_bytes();
    let report = verify(&bytes, &policy());
    assert!(report.accepted, "{:?}", report.lines);
    assert_eq!(codes(&report)[2], "time-receipted");
    assert_eq!(
        report.lines[2].to_string(),
        "headquarters received the commitment before the witness event, at 2026-09-21T14:13:19Z"
    );
    // A key that the asker doesn't know proves nothing, and countersignatures may stand in for it.
    let mut stranger = policy();
    stranger.known_keys.remove(&crate::signed::Pen::ed25519("headquarters").key());
    let report = verify(&bytes, &stranger);
    assert!(!report.accepted && report.lines[2].to_string().contains("key is not known"));
    let people = countersigned(&outcome, &["p-clerk", "p-chief"]).countersignatures;
    let both = Commit { countersignatures: people, ..receipted(&outcome, EVENT_MS - 1) };
    let report = verify(&signed(facts(Some(both))).to_bytes(), &stranger);
    assert!(report.accepted, "{:?}", report.lines);
}

/// Officer and witness sign whatever it is: the receipt alone gives it away.
#[test]
fn a_receipt_for_something_else_is_refused() {
    type Change = fn(&mut Commit);
    let (_, outcome) = drawn();
    let cases: [(Change, &str); 10] = [
        (|c| c.payload = None, "commit.payload is missing"),
        (|c| body(c, "commitment"), "not the one of commit.record"),
        (|c| commit_to(c, "commitment"), "committed to something else"),
        (|c| commit_to(c, "population_hash"), "committed to something else"),
        (|c| c.record["kind"] = json!("draw.frozen"), "committed to something else"),
        (|c| c.record["subject"] = json!("draw/r-1"), "committed to something else"),
        (|c| drop(c.following.remove(0)), "does not continue the log"),
        (|c| drop(c.following.pop()), "does not cover the record"),
        (|c| receipt(c)["at_ms"] = json!(1), "signature is not valid"),
        (|c| receipt(c)["more"] = json!(1), "form of a receipt"),
    ];
    for (change, expected) in cases {
        let mut commit = receipted(&outcome, EVENT_MS - 1);
        change(&mut commit);
        let found = wrong(&verify(&signed(facts(Some(commit))).to_bytes(), &policy()));
        assert!(found.join("; ").contains(expected), "{expected}: {found:?}");
        assert!(found[0].starts_with("receipt-refused"));
    }
}

/// A secret that was chosen after the dice: its commitment is in no log from before.
#[test]
fn a_secret_chosen_afterwards_fails() {
    let (_, outcome) = drawn();
    let honest = receipted(&outcome, EVENT_MS - 1);
    let other = draw::Secret::new([9; 32]);
    let chosen = draw::reveal(&drawn().0, &other, crate::common::DICE).unwrap();
    let forged = crate::signed::signed_from(&drawn().0, &chosen, facts(Some(honest)));
    let found = wrong(&verify(&forged.to_bytes(), &policy()));
    assert!(found[0].contains("committed to something else"), "{found:?}");
    let late = receipted(&chosen, EVENT_MS + 1);
    let late = crate::signed::signed_from(&drawn().0, &chosen, facts(Some(late)));
    let report = verify(&late.to_bytes(), &policy());
    assert!(!report.accepted && codes(&report)[2] == "time-not-proved");
}

fn body(commit: &mut Commit, field: &str) {
    commit.payload.as_mut().unwrap()["body"][field] = json!(sha256(b"another"));
}

/// With a header that fits.
fn commit_to(commit: &mut Commit, field: &str) {
    body(commit, field);
    commit.record["payload_hash"] = json!(sha256(&to_bytes(&commit.payload).unwrap()));
}

fn receipt(commit: &mut Commit) -> &mut Value {
    &mut commit.receipt.as_mut().unwrap()["receipt"]
}
