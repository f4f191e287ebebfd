use super::super::tests::{about, file, mine_in, refused, today};
use super::*;
use crate::api::*;
use crate::testing::Desk;

fn list_of(desk: &Desk, mine: &str, pack: &str) -> LookBackInput {
    LookBackInput {
        mine: mine.into(),
        pack: pack.into(),
        on: today(desk).to_string(),
        person: "李某".into(),
        problems: vec!["边坡未复绿".into(), "台账不全".into()],
        limit: (today(desk) + chrono::Days::new(30)).to_string(),
        problem_list: file(desk, "问题清单.pdf"),
    }
}

#[test]
fn ordos_looks_back_with_a_list_and_circulars_until_all_is_put_right() {
    let desk = Desk::new();
    let app = &desk.app;
    let mine = mine_in(&desk, "1506");
    let mut view = list(app, list_of(&desk, &mine, "OR")).unwrap();
    let clock = view.row.clock.clone().unwrap();
    assert_eq!((clock.duty.as_str(), clock.days_left), ("check-lookback", Some(30)));
    assert_eq!(clock.clause.as_deref(), Some("OR-4.6"));
    let circular = file(&desk, "通报.pdf");
    view = circulate(app, CirculateInput { step: about(&desk, &view), circular }).unwrap();
    assert_eq!(view.row.station, "circulated");
    let checked = |view: &CaseView, closed: &[bool]| LookBackCheckInput {
        step: about(&desk, view),
        person: "王某".into(),
        closed: closed.to_vec(),
    };
    let short = check(app, checked(&view, &[true])).unwrap_err();
    assert_eq!(short.code(), "lookback-not-each");
    view = check(app, checked(&view, &[true, false])).unwrap();
    assert_eq!((view.row.station.as_str(), view.row.closed.is_none()), ("failed", true));
    view = check(app, checked(&view, &[true, true])).unwrap();
    assert_eq!(view.row.closed, Some(today(&desk).to_string()));
    assert_eq!(view.row.clock, None);
    assert_eq!(refused(&view, "circulate").as_deref(), Some("lookback-put-right"));
}

#[test]
fn a_document_without_a_look_back_has_no_list() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "62");
    let error = list(&desk.app, list_of(&desk, &mine, "GS")).unwrap_err();
    assert_eq!(error.code(), "lookback-not-stated");
}
