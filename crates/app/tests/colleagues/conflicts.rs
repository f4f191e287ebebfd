//! Two people answer the same item on two machines. Neither saw the other.

use app::api::{
    AnswerInput, AnswerValue, ById, DeskView, InspectionView, ItemView, Nothing, PersonRow,
    PrerequisiteInput, PrerequisiteView, StartInspection,
};
use app::{AppError, Result};

use crate::machines::{Headquarters, Machine};

const LEADER: &str = "检查员甲";
const OTHER: &str = "检查员乙";

fn points(n: u8) -> AnswerValue {
    AnswerValue::Points { points: n.to_string() }
}

/// An inspection that is open on both machines, led by the person of the first.
struct Visit {
    _headquarters: Headquarters,
    leader: Machine,
    other: Machine,
    id: String,
}

impl Visit {
    fn begun() -> Self {
        let headquarters = Headquarters::open();
        let leader = Machine::joined(&headquarters, LEADER);
        let other = Machine::joined(&headquarters, OTHER);
        other.exchange();
        leader.import(7, 3);
        leader.exchange();
        let people: Vec<PersonRow> = leader.call("person.list", &Nothing {});
        let id = |name: &str| people.iter().find(|p| p.name == name).unwrap().id.clone();
        let start = StartInspection {
            mine: leader.mines().rows[0].id.clone(),
            draw: None,
            also: Vec::new(),
            team: vec![id(LEADER), id(OTHER)],
            checklist: None,
        };
        let begun: InspectionView = leader.call("inspection.start", &start);
        let visit = Self { _headquarters: headquarters, leader, other, id: begun.row.id };
        visit.exchange();
        visit
    }

    /// Both have what the other recorded.
    fn exchange(&self) {
        self.leader.exchange();
        self.other.exchange();
        self.leader.exchange();
    }

    fn view(&self, machine: &Machine) -> InspectionView {
        machine.call("inspection.get", &ById { id: self.id.clone() })
    }

    /// The first item as a machine's page shows it.
    fn item(&self, machine: &Machine) -> ItemView {
        self.view(machine).groups[0].items[0].clone()
    }

    fn prerequisite(&self, machine: &Machine) -> PrerequisiteView {
        self.view(machine).prerequisites[0].clone()
    }

    fn answer(
        &self,
        machine: &Machine,
        shown: &ItemView,
        n: u8,
        note: &str,
    ) -> Result<InspectionView> {
        let (inspection, item) = (self.id.clone(), shown.id.clone());
        let (value, note, saw) = (points(n), note.to_owned(), shown.saw());
        machine.try_call("inspection.answer", &AnswerInput { inspection, item, value, note, saw })
    }

    fn both_answer(&self) {
        self.answer(&self.leader, &self.item(&self.leader), 12, "东坡").unwrap();
        self.answer(&self.other, &self.item(&self.other), 30, "西坡").unwrap();
        self.exchange();
    }

    fn work(&self, machine: &Machine) -> String {
        let desk: DeskView = machine.call("desk", &Nothing {});
        let subject = format!("inspection/{}", self.id);
        desk.items.into_iter().find(|item| item.subject == subject).unwrap().kind
    }
}

fn said(item: &ItemView) -> Vec<(&str, AnswerValue, &str, bool)> {
    let said = item.standing.iter();
    let mut said: Vec<_> =
        said.map(|a| (a.by.as_str(), a.value.clone(), a.note.as_str(), a.here)).collect();
    said.sort_by_key(|(by, ..)| *by != LEADER);
    said
}

fn refusal(result: Result<InspectionView>) -> AppError {
    result.unwrap_err()
}

