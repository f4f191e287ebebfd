use canon::{BlobRef, sha256};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

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
        reason: String::new(),
        finding: None,
    }
}

/// Of a mine of which the registry says nothing.
fn propose(pack: &Pack, reference: &PackRef, asked: Proposed) -> Result<Proposed, SanctionRefusal> {
    decide_propose(pack, reference, Removed::Unsaid, asked, &[])
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
    let proposal = propose(pack, reference, proposed(reference, "coal-tickets")).unwrap();
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
    let signers = ["王某".to_owned(), "李某".to_owned()];
    let propose = |asked: &Proposed| {
        decide_propose(pack, reference, Removed::Unsaid, asked.clone(), &signers)
    };
    let mut asked = proposed(reference, "initial-evaluation");
    assert_eq!(code(propose(&asked)), "sanction-nobody-answerable");
    asked.answerable.push("王某".into());
    assert_eq!(code(propose(&asked)), "sanction-no-finding");
    let finding = |agency: &str, on| Some(Finding { agency: agency.into(), on });
    asked.finding = finding(" ", day(0));
    assert_eq!(code(propose(&asked)), "sanction-no-finding");
    asked.finding = finding("某评估所", day(1));
    assert_eq!(code(propose(&asked)), "sanction-back-in-time");
    asked.finding = finding("某评估所", day(0));
    let SanctionRefusal::SignerLeftOut { clause, people } = propose(&asked).unwrap_err() else {
        panic!("one who signed is left out")
    };
    assert_eq!((clause.as_str(), people.as_str()), ("OR-3.9", "李某"));
    asked.answerable.push("李某".into());
    assert_eq!(propose(&asked).unwrap().finding, asked.finding);
    asked.evidence.clear();
    assert_eq!(code(propose(&asked)), "sanction-unfounded");
}

/// OR-4.11: of a mine that left its list, by the registry, or for a reason.
#[test]
fn what_lags_after_removal_is_a_removed_mine_s() {
    let (pack, reference) = shipped("OR");
    let decide = |removed, reason: &str| {
        let asked = Proposed {
            answerable: vec!["p-7".into()],
            reason: reason.into(),
            ..proposed(reference, "removed-and-lagging")
        };
        let decided = decide_propose(pack, reference, removed, asked, &[]);
        decided.map(|done| done.clause).map_err(|refusal| refusal.code())
    };
    assert_eq!(decide(Removed::No, "已移出"), Err("sanction-not-removed"));
    assert_eq!(decide(Removed::Unsaid, " "), Err("sanction-removal-unsaid"));
    assert_eq!(decide(Removed::Unsaid, "自治区公告移出").as_deref(), Ok("OR-4.11"));
    assert_eq!(decide(Removed::Yes, "").as_deref(), Ok("OR-4.11"));
}

/// OR-4.11 asks who answers, and rests on nobody's finding.
#[test]
fn accountability_for_what_lags_needs_names_alone() {
    let (pack, reference) = shipped("OR");
    let signers = ["王某".to_owned()];
    let propose = |asked: &Proposed| {
        decide_propose(pack, reference, Removed::Unsaid, asked.clone(), &signers)
    };
    let mut asked = proposed(reference, "removed-and-lagging");
    assert_eq!(code(propose(&asked)), "sanction-nobody-answerable");
    asked.answerable.push("赵某".into());
    asked.finding = Some(Finding { agency: "某评估所".into(), on: day(0) });
    assert_eq!(code(propose(&asked)), "sanction-removal-unsaid");
    asked.reason = "自治区公告移出".into();
    let done = propose(&asked).unwrap();
    assert_eq!(done.clause, "OR-4.11");
    assert_eq!(done.finding, None, "what isn't asked is not kept");
}

