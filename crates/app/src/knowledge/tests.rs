use std::collections::BTreeMap;

use keys::{DeviceKey, Signature64};
use rules::procedure::Clock;

use super::*;
use crate::api::{
    ById, CalendarReplace, CalendarView, ChecklistImport, ChecklistImported, ChecklistQuery,
    Nothing, Staged, StartInspection, VisitCapInput, VisitCapQuery,
};
use crate::casefile::clock_view;
use crate::outside::make_bundle;
use crate::testing::{Desk, colleague};
use crate::{AppError, inspection, mine};

const ANNEX: &str = "\
一级指标,二级指标,三级指标,评分标准,分值
矿区环境,矿容矿貌,功能分区,各区分开,20
,,标识标牌,清楚,39.5
,,整洁,干净,0.5
资源开发方式,资源开采,开采技术,先进,40
";

fn staged(desk: &Desk, bytes: &[u8]) -> Staged {
    Staged { token: desk.app.stage(None, bytes, true).unwrap(), name: "附件.csv".into() }
}

fn input(file: Staged, dry_run: bool) -> ChecklistImport {
    ChecklistImport {
        file,
        sheet: None,
        columns: BTreeMap::new(),
        edition: "other".into(),
        id: "official-2020".into(),
        title: "评价指标".into(),
        source: "测试〔2026〕1号附件".into(),
        practice: false,
        not_applicable: "full_marks".into(),
        pass: "80".into(),
        group_percent: String::new(),
        dry_run,
    }
}

fn import(desk: &Desk, text: &str, dry_run: bool) -> Result<ChecklistImported, AppError> {
    import_checklist(&desk.app, input(staged(desk, text.as_bytes()), dry_run))
}

/// A mine, and a team of two.
fn with_mine(desk: &Desk) -> (String, Vec<String>) {
    let file = staged(desk, &demo::csv(1, 1));
    let columns = BTreeMap::new();
    mine::import(
        &desk.app,
        crate::api::ImportInput {
            file,
            beside: Vec::new(),
            sheet: String::new(),
            columns,
            dry_run: false,
        },
    )
    .unwrap();
    let people = colleague(&desk.app);
    let mine = desk.session().store.mines_of_region("").unwrap()[0].id.clone();
    (mine, people.into_iter().map(|person| person.id).collect())
}

#[test]
fn an_annex_is_checked_recorded_once_and_proposed() {
    let desk = Desk::new();
    let head = || desk.session().store.head().seq;
    let before = head();
    let faulty = import(&desk, &ANNEX.replace("39.5", "三十"), false).unwrap();
    assert_eq!((faulty.fault_count, faulty.recorded, faulty.content.is_some()), (1, false, false));
    assert_eq!((faulty.faults[0].row, faulty.faults[0].column.as_str()), (3, "分值"));
    assert_eq!(faulty.faults[0].args["found"], "三十");
    let preview = import(&desk, ANNEX, true).unwrap();
    assert_eq!((preview.items, preview.points.as_str(), preview.recorded), (4, "100", false));
    assert_eq!(head(), before, "neither a fault nor a preview is recorded");

    let done = import(&desk, ANNEX, false).unwrap();
    let row = done.content.unwrap().row;
    assert_eq!((done.recorded, row.version, row.practice), (true, 1, false));
    let after = head();
    let again = import(&desk, ANNEX, false).unwrap();
    assert_eq!((again.content.unwrap().row.key, head()), (row.key.clone(), after));
    let newer = import(&desk, &ANNEX.replace("整洁", "清洁"), false).unwrap();
    assert_eq!(newer.content.unwrap().row.version, 2);

    let (mine, team) = with_mine(&desk);
    let list = checklists(&desk.app, ChecklistQuery { mine: Some(mine.clone()) }).unwrap();
    let ids: Vec<_> = list.rows.iter().map(|row| (row.id.as_str(), row.version)).collect();
    assert_eq!(
        ids,
        [("official-2020", 2), ("official-2020", 1), ("practice-2020", 1), ("practice-2024", 1)]
    );
    assert_eq!(list.proposed, Some(list.rows[0].key.clone()), "the official one goes first");
    let start = |checklist: Option<String>| {
        let (mine, team) = (mine.clone(), team.clone());
        let also = Vec::new();
        let visit = StartInspection { mine, draw: None, also, team, checklist };
        inspection::start(&desk.app, visit).unwrap()
    };
    let view = start(Some(row.key.clone()));
    assert_eq!((view.checklist.version.as_str(), view.checklist.practice), ("1", false));
    assert_eq!((view.checklist.pass.as_deref(), view.groups[0].pass.clone()), (Some("80"), None));
    assert_eq!(start(None).checklist.version, "2", "the pack's proposal");
}

#[test]
fn an_id_that_ships_is_refused() {
    let desk = Desk::new();
    let file = staged(&desk, ANNEX.as_bytes());
    let taken = ChecklistImport { id: "practice-2020".into(), ..input(file, false) };
    assert_eq!(import_checklist(&desk.app, taken).unwrap_err().code(), "annex-id-taken");
    let file = staged(&desk, ANNEX.as_bytes());
    let line = ChecklistImport { pass: "八十".into(), ..input(file, false) };
    assert_eq!(import_checklist(&desk.app, line).unwrap_err().code(), "not-a-number");
}

fn bundle(key: &DeviceKey, number: u64, day: &str) -> Vec<u8> {
    let year = include_str!("../../../../assets/calendar/CN-2026.toml")
        .replace("2026-01-01", day)
        .replace("year = 2026", "year = 2026 # corrected");
    let sign = |message: &[u8]| -> Signature64 { key.sign(message) };
    make_bundle(number, &[("2026.toml".into(), year)], sign).unwrap()
}

