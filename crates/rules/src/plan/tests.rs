use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::mine::{Field, Method, Mine, Status};
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::{Ends, Procedure as _};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn shipped(id: &str) -> (&'static Pack, &'static PackRef) {
    Library::shipped().newest(id).unwrap()
}

fn adopted(pack: &str, plan: &str, mine: &str, mines: &[&str]) -> Adopted {
    let (pack, reference) = shipped(pack);
    let rule = pack.plans.iter().find(|rule| rule.id == plan);
    let parts = rule.into_iter().flat_map(asked_parts);
    Adopted {
        number: "计划1".into(),
        mine: mine.into(),
        pack: reference.clone(),
        clause: String::new(),
        plan: plan.into(),
        region: "150622".into(),
        year: 2026,
        on: day("2026-01-12"),
        person: "李某".into(),
        mines: mines.iter().map(|mine| (*mine).to_owned()).collect(),
        parts: parts.map(|topic| Part { topic: topic.into(), text: "见文".into() }).collect(),
        complete_by: Some(day("2026-10-31")),
        reason: String::new(),
    }
}

fn adopt(pack: &str, plan: Adopted) -> Result<Adopted, PlanRefusal> {
    let (pack, reference) = shipped(pack);
    decide_adopt(pack, reference, Method::OpenPit, plan)
}

#[test]
fn only_what_a_plan_covers_is_no_gap() {
    let planned = ["m-1", "m-2", "m-9"].map(str::to_owned).into();
    let gaps = uncovered(["m-4", "m-1", "m-2", "m-3"], &planned);
    assert_eq!(gaps.into_iter().collect::<Vec<_>>(), ["m-3", "m-4"]);
    let mine = |status| Mine { status, ..Mine::default() };
    assert!(must_be_covered(&mine(Status::Producing)));
    assert!(!must_be_covered(&mine(Status::Closed)));
}

/// OR-2.2, OR-2.3, SC-3.1c: what of each mine can be told to be missing.
#[test]
fn each_plan_asks_of_its_own_mines() {
    let each = |id| {
        let rules = shipped(id).0.plans.iter();
        rules.map(|rule| Each::of(rule).map(Each::code)).collect::<Vec<_>>()
    };
    assert_eq!(each("OR"), [None, Some("area"), Some("yearly"), None]);
    assert_eq!(each("SC-2023"), [Some("survey"), None]);
    assert_eq!(each("ZJ-2018"), [None], "a region's own plan, and no mine's");

    let rule = &shipped("OR").0.plans[1];
    let mine = |region: &str, area: &str, status| Mine {
        region: region.into(),
        status,
        details: [(Field::ContiguousArea, area.to_owned())].into(),
        ..Mine::default()
    };
    let lies =
        |region: &str, area: &str| Each::Area.concerns(rule, &mine(region, area, Status::Closed));
    assert!(lies("150622", "黄天棉图连片治理区") && lies("150622", "羊市塔"));
    assert!(!lies("150622", "棋盘井"), "that is another banner's");
    assert!(!lies("150622", "") && !lies("150622", "北部"));
    let survey = |status| Each::Survey.concerns(rule, &mine("510107", "", status));
    assert!(survey(Status::Stopped) && !survey(Status::Closed));
}

#[test]
fn ordos_plans_a_region_over_its_mines_and_each_mine_for_itself() {
    let region = |mines: &[&str]| adopt("OR", adopted("OR", "overall", "", mines));
    assert_eq!(region(&["m-1"]).unwrap().clause, "OR-2.1");
    assert_eq!(region(&[]).unwrap_err().code(), "plan-no-mines");
    let of_a_mine = adopt("OR", adopted("OR", "overall", "m-1", &["m-1"]));
    assert_eq!(of_a_mine.unwrap_err().code(), "plan-no-mines");
    let adjacent = adopt("OR", adopted("OR", "contiguous", "", &["m-1", "m-2"]));
    assert_eq!(adjacent.unwrap().clause, "OR-2.2");
    let pit = adopt("OR", adopted("OR", "reclamation", "m-1", &["m-1"]));
    assert_eq!(pit.unwrap().clause, "OR-2.4");
    let elsewhere = adopt("GS", adopted("GS", "overall", "", &["m-1"]));
    assert_eq!(elsewhere.unwrap_err().code(), "plan-not-stated");
}

/// OR-2.4: pits are of open-pit mines, and of those that are mined in both ways.
#[test]
fn a_reclamation_plan_is_a_pit_s() {
    let (pack, reference) = shipped("OR");
    let adopt = |plan: &str, method, reason: &str| {
        let plan = Adopted { reason: reason.into(), ..adopted("OR", plan, "m-1", &["m-1"]) };
        let decided = decide_adopt(pack, reference, method, plan);
        decided.map(|plan| plan.clause).map_err(|refusal| refusal.code())
    };
    for method in [Method::OpenPit, Method::Mixed] {
        assert_eq!(adopt("reclamation", method, "").as_deref(), Ok("OR-2.4"));
    }
    for method in [Method::Underground, Method::Well] {
        assert_eq!(adopt("reclamation", method, "有采坑"), Err("plan-other-method"));
        assert_eq!(adopt("annual", method, "").as_deref(), Ok("OR-2.3"), "of every mine");
    }
    assert_eq!(adopt("reclamation", Method::Unstated, " "), Err("plan-method-unsaid"));
    assert_eq!(adopt("reclamation", Method::Unstated, "现场为采坑").as_deref(), Ok("OR-2.4"));
}