/// OR-4.9 names two measures, each some department's own; OR-4.10 a third for what is serious.
#[test]
fn ordos_takes_each_measure_by_its_own_decision() {
    let (pack, reference) = shipped("OR");
    for (sanction, clause) in
        [("coal-tickets", "OR-4.9"), ("land-restriction", "OR-4.9"), ("shutdown", "OR-4.10")]
    {
        let proposal = propose(pack, reference, proposed(reference, sanction)).unwrap();
        assert_eq!(proposal.clause, clause);
        let now = Case::begin(proposal);
        let settle = |settled| decide_settle(pack, reference, &now, settled);
        assert_eq!(code(settle(settled(true))), "sanction-no-decision", "{sanction}");
        let decided = Settled { decision: Some(blob()), ..settled(true) };
        assert_eq!(settle(decided).unwrap().clause, clause);
    }
}

#[test]
fn no_sanction_is_borrowed_from_another_document() {
    for (id, sanction) in [("GS", "coal-tickets"), ("SC-2023", "shutdown"), ("ZJ-2018", "circular")]
    {
        let (pack, reference) = shipped(id);
        let outcome = propose(pack, reference, proposed(reference, sanction));
        assert_eq!(code(outcome), "sanction-no-such-sanction");
    }
}

/// SC-2.4d: fraud is circulated; nothing else of Sichuan's is, and not without what happened.
#[test]
fn sichuan_circulates_fraud_in_the_whole_province() {
    let (pack, reference) = shipped("SC-2023");
    let circulated = proposed(reference, "circular");
    let done = propose(pack, reference, circulated.clone()).unwrap();
    assert_eq!(done.clause, "SC-2.4d");
    let unfounded = Proposed { evidence: vec![], ..circulated };
    assert_eq!(code(propose(pack, reference, unfounded)), "sanction-unfounded");
}

proptest! {
    /// Whatever is tried in whatever order, under whatever pack: nothing is in force without a
    /// decision, nothing is lifted that wasn't, and no day lies before the one it follows.
    #[test]
    fn nothing_is_in_force_without_a_decision(
        which in any::<prop::sample::Index>(),
        steps in prop::collection::vec(
            (any::<bool>(), any::<bool>(), any::<bool>(), 0..12_u64),
            0..12,
        ),
    ) {
        let all = Library::shipped().all();
        let all: Vec<_> = all
            .flat_map(|(pack, reference)| pack.sanctions.iter().map(move |s| (pack, reference, s)))
            .collect();
        let (pack, reference, sanction) = *which.get(&all);
        let asked = Proposed {
            answerable: vec!["王某".into()],
            finding: Some(Finding { agency: "某评估所".into(), on: day(0) }),
            reason: "自治区公告移出".into(),
            ..proposed(reference, &sanction.id)
        };
        let mut now = Case::begin(propose(pack, reference, asked).unwrap());
        prop_assert_eq!(&now.proposed.clause, &sanction.clause);
        for (lifts, taken, papered, on) in steps {
            if lifts {
                let (department, note) = ("energy".into(), "整改完成".into());
                let lifted = Lifted { on: day(on), department, note };
                if let Ok(done) = decide_lift(&now, lifted) {
                    prop_assert!(now.in_force());
                    now.lifted = Some(done);
                }
            } else {
                let note = if papered { "" } else { "情节较轻" };
                let (decision, note) = (papered.then(blob), note.to_owned());
                let asked = Settled { on: day(on), decision, note, ..settled(taken) };
                if let Ok(done) = decide_settle(pack, reference, &now, asked) {
                    prop_assert!(now.settled.is_none());
                    now.settled = Some(done);
                }
            }
            let decided =
                now.settled.as_ref().is_some_and(|end| end.taken && end.decision.is_some());
            prop_assert!(decided || (!now.in_force() && now.lifted.is_none()));
            let settled = now.settled.as_ref().map(|end| end.on);
            let lifted = now.lifted.as_ref().map(|end| end.on);
            let days: Vec<_> = [Some(now.proposed.on), settled, lifted].into_iter().flatten().collect();
            prop_assert!(days.is_sorted());
        }
    }
}
