use canon::{BlobRef, sha256};
use chrono::NaiveDate;

use super::*;
use crate::pack::{AgencyOutcome, Consequence, Library, Pack, PackRef};
use crate::procedure::Proof;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn reported(reference: &PackRef, grounds: &[&str]) -> Reported {
    let content = BlobRef { hash: sha256(b"x"), bytes: 1 };
    Reported {
        number: "机构1".into(),
        agency: "e-1".into(),
        clause: String::new(),
        pack: reference.clone(),
        on: day("2026-03-02"),
        grounds: grounds.iter().map(|ground| (*ground).to_owned()).collect(),
        text: "评估报告与现场不符".into(),
        evidence: vec![Proof { name: "核查记录".into(), content }],
    }
}

fn verified(holds: &[&str]) -> Verified {
    Verified {
        on: day("2026-03-03"),
        by: "p-1".into(),
        holds: holds.iter().map(|ground| (*ground).to_owned()).collect(),
        note: String::new(),
    }
}

fn end(outcome: Option<AgencyOutcome>) -> Concluded {
    Concluded {
        on: day("2026-03-04"),
        person: "p-2".into(),
        outcome,
        consequences: vec![],
        note: String::new(),
        clause: String::new(),
    }
}

/// Everything reported, this much of it verified, and a sanction asked for.
fn asked(pack: &str, all: &[&str], holds: &[&str]) -> Result<Concluded, &'static str> {
    let (pack, reference) = shipped(pack);
    let case = decide_report(pack, reference, reported(reference, all)).unwrap();
    let mut now = Sanction::begin(case);
    now.verified = Some(decide_verify(&now, verified(holds)).unwrap());
    let done = decide_conclude(pack, reference, &now, end(Some(AgencyOutcome::Blacklisted)));
    done.map_err(|refusal| refusal.code())
}

#[test]
fn xinjiang_wants_both_grounds_and_ordos_any() {
    let xinjiang = ["违法违规行为经查实", "影响公平公正"];
    assert_eq!(asked("XJ-draft", &xinjiang, &xinjiang[..1]), Err("agency-not-enough"));
    let done = asked("XJ-draft", &xinjiang, &xinjiang).unwrap();
    // The document's own outcome, whatever was asked for.
    assert_eq!(done.outcome, Some(AgencyOutcome::Disqualified));
    assert_eq!(done.clause, "XJ-3.2b");
    assert!(done.consequences.contains(&Consequence::ReportNotAccepted));

    let ordos = ["把关不严", "敷衍了事", "弄虚作假"];
    assert_eq!(asked("OR", &ordos, &[]), Err("agency-not-enough"));
    let done = asked("OR", &ordos, &ordos[2..]).unwrap();
    assert_eq!(done.outcome, Some(AgencyOutcome::Blacklisted));
    assert_eq!(done.clause, "OR-3.10");
}

#[test]
fn nothing_goes_before_what_it_rests_on() {
    let (pack, reference) = shipped("OR");
    let code = |refusal: AgencyRefusal| refusal.code();
    let report = |case: Reported| decide_report(pack, reference, case).map_err(code);
    assert_eq!(report(reported(reference, &["收费过高"])), Err("agency-no-such-ground"));
    assert_eq!(report(reported(reference, &[])), Err("agency-unfounded"));
    let (gansu, of_gansu) = shipped("GS");
    let other = decide_report(gansu, of_gansu, reported(of_gansu, &["弄虚作假"]));
    assert_eq!(other.map_err(code), Err("agency-not-stated"));

    let mut now = Sanction::begin(report(reported(reference, &["弄虚作假"])).unwrap());
    let conclude = |now: &Sanction, end| {
        decide_conclude(pack, reference, now, end).map_err(|refusal| refusal.code())
    };
    assert_eq!(conclude(&now, end(None)), Err("agency-out-of-order"));
    assert_eq!(
        decide_verify(&now, verified(&["把关不严"])).map_err(code),
        Err("agency-not-reported")
    );
    now.verified = Some(decide_verify(&now, verified(&["弄虚作假"])).unwrap());
    assert_eq!(conclude(&now, end(None)), Err("agency-no-reason"));
    let sanctioned = conclude(&now, end(Some(AgencyOutcome::Blacklisted))).unwrap();
    now.concluded = Some(sanctioned);
    assert_eq!(now.barred_since(), Some((AgencyOutcome::Blacklisted, day("2026-03-04"))));
    assert_eq!(conclude(&now, end(None)), Err("agency-out-of-order"));
}
