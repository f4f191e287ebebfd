//! Every ground of every document: its own words, its own papers, its own route.

use std::collections::BTreeSet;

use super::*;
use crate::clause;
use crate::pack::Ground;

/// Who removes only once a rectification has failed; all other grounds lead there by themselves.
const AFTER_RECTIFICATION: [&str; 3] = ["XJ-R2", "OR-R1", "ZJ-R1"];

type All = Vec<(&'static Pack, &'static PackRef, &'static Ground)>;

fn grounds() -> All {
    let of = |(pack, reference): (&'static Pack, &'static PackRef)| {
        pack.removal.grounds.iter().map(move |ground| (pack, reference, ground))
    };
    packs().into_iter().flat_map(of).collect()
}

/// The sixth of Xinjiang is two, and the clause that joins them is none.
#[test]
fn each_clause_of_a_ground_is_a_ground_in_its_own_words() {
    let is_ground = |id: &str| id.contains("-R") && id != "XJ-R6";
    let clauses = clause::all().iter().map(|one| one.id).filter(|id| is_ground(id));
    let wanted: BTreeSet<&str> = clauses.collect();
    let found: BTreeSet<&str> = grounds().iter().map(|one| one.2.id.as_str()).collect();
    assert_eq!(found, wanted);
    for (pack, _, ground) in grounds() {
        assert_eq!(clause::find(&ground.id).map(|one| one.gist), Some(ground.text.as_str()));
        let number = ground.id.rsplit_once("-R").map(|(_, number)| number);
        assert_eq!(number, Some(ground.number.as_str()), "{}", pack.id);
    }
}

/// Nothing is reported without each paper that the ground asks for and a reason in words, nor on
/// the ground of another document.
#[test]
fn each_ground_asks_for_its_own_papers_and_takes_its_own_route() {
    let list = ListLevel::Province;
    for (pack, reference, ground) in grounds() {
        let id = ground.id.as_str();
        let whole = reported(reference, basis(pack, id).unwrap(), list);
        let report = |asked: Reported, ended| {
            let decided = decide_report(pack, asked, ended, &[list]);
            decided.map(|done| done.ground).map_err(|refusal| refusal.code())
        };
        assert_eq!(report(whole.clone(), Rectified::Failed).as_deref(), Ok(id));
        for paper in &ground.evidence {
            let mut poor = whole.clone();
            poor.evidence.retain(|proof| proof.name != *paper);
            let refused = report(poor, Rectified::Failed);
            assert_eq!(refused, Err("removal-no-evidence"), "{id} without {paper}");
        }
        let silent = Reported { reason: " ".into(), ..whole.clone() };
        assert_eq!(report(silent, Rectified::Failed), Err("removal-no-reason"), "{id}");

        let alone = Reported { rectification: None, ..whole.clone() };
        let by_itself = report(alone, Rectified::None);
        if AFTER_RECTIFICATION.contains(&id) {
            assert_eq!(by_itself, Err("removal-not-failed"), "{id}");
            assert_eq!(report(whole.clone(), Rectified::Passed), Err("removal-not-failed"), "{id}");
        } else {
            assert_eq!(by_itself.as_deref(), Ok(id));
        }
        for (other, version) in packs().into_iter().filter(|(other, _)| other.id != pack.id) {
            let borrowed = Reported { pack: version.clone(), ..whole.clone() };
            let decided = decide_report(other, borrowed, Rectified::Failed, &[list]);
            assert_eq!(decided.unwrap_err().code(), "removal-no-such-ground", "{id}");
        }
    }
}
