//! A year as it goes by, on a machine whose clock is set.

use std::sync::Arc;

use store::Surroundings;

use super::*;
use crate::api::{
    NewMachine, NewPerson, Nothing, PlanStratum, YearInput, YearQuarters, YearQuery, YearView,
};
use crate::testing::{Passing, new_machine};

fn officer() -> NewMachine {
    let machine = new_machine();
    NewMachine { person: NewPerson { region: "150600".into(), ..machine.person }, ..machine }
}

#[test]
fn a_missed_quarter_and_the_pace_are_told_and_the_year_ends() {
    let passing = Passing::new();
    let desk = Desk::with(Arc::clone(&passing) as Arc<dyn Surroundings>, officer());
    furnish(&desk);
    let (banner, listed, _) = banner(&desk);
    let needed = fifth(listed.len());
    passing.set(15);
    let draw = draw_all(&desk, &banner);
    passing.set(40);
    visit(&desk, "i-1", &listed[0], Some(&draw), VisitResult::NoProblem);
    let early = county(&desk, &banner);
    assert_eq!((early.at_end, early.missed.len()), (None, 0), "too early to speak of a pace");

    // 10 July, the 191st day: one in 191 days is one in 365.
    passing.set(191);
    let row = county(&desk, &banner);
    assert_eq!((row.done, row.at_end, row.short), (1, Some(1), Some(needed - 1)));
    assert_eq!(row.missed, [2]);
    assert_eq!((row.quarters[0].done, row.quarters[1].done), (1, 0));
    let musts: Vec<u32> = row.quarters.iter().filter_map(|quarter| quarter.must).collect();
    assert!(musts.len() == 4 && musts.iter().all(|must| *must >= 1), "{musts:?}");
    let shown = crate::desk::get(&desk.app, Nothing {}).unwrap().behind;
    let behind = shown.iter().find(|one| one.region == banner).unwrap();
    assert_eq!((behind.short, &behind.missed[..]), (needed - 1, &[2][..]));
    assert!(shown.iter().all(|one| one.region.starts_with("1506")));

    // The next year begins with a new N; the old one can be looked at.
    passing.set(365 + 100);
    let fresh = county(&desk, &banner);
    assert_eq!((fresh.fixed_on, fresh.drawn, fresh.done), (None, 0, 0));
    let old = LedgerQuery { region: Some(banner.clone()), year: Some(2026) };
    let old = get(&desk.app, old).unwrap();
    assert_eq!((old.quarter, old.this_year), (5, 2027));
    let of = |year: i32| LedgerQuery { region: Some(banner.clone()), year: Some(year) };
    assert_eq!(get(&desk.app, of(old.first_year)).unwrap().year, old.first_year);
    assert_eq!(get(&desk.app, of(old.first_year - 1)).unwrap_err().code(), "not-found");
    let [old] = &old.rows[..] else { panic!("one county, one row") };
    assert_eq!((old.done, old.at_end, old.to_draw), (1, Some(1), Some(0)));
    assert_eq!(old.missed, [2, 3, 4]);
    assert!(old.fixed_on.as_deref().is_some_and(|day| day == "2026-01-15"));
}

fn year_of(desk: &Desk, region: &str, year: i32) -> YearView {
    let query = YearQuery { region: region.into(), year: Some(year) };
    year_plan(&desk.app, query).unwrap()
}

fn spread(view: &YearView, quarters: impl Fn(&crate::api::YearRow) -> Vec<u32>) -> YearInput {
    let county = |row: &crate::api::YearRow| YearQuarters {
        region: row.region.clone(),
        quarters: quarters(row),
    };
    let counties = view.rows.iter().map(county).collect();
    YearInput { region: view.region.clone(), year: view.year, counties }
}

fn strata(desk: &Desk, region: &str) -> Vec<PlanStratum> {
    plan(&desk.app, PlanInput { region: region.into(), ..PlanInput::default() }).unwrap().strata
}