#[test]
fn the_leader_settles_what_both_have_seen() {
    let visit = Visit::begun();
    visit.both_answer();
    for (machine, leads) in [(&visit.leader, true), (&visit.other, false)] {
        let (view, item) = (visit.view(machine), visit.item(machine));
        assert!(item.conflict && item.value == AnswerValue::Unanswered);
        let both = [(LEADER, points(12), "东坡", leads), (OTHER, points(30), "西坡", !leads)];
        assert_eq!(said(&item), both);
        assert_eq!((view.leads, view.team[0].name.as_str()), (leads, LEADER));
        let line = view.gate.iter().find(|check| check.code == "conflicts").unwrap();
        assert!(!line.ok && line.hard && line.names == [item.id]);
    }
    assert_eq!(visit.work(&visit.leader), "settle-answers");
    assert_eq!(visit.work(&visit.other), "continue-inspection");

    let before = visit.item(&visit.other);
    let refused = refusal(visit.answer(&visit.other, &before, 30, "西坡"));
    assert_eq!(refused.code(), "conflict-not-leader");
    assert!(refused.to_string().contains(LEADER), "{refused}");
    assert_eq!(visit.item(&visit.other), before);

    visit.answer(&visit.leader, &visit.item(&visit.leader), 20, "同去复核").unwrap();
    visit.exchange();
    for machine in [&visit.leader, &visit.other] {
        let item = visit.item(machine);
        assert_eq!((item.conflict, item.value.clone()), (false, points(20)));
        assert_eq!((item.note.as_str(), item.standing.len()), ("同去复核", 1));
        let mut kept: Vec<_> = item.replaced.iter().map(|answer| answer.note.as_str()).collect();
        kept.sort_unstable();
        assert_eq!(kept, ["东坡", "西坡"], "what was replaced is still there");
        machine.rebuilt_equals_live();
    }
    assert_eq!(visit.work(&visit.leader), "continue-inspection");
}

/// The leader looks, and settles; meanwhile the other one has answered again.
#[test]
fn what_came_meanwhile_and_was_not_seen_stays_a_conflict() {
    let visit = Visit::begun();
    visit.both_answer();
    let page = visit.item(&visit.leader);
    // A third machine's page still showed the other's answer alone.
    let mut alone = visit.item(&visit.other);
    alone.standing.retain(|answer| answer.here);
    visit.answer(&visit.other, &alone, 25, "又量了一遍").unwrap();
    visit.exchange();
    let shown = visit.answer(&visit.leader, &page, 12, "按东坡").unwrap();
    let item = &shown.groups[0].items[0];
    assert!(item.conflict);
    let both = [(LEADER, points(12), "按东坡", true), (OTHER, points(25), "又量了一遍", false)];
    assert_eq!(said(item), both);
    visit.answer(&visit.leader, item, 25, "按复测").unwrap();
    visit.exchange();
    assert_eq!(visit.item(&visit.other).value, points(25));
    assert_eq!(visit.item(&visit.other).replaced.len(), 4);
}

#[test]
fn two_who_say_the_same_do_not_contradict() {
    let visit = Visit::begun();
    for machine in [&visit.leader, &visit.other] {
        visit.answer(machine, &visit.item(machine), 30, "").unwrap();
    }
    visit.exchange();
    let item = visit.item(&visit.other);
    assert_eq!((item.conflict, item.standing.len(), item.value.clone()), (false, 2, points(30)));
    let shown = visit.answer(&visit.other, &item, 28, "少一处围挡").unwrap();
    assert_eq!(shown.groups[0].items[0].standing.len(), 1, "whoever saw both may go on from them");
}

#[test]
fn prerequisites_are_settled_alike() {
    let visit = Visit::begun();
    let give = |machine: &Machine, met: bool| -> Result<InspectionView> {
        let shown = visit.prerequisite(machine);
        let (inspection, prerequisite) = (visit.id.clone(), shown.id.clone());
        let (met, note, saw) = (Some(met), String::new(), shown.saw());
        let input = PrerequisiteInput { inspection, prerequisite, met, note, saw };
        machine.try_call("inspection.prerequisite", &input)
    };
    give(&visit.leader, true).unwrap();
    give(&visit.other, false).unwrap();
    visit.exchange();
    let shown = visit.prerequisite(&visit.other);
    assert_eq!((shown.conflict, shown.met), (true, None));
    let mut values: Vec<_> = shown.standing.iter().map(|answer| answer.value.clone()).collect();
    values.sort_by_key(|value| *value == AnswerValue::NotMet);
    assert_eq!(values, [AnswerValue::Met, AnswerValue::NotMet]);
    assert_eq!(refusal(give(&visit.other, false)).code(), "conflict-not-leader");
    give(&visit.leader, false).unwrap();
    visit.exchange();
    assert_eq!(visit.prerequisite(&visit.other).met, Some(false));
}

#[test]
fn nobody_can_say_that_they_saw_what_is_not_here() {
    let visit = Visit::begun();
    let mut shown = visit.item(&visit.leader);
    let given = visit.answer(&visit.leader, &shown, 12, "").unwrap();
    shown.standing.clone_from(&given.groups[0].items[0].standing);
    shown.standing[0].id = format!("{}9", shown.standing[0].id);
    let refused = refusal(visit.answer(&visit.leader, &shown, 13, ""));
    assert_eq!(refused.code(), "answer-unknown");
}
