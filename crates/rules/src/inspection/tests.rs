mod amend;
mod combined;
mod conflicts;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::checklist::{Mark, practice_2020};

fn member(person: &str) -> Member {
    Member { person: person.into(), name: format!("名{person}"), organisation: "局".into() }
}

fn candidate(person: &str, card: bool) -> Candidate {
    Candidate { member: member(person), card }
}

fn answer(id: &str, mark: Option<Mark>, note: &str) -> Answer {
    Answer { id: id.into(), by: "1".into(), mark, note: note.into(), at_ms: 0 }
}

/// Everything answered with full marks, signed by everybody, with a result.
fn complete() -> Inspection {
    let checklist = practice_2020();
    let mut inspection =
        Inspection { team: vec![member("1"), member("2")], ..Inspection::default() };
    for item in checklist.items() {
        let mark = Some(Mark::Points { points: item.points });
        inspection.answers.insert(item.id.clone(), vec![answer("d/1", mark, "")]);
    }
    for prerequisite in &checklist.prerequisites {
        let id = prerequisite.id.clone();
        inspection.answers.insert(id, vec![answer("d/2", Some(Mark::Met), "")]);
    }
    inspection.results = vec![VisitResult::NoProblem];
    for person in ["1", "2"] {
        let person = Some(person.to_owned());
        inspection.ink.push(Ink { role: InkRole::Inspector, person, at_ms: 1 });
    }
    inspection.ink.push(Ink { role: InkRole::MineRepresentative, person: None, at_ms: 1 });
    inspection
}

fn open_again(item: &str) -> Answered {
    Answered { item: item.into(), mark: None, note: String::new(), saw: Vec::new() }
}

fn red(inspection: &Inspection) -> Vec<&'static str> {
    gate(inspection, practice_2020()).iter().filter(|l| !l.ok()).map(|l| l.code).collect()
}

fn finalise(
    inspection: &Inspection,
    reasons: &[(&str, &str)],
) -> Result<Finalised, InspectionRefusal> {
    let reasons: BTreeMap<_, _> =
        reasons.iter().map(|(c, r)| ((*c).to_owned(), (*r).to_owned())).collect();
    decide_finalise(inspection, practice_2020(), "m-1".into(), Vec::new(), &reasons)
}

#[test]
fn only_card_holders_inspect_and_two_of_them() {
    let open = |team| decide_open("检1".into(), "m-1".into(), None, team, practice_2020(), None);
    let refused = open(vec![candidate("1", true), candidate("2", false)]).unwrap_err();
    assert_eq!(refused, InspectionRefusal::TeamTooSmall { with_card: 1 });
    let third = candidate("3", false);
    let name = third.member.name.clone();
    let refused = open(vec![candidate("1", true), third, candidate("2", true)]).unwrap_err();
    assert_eq!(refused, InspectionRefusal::WithoutCard { name });
    let refused = open(vec![candidate("1", true), candidate("1", true)]).unwrap_err();
    assert_eq!(refused.code(), "team-named-twice");
    let opened = open(vec![candidate("1", true), candidate("2", true)]).unwrap();
    assert_eq!((opened.team.len(), opened.checklist_hash), (2, Some(practice_2020().hash())));
}

#[test]
fn a_complete_inspection_is_green_and_totals_exactly() {
    assert!(red(&complete()).is_empty());
    assert_eq!(finalise(&complete(), &[]).unwrap().total, practice_2020().points);
}

#[test]
fn an_empty_one_is_red_and_reasons_are_kept() {
    let empty = Inspection { team: vec![member("1")], ..Inspection::default() };
    let lines = ["prerequisites", "unanswered", "result", "ink-inspectors", "ink-representative"];
    assert_eq!(red(&empty), lines);
    assert_eq!(
        finalise(&empty, &[("result", "x"), ("unanswered", " ")]).unwrap_err(),
        InspectionRefusal::Gate(
            ["prerequisites", "unanswered", "ink-inspectors", "ink-representative"]
                .map(String::from)
                .to_vec()
        )
    );
    let reasons = lines.map(|code| (code, "矿山停产，无人在场"));
    assert_eq!(finalise(&empty, &reasons).unwrap().overruled.len(), lines.len());
}

#[test]
fn a_failed_item_wants_a_photo_or_a_note() {
    let item = practice_2020().items().next().unwrap();
    let mut inspection = complete();
    let failed = Some(Mark::Points { points: Decimal::ZERO });
    inspection.answers.insert(item.id.clone(), vec![answer("d/3", failed.clone(), " ")]);
    assert_eq!(red(&inspection), ["evidence"]);
    let noted = vec![answer("d/3", failed, "北侧未绿化")];
    inspection.answers.insert(item.id.clone(), noted);
    assert!(red(&inspection).is_empty());
}

#[test]
fn a_newer_record_blocks_finalising() {
    let inspection = Inspection { newer_records: 1, ..complete() };
    assert_eq!(finalise(&inspection, &[]).unwrap_err().code(), "gate-hard");
}

#[test]
fn after_finalising_nothing_changes() {
    let inspection = Inspection { finalised: true, ..complete() };
    let item = practice_2020().items().next().unwrap().id.clone();
    let refused = decide_answer(&inspection, practice_2020(), "1", open_again(&item));
    assert_eq!(refused.unwrap_err(), InspectionRefusal::Finalised);
    assert_eq!(finalise(&inspection, &[]).unwrap_err(), InspectionRefusal::Finalised);
}

#[test]
fn unknown_items_and_contradicting_results_are_refused() {
    let open = Inspection::default();
    let refused = decide_answer(&open, practice_2020(), "1", open_again("9.99"));
    assert_eq!(refused.unwrap_err().code(), "mark-no-such-item");
    let results = vec![VisitResult::NoProblem, VisitResult::Rectify];
    let refused = decide_result(&open, results, String::new());
    assert_eq!(refused.unwrap_err(), InspectionRefusal::ContradictingResults);
}

proptest! {
    /// Whatever is missing, finalising succeeds exactly when each red line has a reason and none
    /// is hard; and it never changes the total.
    #[test]
    fn the_gate_and_finalising_agree(
        answered in prop::collection::vec(any::<bool>(), 0..60),
        signed in 0_usize..4, with_result: bool, accept: bool,
    ) {
        let mut inspection = complete();
        let ids: Vec<String> = inspection.answers.keys().cloned().collect();
        for (id, keep) in ids.iter().zip(&answered) {
            if !keep {
                inspection.answers.remove(id);
            }
        }
        inspection.ink.truncate(signed);
        if !with_result {
            inspection.results.clear();
        }
        let red = red(&inspection);
        let reasons: Vec<_> = red.iter().filter(|_| accept).map(|code| (*code, "有理由")).collect();
        let done = finalise(&inspection, &reasons);
        prop_assert_eq!(done.is_ok(), red.is_empty() || accept);
        if let Ok(done) = done {
            prop_assert_eq!(done.overruled.len(), red.len());
            prop_assert!(done.total <= practice_2020().points);
        }
    }
}
