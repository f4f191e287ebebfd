//! Plans: who is in and who is out, and what is refused.

mod changed;
mod decided;
mod listed;
mod teams;

use std::collections::BTreeMap;

use super::*;
use crate::api::{
    DrawChoice, DrawFilter, DrawFilterBy, DrawKind, DrawRank, DrawScopeInput, FreezeInput,
    ImportInput, PersonInput, PlanInput, PopulationPreview, PreviewInput, QuotaInput, RecusalInput,
    RevealInput, Role, Staged,
};
use crate::testing::{Desk, PASSPHRASE, colleague};
use crate::{mine, person};

const CITY: &str = "150600";
const DICE: &str = "1425363124651133526444216356214351623461";

/// Mines of several jurisdictions, and a colleague with a card.
fn desk() -> Desk {
    let desk = Desk::new();
    let token = desk.app.stage(None, &demo::csv(7, 300), true).unwrap();
    let file = Staged { token, name: "矿山.csv".into() };
    let (beside, sheet, columns) = (Vec::new(), String::new(), BTreeMap::new());
    mine::import(&desk.app, ImportInput { file, beside, sheet, columns, dry_run: false }).unwrap();
    colleague(&desk.app);
    desk
}

fn people(desk: &Desk) -> Vec<String> {
    let rows = person::list(&desk.app, Nothing {}).unwrap();
    rows.into_iter().filter(|one| one.card).map(|one| one.id).collect()
}

fn quotas(desk: &Desk, each: u32) -> Vec<QuotaInput> {
    let plan = plan(&desk.app, PlanInput { region: CITY.into(), ..PlanInput::default() }).unwrap();
    let strata = plan.strata.into_iter();
    strata.map(|stratum| QuotaInput { region: stratum.region, quota: each }).collect()
}

fn period(desk: &Desk) -> String {
    plan(&desk.app, PlanInput { region: CITY.into(), ..PlanInput::default() })
        .unwrap()
        .suggested_period
}

fn a_plan(desk: &Desk) -> FreezeInput {
    FreezeInput {
        region: CITY.into(),
        visits_until: None,
        title: "第四季度双随机抽查".into(),
        period: period(desk),
        basis: "演示".into(),
        quotas: quotas(desk, 1),
        inspectors: people(desk),
        recusals: Vec::new(),
        readers: Vec::new(),
        witness: None,
        choice: DrawChoice::default(),
    }
}

fn refused(desk: &Desk, change: impl FnOnce(&mut FreezeInput)) -> &'static str {
    let mut input = a_plan(desk);
    change(&mut input);
    let error = freeze(&desk.app, input).unwrap_err();
    assert!(list(&desk.app, Nothing {}).unwrap().is_empty(), "nothing was frozen");
    error.code()
}

fn seen(desk: &Desk, out: bool, choice: DrawChoice) -> PopulationPreview {
    let input = PreviewInput {
        region: CITY.into(),
        period: period(desk),
        choice,
        quotas: quotas(desk, 1),
        stratum: None,
        out,
        offset: 0,
        limit: 200,
    };
    preview(&desk.app, input).unwrap()
}

fn plan_input() -> PlanInput {
    PlanInput { region: CITY.into(), ..PlanInput::default() }
}

fn reveal_it(desk: &Desk, id: &str) -> DrawDetail {
    commit(&desk.app, ById { id: id.into() }).unwrap();
    reveal_committed(desk, id)
}

fn reveal_committed(desk: &Desk, id: &str) -> DrawDetail {
    reveal(&desk.app, told(id)).unwrap()
}

fn told(id: &str) -> RevealInput {
    let (digits, digits_again) = (DICE.to_owned(), DICE.to_owned());
    let present = vec!["witness-1".to_owned(), "witness-2".to_owned()];
    RevealInput {
        id: id.into(),
        digits,
        digits_again,
        present,
        witnessed_at_ms: None,
        passphrase: PASSPHRASE.into(),
        witness: None,
    }
}

/// Minerals of the city's mines that can be drawn, the most frequent first.
fn minerals(desk: &Desk) -> Vec<(String, u32)> {
    let input = DrawScopeInput { region: CITY.into(), kind: DrawKind::Quarterly };
    let filters = scope(&desk.app, input).unwrap().filters;
    let minerals = filters.into_iter().find(|form| form.by == DrawFilterBy::Mineral).unwrap();
    assert!(minerals.clause.is_none(), "the pack names no condition");
    minerals.values.into_iter().map(|one| (one.value, one.mines)).collect()
}

