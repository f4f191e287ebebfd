use rules::inspection::{ResultGiven, VisitResult};
use rules::person::CardRecorded;

use super::*;
use crate::api::{
    DeskView, DrawChoice, DrawKind, DrawListInput, DrawPaper, DrawPaperInput, FreezeInput,
    ImportInput, ImportJudgement, LedgerQuery, ListFormat, NewPerson, Nothing, PlanInput,
    PlanStratum, QuotaInput, RevealInput, Role, Staged, StartInspection, Unlock, VisitCapQuery,
    WitnessKind, WitnessRule,
};
use crate::draw::{commit, freeze, ledger, plan, release, reveal, visits};
use crate::testing::{Desk, PASSPHRASE, finalise};
use crate::{desk, knowledge, machine, person};

const REGION: &str = "150600";
const LOTTERY: &str = "0912305";

fn today(desk: &Desk) -> NaiveDate {
    clock::date(desk.app.now_ms())
}

fn colleague() -> NewPerson {
    NewPerson {
        name: "检查员乙".into(),
        organisation: "鄂尔多斯市生态环境局（演示）".into(),
        role: Role::Inspector,
        region: REGION.into(),
        passphrase: PASSPHRASE.into(),
    }
}

/// A draw of one mine in each county, decided by a lottery, with two people on the machine.
fn drawn() -> (Desk, String) {
    let desk = Desk::new();
    let app = &desk.app;
    let token = app.stage(None, &demo::csv(7, 300), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let (beside, sheet, columns) = (Vec::new(), String::new(), std::collections::BTreeMap::new());
    crate::mine::import(app, ImportInput { file, beside, sheet, columns, dry_run: false }).unwrap();
    machine::add_person(app, colleague()).unwrap();
    let draw = revealed_draw(&desk, DrawKind::Quarterly, |_| 1);
    (desk, draw)
}

/// A draw of that kind, decided by a lottery.
fn revealed_draw(desk: &Desk, kind: DrawKind, quota: impl Fn(&PlanStratum) -> u32) -> String {
    let app = &desk.app;
    let options =
        plan(app, PlanInput { region: REGION.into(), kind, ..PlanInput::default() }).unwrap();
    let quotas = options.strata.iter();
    let quotas = quotas.map(|s| QuotaInput { region: s.region.clone(), quota: quota(s) }).collect();
    let quarter = options.suggested_period.as_str();
    let period = if kind == DrawKind::Quarterly { quarter } else { &quarter[..4] };
    let input = FreezeInput {
        region: REGION.into(),
        visits_until: None,
        title: format!("{period}双随机抽查"),
        period: period.into(),
        basis: "演示（OR-4.2）".into(),
        quotas,
        inspectors: person::list(app, Nothing {}).unwrap().into_iter().map(|p| p.id).collect(),
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: Some(WitnessRule {
            kind: WitnessKind::Lottery,
            source: Some("双色球".into()),
            issue: Some("2026115".into()),
            drawn_on: Some(clock::date(app.now_ms()).to_string()),
            digits: 7,
        }),
        choice: DrawChoice { kind, ..DrawChoice::default() },
    };
    let draw = freeze(app, input).unwrap().row.id;
    commit(app, ById { id: draw.clone() }).unwrap();
    reveal(app, told(app, &draw, LOTTERY)).unwrap();
    draw
}

fn told(app: &crate::App, draw: &str, digits: &str) -> RevealInput {
    RevealInput {
        id: draw.into(),
        digits: digits.into(),
        digits_again: digits.into(),
        present: vec!["witness-1".into(), "witness-2".into()],
        witnessed_at_ms: Some(app.now_ms()),
        passphrase: PASSPHRASE.into(),
        witness: None,
    }
}

fn view(desk: &Desk, draw: &str) -> DrawAfter {
    after(&desk.app, ById { id: draw.into() }).unwrap()
}

fn detail(desk: &Desk, draw: &str) -> DrawDetail {
    get(&desk.app, ById { id: draw.into() }).unwrap()
}

fn open_to_all(desk: &Desk, draw: &str) {
    release(&desk.app, ById { id: draw.into() }).unwrap();
}

/// The drawn team visits the mine and closes with that result.
fn visit(desk: &Desk, draw: &str, mine: &DrawnMine, results: &[VisitResult]) {
    let begun = inspection::start(&desk.app, begin(draw, mine)).unwrap().row.id;
    close(desk, &begun, results);
}

fn begin(draw: &str, mine: &DrawnMine) -> StartInspection {
    StartInspection {
        mine: mine.mine.clone(),
        draw: Some(draw.into()),
        also: Vec::new(),
        team: mine.team.iter().map(|member| member.person.clone()).collect(),
        checklist: None,
    }
}

fn close(desk: &Desk, begun: &str, results: &[VisitResult]) {
    let session = desk.session();
    let given = ResultGiven { results: results.to_vec(), findings: String::new() };
    session.append(&Subject::new("inspection", begun), &given).unwrap();
    finalise(&session, begun);
}

fn paper(draw: &str, mine: &str, paper: DrawPaper) -> DrawPaperInput {
    DrawPaperInput { draw: draw.into(), mine: mine.into(), paper }
}

fn list(draw: &str, format: ListFormat) -> DrawListInput {
    DrawListInput { draw: draw.into(), format }
}

fn publication(desk: &Desk, draw: &str, mine: &str) -> DrawPublishInput {
    DrawPublishInput {
        draw: draw.into(),
        mines: vec![mine.into()],
        on: clock::date(desk.app.now_ms()).to_string(),
        place: "市自然资源局门户网站".into(),
    }
}

fn waiting(desk: &Desk) -> Vec<String> {
    let view: DeskView = desk::get(&desk.app, Nothing {}).unwrap();
    view.items.into_iter().map(|item| item.kind).collect()
}

/// Signs in whoever isn't signed in.
fn change_seats(desk: &Desk) {
    let own = desk.session().person.id.clone();
    let people = machine::state(&desk.app, Nothing {}).unwrap().people;
    let other = people.into_iter().find(|one| one.id != own).unwrap();
    machine::lock(&desk.app, Nothing {}).unwrap();
    machine::unlock(&desk.app, Unlock { person: other.id, passphrase: PASSPHRASE.into() }).unwrap();
}

#[test]
fn a_lottery_decides_as_it_was_named_at_the_freeze() {
    let (desk, draw) = drawn();
    let detail = detail(&desk, &draw);
    let rule = &detail.witness_rule;
    assert_eq!((rule.kind, rule.digits), (WitnessKind::Lottery, 7));
    assert_eq!(rule.source.as_deref().zip(rule.issue.as_deref()), Some(("双色球", "2026115")));
    let today = clock::date(desk.app.now_ms()).to_string();
    assert_eq!(rule.drawn_on.as_deref(), Some(today.as_str()));
    assert_eq!((detail.witness_digits.as_deref(), detail.verified), (Some(LOTTERY), Some(true)));
}

#[test]
fn a_paper_names_the_team_with_the_cards_that_are_good_today() {
    let (desk, draw) = drawn();
    let session = desk.session();
    let detail = detail(&desk, &draw);
    let team = &detail.teams[0];
    let today = clock::date(desk.app.now_ms());
    let card = |number: &str, days: i64| CardRecorded {
        number: number.into(),
        issuer: "准格尔旗司法局（演示）".into(),
        first: today - chrono::Duration::days(400),
        last: today + chrono::Duration::days(days),
    };
    let leader = Subject::new("person", &team.members[0].person);
    for one in [card("15062200001", -1), card("15062200002", 30)] {
        session.append(&leader, &one).unwrap();
    }
    let values = papers::values(&desk.app, &session, &detail, team).unwrap();
    let people: Vec<_> =
        values.team.iter().map(|p| (p.role.as_str(), p.name.as_str(), p.card.as_str())).collect();
    let names: Vec<&str> = team.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(people, [("组长", names[0], "15062200002"), ("组员", names[1], "")]);
    assert_eq!(
        (values.mine.name.as_str(), values.basis.as_str()),
        (&*team.mine_name, "演示（OR-4.2）")
    );
    assert_eq!(Some(&values.certificate), detail.certificate_digest.as_ref());
    assert!(!values.items.is_empty());
}

#[test]
fn papers_are_files_of_their_own_for_each_mine() {
    let (desk, draw) = drawn();
    let mine = view(&desk, &draw).drawn[0].mine.clone();
    let saved = [DrawPaper::Notice, DrawPaper::Authorisation]
        .map(|kind| save_paper(&desk.app, paper(&draw, &mine, kind)).unwrap());
    assert_ne!(saved[0].path, saved[1].path);
    for file in &saved {
        let bytes = std::fs::read(&file.path).unwrap();
        assert!(bytes.starts_with(b"%PDF") && bytes.len() as u64 == file.bytes, "{}", file.path);
        assert!(file.missing.is_empty(), "{}", file.missing);
    }
    let other = save_paper(&desk.app, paper(&draw, "m-none", DrawPaper::Notice)).unwrap_err();
    assert_eq!(other.code(), "not-found");
}

#[test]
fn whoever_does_not_hold_the_draw_gets_nothing_of_it_before_the_release() {
    let (desk, draw) = drawn();
    let mine = view(&desk, &draw).drawn[0].mine.clone();
    change_seats(&desk);
    let app = &desk.app;
    let refused = |code: &str, expected: &str| assert_eq!(code, expected);
    refused(after(app, ById { id: draw.clone() }).unwrap_err().code(), "draw-embargoed");
    let notice = paper(&draw, &mine, DrawPaper::Notice);
    refused(save_paper(app, notice.clone()).unwrap_err().code(), "draw-embargoed");
    let pdf = list(&draw, ListFormat::Pdf);
    refused(save_results(app, pdf).unwrap_err().code(), "draw-embargoed");
    let told = publication(&desk, &draw, &mine);
    refused(publish(app, told.clone()).unwrap_err().code(), "draw-embargoed");
    change_seats(&desk);
    open_to_all(&desk, &draw);
    change_seats(&desk);
    assert!(!view(&desk, &draw).may_publish);
    save_paper(app, notice).unwrap();
    refused(publish(app, told).unwrap_err().code(), "draw-not-a-holder");
}

#[test]
fn results_are_listed_after_release_and_visit() {
    let (desk, draw) = drawn();
    let app = &desk.app;
    let mines = view(&desk, &draw).drawn;
    let code = |format| save_results(app, list(&draw, format)).unwrap_err().code();
    assert_eq!(code(ListFormat::Csv), "draw-not-released");
    open_to_all(&desk, &draw);
    assert_eq!(code(ListFormat::Pdf), "draw-no-visit-done");
    visit(&desk, &draw, &mines[0], &[VisitResult::CorrectedOnSite, VisitResult::Lead]);
    let found = results::results(&desk.session(), &detail(&desk, &draw), today(&desk)).unwrap();
    assert_eq!((found.drawn, found.done, found.rows.len()), (mines.len(), 1, 1));
    assert_eq!(found.rows[0].mine, mines[0].mine_name);
    assert!(found.counting.contains("自次日起算"), "the paper has a term: {}", found.counting);
    assert_eq!(found.rows[0].results, ["发现问题已当场改正", "线索移送"]);
    let saved =
        |format| std::fs::read(save_results(app, list(&draw, format)).unwrap().path).unwrap();
    assert!(saved(ListFormat::Pdf).starts_with(b"%PDF"));
    assert!(saved(ListFormat::Xlsx).starts_with(b"PK"));
    let csv = String::from_utf8(saved(ListFormat::Csv)).unwrap();
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains(&mines[0].mine_name) && csv.contains("发现问题已当场改正、线索移送"));
}

