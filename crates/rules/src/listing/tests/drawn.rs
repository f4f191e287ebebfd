use canon::Hash32;

use super::*;
use crate::pack::{Sample, Undrawn};

fn told(drawn: bool) -> DrawWord {
    DrawWord::Told(ByDraw { draw: "r-1".into(), certificate: Hash32([7; 32]), drawn })
}

fn waits(book: &Rulebook<'_>, kind: StationKind) -> (Application, Conclusion) {
    let (now, on) = until(book, kind, day("2024-03-01"));
    let asked = complete(now.station(book.pack).unwrap(), on);
    (now, asked)
}

fn founded() -> Override {
    Override { reason: "年度抽查已够数".into(), approver: "p-9".into() }
}

/// GS-3.1 speaks of a sample and not of the others: an approver says what becomes of them.
#[test]
fn gansu_verifies_the_drawn_and_an_approver_answers_for_the_others() {
    let book = shipped("GS");
    let (now, asked) = waits(&book, StationKind::Verification);
    let decide = |draw: Option<DrawWord>, papers: bool, beyond: Option<Override>| {
        let mut asked = Conclusion { draw, ..asked.clone() };
        asked.concluded.beyond = beyond;
        asked.concluded.papers.truncate(if papers { 9 } else { 0 });
        decide_conclude(&book, &now, asked).map_err(|refusal| refusal.code())
    };
    assert_eq!(decide(Some(DrawWord::Awaited), true, None), Err("listing-awaits-draw"));
    let went = |draw, papers, beyond| decide(draw, papers, beyond).map(|done| done.by_draw);
    assert_eq!(went(None, true, None), Ok(None));
    let by = |drawn| -> Result<Option<ByDraw>, &str> {
        match told(drawn) {
            DrawWord::Told(by) => Ok(Some(by)),
            DrawWord::Awaited => panic!("it is told"),
        }
    };
    assert_eq!(went(Some(told(true)), true, None), by(true));
    assert_eq!(went(Some(told(true)), false, Some(founded())), Err("listing-no-paper"));
    assert_eq!(went(Some(told(false)), true, None), by(false), "verified all the same");
    assert_eq!(went(Some(told(false)), false, None), Err("listing-no-paper"));
    assert_eq!(went(Some(told(false)), false, Some(founded())), by(false));
    assert_eq!(went(None, false, Some(founded())), Err("listing-no-paper"), "no draw left it out");
}

/// XJ-2.4a: whoever is not selected stays in the pool.
#[test]
fn a_draw_among_the_pool_selects() {
    let book = shipped("XJ-draft");
    let (now, asked) = waits(&book, StationKind::Selection);
    let decide = |drawn: bool, outcome: Outcome| {
        let mut asked = Conclusion { draw: Some(told(drawn)), ..asked.clone() };
        (asked.concluded.outcome, asked.concluded.note) = (outcome, "抽取结果".into());
        decide_conclude(&book, &now, asked).map_err(|refusal| refusal.to_string())
    };
    assert!(decide(true, Outcome::Passed).is_ok() && decide(false, Outcome::NotSelected).is_ok());
    assert!(decide(true, Outcome::Failed).is_ok(), "verified, and found wanting");
    for (drawn, outcome) in [(false, Outcome::Passed), (true, Outcome::NotSelected)] {
        assert!(decide(drawn, outcome).unwrap_err().starts_with("XJ-2.4a: "));
    }
    let left = decide(false, Outcome::NotSelected).unwrap();
    let mut now = now;
    now.apply(&Event::Concluded(left));
    assert!(now.went_by("r-1") && !now.went_by("r-2"), "the next draw may choose it");
}

/// Of a province's own pack that says it.
#[test]
fn a_pack_says_what_becomes_of_the_others() {
    let shipped = shipped("GS");
    let decide = |undrawn: Option<Undrawn>, papers: usize| {
        let mut pack = shipped.pack.clone();
        let here = pack.stations.iter_mut().find(|one| one.kind == StationKind::Verification);
        here.unwrap().sample = Some(Sample { undrawn, clause: "GS-3.1".into() });
        let book = book(&pack, shipped.reference);
        let (now, asked) = waits(&book, StationKind::Verification);
        let mut asked = Conclusion { draw: Some(told(false)), ..asked };
        asked.concluded.papers.truncate(papers);
        decide_conclude(&book, &now, asked).map(|_| ()).map_err(|refusal| refusal.code())
    };
    assert_eq!(decide(Some(Undrawn::Pass), 0), Ok(()));
    assert_eq!(decide(Some(Undrawn::Wait), 9), Err("listing-not-drawn"));
    assert_eq!(decide(None, 9), Ok(()));
}

proptest! {
    /// In whatever pack and at whatever station, nobody goes on without the papers but whom a draw
    /// left out of a stated sample, and nobody goes on against a draw.
    #[test]
    fn nobody_goes_on_unverified_or_against_a_draw(
        which in 0_usize..6,
        kind in prop::sample::select(vec![StationKind::Verification, StationKind::Selection]),
        word in prop::sample::select(vec![None, Some(None), Some(Some(true)), Some(Some(false))]),
        papers in any::<bool>(),
        beyond in any::<bool>(),
        outcome in prop::sample::select(vec![Outcome::Passed, Outcome::NotSelected]),
    ) {
        let packs: Vec<_> = Library::shipped().all().collect();
        let (pack, reference) = packs[which % packs.len()];
        prop_assume!(pack.stations.iter().any(|station| station.kind == kind));
        let book = book(pack, reference);
        let (now, mut asked) = waits(&book, kind);
        let station = now.station(pack).unwrap();
        asked.draw = word.map(|said| said.map_or(DrawWord::Awaited, told));
        asked.concluded.beyond = if beyond { Some(founded()) } else { None };
        asked.concluded.papers.truncate(if papers { 9 } else { 0 });
        (asked.concluded.outcome, asked.concluded.note) = (outcome, "抽取".into());
        let Ok(done) = decide_conclude(&book, &now, asked) else { return Ok(()) };
        let drawn = word.map(|said| said.expect("nothing is said while it is awaited"));
        prop_assert_eq!(done.by_draw.as_ref().map(|by| by.drawn), drawn);
        if outcome == Outcome::Passed {
            let spared = station.sample.is_some() && drawn == Some(false) && beyond;
            prop_assert!(papers || spared);
            prop_assert!(kind == StationKind::Verification || drawn != Some(false));
        } else {
            prop_assert!(kind == StationKind::Selection && drawn != Some(true));
        }
    }
}