/// SC-2.2d: 鼓励, so it is recorded where a mine has made one, and asked of none.
#[test]
fn sichuan_encourages_a_plan_of_a_mine_s_own() {
    let (pack, _) = shipped("SC-2023");
    let rule = pack.plans.iter().find(|rule| rule.clause == "SC-2.2d").unwrap();
    assert!(is_own(rule) && !rule.required && asked_parts(rule).next().is_none());
    let made = adopt("SC-2023", adopted("SC-2023", &rule.id, "m-1", &["m-1"])).unwrap();
    assert_eq!((made.clause.as_str(), made.mine.as_str()), ("SC-2.2d", "m-1"));
}

/// SC-3.1c: the county's survey of its mines; not a mine's own, and of no other document.
#[test]
fn sichuan_surveys_the_mines_of_a_county() {
    let survey = |mine: &str, mines: &[&str]| {
        adopt("SC-2023", adopted("SC-2023", "baseline-survey", mine, mines))
    };
    let plan = Plan::begin(survey("", &["m-1", "m-2"]).unwrap());
    assert_eq!(plan.adopted.clause, "SC-3.1c");
    assert_eq!(survey("", &[]).unwrap_err().code(), "plan-no-mines");
    assert_eq!(survey("m-1", &["m-1"]).unwrap_err().code(), "plan-no-mines");
    let elsewhere = adopt("GS", adopted("GS", "baseline-survey", "", &["m-1"]));
    assert_eq!(elsewhere.unwrap_err().code(), "plan-not-stated");
    let seen =
        Progressed { on: day("2026-03-01"), person: "李某".into(), note: "已摸底".into() };
    assert!(decide_progress(&plan, seen.clone()).is_ok());
    let early = Progressed { on: day("2026-01-11"), ..seen };
    assert_eq!(decide_progress(&plan, early).unwrap_err().code(), "plan-back-in-time");
}

#[test]
fn a_plan_of_the_year_has_its_four_parts() {
    let whole = adopted("OR", "annual", "m-1", &["m-1"]);
    assert_eq!(whole.parts.len(), 3, "the fourth is a day");
    assert_eq!(adopt("OR", whole.clone()).unwrap().clause, "OR-2.3");
    let mut poor = Adopted { complete_by: None, ..whole };
    poor.parts[2].text = " ".into();
    let missing = vec!["资金投入".to_owned(), COMPLETE_BY.to_owned()];
    let clause = "OR-2.3".to_owned();
    assert_eq!(adopt("OR", poor), Err(PlanRefusal::Incomplete { clause, missing }));
    let county = adopt("ZJ-2018", adopted("ZJ-2018", "annual", "", &["m-1"])).unwrap();
    assert_eq!((county.clause.as_str(), county.parts.len()), ("ZJ-5.2", 1));
}

#[test]
fn its_clock_ends_on_its_own_day_and_a_region_s_plan_is_at_home_there() {
    let plan = Plan::begin(adopt("OR", adopted("OR", "overall", "", &["m-1"])).unwrap());
    let summary = plan.summary();
    assert_eq!(summary.region.as_deref(), Some("150622"));
    assert_eq!(summary.clocks[0].ends, Ends::On(day("2026-10-31")));
    let own = Plan::begin(adopt("OR", adopted("OR", "annual", "m-1", &["m-1"])).unwrap());
    assert_eq!((own.summary().mine.as_str(), own.summary().region), ("m-1", None));
}

proptest! {
    /// Nothing follows on a completed plan, and none is completed over an unlisted mine without
    /// its reason.
    #[test]
    fn a_plan_is_completed_once(steps in prop::collection::vec((0_u8..4, 0_u64..9), 0..12)) {
        let mut now = Plan::begin(adopt("OR", adopted("OR", "overall", "", &["m-1"])).unwrap());
        let mut on = day("2026-01-12");
        for (what, days) in steps {
            on = on + chrono::Days::new(days);
            let was = now.completed.is_some();
            let said = if what == 1 { "" } else { "进展" };
            let (person, note) = ("李某".to_owned(), said.to_owned());
            if what == 0 {
                let may = decide_progress(&now, Progressed { on, person, note });
                prop_assert_eq!(may.is_ok(), !was);
                now.progressed = may.ok().or(now.progressed);
            } else {
                let missing = if what == 3 { vec![] } else { vec!["m-1".to_owned()] };
                let may = decide_complete(&now, Completed { on, person, missing, note });
                prop_assert_eq!(may.is_ok(), !was && what != 1);
                now.completed = now.completed.or(may.ok());
            }
        }
    }
}