/// What an undone import took away and no record is about is told as the draw's own list has it.
#[test]
fn a_mine_that_the_registry_lost_is_listed_all_the_same() {
    let (desk, draw) = drawn();
    let mines = view(&desk, &draw).drawn;
    open_to_all(&desk, &draw);
    for mine in &mines[..2] {
        visit(&desk, &draw, mine, &[VisitResult::NoProblem]);
    }
    let mut told = detail(&desk, &draw);
    let mut lots = told.strata.iter().flat_map(|stratum| &stratum.lots);
    let other = lots.find(|lot| !lot.drawn).unwrap().mine.clone();
    let session = desk.session();
    let had = session.mine(&other).unwrap();
    let import = crate::mine::imports(&desk.app, Nothing {}).unwrap().remove(0).id;
    let undone = ImportJudgement { id: import, reason: "导错了".into(), dry_run: false };
    crate::mine::undo(&desk.app, undone).unwrap();
    assert!(session.store.mine(&other).unwrap().is_none());
    let team = told.teams.iter_mut().find(|team| team.mine == mines[0].mine).unwrap();
    team.mine = other;
    let rows = results::results(&session, &told, today(&desk)).unwrap().rows;
    let lost = rows.iter().find(|row| row.licence == had.licence).unwrap();
    assert_eq!((rows.len(), &lost.holder), (2, &had.holder));
}

