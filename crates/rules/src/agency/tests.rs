use canon::{BlobRef, sha256};
use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::pack::{Actor, AgencyOutcome, Consequence, Library, Pack, PackRef};
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

fn body(text: &str) -> Actor {
    Actor::try_from(text.to_owned()).unwrap()
}

fn verified(holds: &[&str]) -> Verified {
    Verified {
        on: day("2026-03-03"),
        by: "p-1".into(),
        body: body("city/natural-resources"),
        holds: holds.iter().map(|ground| (*ground).to_owned()).collect(),
        note: String::new(),
    }
}

fn end(outcome: Option<AgencyOutcome>) -> Concluded {
    Concluded {
        on: day("2026-03-04"),
        person: "p-2".into(),
        body: body("city/natural-resources"),
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
    now.verified = Some(decide_verify(pack, reference, &now, verified(holds)).unwrap());
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
        decide_verify(pack, reference, &now, verified(&["把关不严"])).map_err(code),
        Err("agency-not-reported")
    );
    now.verified = Some(decide_verify(pack, reference, &now, verified(&["弄虚作假"])).unwrap());
    assert_eq!(conclude(&now, end(None)), Err("agency-no-reason"));
    let sanctioned = conclude(&now, end(Some(AgencyOutcome::Blacklisted))).unwrap();
    now.concluded = Some(sanctioned);
    assert_eq!(now.barred_since(), Some((AgencyOutcome::Blacklisted, day("2026-03-04"))));
    assert_eq!(conclude(&now, end(None)), Err("agency-out-of-order"));
}

/// XJ-3.2b names the departments of natural resources; OR-3.10 names nobody, so the officer does.
#[test]
fn a_step_is_of_whom_the_document_names_or_the_officer_says() {
    let grounds = ["违法违规行为经查实", "影响公平公正"];
    let (pack, reference) = shipped("XJ-draft");
    let case = decide_report(pack, reference, reported(reference, &grounds)).unwrap();
    let mut now = Sanction::begin(case);
    let by = |text: &str| Verified { body: body(text), ..verified(&grounds) };
    let refused = decide_verify(pack, reference, &now, by("county/ecology")).unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string().contains("XJ-3.2b")),
        ("agency-not-actor", true)
    );
    let done = decide_verify(pack, reference, &now, by("county/natural-resources")).unwrap();
    now.verified = Some(done);
    let other = Concluded { body: Actor::Enterprise, ..end(None) };
    let refused = decide_conclude(pack, reference, &now, other).unwrap_err();
    assert_eq!(refused.code(), "agency-not-actor");

    let (pack, reference) = shipped("OR");
    let case = decide_report(pack, reference, reported(reference, &["弄虚作假"])).unwrap();
    let now = Sanction::begin(case);
    let by = |body| Verified { body, ..verified(&["弄虚作假"]) };
    assert!(decide_verify(pack, reference, &now, by(body("county/energy"))).is_ok());
    let refused = decide_verify(pack, reference, &now, by(Actor::ThirdParty)).unwrap_err();
    assert_eq!(refused.code(), "agency-not-actor", "no third party judges another");
}

const BODIES: &[&str] =
    &["city/natural-resources", "county/natural-resources", "county/ecology", "enterprise"];

proptest! {
    /// Whatever is tried in whatever order, under both documents that sanction agencies: none is
    /// barred without as many grounds as its document asks for, or by anybody but whom it names.
    #[test]
    fn no_agency_is_barred_without_its_grounds(
        ordos in any::<bool>(),
        steps in prop::collection::vec(
            (any::<bool>(), any::<bool>(), 0..8_u8, select(BODIES)),
            0..8,
        ),
    ) {
        let (pack, reference) = shipped(if ordos { "OR" } else { "XJ-draft" });
        let sanction = pack.agencies.sanction.as_ref().unwrap();
        let all: Vec<&str> = sanction.grounds.iter().map(String::as_str).collect();
        let case = decide_report(pack, reference, reported(reference, &all)).unwrap();
        let mut now = Sanction::begin(case);
        for (verifies, bars, mask, by) in steps {
            if verifies {
                let some = all.iter().copied().zip(0_u8..).filter(|(_, n)| (mask >> n) & 1 == 1);
                let holds: Vec<&str> = some.map(|(ground, _)| ground).collect();
                let asked = Verified { body: body(by), ..verified(&holds) };
                if let Ok(done) = decide_verify(pack, reference, &now, asked) {
                    prop_assert!(now.verified.is_none());
                    now.verified = Some(done);
                }
            } else {
                let outcome = bars.then_some(AgencyOutcome::Blacklisted);
                let asked = Concluded { body: body(by), note: "已核实".into(), ..end(outcome) };
                if let Ok(done) = decide_conclude(pack, reference, &now, asked) {
                    prop_assert!(now.verified.is_some() && now.concluded.is_none());
                    now.concluded = Some(done);
                }
            }
            let Some((outcome, _)) = now.barred_since() else { continue };
            prop_assert_eq!(outcome, sanction.outcome);
            let (held, end) = (now.verified.as_ref().unwrap(), now.concluded.as_ref().unwrap());
            prop_assert!(!held.holds.is_empty());
            let whole = sanction.grounds.iter().all(|ground| held.holds.contains(ground));
            prop_assert!(whole || !sanction.all_grounds);
            prop_assert!(end.body != Actor::Enterprise);
            prop_assert!(sanction.by.is_empty() || sanction.by.contains(&end.body));
        }
    }
}
