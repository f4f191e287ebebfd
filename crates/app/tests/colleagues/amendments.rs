//! 更正: what is said of a visit after its end stands beside it on every machine, and what is final
//! stays as it was.

use app::AppError;
use app::api::{
    AmendInput, AmendmentPaper, AnswerValue, ById, DocumentView, FinaliseInput, InspectionView,
    MineDetail, Nothing, PersonRow, PhotoInput, SavedFile, Staged, StartInspection, StatedView,
};

use crate::files::photo;
use crate::machines::{Headquarters, Machine, PASSPHRASE};
use crate::one_person::overruled;

const NAMES: [&str; 3] = ["检查员甲", "检查员乙", "检查员丙"];

/// A visit of the first two, and a third colleague who hears of it.
struct Visit {
    _headquarters: Headquarters,
    machines: [Machine; 3],
    id: String,
    mine: String,
}

impl Visit {
    fn begun() -> Self {
        let headquarters = Headquarters::open();
        let machines = NAMES.map(|name| Machine::joined(&headquarters, name));
        let [leader, ..] = &machines;
        machines.iter().for_each(Machine::exchange);
        leader.import(7, 3);
        leader.exchange();
        let people: Vec<PersonRow> = leader.call("person.list", &Nothing {});
        let id = |name: &str| people.iter().find(|one| one.name == name).unwrap().id.clone();
        let mine = leader.mines().rows[0].id.clone();
        let start = StartInspection {
            mine: mine.clone(),
            draw: None,
            also: Vec::new(),
            team: vec![id(NAMES[0]), id(NAMES[1])],
            checklist: None,
        };
        let begun: InspectionView = leader.call("inspection.start", &start);
        let visit = Self { _headquarters: headquarters, machines, id: begun.row.id, mine };
        visit.exchange();
        visit
    }

    fn exchange(&self) {
        for _ in 0..2 {
            self.machines.iter().for_each(Machine::exchange);
        }
    }

    fn finalise(&self) -> InspectionView {
        let (inspection, passphrase) = (self.id.clone(), PASSPHRASE.to_owned());
        let input = FinaliseInput { inspection, passphrase, overruled: overruled() };
        self.machines[0].call("inspection.finalise", &input)
    }

    fn view(&self, machine: usize) -> InspectionView {
        self.machines[machine].call("inspection.get", &ById { id: self.id.clone() })
    }

    fn amend(
        &self,
        machine: usize,
        said: (Option<&str>, StatedView),
        follows: Option<&str>,
    ) -> Result<InspectionView, AppError> {
        let machine = &self.machines[machine];
        let token = machine.app.stage(None, b"%PDF-1.4", true).unwrap();
        let (item, after) = said;
        let input = AmendInput {
            inspection: self.id.clone(),
            item: item.map(str::to_owned),
            after,
            reason: "抄错一行".into(),
            evidence: vec![Staged { token, name: "复核单.pdf".into() }],
            follows: follows.map(str::to_owned),
        };
        machine.try_call("inspection.amend", &input)
    }

    /// The document's bytes, with every signature on it.
    fn pdf(&self, machine: usize, document: &str) -> Vec<u8> {
        let machine = &self.machines[machine];
        let seen: DocumentView = machine.call("document.get", &ById { id: document.to_owned() });
        machine.app.blob(&seen.pdf).unwrap()
    }
}

fn points(points: &str, note: &str) -> StatedView {
    let value = AnswerValue::Points { points: points.into() };
    StatedView { value, results: Vec::new(), note: note.into() }
}

/// All that was finalised, as a page shows it.
fn finalised(view: &InspectionView) -> String {
    let InspectionView { groups, prerequisites, results, findings, score, ink, .. } = view;
    format!("{groups:?} {prerequisites:?} {results:?} {findings} {score:?} {ink:?}")
}