fn by_mineral(mineral: &str, source: &str) -> DrawChoice {
    let by = DrawFilterBy::Mineral;
    DrawChoice {
        filters: vec![DrawFilter { by, values: vec![mineral.into()] }],
        filter_source: source.into(),
        ..DrawChoice::default()
    }
}

#[test]
fn a_plan_that_contradicts_itself_is_refused() {
    let desk = desk();
    let named = |kind| move |plan: &mut FreezeInput| plan.choice.kind = kind;
    assert_eq!(refused(&desk, named(DrawKind::Annual)), "draw-period");
    assert_eq!(refused(&desk, |plan| plan.period = "2099-Q1".into()), "draw-other-year");
    assert_eq!(refused(&desk, |plan| plan.period = "２０２６-Q4".into()), "draw-full-width");
    assert_eq!(refused(&desk, |plan| plan.basis.clear()), "empty");
    let strange = |plan: &mut FreezeInput| plan.choice.clauses = vec!["GS-3.2".into()];
    assert_eq!(refused(&desk, strange), "draw-clause-unknown");
    let yesterday = |plan: &mut FreezeInput| plan.choice.snapshot = Some("2020-01-01".into());
    assert_eq!(refused(&desk, yesterday), "draw-snapshot-passed");
    assert_eq!(refused(&desk, |plan| plan.quotas[0].quota = 9999), "quota-above-population");
    let twice = |plan: &mut FreezeInput| plan.quotas.push(plan.quotas[0].clone());
    assert_eq!(refused(&desk, twice), "draw-quota-twice");
    let elsewhere = |plan: &mut FreezeInput| plan.quotas[0].region = "620102".into();
    assert_eq!(refused(&desk, elsewhere), "draw-quota-elsewhere");
    let again = |plan: &mut FreezeInput| plan.inspectors.push(plan.inspectors[0].clone());
    assert_eq!(refused(&desk, again), "duplicate");
    let stranger = |plan: &mut FreezeInput| plan.inspectors.push("p-9".into());
    assert_eq!(refused(&desk, stranger), "not-found");
    let holder = seen(&desk, false, DrawChoice::default()).mines[0].holder.clone();
    let recused = RecusalInput { person: "p-9".into(), holder: holder.clone() };
    assert_eq!(refused(&desk, |plan| plan.recusals.push(recused)), "unknown-person");
    let misspelt = |plan: &mut FreezeInput| {
        let person = plan.inspectors[0].clone();
        plan.recusals.push(RecusalInput { person, holder: format!("{holder}（旧名）") });
    };
    assert_eq!(refused(&desk, misspelt), "draw-no-such-holder", "it would protect nobody");
}

/// The mine stands, and it is said how many are to be borrowed.
#[test]
fn places_that_nobody_could_take_are_told() {
    let desk = desk();
    let person = desk.session().person.id.clone();
    let page = seen(&desk, false, DrawChoice::default());
    let mine = page.mines[0].clone();
    let county = page.strata.iter().find(|one| one.name == mine.region_name).unwrap();
    let mut input = a_plan(&desk);
    for quota in &mut input.quotas {
        quota.quota = if quota.region == county.region { county.members } else { 0 };
    }
    input.recusals = vec![RecusalInput { person, holder: mine.holder.clone() }];
    let frozen = freeze(&desk.app, input).unwrap();
    let teams = reveal_it(&desk, &frozen.row.id).teams;
    let team = teams.iter().find(|team| team.mine == mine.mine).unwrap();
    assert_eq!((team.members.len(), team.lacking), (1, 1));
    assert!(teams.iter().all(|team| team.members.len() + team.lacking as usize == 2));
}

/// Of two draws of the same nobody may choose: the second waits for the first one's reveal, and
/// then it takes more mines beside the first.
#[test]
fn a_second_draw_of_the_same_waits_for_the_first_one_s_reveal() {
    let desk = desk();
    let frozen = || freeze(&desk.app, a_plan(&desk)).unwrap().row.id;
    let (first, second) = (frozen(), frozen());
    commit(&desk.app, ById { id: first.clone() }).unwrap();
    let early = commit(&desk.app, ById { id: second.clone() }).unwrap_err();
    assert_eq!(early.code(), "draw-rival");
    reveal_committed(&desk, &first);
    reveal_it(&desk, &second);
    for id in [first, second] {
        assert_eq!(get(&desk.app, ById { id }).unwrap().proof.rank, DrawRank::Alone);
    }
}

