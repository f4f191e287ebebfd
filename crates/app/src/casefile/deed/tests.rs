use std::collections::BTreeMap;

use rules::mine::Field;

use super::super::tests::{file, mine_in, today};
use super::*;
use crate::api::{FieldEdit, MineChange};
use crate::testing::Desk;

fn of(desk: &Desk, mine: &str, pack: &str, deed: &str) -> Option<DeedView> {
    let all = list(&desk.app, ById { id: mine.into() }).unwrap();
    all.into_iter().find(|one| one.pack.id == pack && one.id == deed)
}

fn found(points: &[(&str, bool)]) -> BTreeMap<String, bool> {
    points.iter().map(|(point, stands)| ((*point).to_owned(), *stands)).collect()
}

fn contract(desk: &Desk, mine: &str, pack: &str, points: &[(&str, bool)]) -> DeedReadInput {
    DeedReadInput {
        mine: mine.into(),
        pack: pack.into(),
        deed: "transfer-contract".into(),
        on: today(desk).to_string(),
        found: found(points),
        scans: vec![file(desk, "出让合同.pdf")],
    }
}

/// Each point that doesn't stand in the paper, with its clause and what was said of it.
fn open(deed: &DeedView) -> Vec<(&str, &str, Option<bool>)> {
    let open = deed.points.iter().filter(|point| point.stands != Some(true));
    open.map(|point| (point.id.as_str(), point.clause.as_str(), point.stands)).collect()
}

#[test]
fn what_a_contract_lacks_stays_open_with_its_clause() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "65");
    let before = of(&desk, &mine, "XJ-draft", "transfer-contract").unwrap();
    assert_eq!(
        (before.pack.status.as_str(), before.sure, before.read.is_none()),
        ("draft", true, true)
    );
    assert_eq!(open(&before), [("requirements", "XJ-1.4", None), ("breach", "XJ-1.4", None)]);

    read(&desk.app, contract(&desk, &mine, "XJ-draft", &[("breach", false)])).unwrap();
    let missing = of(&desk, &mine, "XJ-draft", "transfer-contract").unwrap();
    assert_eq!(
        open(&missing),
        [("requirements", "XJ-1.4", None), ("breach", "XJ-1.4", Some(false))]
    );
    let said = missing.read.unwrap();
    assert_eq!((said.on, said.actor_name.as_str()), (today(&desk).to_string(), "检查员甲"));
    assert_eq!((said.scans.len(), said.scans[0].name.as_str()), (1, "出让合同.pdf"));

    let whole = contract(&desk, &mine, "XJ-draft", &[("requirements", true), ("breach", true)]);
    read(&desk.app, whole).unwrap();
    let whole = of(&desk, &mine, "XJ-draft", "transfer-contract").unwrap();
    assert!(open(&whole).is_empty());
    let notice = of(&desk, &mine, "XJ-draft", "transfer-notice").unwrap();
    assert_eq!(open(&notice), [("requirements", "XJ-1.4", None)], "the notice is another paper");

    let hash = said.scans[0].hash.clone();
    let saved = save_scan(&desk.app, DeedScanInput { mine: mine.clone(), hash }).unwrap();
    assert!(!std::fs::read(saved.path).unwrap().is_empty());
    let other = DeedScanInput { mine: mine.clone(), hash: canon::sha256(b"other").to_string() };
    assert_eq!(save_scan(&desk.app, other).unwrap_err().code(), "not-found");
    let life = crate::mine::get(&desk.app, ById { id: mine }).unwrap().timeline;
    let told: Vec<_> = life.iter().filter(|entry| entry.kind == "mine.deed-read").collect();
    assert_eq!((told.len(), told[0].detail.as_str()), (2, "出让合同.pdf"));
    assert_eq!(desk.session().store.differing_projections().unwrap(), Vec::<&str>::new());
}

#[test]
fn zhejiang_s_five_topics_are_checked_one_by_one() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "33");
    let three = [("method", true), ("use", true), ("reclamation", false)];
    read(&desk.app, contract(&desk, &mine, "ZJ-2018", &three)).unwrap();
    let deed = of(&desk, &mine, "ZJ-2018", "transfer-contract").unwrap();
    assert_eq!(deed.pack.status, "ended", "the campaign is over, its contracts stand");
    assert_eq!(
        open(&deed),
        [
            ("appearance", "ZJ-4.1b", None),
            ("restoration", "ZJ-4.1b", None),
            ("reclamation", "ZJ-4.1b", Some(false)),
        ]
    );
}

#[test]
fn nothing_is_recorded_without_a_scan_or_against_the_rules() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "65");
    let refused = |input: DeedReadInput| read(&desk.app, input).unwrap_err().code().to_owned();
    let good = || contract(&desk, &mine, "XJ-draft", &[("breach", true)]);
    assert_eq!(refused(DeedReadInput { scans: Vec::new(), ..good() }), "deed-needs-scan");
    assert_eq!(
        refused(DeedReadInput { found: found(&[("price", true)]), ..good() }),
        "deed-no-point"
    );
    assert_eq!(refused(DeedReadInput { deed: "will".into(), ..good() }), "deed-not-asked");
    assert_eq!(refused(DeedReadInput { pack: "GS".into(), ..good() }), "not-found");
    let tomorrow = (today(&desk) + chrono::Days::new(1)).to_string();
    assert_eq!(refused(DeedReadInput { on: tomorrow, ..good() }), "day-to-come");
    assert!(of(&desk, &mine, "XJ-draft", "transfer-contract").unwrap().read.is_none());

    let ordos = mine_in(&desk, "1506");
    assert!(list(&desk.app, ById { id: ordos }).unwrap().is_empty(), "its documents ask for none");
}

/// SC-2.3c: the registry says which county reviews, the letter that the province said so.
#[test]
fn sichuan_s_designation_is_asked_once_another_county_reviews() {
    let desk = Desk::new();
    let mine = mine_in(&desk, "51");
    let letter = || of(&desk, &mine, "SC-2023", "designation").unwrap();
    let known = desk.session().mine(&mine).unwrap();
    let county = if known.region == "510105" { "510104" } else { "510105" };
    let edit = |text: &str| MineChange {
        id: mine.clone(),
        edits: vec![FieldEdit {
            field: "review_region".into(),
            seen: known.detail(Field::ReviewRegion).into(),
            text: text.into(),
        }],
        reason: "省厅指定".into(),
        dry_run: false,
    };
    if known.detail(Field::ReviewRegion).is_empty() {
        assert!(!letter().sure, "nobody has said");
    }
    crate::mine::change(&desk.app, edit(county)).unwrap();
    assert!(letter().sure);
    assert_eq!(open(&letter()), [("county", "SC-2.3c", None)]);
    let input = DeedReadInput {
        deed: "designation".into(),
        ..contract(&desk, &mine, "SC-2023", &[("county", true)])
    };
    read(&desk.app, input).unwrap();
    assert!(open(&letter()).is_empty());
}
