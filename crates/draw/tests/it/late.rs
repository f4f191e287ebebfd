//! A secret that was chosen after the witness event: whoever saw the digits first could have tried
//! secrets until a wanted mine came up. No such certificate is official.

use draw::certificate::{Certificate, Commit, Role, Signature, commitment_message, verify};
use draw::{Frozen, Outcome, Secret, reveal};

use crate::common::{DICE, seed};
use crate::signed::{
    EVENT_MS, Pen, codes, countersigned, countersigned_at, drawn, facts, lenient, policy, signed,
    signed_from, wrong,
};

/// The draw as it was committed to, and one whose first mine is another, found afterwards.
fn steered() -> (Frozen, Outcome, Outcome) {
    let (frozen, honest) = drawn();
    let tried = (0..).map(|n| Secret::new(seed(&format!("try {n}")).0));
    let mut outcomes = tried.map(|secret| reveal(&frozen, &secret, DICE).unwrap());
    let other = |outcome: &Outcome| outcome.teams[0].mine != honest.teams[0].mine;
    let steered = outcomes.find(other).unwrap();
    (frozen, honest, steered)
}

/// Signed by officer and witness, who are in it together.
fn certificate(commit: impl FnOnce(&Outcome, &Outcome) -> Option<Commit>) -> Certificate {
    let (frozen, honest, steered) = steered();
    signed_from(&frozen, &steered, facts(commit(&honest, &steered)))
}

#[test]
fn countersignatures_of_the_first_commitment_give_it_away() {
    let bytes =
        certificate(|honest, _| Some(countersigned(honest, &["p-clerk", "p-chief"]))).to_bytes();
    for policy in [policy(), lenient()] {
        let report = verify(&bytes, &policy);
        assert!(!report.accepted);
        assert!(wrong(&report)[0].contains("commit.countersignatures[0]"), "{:?}", wrong(&report));
        assert_eq!(codes(&report)[1..3], ["arithmetic-right", "signature-invalid"]);
    }
}

#[test]
fn without_the_countersigners_it_is_right_but_never_official() {
    let commits: [fn(&Outcome, &Outcome) -> Option<Commit>; 4] = [
        |_, _| None,
        |_, steered| Some(countersigned(steered, &[])),
        // One who joins in, the officer, and keys made for the purpose are not two people.
        |_, steered| Some(countersigned(steered, &["p-clerk", "p-officer"])),
        |_, steered| Some(countersigned(steered, &["p-clerk", "p-invented"])),
    ];
    for commit in commits {
        let bytes = certificate(commit).to_bytes();
        let report = verify(&bytes, &policy());
        assert!(!report.accepted);
        assert_eq!(codes(&report)[1..3], ["arithmetic-right", "time-not-proved"]);
    }
}

/// Two who signed in time and are known are enough, whoever else signed.
#[test]
fn others_beside_the_two_take_nothing_from_the_proof() {
    let (_, outcome) = drawn();
    let mut commit = countersigned(&outcome, &["p-clerk", "p-invented", "p-chief"]);
    let late = countersigned_at(&outcome, &["p-late"], EVENT_MS + 1);
    let list = commit.countersignatures.as_mut().unwrap();
    list.extend(late.countersignatures.unwrap());
    let report = verify(&signed(facts(Some(commit))).to_bytes(), &policy());
    assert!(report.accepted, "{:?}", report.lines);
    let line = report.lines.iter().find(|line| line.code() == "time-proved").unwrap();
    assert!(line.to_string().ends_with("by p-clerk, p-chief"), "{line}");
}

/// The officer's key under another name is still the officer.
#[test]
fn the_officer_is_no_second_countersigner_under_another_name() {
    let (_, outcome) = drawn();
    let mut commit = countersigned(&outcome, &["p-clerk"]);
    let pen = Pen::p256("officer");
    let signer = pen.signer(Role::Countersigner, "p-deputy");
    let Outcome { population_hash, commitment, .. } = &outcome;
    let before = EVENT_MS - 60_000;
    let message = commitment_message(population_hash, commitment, &signer, before);
    let signature = Signature { at_ms: Some(before), ..pen.sign(signer, &message) };
    commit.countersignatures.as_mut().unwrap().push(signature);
    let report = verify(&signed(facts(Some(commit))).to_bytes(), &policy());
    assert!(!report.accepted);
    assert_eq!(report.lines[2].code(), "time-not-proved");
    assert!(report.lines[2].to_string().contains("two people"), "{}", report.lines[2]);
}

/// The commitment of the first secret, put over the second.
#[test]
fn the_first_commitment_does_not_cover_another_secret() {
    let (frozen, honest, mut steered) = steered();
    steered.commitment = honest.commitment;
    let commit = countersigned(&honest, &["p-clerk", "p-chief"]);
    let report = verify(&signed_from(&frozen, &steered, facts(Some(commit))).to_bytes(), &policy());
    assert!(!report.accepted);
    assert_eq!(codes(&report)[1..3], ["differs", "time-proved"]);
    assert!(wrong(&report)[0].starts_with("differs: commitment"), "{:?}", wrong(&report));
}