/// The words of the screen name the place and what was found there.
#[test]
fn a_refusal_of_the_list_says_what_and_where() {
    let desk = desk();
    let mut input = a_plan(&desk);
    input.quotas[0].quota = 9999;
    let county = input.quotas[0].region.clone();
    let problem = crate::api::Problem::from(freeze(&desk.app, input).unwrap_err());
    assert_eq!(problem.args["quota"], "9999");
    assert_eq!(problem.args["stratum"], county);
    assert!(!problem.args.contains_key("code"));
}

#[test]
fn a_county_without_mines_draws_none() {
    let desk = desk();
    let known: Vec<String> = quotas(&desk, 0).into_iter().map(|one| one.region).collect();
    let banners =
        ["02", "03", "21", "22", "23", "24", "25", "26", "27"].map(|n| format!("1506{n}"));
    let Some(empty) = banners.into_iter().find(|code| !known.contains(code)) else {
        return assert_eq!(known.len(), 9, "all have mines");
    };
    let none = QuotaInput { region: empty.clone(), quota: 0 };
    let one = QuotaInput { quota: 1, ..none.clone() };
    assert_eq!(refused(&desk, |plan| plan.quotas.push(one)), "quota-above-population");
    let mut input = a_plan(&desk);
    input.quotas.push(none);
    let drawn = freeze(&desk.app, input).unwrap();
    let stratum = drawn.strata.iter().find(|stratum| stratum.id == empty).unwrap();
    assert_eq!((stratum.members, stratum.quota), (0, 0));
}

#[test]
fn clauses_and_kind_stand_in_the_list() {
    let desk = desk();
    let input = DrawScopeInput { region: CITY.into(), kind: DrawKind::LookBack };
    let offered = scope(&desk.app, input).unwrap();
    assert_eq!(offered.suggested_period.len(), 4);
    let proposed: Vec<&str> =
        offered.clauses.iter().filter(|one| one.proposed).map(|one| one.id.as_str()).collect();
    assert_eq!(proposed, ["OR-4.6"]);
    let mut input = a_plan(&desk);
    input.period = offered.suggested_period;
    input.choice.kind = DrawKind::LookBack;
    input.choice.clauses = vec!["OR-4.6".into()];
    input.basis = "年度工作安排".into();
    let drawn = freeze(&desk.app, input).unwrap();
    assert!(drawn.basis.ends_with("（OR-4.6）；年度工作安排"), "{}", drawn.basis);
    let view = planned(&desk.app, ById { id: drawn.row.id }).unwrap();
    assert_eq!((view.kind, view.directed), (DrawKind::LookBack, None));
    assert!(view.approval.asked.is_none() && view.idle.is_empty());
}

#[test]
fn a_narrowed_draw_is_directed_and_shows_each_chance() {
    let desk = desk();
    let all = minerals(&desk);
    let (mineral, mines) = all[0].clone();
    let whole: u32 = all.iter().map(|(_, mines)| mines).sum();
    assert!(mines < whole, "{all:?}");
    let narrow = |plan: &mut FreezeInput| plan.choice = by_mineral(&mineral, "");
    assert_eq!(refused(&desk, narrow), "draw-filter-unsourced");
    let no_value = |plan: &mut FreezeInput| {
        plan.choice = by_mineral(&mineral, "市局计划第三条");
        plan.choice.filters[0].values.clear();
    };
    assert_eq!(refused(&desk, no_value), "draw-filter-empty");

    let out = seen(&desk, true, by_mineral(&mineral, ""));
    let others = out.mines.iter().filter(|one| one.out.as_deref() == Some("other-mineral"));
    assert_eq!(u32::try_from(others.count()).unwrap(), whole - mines);

    let mut input = a_plan(&desk);
    input.choice = by_mineral(&mineral, "市局计划第三条");
    input.quotas.iter_mut().for_each(|quota| quota.quota = 0);
    let drawn = freeze(&desk.app, input).unwrap();
    let view = planned(&desk.app, ById { id: drawn.row.id }).unwrap();
    let directed = view.directed.unwrap();
    assert_eq!((directed.source.as_str(), directed.filters.len()), ("市局计划第三条", 1));
    assert_eq!(directed.filters[0].values, [mineral]);
    assert_eq!(view.chances.iter().map(|one| one.members).sum::<u32>(), mines);
    assert!(view.chances.iter().map(|one| one.left_out).sum::<u32>() >= whole - mines);
}

