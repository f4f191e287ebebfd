use canon::{BlobRef, sha256};
use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::mine::ListLevel;
use crate::pack::{Actor, Library, RemovalRoute};
use crate::procedure::Proof;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn blob() -> BlobRef {
    BlobRef { hash: sha256(b"x"), bytes: 1 }
}

/// Any list, body and conclusion, and what may be missing.
#[derive(Debug, Clone)]
struct Attempt {
    pack: usize,
    ground: (usize, usize),
    list: ListLevel,
    decider: usize,
    conclusion: Conclusion,
    rectified: Rectified,
    complete: bool,
    reason: bool,
    verified: Option<bool>,
    heard: bool,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    const LISTS: &[ListLevel] = &[ListLevel::National, ListLevel::Province];
    const ENDS: &[Conclusion] =
        &[Conclusion::Removed, Conclusion::ProposedNational, Conclusion::Kept];
    const RECTIFIED: &[Rectified] =
        &[Rectified::None, Rectified::Open, Rectified::Passed, Rectified::Failed];
    let chosen =
        (prop::sample::select(LISTS), prop::sample::select(ENDS), prop::sample::select(RECTIFIED));
    let likely = || prop::bool::weighted(0.8);
    let numbers = (0_usize..6, (0_usize..6, 0_usize..20), 0_usize..8);
    let hands = (likely(), likely(), prop::option::weighted(0.8, likely()), likely());
    (numbers, chosen, hands).prop_map(|(numbers, chosen, hands)| Attempt {
        pack: numbers.0,
        ground: if numbers.1.1 % 4 == 0 { numbers.1 } else { (numbers.0, numbers.1.1) },
        list: chosen.0,
        decider: numbers.2,
        conclusion: chosen.1,
        rectified: chosen.2,
        complete: hands.0,
        reason: hands.1,
        verified: hands.2,
        heard: hands.3,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// No pack lets a mine be removed without its ground, evidence and decider.
    #[test]
    fn nothing_is_removed_without_ground_evidence_and_decider(a in attempt()) {
        let packs: Vec<_> = Library::shipped().all().collect();
        let (pack, reference) = packs[a.pack % packs.len()];
        let grounds = &packs[a.ground.0 % packs.len()].0.removal.grounds;
        prop_assume!(!grounds.is_empty());
        let ground = &grounds[a.ground.1 % grounds.len()];
        let bodies: Vec<Actor> = packs.iter()
            .flat_map(|(pack, _)| pack.removal.deciders.iter().map(|decider| decider.by.clone()))
            .chain([Actor::Enterprise, Actor::ThirdParty]).collect();
        let by = bodies[a.decider % bodies.len()].clone();

        let names = ground.evidence.iter().skip(usize::from(!a.complete));
        let evidence: Vec<Proof> =
            names.map(|name| Proof { name: name.clone(), content: blob() }).collect();
        let reported = Reported {
            number: "移出1".into(),
            mine: "m-1".into(),
            list: a.list,
            pack: reference.clone(),
            ground: ground.id.clone(),
            on: day("2026-03-02"),
            reason: if a.reason { "核查属实".into() } else { String::new() },
            evidence,
            rectification: Some("z-1".into()),
        };
        let Ok(reported) = decide_report(pack, reported, a.rectified) else { return Ok(()) };
        let mut now = Removal::begin(reported);
        if let Some(holds) = a.verified {
            let found =
                Verified { on: day("2026-03-03"), by: "p-1".into(), holds, note: String::new() };
            now.verified = Some(decide_verify(&now, found).unwrap());
        }
        let conference = a.heard.then(|| Conference {
            on: day("2026-03-04"),
            opinion: "同意移出".into(),
            minutes: blob(),
        });
        let verdict = Verdict {
            on: day("2026-03-05"),
            conclusion: a.conclusion,
            by: by.clone(),
            person: "p-2".into(),
            conference,
        };
        let Ok(done) = decide_conclude(pack, &now, verdict) else { return Ok(()) };
        prop_assert!(a.verified.is_some());
        prop_assert!(pack.removal.deciders.iter().any(|d| d.by == by && d.clause == done.clause));
        prop_assert!(a.heard || !pack.removal.joint_conference.as_ref().is_some_and(|c| c.value));
        let own = pack.removal.grounds.iter().find(|known| known.id == ground.id);
        let own = own.expect("a ground of this pack");
        prop_assert!(a.complete && a.reason);
        prop_assert!(own.route == RemovalRoute::Direct || a.rectified == Rectified::Failed);
        if a.conclusion != Conclusion::Kept {
            prop_assert_eq!(a.verified, Some(true));
        }
        if a.conclusion == Conclusion::Removed {
            prop_assert!(a.list != ListLevel::National);
            prop_assert!(pack.removal.deciders.iter().any(|d| d.by == by && d.list == a.list));
        }
    }
}

/// The way there is open to whoever has all of it.
#[test]
fn gansu_removes_after_the_joint_conference() {
    let (pack, reference) = Library::shipped().newest("GS").unwrap();
    let ground = pack.removal.grounds.iter().find(|g| g.route == RemovalRoute::Direct).unwrap();
    let proof = |name: &String| Proof { name: name.clone(), content: blob() };
    let reported = Reported {
        number: "移出1".into(),
        mine: "m-1".into(),
        list: ListLevel::Province,
        pack: reference.clone(),
        ground: ground.id.clone(),
        on: day("2026-03-02"),
        reason: "核查属实".into(),
        evidence: ground.evidence.iter().map(proof).collect(),
        rectification: None,
    };
    let mut now = Removal::begin(decide_report(pack, reported, Rectified::None).unwrap());
    let found =
        Verified { on: day("2026-03-03"), by: "p-1".into(), holds: true, note: String::new() };
    let mut verdict = Verdict {
        on: day("2026-03-05"),
        conclusion: Conclusion::Removed,
        by: Actor::try_from("province/natural-resources".to_owned()).unwrap(),
        person: "p-2".into(),
        conference: None,
    };
    let conclude = |now: &Removal, verdict: &Verdict| {
        decide_conclude(pack, now, verdict.clone()).map_err(|refusal| refusal.code())
    };
    assert_eq!(conclude(&now, &verdict), Err("removal-not-verified"));
    now.verified = Some(decide_verify(&now, found).unwrap());
    assert_eq!(conclude(&now, &verdict), Err("removal-no-conference"));
    let opinion = "同意移出".to_owned();
    verdict.conference = Some(Conference { on: day("2026-03-04"), opinion, minutes: blob() });
    assert_eq!(conclude(&now, &verdict).unwrap().clause, "GS-4.2");
    now.reported.list = ListLevel::National;
    assert_eq!(conclude(&now, &verdict), Err("removal-national-only-proposed"));
    verdict.conclusion = Conclusion::ProposedNational;
    assert!(conclude(&now, &verdict).is_ok());
}