/// OR-4.2, OR-4.3: planned in December, each quarter of the next year starts from its number.
#[test]
fn a_year_is_planned_ahead_and_each_quarter_starts_from_it() {
    let passing = Passing::new();
    let desk = Desk::with(Arc::clone(&passing) as Arc<dyn Surroundings>, officer());
    furnish(&desk);
    let (banner, listed, _) = banner(&desk);
    passing.set(340);
    let ahead = year_of(&desk, "150600", 2027);
    assert_eq!((ahead.quarter, ahead.adopted.as_ref(), ahead.whole.as_ref()), (1, None, None));
    for row in &ahead.rows {
        let suggested = row.suggested.clone().unwrap();
        let least = if row.n == 0 { 0 } else { 4 };
        assert_eq!(suggested.iter().sum::<u32>(), row.needed.unwrap().max(least), "{row:?}");
    }
    let own = |view: &YearView| view.rows.iter().find(|row| row.region == banner).cloned().unwrap();
    assert_eq!(own(&ahead).n as usize, listed.len());
    let empty = spread(&ahead, |row| vec![row.needed.unwrap().min(row.n), 0, 0, 0]);
    assert_eq!(plan_year(&desk.app, empty).unwrap_err().code(), "year-plan-empty-quarter");
    let elsewhere = spread(&ahead, |_| Vec::new());
    assert_eq!(plan_year(&desk.app, elsewhere).unwrap_err().code(), "year-plan-county");
    let proposed = spread(&ahead, |row| row.suggested.clone().unwrap());
    let adopted = plan_year(&desk.app, proposed).unwrap();
    assert_eq!(adopted.adopted.as_ref().map(|one| one.by.as_str()), Some("检查员甲"));
    assert!(adopted.rows.iter().all(|row| row.planned == row.suggested));
    assert!(strata(&desk, "150600").iter().all(|one| one.planned.is_none()), "not this year's");
    let over = YearQuery { region: "150600".into(), year: Some(2025) };
    assert_eq!(year_plan(&desk.app, over).unwrap_err().code(), "not-found");

    passing.set(365 + 20);
    let quarters = own(&adopted).planned.unwrap();
    let stratum =
        |desk: &Desk| strata(desk, "150600").into_iter().find(|one| one.region == banner).unwrap();
    let first = stratum(&desk);
    assert_eq!((first.planned, first.suggested_quota), (Some(quarters[0]), Some(quarters[0])));
    draw(&desk, &banner, 1);
    assert_eq!(stratum(&desk).suggested_quota, Some(quarters[0] - 1), "one is drawn");
    assert_eq!(own(&year_of(&desk, "150600", 2027)).drawn, [1, 0, 0, 0]);
    // Nothing was checked in the first quarter: the rules ask more than the plan has.
    passing.set(365 + 100);
    let second = stratum(&desk);
    assert_eq!(second.planned, Some(quarters[1]));
    let asked = county(&desk, &banner).to_draw.unwrap();
    assert_eq!(second.suggested_quota, Some(asked.max(quarters[1])));
}

/// GS-3.2 asks for a tenth in the year and says not when: the officer does.
#[test]
fn where_no_source_says_when_the_officer_spreads_the_year() {
    let passing = Passing::new();
    let desk = Desk::with(Arc::clone(&passing) as Arc<dyn Surroundings>, officer());
    furnish(&desk);
    passing.set(20);
    let gansu = year_of(&desk, "620100", 2026);
    assert_eq!(gansu.region, "620000", "the province owes its share as a whole");
    assert!(gansu.rows.iter().all(|row| row.suggested.is_none() && !row.each_quarter));
    let needed: u32 = gansu.rows.iter().filter_map(|row| row.needed).sum();
    assert_eq!(gansu.whole.as_ref().map(|whole| whole.needed), Some(needed));
    let in_spring =
        |most: u32| spread(&gansu, move |row| vec![0, row.needed.unwrap().min(most), 0, 0]);
    let short = plan_year(&desk.app, in_spring(0)).unwrap_err();
    assert_eq!(short.code(), "year-plan-short");
    plan_year(&desk.app, in_spring(u32::MAX)).unwrap();
    let asked = |desk: &Desk| -> u32 {
        strata(desk, "620000").iter().filter_map(|one| one.suggested_quota).sum()
    };
    assert_eq!(asked(&desk), 0, "nothing in the first quarter");
    passing.set(100);
    assert_eq!(asked(&desk), needed);
    assert_eq!(year_of(&desk, "620000", 2026).quarter, 2);
}