#[test]
fn mines_drawn_earlier_in_the_year_stay_out_while_others_remain() {
    let desk = desk();
    let before = seen(&desk, false, DrawChoice::default());
    let first = freeze(&desk.app, a_plan(&desk)).unwrap();
    let revealed = reveal_it(&desk, &first.row.id);
    let drawn: Vec<&str> = revealed.teams.iter().map(|team| team.mine.as_str()).collect();
    let out = seen(&desk, true, DrawChoice::default());
    let again: Vec<&str> =
        out.strata.iter().filter(|s| s.again).map(|s| s.region.as_str()).collect();
    let earlier = out.mines.iter().filter(|one| one.out.as_deref() == Some("drawn-this-year"));
    let earlier: Vec<&str> = earlier.map(|one| one.mine.as_str()).collect();
    assert!(earlier.iter().all(|mine| drawn.contains(mine)));
    assert_eq!(earlier.len() + again.len(), drawn.len(), "out, or a county begins anew");
    assert!(!earlier.is_empty());
    // Another activity may draw them; the plan shows that one visit can serve both.
    let look_back = DrawChoice { kind: DrawKind::LookBack, ..DrawChoice::default() };
    let members = seen(&desk, false, look_back);
    assert!(members.total > before.total, "no rules say of which lists a look-back is");
    let also = members.mines.iter().filter(|one| !one.also.is_empty());
    let also: Vec<&str> = also.map(|one| one.mine.as_str()).collect();
    assert!(earlier.iter().all(|mine| also.contains(mine)), "{also:?}");
}

/// Whoever went least goes next, over all draws of the year.
#[test]
fn what_somebody_did_earlier_in_the_year_counts() {
    let desk = desk();
    let free = plan(&desk.app, plan_input()).unwrap().inspectors;
    assert!(free.iter().all(|person| person.load == 0));
    let first = freeze(&desk.app, a_plan(&desk)).unwrap();
    let teams = reveal_it(&desk, &first.row.id).teams;
    let mut went: BTreeMap<&str, u32> = BTreeMap::new();
    for member in teams.iter().flat_map(|team| &team.members) {
        *went.entry(&member.person).or_default() += 1;
    }
    assert_eq!(went.len(), 2, "{went:?}");
    let again = plan(&desk.app, plan_input()).unwrap().inspectors;
    let second = freeze(&desk.app, a_plan(&desk)).unwrap();
    for person in again.iter().chain(&second.inspectors) {
        assert_eq!(Some(&person.load), went.get(person.id.as_str()), "{}", person.name);
    }
}

#[test]
fn a_preview_comes_in_pages() {
    let desk = desk();
    let whole = seen(&desk, false, DrawChoice::default());
    let total: u32 = whole.strata.iter().map(|stratum| stratum.members).sum();
    assert_eq!(whole.total, total);
    let part = |offset, stratum: Option<&str>| {
        let input = PreviewInput {
            region: CITY.into(),
            period: period(&desk),
            choice: DrawChoice::default(),
            quotas: Vec::new(),
            stratum: stratum.map(str::to_owned),
            out: false,
            offset,
            limit: 3,
        };
        preview(&desk.app, input).unwrap()
    };
    let ids = |page: &PopulationPreview| -> Vec<String> {
        page.mines.iter().map(|one| one.mine.clone()).collect()
    };
    let all: Vec<String> = ids(&whole);
    assert_eq!(ids(&part(0, None)), all[..3]);
    assert_eq!(ids(&part(3, None)), all[3..6]);
    let one = &whole.strata[0];
    assert_eq!(part(0, Some(&one.region)).total, one.members);
    let over = part(100_000, None);
    assert!(over.mines.is_empty() && over.total == total);
}

/// No rivals, each being another region's draw; whoever freezes the wider one is told.
#[test]
fn a_draw_of_a_part_of_the_same_population_is_told() {
    let desk = desk();
    let city = freeze(&desk.app, a_plan(&desk)).unwrap().row.id;
    let overlaps = || planned(&desk.app, ById { id: city.clone() }).unwrap().overlaps;
    let region = quotas(&desk, 1)[0].region.clone();
    let quotas = vec![QuotaInput { region: region.clone(), quota: 1 }];
    let plan = FreezeInput { region: region.clone(), quotas, ..a_plan(&desk) };
    let county = freeze(&desk.app, plan).unwrap().row.id;
    assert!(overlaps().is_empty(), "nothing is committed to");
    commit(&desk.app, ById { id: county }).unwrap();
    assert_eq!(overlaps(), [region_name(&region)]);
    commit(&desk.app, ById { id: city.clone() }).unwrap();
}
