use super::{add_photo, combined, get, list, start, subject};
use crate::App;
use crate::api::{
    ById, CombinedInput, ImportInput, InspectionView, MineAdd, Nothing, PhotoInput, PhotoView,
    SearchQuery, Staged, StartInspection,
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

/// A photo whose camera calls the datum of its place so; six zeros: it says nothing.
fn photo_in(datum: [u8; 6]) -> Vec<u8> {
    let taken = "2026-11-19T09:52:07".parse().unwrap();
    let (lon, lat) = (1_112_401_710, 398_643_610);
    let shot = demo::Shot { taken, lon, lat, error_m: 4, width: 64, height: 48 };
    let mut photo = demo::photo(1, &shot);
    let at = photo.windows(6).position(|six| six == b"WGS-84").unwrap();
    photo[at..at + 6].copy_from_slice(&datum);
    photo
}

#[test]
fn a_photo_s_place_is_shown_by_the_datum_that_it_names() {
    let desk = Desk::new();
    let app = &desk.app;
    let checklist = Some(rules::checklist::practice_2020().hash().to_string());
    let inspection = start(app, StartInspection { checklist, ..first_visit(app) }).unwrap().row.id;
    let added = |datum: &[u8; 6]| -> PhotoView {
        let bytes = photo_in(*datum);
        let file =
            Staged { token: app.stage(None, &bytes, true).unwrap(), name: "现场.jpg".into() };
        let input = PhotoInput { inspection: inspection.clone(), item: None, file };
        let photos = add_photo(app, input).unwrap().unsorted_photos;
        let id = canon::sha256(&bytes).to_string();
        photos.into_iter().find(|photo| photo.id == id).unwrap()
    };
    for (datum, stated, sure) in
        [(b"WGS-84", "WGS-84", true), (b"Tokyo ", "Tokyo", false), (&[0; 6], "", false)]
    {
        let photo = added(datum);
        assert_eq!(photo.longitude.as_deref(), Some("111.2401710"));
        let said = photo.datum.unwrap();
        assert_eq!((said.stated.as_str(), said.sure, said.given), (stated, sure, None));
    }

    let photo = added(b"GCJ-02");
    let said = photo.datum.unwrap();
    let given = said.given.unwrap();
    assert_eq!((said.stated.as_str(), said.sure), ("GCJ-02", true));
    assert_eq!((given.longitude.as_str(), given.latitude.as_str()), ("111.2401710", "39.8643610"));
    let values = [
        ("name", "红柳沟煤矿"),
        ("licence", "C1506222018071110148203"),
        ("holder", "红柳沟矿业"),
        ("region", "准格尔旗"),
        ("mineral", "煤"),
        ("lon", "111.240171"),
        ("lat", "39.864361"),
        ("datum", "gcj02"),
    ];
    let values = values.into_iter().map(|(field, text)| (field.to_owned(), text.to_owned()));
    let (values, reason) = (values.collect(), "新发证".to_owned());
    let id = crate::mine::add(app, MineAdd { values, reason, dry_run: false }).unwrap().id.unwrap();
    let mine = crate::mine::get(app, ById { id }).unwrap();
    assert_eq!((photo.longitude, photo.latitude), (mine.longitude, mine.latitude));
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
}