#[test]
fn a_publication_is_recorded_once_for_each_mine() {
    let (desk, draw) = drawn();
    let app = &desk.app;
    let mines = view(&desk, &draw).drawn;
    let told = publication(&desk, &draw, &mines[0].mine);
    let refused = |told: &DrawPublishInput| publish(app, told.clone()).unwrap_err().code();
    assert_eq!(refused(&told), "draw-not-released");
    open_to_all(&desk, &draw);
    assert_eq!(refused(&told), "draw-visit-not-done");
    assert!(!waiting(&desk).contains(&"publish-draw".to_owned()));
    visit(&desk, &draw, &mines[0], &[VisitResult::NoProblem]);
    assert!(waiting(&desk).contains(&"publish-draw".to_owned()));
    let tomorrow = clock::date(app.now_ms()).succ_opt().unwrap().to_string();
    let early = DrawPublishInput { on: tomorrow, ..told.clone() };
    assert_eq!(refused(&early), "day-to-come");
    let after = publish(app, told.clone()).unwrap();
    let [first, rest @ ..] = after.drawn.as_slice() else { panic!("{after:?}") };
    let public = first.published.as_ref().unwrap();
    assert_eq!((&public.on, &public.place), (&told.on, &told.place));
    assert_eq!(public.results, ["no-problem"]);
    assert!(rest.iter().all(|mine| mine.published.is_none()));
    assert_eq!(refused(&told), "draw-already-published");
    assert!(!waiting(&desk).contains(&"publish-draw".to_owned()));
    assert_eq!(desk.session().store.publications(&draw).unwrap().len(), 1);
}

