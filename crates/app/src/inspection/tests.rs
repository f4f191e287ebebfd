use super::{combined, get, list, start, subject};
use crate::App;
use crate::api::{
    ById, CombinedInput, ImportInput, InspectionView, Nothing, SearchQuery, Staged, StartInspection,
};
use crate::search::search;
use crate::testing::{Desk, first_visit, opened};

fn found(app: &App, text: &str) -> Vec<String> {
    let hits = search(app, SearchQuery { text: text.into(), limit: 10 }).unwrap();
    let mut ids: Vec<_> = hits.into_iter().map(|hit| hit.id).collect();
    ids.sort();
    ids
}

#[test]
fn a_visit_by_a_table_that_has_not_arrived_hides_no_other() {
    let desk = Desk::new();
    let (app, session) = (&desk.app, desk.session());
    let table = rules::checklist::practice_2020();
    session.append(&subject("i-1"), &opened("检-1", &table.id)).unwrap();
    session.append(&subject("i-2"), &opened("检-2", "practice-2031")).unwrap();
    let mut rows = list(app, Nothing {}).unwrap();
    rows.sort_by(|a, b| a.id.cmp(&b.id));
    let [known, missing] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(
        (known.checklist_missing, known.items > 0, known.score.as_str()),
        (false, true, "0")
    );
    assert_eq!((missing.checklist_missing, missing.items, missing.score.as_str()), (true, 0, ""));
    assert_eq!(missing.number, "检-2");
    let refused = get(app, ById { id: "i-2".into() }).unwrap_err();
    assert_eq!(refused.code(), "checklist-not-arrived");
    assert_eq!(found(app, "检-"), ["i-1", "i-2"]);
    let mut items = crate::desk::get(app, Nothing {}).unwrap().items;
    items.sort_by(|a, b| a.subtitle.cmp(&b.subtitle));
    let kinds: Vec<_> = items.iter().map(|item| item.kind.as_str()).collect();
    assert_eq!(kinds, ["continue-inspection", "newer-inspection"]);
}

/// SC-2.4b: one visit, three tasks.
#[test]
fn sichuan_s_combined_checks_are_told_and_asked_for_at_the_gate() {
    let desk = Desk::new();
    let app = &desk.app;
    let visit = first_visit(app);
    let token = app.stage(None, &demo::csv(1, 300), true).unwrap();
    let import = ImportInput {
        file: Staged { token, name: "矿山.csv".into() },
        beside: Vec::new(),
        sheet: String::new(),
        columns: std::collections::BTreeMap::new(),
        dry_run: false,
    };
    crate::mine::import(app, import).unwrap();
    let mine = desk.session().store.mines_of_region("51").unwrap()[0].id.clone();
    let checklist = Some(rules::checklist::practice_2020().hash().to_string());
    let view = start(app, StartInspection { mine, checklist, ..visit }).unwrap();
    let open = |view: &InspectionView| {
        view.gate.iter().find(|check| check.code == "combined").unwrap().count
    };
    assert_eq!((view.combined.len(), open(&view)), (2, 2));
    assert!(view.combined.iter().all(|check| check.clause == "SC-2.4b" && check.found.is_empty()));
    let say = |task: &str, found: &str| {
        let (inspection, task, found) = (view.row.id.clone(), task.to_owned(), found.to_owned());
        combined(app, CombinedInput { inspection, task, found })
    };
    let task = &view.combined[0].task;
    let told = say(task, "与公示信息一致").unwrap();
    assert_eq!((open(&told), told.combined[0].found.as_str()), (1, "与公示信息一致"));
    assert_eq!(open(&say(task, "").unwrap()), 2, "taken back");
    assert_eq!(say("消防检查", "合格").unwrap_err().code(), "combined-not-asked");
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
}
