use canon::BlobRef;
use proptest::prelude::*;

use super::*;
use crate::clause;
use crate::mine::{Field, Mine};
use crate::pack::{Library, Pack, PackRef};
use crate::procedure::Proof;

fn pack(id: &str) -> (&'static Pack, PackRef) {
    let (pack, reference) = Library::shipped().newest(id).unwrap();
    (pack, reference.clone())
}

fn mine(details: &[(Field, &str)]) -> Mine {
    let mut mine = Mine { region: "510104".into(), ..Mine::default() };
    for (field, value) in details {
        mine.details.insert(*field, (*value).to_owned());
    }
    mine
}

/// Each deed with the clauses of its points, and whether it is sure.
fn asked(id: &str, mine: &Mine) -> Vec<(&'static str, Vec<&'static str>, bool)> {
    let all = of_mine(pack(id).0, mine).into_iter();
    let points = |asked: &Asked<'static>| asked.deed.points.iter().map(|p| p.clause.as_str());
    all.map(|one| (one.deed.id.as_str(), points(&one).collect(), one.applies == Some(true)))
        .collect()
}

fn read(id: &str, deed: &str, on: &str, found: &[(&str, bool)]) -> DeedRead {
    let content = BlobRef { hash: canon::sha256(deed.as_bytes()), bytes: 4 };
    let found =
        found.iter().map(|(point, stands)| PointFound { point: (*point).into(), stands: *stands });
    DeedRead {
        mine: "m-1".into(),
        pack: pack(id).1,
        deed: deed.into(),
        on: on.parse().unwrap(),
        scans: vec![Proof { name: "合同.pdf".into(), content }],
        found: found.collect(),
    }
}

#[test]
fn xinjiang_wants_requirements_and_liability_in_the_contract() {
    let any = mine(&[]);
    assert_eq!(
        asked("XJ-draft", &any),
        [("transfer-notice", vec!["XJ-1.4"], true), ("transfer-contract", vec!["XJ-1.4"; 2], true)]
    );
}

#[test]
fn zhejiang_wants_five_topics_in_notice_and_contract() {
    let any = mine(&[]);
    assert_eq!(
        asked("ZJ-2018", &any),
        [
            ("transfer-notice", vec!["ZJ-4.1b"; 5], true),
            ("transfer-contract", vec!["ZJ-4.1b"; 5], true)
        ]
    );
    let gist = clause::find("ZJ-4.1b").unwrap().gist;
    for point in &pack("ZJ-2018").0.deeds[1].points {
        assert!(gist.contains(&point.title.zh), "{}", point.title.zh);
    }
}

#[test]
fn sichuan_asks_of_new_mines_and_on_renewal() {
    let of = |class: &str| {
        let mine = if class.is_empty() { mine(&[]) } else { mine(&[(Field::Category, class)]) };
        asked("SC-2023", &mine).into_iter().map(|(deed, _, sure)| (deed, sure)).collect::<Vec<_>>()
    };
    let new =
        |sure| [("transfer-notice", sure), ("transfer-contract", sure), ("design-plan", sure)];
    let perhaps = [("renewal-contract", false), ("designation", false)];
    for class in ["new", "expanding"] {
        assert_eq!(of(class), [new(true).as_slice(), &perhaps].concat(), "{class}");
    }
    assert_eq!(of("producing"), perhaps);
    assert_eq!(of(""), [new(false).as_slice(), &perhaps].concat(), "nobody says of which class");
}

/// SC-2.3c.
#[test]
fn sichuan_wants_the_province_s_designation_where_another_county_reviews() {
    let letter = |details: &[(Field, &str)]| {
        let all = asked("SC-2023", &mine(details));
        all.into_iter().find(|(deed, ..)| *deed == "designation")
    };
    assert_eq!(letter(&[]), Some(("designation", vec!["SC-2.3c"], false)), "nobody has said");
    let another = [(Field::ReviewRegion, "510105")];
    assert_eq!(letter(&another), Some(("designation", vec!["SC-2.3c"], true)));
    assert_eq!(letter(&[(Field::ReviewRegion, "510104")]).map(|one| one.2), Some(false));
}

