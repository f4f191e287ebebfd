use super::{get, list, subject};
use crate::api::{ById, Nothing, SearchQuery};
use crate::testing::{Desk, opened};
use crate::{App, desk};

fn found(app: &App, text: &str) -> Vec<String> {
    let hits = desk::search(app, SearchQuery { text: text.into(), limit: 10 }).unwrap();
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
