use std::collections::BTreeMap;

use rules::drawing::Assigned;
use rules::inspection::{Answered, Finalised, Opened, ResultGiven, VisitResult};
use rules::mine::{ListLevel, Mine};
use rules::quota::yearly;

use super::*;
use crate::api::{
    ById, DrawDetail, FieldEdit, FreezeInput, ImportInput, LedgerQuery, LedgerRow, LedgerView,
    MineChange, PlanInput, QuotaInput, QuotaStateInput, RevealInput, Staged, StatedDocument,
};
use crate::draw::{commit, freeze, plan::plan, reveal};
use crate::inspection::{covers, subject};
use crate::testing::{Desk, PASSPHRASE, colleague, opened};

const DICE: &str = "1425363124651133526444216356214351623461";

mod year;

fn desk() -> Desk {
    let desk = Desk::new();
    furnish(&desk);
    desk
}

/// Mines, and a colleague.
fn furnish(desk: &Desk) {
    let token = desk.app.stage(None, &demo::csv(7, 900), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let (beside, sheet, columns) = (Vec::new(), String::new(), BTreeMap::new());
    let input = ImportInput { file, beside, sheet, columns, dry_run: false };
    crate::mine::import(&desk.app, input).unwrap();
    colleague(&desk.app);
}

fn is_listed(mine: &Mine) -> bool {
    matches!(mine.list_level, ListLevel::Province | ListLevel::National)
}

/// Mines that can be drawn of a banner that has several listed ones, and one that isn't.
fn banner(desk: &Desk) -> (String, Vec<Mine>, Vec<Mine>) {
    let mut by_county: BTreeMap<String, Vec<Mine>> = BTreeMap::new();
    for mine in desk.session().store.mines_of_region("1506").unwrap() {
        if super::super::plan::can_be_drawn(mine.status) {
            by_county.entry(mine.region.clone()).or_default().push(mine);
        }
    }
    let split = by_county.into_iter().map(|(county, mines)| {
        let (listed, others) = mines.into_iter().partition(is_listed);
        (county, listed, others)
    });
    let fits = |(_, listed, others): &(String, Vec<Mine>, Vec<Mine>)| {
        listed.len() >= 6 && !others.is_empty()
    };
    split.into_iter().find(fits).expect("the demo has such a banner")
}

/// Draws all mines of a county, so that it is known which.
fn draw_all(desk: &Desk, county: &str) -> String {
    draw(desk, county, u32::MAX).row.id
}

fn draw(desk: &Desk, county: &str, most: u32) -> DrawDetail {
    let id = frozen(desk, county, most);
    commit(&desk.app, ById { id: id.clone() }).unwrap();
    let (digits, digits_again) = (DICE.to_owned(), DICE.to_owned());
    let present = vec!["witness-1".to_owned(), "witness-2".to_owned()];
    let told = RevealInput {
        id,
        digits,
        digits_again,
        present,
        witnessed_at_ms: None,
        passphrase: PASSPHRASE.into(),
        witness: None,
    };
    reveal(&desk.app, told).unwrap()
}

fn frozen(desk: &Desk, county: &str, most: u32) -> String {
    let options =
        plan(&desk.app, PlanInput { region: county.into(), ..PlanInput::default() }).unwrap();
    let all = options.strata.iter();
    let quotas =
        all.map(|one| QuotaInput { region: one.region.clone(), quota: one.mines.min(most) });
    let people = crate::person::list(&desk.app, crate::api::Nothing {}).unwrap();
    let input = FreezeInput {
        region: county.into(),
        visits_until: None,
        title: "季度抽查".into(),
        period: options.suggested_period.clone(),
        basis: "演示".into(),
        quotas: quotas.collect(),
        inspectors: people.into_iter().map(|person| person.id).collect(),
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: None,
        choice: crate::api::DrawChoice::default(),
    };
    freeze(&desk.app, input).unwrap().row.id
}

/// A visit from its opening to its end.
fn visit(desk: &Desk, id: &str, mine: &Mine, draw: Option<&str>, result: VisitResult) {
    let session = desk.session();
    let subject = subject(id);
    let begun =
        Opened { mine: mine.id.clone(), draw: draw.map(str::to_owned), ..opened(id, "practice") };
    session.append(&subject, &begun).unwrap();
    let given = ResultGiven { results: vec![result], findings: String::new() };
    session.append(&subject, &given).unwrap();
    let finalised = Finalised {
        mine: mine.id.clone(),
        covers: covers(&session, id).unwrap(),
        overruled: Vec::new(),
        total: rust_decimal::Decimal::ZERO,
    };
    session.append(&subject, &finalised).unwrap();
}

/// Takes a mine off its list.
fn remove(desk: &Desk, mine: &Mine) {
    let change = MineChange {
        id: mine.id.clone(),
        edits: vec![FieldEdit {
            field: "list_level".into(),
            seen: mine.list_level.code().into(),
            text: "unlisted".into(),
        }],
        reason: "移出名录".into(),
        dry_run: false,
    };
    std::thread::sleep(std::time::Duration::from_millis(5));
    crate::mine::change(&desk.app, change).unwrap();
}

fn fifth(n: usize) -> u32 {
    u32::try_from(n.div_ceil(5)).unwrap()
}

fn ledger(desk: &Desk, region: &str) -> LedgerView {
    get(&desk.app, LedgerQuery { region: Some(region.into()), year: None }).unwrap()
}

fn county(desk: &Desk, county: &str) -> LedgerRow {
    let view = ledger(desk, county);
    let [row] = &view.rows[..] else { panic!("one county, one row") };
    row.clone()
}

fn apart(desk: &Desk, county: &str) -> Vec<(String, String)> {
    let found = ledger(desk, county).apart.into_iter();
    let mut found: Vec<_> = found.map(|one| (one.inspection, one.why)).collect();
    found.sort();
    found
}

/// A list that is only frozen binds nobody: N is fixed by the first commitment.
#[test]
fn a_list_fixes_n_once_it_is_committed_to() {
    let desk = desk();
    let (banner, listed, _) = banner(&desk);
    let mistaken = frozen(&desk, &banner, 1);
    assert_eq!(county(&desk, &banner).fixed_on, None);
    remove(&desk, &listed[0]);
    draw(&desk, &banner, 1);
    let fixed = county(&desk, &banner);
    assert_eq!((fixed.n as usize, fixed.fixed_on.is_some()), (listed.len() - 1, true));
    // The first list is committed to after all, as a top-up: it moves no N that stands.
    commit(&desk.app, ById { id: mistaken }).unwrap();
    assert_eq!(county(&desk, &banner).n, fixed.n);
}

/// OR-4.3: a fifth of the banner's listed mines, distinct, completed, drawn at random.
#[test]
fn a_draw_and_its_checks_move_the_ledger_and_nothing_else_does() {
    let desk = desk();
    let (banner, listed, others) = banner(&desk);
    let n = listed.len();
    let before = county(&desk, &banner);
    assert_eq!((before.n as usize, before.n_now as usize, before.fixed_on), (n, n, None));
    assert_eq!((before.needed, before.drawn, before.done), (Some(fifth(n)), 0, 0));

    let draw = draw_all(&desk, &banner);
    let drawn = county(&desk, &banner);
    let today = clock::date(desk.app.now_ms());
    assert_eq!(drawn.fixed_on, Some(today.to_string()));
    assert_eq!((drawn.drawn as usize, drawn.pending as usize, drawn.done), (n, n, 0));
    assert_eq!(drawn.to_draw, Some(0), "all are on their way");
    let now = clock::quarter(today) as usize - 1;
    assert_eq!(drawn.quarters[now].drawn as usize, n);

    visit(&desk, "i-1", &listed[0], Some(&draw), VisitResult::NoProblem);
    visit(&desk, "i-2", &listed[0], Some(&draw), VisitResult::Rectify);
    let done = county(&desk, &banner);
    assert_eq!((done.done, done.pending as usize, done.quarters[now].done), (1, n - 1, 2));
    visit(&desk, "i-3", &listed[1], Some(&draw), VisitResult::Refused);
    visit(&desk, "i-4", &listed[2], None, VisitResult::NoProblem);
    visit(&desk, "i-5", &others[0], Some(&draw), VisitResult::NoProblem);
    visit(&desk, "i-6", &listed[2], Some("r-elsewhere"), VisitResult::NoProblem);
    assert_eq!(county(&desk, &banner).done, 1);
    let why = [("i-3", "not-done"), ("i-4", "directed"), ("i-5", "directed"), ("i-6", "sealed")];
    assert_eq!(apart(&desk, &banner), why.map(|(id, why)| (id.to_owned(), why.to_owned())));
    let desk_row = crate::desk::get(&desk.app, crate::api::Nothing {}).unwrap();
    let desk_row = desk_row.quota.into_iter().find(|row| row.region == banner).unwrap();
    assert_eq!((desk_row.done, desk_row.needed), (1, done.needed));
}

/// The drawn mine is shut and stays drawn; what takes its place counts once it is checked.
#[test]
fn a_substitute_is_on_its_way_and_counts_when_it_is_done() {
    let desk = desk();
    let (banner, listed, _) = banner(&desk);
    let DrawDetail { row: revealed, teams, .. } = draw(&desk, &banner, 1);
    let drawn = desk.session().mine(&teams[0].mine).unwrap();
    visit(&desk, "i-1", &drawn, Some(&revealed.id), VisitResult::Shut);
    let before = county(&desk, &banner);
    assert_eq!((before.pending, before.done), (0, 0));
    let other = listed.iter().find(|mine| mine.id != drawn.id).unwrap();
    let team = [serde_json::json!({ "slot": "leader", "person": desk.session().person.id })];
    let instead = serde_json::json!({ "title": revealed.title, "mine": other.id, "team": team });
    let instead: Assigned = serde_json::from_value(instead).unwrap();
    desk.session().append(&record::Subject::new("draw", &revealed.id), &instead).unwrap();
    let waiting = county(&desk, &banner);
    assert_eq!((waiting.pending, waiting.drawn, waiting.done), (1, before.drawn, 0));
    visit(&desk, "i-2", other, Some(&revealed.id), VisitResult::NoProblem);
    let done = county(&desk, &banner);
    assert_eq!((done.pending, done.done), (0, 1));
}

/// Answers of two machines that come after the check was finalised.
#[test]
fn a_check_whose_records_contradict_each_other_is_shown() {
    let desk = desk();
    let (banner, listed, _) = banner(&desk);
    let draw = draw_all(&desk, &banner);
    visit(&desk, "i-1", &listed[0], Some(&draw), VisitResult::NoProblem);
    let say = |note: &str| {
        let answered =
            Answered { item: "1-1".into(), mark: None, note: note.into(), saw: Vec::new() };
        desk.session().append(&subject("i-1"), &answered).unwrap();
    };
    say("边坡稳定");
    say("边坡稳定");
    assert!(apart(&desk, &banner).is_empty(), "both say the same");
    say("边坡垮塌");
    assert_eq!(apart(&desk, &banner), [("i-1".to_owned(), "contradicted".to_owned())]);
    assert_eq!(county(&desk, &banner).done, 1);
}

/// N at the snapshot stays, N now falls, and who was checked before stays in the numerator.
#[test]
fn a_mine_removed_after_its_check_stays_done() {
    let desk = desk();
    let (banner, listed, _) = banner(&desk);
    let draw = draw_all(&desk, &banner);
    visit(&desk, "i-1", &listed[0], Some(&draw), VisitResult::NoProblem);
    remove(&desk, &listed[0]);
    remove(&desk, &listed[1]);
    std::thread::sleep(std::time::Duration::from_millis(5));
    let row = county(&desk, &banner);
    assert_eq!((row.n as usize, row.n_now as usize), (listed.len(), listed.len() - 2));
    assert_eq!((row.done, row.needed), (1, Some(fifth(listed.len()))));
    visit(&desk, "i-2", &listed[1], Some(&draw), VisitResult::NoProblem);
    assert_eq!(county(&desk, &banner).done, 1, "removed before its check");
    assert_eq!(apart(&desk, &banner), [("i-2".to_owned(), "unlisted".to_owned())]);
}

fn spread(view: &LedgerView) -> (u32, Option<u32>) {
    let sum = view.rows.iter().filter_map(|row| row.needed).sum();
    (sum, view.whole.as_ref().and_then(|whole| whole.needed))
}

/// GS-3.2: a tenth of the whole province, each county its part.
#[test]
fn gansu_spreads_the_province_s_tenth_over_its_counties() {
    let desk = desk();
    let view = ledger(&desk, "620100");
    let whole = view.whole.clone().unwrap();
    assert_eq!((whole.region.as_str(), whole.share.as_deref()), ("620000", Some("10%")));
    assert_eq!(whole.needed, Some(whole.n.div_ceil(10)));
    assert_eq!(spread(&view), (whole.needed.unwrap(), whole.needed));
    assert!(view.rows.iter().all(|row| row.needed.unwrap() <= row.n));
    assert!(whole.quarters.iter().all(|quarter| quarter.must.is_none()), "whenever in the year");
    let to_draw: u32 = view.rows.iter().filter_map(|row| row.to_draw).sum();
    assert_eq!(Some(to_draw), whole.to_draw);
    assert!(!view.may_state && view.stated.is_empty());
}

fn state_input(desk: &Desk, region: &str, ratio: &str, reason: &str) -> QuotaStateInput {
    let token = desk.app.stage(None, "方案".as_bytes(), true).unwrap();
    QuotaStateInput {
        region: region.into(),
        year: clock::date(desk.app.now_ms()).year(),
        ratio: ratio.into(),
        reason: reason.into(),
        document: Staged { token, name: "抽查方案.pdf".into() },
    }
}

#[test]
fn where_no_document_gives_a_ratio_the_officer_states_one_with_its_paper() {
    let desk = desk();
    let before = ledger(&desk, "510000");
    assert!(before.may_state && before.whole.is_none());
    assert!(before.rows.iter().all(|row| row.needed.is_none() && row.to_draw.is_none()));
    let view = state(&desk.app, state_input(&desk, "510000", "1/12", "年度计划")).unwrap();
    let whole = view.whole.clone().unwrap();
    let share = rules::quota::Share::new(1, 12).unwrap();
    assert_eq!(whole.needed.map(u64::from), Some(yearly(share, whole.n.into())));
    assert_eq!(spread(&view), (whole.needed.unwrap(), whole.needed));
    assert_eq!((view.stated.len(), view.stated[0].ratio.as_str()), (1, "1/12"));
    let again = state(&desk.app, state_input(&desk, "510000", "5%", "改了计划")).unwrap();
    assert_eq!(again.stated[0].ratio, "5%", "the last word stands");
    let (region, year) = ("510000".to_owned(), again.year);
    let saved = save_document(&desk.app, StatedDocument { region, year }).unwrap();
    assert_eq!(std::fs::read(saved.path).unwrap(), "方案".as_bytes());
}

/// The banners of Ordos owe their own fifth, whatever is stated for the whole autonomous region.
#[test]
fn a_wider_ratio_leaves_those_alone_that_have_one() {
    let desk = desk();
    let view = state(&desk.app, state_input(&desk, "150000", "5%", "年度计划")).unwrap();
    let whole = view.whole.clone().unwrap();
    let (ordos, others): (Vec<_>, Vec<_>) =
        view.rows.iter().partition(|row| row.region.starts_with("1506"));
    assert!(!ordos.is_empty() && ordos.iter().all(|row| row.share.as_deref() == Some("20%")));
    assert_eq!(others.iter().filter_map(|row| row.needed).sum::<u32>(), whole.needed.unwrap());
    assert_eq!(others.iter().map(|row| row.n).sum::<u32>(), whole.n);
}

#[test]
fn a_ratio_is_refused_where_it_cannot_hold() {
    let desk = desk();
    let refused = |region: &str, ratio: &str, reason: &str| {
        state(&desk.app, state_input(&desk, region, ratio, reason)).unwrap_err().code()
    };
    assert_eq!(refused("150622", "5%", "计划"), "quota-by-document");
    assert_eq!(refused("620000", "5%", "计划"), "quota-by-document");
    assert_eq!(refused("510000", "五分之一", "计划"), "quota-no-ratio");
    assert_eq!(refused("510000", "0%", "计划"), "quota-no-ratio");
    assert_eq!(refused("510000", "5%", " "), "quota-no-reason");
    assert_eq!(refused("519999", "5%", "计划"), "quota-no-region");
    let early = LedgerQuery { region: None, year: Some(2017) };
    assert_eq!(get(&desk.app, early).unwrap_err().code(), "not-found");
}
