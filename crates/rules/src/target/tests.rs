use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::mine::{Field, ListLevel, Method, Mine, Status};
use crate::pack::{Library, Pack};

fn pack(id: &str) -> &'static Pack {
    Library::shipped().newest(id).unwrap().0
}

fn today() -> NaiveDate {
    "2026-11-21".parse().unwrap()
}

fn mine(number: u32, region: &str, scale: Scale, list_level: ListLevel) -> Mine {
    Mine {
        id: format!("m-{number}"),
        region: region.into(),
        scale,
        list_level,
        status: Status::Producing,
        ..Mine::default()
    }
}

fn with(mut mine: Mine, field: Field, value: &str) -> Mine {
    mine.details.insert(field, value.into());
    mine
}

/// Each mine alone.
fn single(mines: &[Mine], planned: &BTreeSet<String>) -> Vec<Alike> {
    let alike = |mine: &Mine| Alike {
        mine: mine.clone(),
        led: !mine.detail(Field::Leader).is_empty(),
        number: 1,
        planned: u64::from(planned.contains(&mine.id)),
    };
    mines.iter().map(alike).collect()
}

fn reckoned<'a>(id: &str, mines: &'a [Alike]) -> Vec<Target<'a>> {
    reckon(pack(id), Known { mines, today: today() })
}

#[test]
fn gansu_wants_nine_of_ten_large_mines_that_work_on_its_list() {
    let none = BTreeSet::new();
    let large = |n, level| mine(n, "620102", Scale::Large, level);
    let mut mines: Vec<Mine> = (0..9).map(|n| large(n, ListLevel::Province)).collect();
    mines.push(large(9, ListLevel::City));
    // Neither works under a licence today.
    mines.push(with(large(10, ListLevel::Unlisted), Field::LicenceTo, "2026-11-20"));
    mines.push(Mine { status: Status::Stopped, ..large(11, ListLevel::Unlisted) });
    let alone = single(&mines, &none);
    let found = reckoned("GS", &alone);
    let share = &found[0];
    assert_eq!((share.of, share.needed, share.has, share.clause), (10, 9, 9, "GS-1.3"));
    assert_eq!((share.standing(), share.without.clone()), (Standing::Achieved, vec![9]));
    assert_eq!(share.by, "2028-12-31".parse().ok());
    assert_eq!((found[1].what.code(), found[1].of, found[1].needed), ("share", 0, 0));
    mines.push(large(12, ListLevel::Reserve));
    mines.push(mine(13, "620102", Scale::Unstated, ListLevel::National));
    assert_eq!(reckoned("GS", &single(&mines, &none))[0].standing(), Standing::Unknown);
    mines.pop();
    assert_eq!(reckoned("GS", &single(&mines, &none))[0].standing(), Standing::Missing(1));
}

#[test]
fn the_national_base_counts_its_own_list_alone() {
    let none = BTreeSet::new();
    let mines = [
        mine(1, "510104", Scale::Large, ListLevel::Province),
        mine(2, "510104", Scale::Large, ListLevel::National),
    ];
    let alone = single(&mines, &none);
    let found = reckoned("CN-2024", &alone);
    assert_eq!((found[0].clause, found[0].needed, found[0].has), ("CN-1", 2, 1));
    assert_eq!(found[0].standing(), Standing::Missing(1));
}

#[test]
fn zhejiang_exempts_short_lived_pits_and_asks_each_city() {
    let none = BTreeSet::new();
    let pit = |n, level| Mine { method: Method::OpenPit, ..mine(n, "330102", Scale::Small, level) };
    let short = |mine| with(mine, Field::LicenceTo, "2027-11-21");
    let exempt = with(short(pit(1, ListLevel::Unlisted)), Field::SandPlant, "no");
    let mines = [
        exempt.clone(),
        with(short(pit(2, ListLevel::Unlisted)), Field::SandPlant, "yes"),
        short(pit(3, ListLevel::National)),
        with(exempt, Field::LicenceTo, "2027-11-22"),
    ];
    let alone = single(&mines, &none);
    let found = reckoned("ZJ-2018", &alone);
    let line = |code: &str, clause: &str| {
        found.iter().find(|one| one.what.code() == code && one.clause == clause).unwrap()
    };
    let count = line("count", "ZJ-3.1");
    assert_eq!((count.of, count.needed, count.has), (3, 180, 1));
    assert_eq!((line("share", "ZJ-3.2").needed, line("share", "ZJ-3.3").needed), (3, 3));
    let hangzhou = What::City { region: "330100", name: "杭州市" };
    assert_eq!(line("city", "ZJ-3.1").what, hangzhou);
    assert_eq!((line("city", "ZJ-3.1").needed, line("city", "ZJ-3.2").needed), (24, 3));
    let cities = found.iter().filter(|one| one.what.code() == "city").count();
    assert_eq!(cities, 3, "no other city has mines here");
}