#[test]
fn amendments_stand_beside_what_is_final_on_every_machine() {
    let visit = Visit::begun();
    let item = visit.view(0).groups[0].items[0].id.clone();
    let of_item = |said: StatedView| (Some(item.as_str()), said);
    let early = visit.amend(1, of_item(points("1", "")), None).unwrap_err();
    assert_eq!(early.code(), "inspection-not-final");
    let closed = visit.finalise();
    let document = closed.row.document.clone().unwrap();
    visit.exchange();
    let pdf = visit.pdf(1, &document);
    let before = [0, 1, 2].map(|machine| finalised(&visit.view(machine)));
    assert!(visit.view(1).may_amend && !visit.view(2).may_amend);
    let outsider = visit.amend(2, of_item(points("1", "")), None).unwrap_err();
    assert_eq!(outsider.code(), "amendment-not-inspector");

    let amended = visit.amend(1, of_item(points("1", "复核照片")), None).unwrap();
    let [first] = &amended.amendments[..] else { panic!("{:?}", amended.amendments) };
    assert_eq!((&first.item, first.by.as_str()), (&Some(item.clone()), NAMES[1]));
    assert_eq!(first.before.value, AnswerValue::Unanswered);
    assert_eq!((&first.after, first.reason.as_str()), (&points("1", "复核照片"), "抄错一行"));
    visit.exchange();
    let overtaken = visit.amend(0, of_item(points("2", "")), None).unwrap_err();
    assert_eq!(overtaken.code(), "amendment-overtaken");
    let second = visit.amend(0, of_item(points("2", "")), Some(&first.id)).unwrap();
    assert_eq!(second.amendments[1].before, first.after);
    assert_eq!(second.amendments[1].follows.as_ref(), Some(&first.id));
    visit.exchange();

    let shown = visit.view(0).amendments;
    assert_eq!(shown.len(), 2);
    for (machine, before) in before.iter().enumerate() {
        let view = visit.view(machine);
        assert_eq!((&finalised(&view), view.late.len()), (before, 0), "what is final stays");
        assert_eq!(view.amendments.len(), shown.len());
        assert_eq!(view.amendments[1].after, points("2", ""));
        assert_eq!(visit.pdf(machine, &document), pdf, "byte for byte");
        let mine: MineDetail =
            visit.machines[machine].call("mine.get", &ById { id: visit.mine.clone() });
        let told = mine.timeline.iter().filter(|line| line.kind == "inspection.amended");
        let [newest, oldest] = told.collect::<Vec<_>>()[..] else { panic!("{:?}", mine.timeline) };
        assert_eq!((newest.detail.as_str(), oldest.actor_name.as_str()), ("抄错一行", NAMES[1]));
        let [value, note] = &newest.changes[..] else { panic!("{:?}", newest.changes) };
        assert_eq!((&value.field, &*value.before, &*value.after), (&item, "1", "2"));
        assert_eq!((&*note.field, &*note.before, &*note.after), ("note", "复核照片", ""));
        visit.machines[machine].rebuilt_equals_live();
    }
    let hash = shown[0].evidence[0].hash.clone();
    let asked = AmendmentPaper { inspection: visit.id.clone(), hash };
    let saved: SavedFile = visit.machines[2].call("inspection.save-evidence", &asked);
    assert_eq!(std::fs::read(saved.path).unwrap(), b"%PDF-1.4");
}

/// Taken by a colleague who had not heard of the end.
#[test]
fn a_late_photo_is_shown_and_is_no_part_of_the_visit() {
    let visit = Visit::begun();
    let before = finalised(&visit.finalise());
    let colleague = &visit.machines[1];
    let token = colleague.app.stage(None, &photo(), true).unwrap();
    let file = Staged { token, name: "IMG_0042.jpg".into() };
    let input = PhotoInput { inspection: visit.id.clone(), item: None, file };
    let added: InspectionView = colleague.call("photo.add", &input);
    assert_eq!((added.unsorted_photos.len(), added.late_photos.len()), (1, 0));
    visit.exchange();
    for machine in [0, 1] {
        let view = visit.view(machine);
        assert!(view.unsorted_photos.is_empty());
        let [late] = &view.late_photos[..] else { panic!("{:?}", view.late_photos) };
        assert_eq!(late.name, "IMG_0042.jpg");
        assert!(visit.machines[machine].app.blob(&late.thumbnail).is_ok(), "it can be looked at");
        assert_eq!(finalised(&view), before);
        assert!(view.late.iter().any(|record| record.kind == "photo.taken"));
    }
}