/// A look-back drew a mine that the quarter drew too: one visit is done for both, is published by
/// each, stands once in the enterprise's visits, and counts as the quarter's check.
#[test]
fn one_visit_serves_two_draws() {
    let (desk, quarter) = drawn();
    let app = &desk.app;
    let look_back = revealed_draw(&desk, DrawKind::LookBack, |stratum| stratum.mines);
    let mine = view(&desk, &quarter).drawn.remove(0);
    let asked = |id: &str| {
        let asked = visits(app, Nothing {}).unwrap().into_iter();
        asked.filter(|visit| visit.mine == id).count()
    };
    let had = |id: &str| {
        let query = VisitCapQuery { mine: Some(id.into()), region: None };
        knowledge::visit_cap(app, query).unwrap().visits
    };
    let done = || {
        let query = LedgerQuery { region: Some(REGION.into()), year: None };
        let view = ledger::get(app, query).unwrap();
        view.rows.iter().map(|row| row.done).sum::<u32>()
    };
    let had_before = had(&mine.mine);
    assert_eq!((asked(&mine.mine), done()), (2, 0));

    let leader = vec![mine.team[0].person.clone()];
    let others = StartInspection { team: leader, ..begin(&quarter, &mine) };
    assert_eq!(inspection::start(app, others).unwrap_err().code(), "visit-team-stays-away");
    let alone = StartInspection { draw: None, also: vec![quarter.clone()], ..begin("", &mine) };
    assert_eq!(inspection::start(app, alone).unwrap_err().code(), "visit-not-asked-for");
    let both = StartInspection { also: vec![quarter.clone()], ..begin(&look_back, &mine) };
    let begun = inspection::start(app, both.clone()).unwrap().row;
    assert_eq!((begun.draw.as_ref(), begun.also.len()), (Some(&look_back), 1));
    assert_eq!(asked(&mine.mine), 0, "begun for both");
    assert_eq!(inspection::start(app, both).unwrap_err().code(), "visit-not-asked-for");
    close(&desk, &begun.id, &[VisitResult::Rectify]);
    assert_eq!((done(), had(&mine.mine)), (1, had_before + 1));
    for draw in [&quarter, &look_back] {
        let shown = view(&desk, draw).drawn.into_iter().find(|one| one.mine == mine.mine).unwrap();
        assert_eq!(shown.inspection.as_ref(), Some(&begun.id));
        assert_eq!(shown.results, ["rectify"]);
        open_to_all(&desk, draw);
        assert_eq!(desk.session().store.unpublished_visits(draw).unwrap(), 1);
        publish(app, publication(&desk, draw, &mine.mine)).unwrap();
        assert_eq!(desk.session().store.unpublished_visits(draw).unwrap(), 0);
    }
}