#[test]
fn ordos_asks_for_model_mines_funds_plans_and_leaders() {
    let planned = BTreeSet::from(["m-1".to_owned()]);
    let one = |n, region| mine(n, region, Scale::Large, ListLevel::Province);
    let mines = [
        with(with(one(1, "150622"), Field::ModelMine, "yes"), Field::FundAccrual, "100"),
        with(with(one(2, "150622"), Field::ModelMine, "yes"), Field::FundAccrual, "99.5"),
        with(one(3, "150624"), Field::Leader, "王某"),
        Mine { status: Status::Closed, ..one(4, "150624") },
    ];
    let alone = single(&mines, &planned);
    let found = reckoned("OR", &alone);
    let stands: Vec<_> =
        found.iter().map(|one| (one.what.code(), one.clause, one.standing())).collect();
    assert_eq!(
        stands,
        [
            ("model-mines", "OR-4.5", Standing::Achieved),
            ("model-mines", "OR-4.5", Standing::Missing(2)),
            ("fund-accrual", "OR-1.5", Standing::Missing(2)),
            ("plan-coverage", "OR-2.1", Standing::Missing(2)),
            ("leaders", "OR-1.2", Standing::Missing(2)),
        ]
    );
    let leaderless = found.last().unwrap();
    assert_eq!(leaderless.without, [0, 1]);
    assert_eq!(found[2].unknown, 1, "of the third nobody stated the rate");
}

proptest! {
    /// What is missing closes the gap exactly, and who is named without is who doesn't count.
    #[test]
    fn figures_agree(
        mines in prop::collection::vec((0_u8..3, any::<bool>(), any::<bool>()), 0..40),
    ) {
        let none = BTreeSet::new();
        let scale = |n| [Scale::Large, Scale::Medium, Scale::Small][usize::from(n)];
        let made = mines.into_iter().zip(0..).map(|((kind, listed, led), n)| {
            let level = if listed { ListLevel::Province } else { ListLevel::Unlisted };
            let one = mine(n, "150622", scale(kind), level);
            if led { with(one, Field::Leader, "王某") } else { one }
        });
        let mines: Vec<Mine> = made.collect();
        let alone = single(&mines, &none);
        for id in ["OR", "GS", "CN-2024", "ZJ-2018"] {
            for one in reckoned(id, &alone) {
                prop_assert!(one.has + one.unknown <= one.of);
                match one.standing() {
                    Standing::Missing(n) => prop_assert_eq!(one.has + n, one.needed),
                    Standing::Achieved => prop_assert!(one.has >= one.needed),
                    Standing::Unknown => prop_assert!(one.unknown > 0),
                }
                if one.what.code() != "model-mines" {
                    prop_assert_eq!(one.without.len() as u64, one.of - one.has);
                }
            }
        }
    }
}

/// SC-2.2e: no target leaves these mines out; they are a class of their own.
#[test]
fn sichuan_has_a_class_for_mines_that_end_within_three_years() {
    let class = &Library::shipped().newest("SC-2023").unwrap().0.exemptions[0];
    let today: NaiveDate = "2026-11-20".parse().unwrap();
    let of = |details: &[(Field, &str)]| {
        let details = details.iter().map(|(field, text)| (*field, (*text).to_owned())).collect();
        let mine = Mine { details, ..Mine::default() };
        assert!(!is_exempt(class, &mine, today));
        is_of_class(class, &mine, today)
    };
    assert!(of(&[(Field::Cancelling, "yes")]) && !of(&[(Field::Cancelling, "no")]));
    assert!(of(&[(Field::CancelOn, "2029-11-20")]) && !of(&[(Field::CancelOn, "2029-11-21")]));
    assert!(!of(&[(Field::LicenceTo, "2027-01-01")]), "an end of the licence is no cancellation");
    let exempting = &Library::shipped().newest("ZJ-2018").unwrap().0.exemptions[0];
    let mine = Mine { details: [(Field::Cancelling, "yes".into())].into(), ..Mine::default() };
    assert!(!is_of_class(exempting, &mine, today));
}