#[test]
fn only_headquarters_replaces_the_calendar() {
    let desk = Desk::new();
    let replace = |bytes: &[u8]| -> Result<CalendarView, AppError> {
        replace_calendar(&desk.app, CalendarReplace { file: staged(&desk, bytes) })
    };
    let (server, stranger) = (DeviceKey::from_entropy(&[7; 32]), DeviceKey::from_entropy(&[8; 32]));
    let file = bundle(&server, 4, "2026-01-01");
    assert_eq!(replace(&file).unwrap_err().code(), "calendar-not-joined");
    desk.session().store.set_setting("server-key", &server.public().to_string()).unwrap();
    let foreign = bundle(&stranger, 9, "2026-01-01");
    assert_eq!(replace(&foreign).unwrap_err().code(), "calendar-bad-signature");
    assert_eq!(calendar(&desk.app, Nothing {}).unwrap().bundle, None);
    assert_eq!(replace(&file).unwrap().bundle, Some(4));
    let older = bundle(&server, 3, "2026-01-01");
    assert_eq!(replace(&older).unwrap_err().code(), "calendar-older");
    let view = calendar(&desk.app, Nothing {}).unwrap();
    let years: Vec<_> = view.years.iter().map(|year| (year.year, year.working_days)).collect();
    assert_eq!(years, [(2024, 251), (2025, 248), (2026, 248)]);
}

/// Headquarters makes a Friday a day off.
#[test]
fn deadlines_are_counted_with_headquarters_calendar() {
    let desk = Desk::new();
    let day = |text: &str| -> chrono::NaiveDate { text.parse().unwrap() };
    let (from, due) = (day("2026-12-24"), day("2026-12-28"));
    let clock = Clock {
        clause: None,
        duty: "rectify".into(),
        from,
        due: Some(due),
        mark: rules::procedure::Mark::Sure,
    };
    let left = || {
        let session = desk.session();
        let composer = crate::casefile::Composer::new(&desk.app, &session).unwrap();
        clock_view(&clock, from, &composer.calendar).working_days_left
    };
    assert_eq!(left(), Some(2));
    let server = DeviceKey::from_entropy(&[7; 32]);
    desk.session().store.set_setting("server-key", &server.public().to_string()).unwrap();
    let holiday = "\n[[holidays]]\nname.zh = \"调休\"\nname.en = \"Day off\"\n\
                   from = \"2026-12-25\"\nto = \"2026-12-25\"\nmake_up = []\n";
    let year = include_str!("../../../../assets/calendar/CN-2026.toml").to_owned() + holiday;
    let sign = |message: &[u8]| -> Signature64 { server.sign(message) };
    let file = make_bundle(1, &[("2026.toml".into(), year)], sign).unwrap();
    replace_calendar(&desk.app, CalendarReplace { file: staged(&desk, &file) }).unwrap();
    assert_eq!(left(), Some(1));
}

#[test]
fn visits_are_counted_by_enterprise_and_warned_about_at_the_cap() {
    let desk = Desk::new();
    let (mine, team) = with_mine(&desk);
    let region = desk.session().store.mine(&mine).unwrap().unwrap().region;
    let state = || {
        let query = VisitCapQuery { mine: Some(mine.clone()), region: None };
        visit_cap(&desk.app, query).unwrap()
    };
    let none = state();
    assert_eq!((none.visits, none.cap, none.reached.len()), (0, None, 0));
    let cap = |most| VisitCapInput {
        region: format!("{}00", &region[..4]),
        year: none.year,
        most,
        source: "公告".into(),
    };
    assert_eq!(set_visit_cap(&desk.app, cap(0)).unwrap_err().code(), "cap-no-cap");
    set_visit_cap(&desk.app, cap(1)).unwrap();
    assert!(state().reached.is_empty(), "the city's cap holds, and nothing is reached yet");
    let (mine_id, also) = (mine.clone(), Vec::new());
    let start = StartInspection { mine: mine_id, draw: None, also, team, checklist: None };
    inspection::start(&desk.app, start).unwrap();
    let at_cap = state();
    assert_eq!((at_cap.visits, at_cap.reached.len()), (1, 1));
    let of_region = VisitCapQuery { mine: None, region: Some(region.clone()) };
    assert_eq!(visit_cap(&desk.app, of_region).unwrap().reached.len(), 1);
    let elsewhere = VisitCapQuery { mine: None, region: Some("330100".into()) };
    assert!(visit_cap(&desk.app, elsewhere).unwrap().reached.is_empty());
    set_visit_cap(&desk.app, cap(2)).unwrap();
    assert!(state().reached.is_empty(), "the newest word on a year stands");
    assert_eq!(visit_caps(&desk.app, Nothing {}).unwrap().len(), 1);
}

#[test]
fn packs_and_clauses_answer_who_says_so() {
    let desk = Desk::new();
    let rows = packs(&desk.app, Nothing {}).unwrap();
    assert_eq!((rows.len(), rows[0].id.as_str(), rows[0].here), (6, "OR", true));
    let view = pack(&desk.app, ById { id: "OR".into() }).unwrap();
    assert_eq!(view.pack["spot_check"]["ratio"]["clause"], "OR-4.3");
    assert!(view.pack.get("source").is_none() && view.departments.contains_key("energy"));
    let says = clause(&desk.app, ById { id: "or-4.3".into() }).unwrap();
    assert!(says.text.contains("20%") && says.duties.len() == 1);
    assert_eq!(clause(&desk.app, ById { id: "OR-99".into() }).unwrap_err().code(), "not-found");
}