#[test]
fn what_no_document_asks_is_asked_of_nobody() {
    for id in ["CN-2024", "OR", "GS"] {
        assert!(asked(id, &mine(&[(Field::Category, "new")])).is_empty(), "{id}");
        let refused =
            decide_read(pack(id).0, &mine(&[]), read(id, "transfer-contract", "2026-03-05", &[]));
        assert_eq!(refused.unwrap_err().code(), "deed-not-asked");
    }
}

#[test]
fn a_reading_has_its_scan_and_no_points_of_its_own() {
    let (rules, any) = (pack("XJ-draft").0, mine(&[]));
    let of = |found: &[(&str, bool)]| read("XJ-draft", "transfer-contract", "2026-03-05", found);
    let whole = of(&[("requirements", true), ("breach", false)]);
    assert_eq!(decide_read(rules, &any, whole.clone()), Ok(whole.clone()));
    assert!(decide_read(rules, &any, of(&[])).is_ok(), "everything stays open");
    let bare = DeedRead { scans: Vec::new(), ..whole };
    assert_eq!(decide_read(rules, &any, bare), Err(DeedRefusal::NoScan));
    for wrong in [&[("reclamation", true)][..], &[("breach", true), ("breach", false)]] {
        let refused = decide_read(rules, &any, of(wrong)).unwrap_err();
        assert_eq!(refused.code(), "deed-no-point");
    }
}

#[test]
fn the_newest_paper_counts_and_in_it_the_last_word() {
    let of = |on: &str, found: &[(&str, bool)]| read("XJ-draft", "transfer-contract", on, found);
    let told = [
        of("2026-03-05", &[("requirements", true)]),
        of("2019-03-05", &[("requirements", false), ("breach", true)]),
        of("2026-03-05", &[("requirements", false)]),
        read("XJ-draft", "transfer-notice", "2026-05-05", &[("requirements", true)]),
        read("ZJ-2018", "transfer-contract", "2026-06-05", &[("use", true)]),
    ];
    let contract = newest(&told, "XJ-draft", "transfer-contract");
    assert_eq!(contract, [&told[0], &told[2]]);
    assert_eq!(stands(&contract, "requirements"), Some(false));
    assert_eq!(stands(&contract, "breach"), None, "the older contract says nothing of the newer");
    assert!(newest(&told, "GS", "transfer-contract").is_empty());
}

const POINTS: &[&str] = &["method", "use", "appearance", "restoration", "reclamation", "price"];

proptest! {
    /// What is kept says of each point what was said last of it, and of no other anything.
    #[test]
    fn each_point_stands_as_it_was_last_said(
        readings in prop::collection::vec(
            (0..3_u8, prop::collection::vec((0..6_usize, any::<bool>()), 0..4)), 0..6),
    ) {
        let (rules, any) = (pack("ZJ-2018").0, mine(&[]));
        let mut told: Vec<DeedRead> = Vec::new();
        for (day, found) in readings {
            let found: Vec<_> = found.into_iter().map(|(at, stands)| (POINTS[at], stands)).collect();
            let on = format!("2019-03-0{}", day + 1);
            told.extend(decide_read(rules, &any, read("ZJ-2018", "transfer-contract", &on, &found)));
        }
        let last = told.iter().map(|read| read.on).max();
        let contract = newest(&told, "ZJ-2018", "transfer-contract");
        prop_assert_eq!(stands(&contract, "price"), None);
        for point in &POINTS[..5] {
            let mut said = None;
            for read in told.iter().filter(|read| Some(read.on) == last) {
                for found in &read.found {
                    if found.point == *point {
                        said = Some(found.stands);
                    }
                }
            }
            prop_assert_eq!(stands(&contract, point), said);
        }
    }
}
