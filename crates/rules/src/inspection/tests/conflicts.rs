//! Contradicting answers: what they are, and who may replace what.

use super::*;

const LEADER: &str = "1";
const OTHER: &str = "2";

fn points(n: u8) -> Mark {
    Mark::Points { points: Decimal::from(n) }
}

fn item() -> String {
    practice_2020().items().next().unwrap().id.clone()
}

/// An inspection whose first item has these answers, given on machines `a`, `b`, `c` …
fn standing(points: &[Mark]) -> Inspection {
    let mut inspection = complete();
    let answers = ('a'..).zip(points);
    let answers =
        answers.map(|(device, mark)| answer(&format!("{device}/1"), Some(mark.clone()), ""));
    inspection.answers.insert(item(), answers.collect());
    inspection
}

fn give(
    inspection: &Inspection,
    by: &str,
    mark: Mark,
    saw: &[&str],
) -> Result<Answered, InspectionRefusal> {
    let saw = saw.iter().map(|id| (*id).to_owned()).collect();
    let answered = Answered { item: item(), mark: Some(mark), note: String::new(), saw };
    decide_answer(inspection, practice_2020(), by, answered)
}

fn not_the_leader() -> InspectionRefusal {
    InspectionRefusal::NotTheLeader { item: item(), leader: "名1".into() }
}

#[test]
fn contradicting_answers_are_a_conflict_that_no_reason_settles() {
    let inspection = standing(&[points(3), points(4)]);
    assert_eq!(red(&inspection), ["conflicts"]);
    let refused = finalise(&inspection, &[("conflicts", "算了")]);
    assert_eq!(refused.unwrap_err(), InspectionRefusal::Hard("conflicts"));
    assert!(!inspection.marks().contains_key(&item()));
    assert_eq!(inspection.answer(&item()), None);
}

#[test]
fn a_note_can_contradict_as_well_as_a_mark() {
    let mut inspection = standing(&[points(3), points(3)]);
    inspection.answers.get_mut(&item()).unwrap()[1].note = "北侧未绿化".into();
    assert!(inspection.is_conflict(&item()));
}

#[test]
fn answers_that_say_the_same_are_one() {
    let inspection = standing(&[points(3), points(3), points(3)]);
    assert!(!red(&inspection).contains(&"conflicts"));
    assert_eq!(inspection.marks()[&item()], points(3));
    let given = give(&inspection, OTHER, points(5), &["a/1", "b/1", "c/1"]).unwrap();
    assert_eq!(given.saw, ["a/1", "b/1", "c/1"]);
}

#[test]
fn the_leader_settles_and_nobody_else() {
    let inspection = standing(&[points(3), points(4)]);
    let all = ["a/1", "b/1"];
    assert_eq!(give(&inspection, OTHER, points(4), &all).unwrap_err(), not_the_leader());
    assert_eq!(give(&inspection, LEADER, points(4), &all).unwrap().saw, all);
}

/// What a page showed alone may be replaced by anybody; the answer that came meanwhile stays.
#[test]
fn an_answer_that_came_meanwhile_stays() {
    let inspection = standing(&[points(3), points(4)]);
    for by in [LEADER, OTHER] {
        assert_eq!(give(&inspection, by, points(5), &["a/1"]).unwrap().saw, ["a/1"]);
        assert!(give(&inspection, by, points(5), &[]).unwrap().saw.is_empty());
    }
    // That would end the conflict by the back door.
    assert_eq!(give(&inspection, OTHER, points(4), &["a/1"]).unwrap_err(), not_the_leader());
}

#[test]
fn nobody_can_have_seen_what_is_not_here() {
    let mut inspection = standing(&[points(3)]);
    let unknown = |id: &str| InspectionRefusal::AnswerUnknown { id: id.into() };
    assert_eq!(give(&inspection, LEADER, points(5), &["z/9"]).unwrap_err(), unknown("z/9"));
    let old = answer("z/9", Some(points(1)), "");
    inspection.replaced.insert(item(), vec![old]);
    assert_eq!(give(&inspection, OTHER, points(5), &["z/9"]).unwrap().saw, ["z/9"], "an old page");
}

proptest! {
    /// Of any standing answers, a page showed some: the answer given on it replaces those and no
    /// other, and contradicting ones make room for the leader alone.
    #[test]
    fn nothing_unseen_is_replaced(
        marks in prop::collection::vec(0_u8..3, 0..4),
        shown in prop::collection::vec(any::<bool>(), 4), new in 0_u8..3, leads: bool,
    ) {
        let marks: Vec<_> = marks.into_iter().map(points).collect();
        let before = standing(&marks);
        let ids: Vec<String> = before.standing(&item()).iter().map(|a| a.id.clone()).collect();
        let saw: Vec<&str> =
            ids.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(id, _)| id.as_str()).collect();
        let by = if leads { LEADER } else { OTHER };
        let mut after = before.clone();
        let answers = after.answers.get_mut(&item()).unwrap();
        answers.retain(|answer| !saw.contains(&answer.id.as_str()));
        answers.push(answer("new/1", Some(points(new)), ""));
        let seen: Vec<_> =
            before.standing(&item()).iter().filter(|a| saw.contains(&a.id.as_str())).collect();
        let contradicting = seen.iter().any(|answer| answer.mark != seen[0].mark);
        let ends = before.is_conflict(&item()) && !after.is_conflict(&item());
        match give(&before, by, points(new), &saw) {
            Ok(given) => {
                prop_assert_eq!(given.saw, saw);
                prop_assert!(leads || !(contradicting || ends));
            }
            Err(refused) => {
                prop_assert_eq!(refused, not_the_leader());
                prop_assert!(!leads && (contradicting || ends));
            }
        }
    }
}
