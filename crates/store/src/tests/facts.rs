//! One fact of each kind, from a few numbers.

mod drawing;

use std::fmt::Write as _;

use canon::{BlobRef, Hash32, sha256};
use rules::checklist::Mark;
use rules::deed::{DeedRead, PointFound};
use rules::document::{Made, Place, Signed};
use rules::entry::{EntryAdded, EntryChange, EntryChanged, EntryRetired, Kind};
use rules::inspection::{
    Amended, Answered, CombinedDone, Covered, Finalised, InkRole, InkSigned, Member, Opened,
    Overruled, PhotoAssigned, PhotoTaken, ResultGiven, Stated, VisitResult,
};
use rules::mine::import::{ColumnMap, Counts, Layout};
use rules::mine::{Added, Change, Changed, Field, ImportRestored, ImportUndone, Imported, Mine};
use rules::person::{
    CardRecorded, CardWithdrawn, Certified, CompetenceStated, InterestDeclared, InterestWithdrawn,
    Object, Registered, VisitKind,
};
use rules::procedure::Proof;
use rust_decimal::Decimal;

pub use drawing::*;

use crate::Store;

pub fn put(store: &Store, bytes: &[u8]) -> BlobRef {
    store.blobs.put(store.random(), bytes).unwrap()
}

pub fn registered(person: u8, name: u8) -> Registered {
    Registered {
        id: format!("p-{person}"),
        name: format!("韩春{name}"),
        department: "自然资源局".into(),
        role: "inspector".into(),
        card: name.is_multiple_of(2),
        region: "1506".into(),
    }
}

pub fn certified(person: u8, number: u8) -> Certified {
    let (whose, seat) = (format!("p-{}", number % 3), format!("p-{person}"));
    Certified { person: whose, seat, chain: vec![format!("{number:02x}")] }
}

pub fn card_recorded(number: u8) -> CardRecorded {
    CardRecorded {
        number: format!("15062200{}", number % 3),
        issuer: "准格尔旗司法局（演示）".into(),
        first: chrono::NaiveDate::from_ymd_opt(2025, 1, 1).unwrap(),
        last: chrono::NaiveDate::from_ymd_opt(2027, 1, 1 + u32::from(number % 28)).unwrap(),
    }
}

pub fn card_withdrawn(number: u8) -> CardWithdrawn {
    CardWithdrawn { number: format!("15062200{}", number % 3), reason: "遗失".into() }
}

pub fn competence_stated() -> CompetenceStated {
    CompetenceStated {
        minerals: ["煤".to_owned()].into(),
        groups: ["资源开发".to_owned()].into(),
        kinds: [VisitKind::Inspection].into(),
    }
}

/// In a mine, a holder or an agency.
pub fn interest_declared(number: u8) -> InterestDeclared {
    InterestDeclared {
        id: format!("n-{}", number % 4),
        object: match number % 3 {
            0 => Object::Mine("m-1".into()),
            1 => Object::Holder("矿业公司1".into()),
            _ => Object::Agency("e-1".into()),
        },
        reason: "配偶在该企业任职".into(),
        first: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        last: chrono::NaiveDate::from_ymd_opt(2026, 12, 31).filter(|_| number.is_multiple_of(2)),
    }
}

pub fn interest_withdrawn(number: u8) -> InterestWithdrawn {
    InterestWithdrawn { id: format!("n-{}", number % 4), reason: "已离职".into() }
}

/// A sheet of some of eight mines; which, and what it says of them, follows from `number`.
pub fn sheet(number: u8) -> Vec<u8> {
    let mut csv =
        String::from("矿山名称,采矿许可证号,采矿权人,行政区划代码,矿种,生产状态,经度,纬度\n");
    for mine in (0..8_u8).filter(|mine| number.rotate_left((*mine).into()) & 3 != 0) {
        let status = ["", "生产", "停产", ""][usize::from((number ^ mine) % 4)];
        let place = ["", "110.5,39.5"][usize::from((number ^ mine) & 1)];
        let place = if place.is_empty() { "," } else { place };
        writeln!(
            csv,
            "白音{number}号矿{mine},C15062220180711101482{mine:02},矿业公司{mine},150622,煤,{status},{place}"
        )
        .unwrap();
    }
    csv.into_bytes()
}

pub fn imported(file: BlobRef, bytes: &[u8]) -> Imported {
    let layout = Layout::detect(bytes, &ColumnMap::default()).unwrap();
    let (file_name, counts) = ("矿山.csv".into(), Counts::default());
    Imported { file, file_name, originals: Vec::new(), layout, counts }
}

/// What a person adds of one of the eight mines: now this, now that is left blank.
pub fn mine_added(number: u8) -> Added {
    let mine = number % 8;
    let licence = format!("C15062220180711101482{mine:02}");
    let mut values = vec![
        (Field::Name, "手录矿山"),
        (Field::Licence, licence.as_str()),
        (Field::Holder, "手录矿业"),
        (Field::Region, "150622"),
        (Field::Mineral, "煤"),
    ];
    if number & 8 != 0 {
        values.extend([(Field::Scale, "大型"), (Field::Address, "手录地址")]);
    }
    Added::decide(&values, "新发证").unwrap()
}

/// One of the eight mines gets another status, name, address or even another one's licence.
pub fn mine_changed(number: u8) -> Changed {
    let other = format!("C15062220180711101482{:02}", number / 8 % 8);
    let (field, before, after) = match number / 8 % 4 {
        0 => (Field::Status, "unstated", "stopped"),
        1 => (Field::Name, "手录矿山", "改名的矿"),
        2 => (Field::Address, "", "新地址"),
        _ => (Field::Licence, "", other.as_str()),
    };
    let change = Change { field, before: before.into(), after: after.into() };
    Changed { mine: mine_id(number % 8), changes: vec![change], reason: "核实".into() }
}

/// A penalty of one of the eight mines.
pub fn deed_read(scan: BlobRef, number: u8) -> DeedRead {
    let point = |point: &str, stands| PointFound { point: point.into(), stands };
    DeedRead {
        mine: mine_id(number % 8),
        pack: rules::pack::PackRef { id: "XJ-draft".into(), version: 1, hash: sha256(b"pack") },
        deed: "transfer-contract".into(),
        on: chrono::NaiveDate::from_ymd_opt(2026, 3, 1 + u32::from(number % 3)).unwrap(),
        scans: vec![rules::procedure::Proof { name: "出让合同.pdf".into(), content: scan }],
        found: vec![point("requirements", true), point("breach", number.is_multiple_of(2))],
    }
}

pub fn entry_added(number: u8) -> EntryAdded {
    let (mine, decision) = (mine_id(number % 8), format!("准自罚〔2026〕{number}号"));
    let texts = [
        ("decision", decision.as_str()),
        ("mine", mine.as_str()),
        ("by", "准格尔旗自然资源局"),
        ("decided_on", "2026-03-05"),
    ];
    EntryAdded::decide(Kind::Penalty, &texts, "收到决定书").unwrap()
}

pub fn entry_changed(number: u8) -> EntryChanged {
    let day = if number.is_multiple_of(4) { String::new() } else { format!("2026-05-{number:02}") };
    let field = ["due", "carried_out_on"][usize::from(number % 2)].to_owned();
    let changes = vec![EntryChange { field, before: String::new(), after: day }];
    EntryChanged { changes, reason: "核实".into(), papers: Vec::new() }
}

pub fn entry_retired(number: u8) -> EntryRetired {
    EntryRetired { retired: number.is_multiple_of(2), reason: "录错了".into() }
}

pub fn import_undone(import: &str) -> ImportUndone {
    ImportUndone { import: import.into(), reason: "导错了表".into() }
}

pub fn import_restored(import: &str) -> ImportRestored {
    ImportRestored { import: import.into(), reason: "表是对的".into() }
}

pub fn mine_id(mine: u8) -> String {
    Mine::id_of(&format!("C15062220180711101482{mine:02}"))
}

pub fn opened(number: u8) -> Opened {
    Opened {
        number: format!("2026-{number:03}"),
        mine: mine_id(number % 8),
        draw: number.is_multiple_of(3).then(|| format!("r-{number}")),
        also: (0..number % 3).map(|other| format!("r-{other}")).collect(),
        team: vec![member(1), member(2)],
        checklist: "practice".into(),
        checklist_version: "1".into(),
        checklist_hash: None,
        pack: None,
    }
}

/// The practice table under another version; two numbers that agree in their last digit are one.
pub fn checklist_imported(file: BlobRef, number: u8) -> rules::checklist::import::Imported {
    let mut checklist = rules::checklist::practice_2020().clone();
    checklist.version = u32::from(number % 10);
    rules::checklist::import::Imported {
        hash: checklist.hash(),
        checklist,
        edition: rules::checklist::import::Edition::Other,
        file,
        file_name: format!("附件{number}.xlsx"),
    }
}

pub fn stated_ratio(document: BlobRef, number: u8) -> rules::quota::StatedRatio {
    rules::quota::StatedRatio {
        region: "510700".into(),
        year: 2026 + i32::from(number % 2),
        ratio: rules::quota::Share::new(1, 10 + u32::from(number)).unwrap(),
        reason: format!("工作方案第{number}条"),
        document: rules::procedure::Proof { name: "工作方案.pdf".into(), content: document },
    }
}

pub fn year_planned(number: u8) -> rules::quota::YearPlan {
    let quarters = [u64::from(number), 1, 1, 1];
    let county = rules::quota::CountyYear { region: "150622".into(), n: 61, quarters };
    let year = 2026 + i32::from(number % 2);
    rules::quota::YearPlan { region: "150600".into(), year, counties: vec![county] }
}

/// Of two quarters of two banners.
pub fn report_submitted(paper: BlobRef, number: u8) -> rules::report::Submitted {
    let hash = canon::sha256(b"pack");
    rules::report::Submitted {
        pack: rules::pack::PackRef { id: "OR".into(), version: 1, hash },
        report: "quarterly".into(),
        region: ["150622", "150624"][usize::from(number % 2)].into(),
        period: ["2026-09-30", "2026-12-31"][usize::from(number / 2 % 2)].parse().unwrap(),
        on: "2027-01-04".parse().unwrap(),
        paper: rules::procedure::Proof { name: format!("报告{number}.pdf"), content: paper },
    }
}

pub fn visit_cap(number: u8) -> rules::quota::VisitCap {
    let source = format!("公告{number}");
    let year = 2026 + i32::from(number % 2);
    rules::quota::VisitCap { region: "150622".into(), year, most: u32::from(number), source }
}

/// Of two versions of a draft, for two regions of which one lies in the other.
pub fn pack_switched(number: u8) -> rules::pack::Switched {
    let version = 1 + u32::from(number.is_multiple_of(5));
    let hash = canon::sha256(&version.to_be_bytes());
    rules::pack::Switched {
        pack: rules::pack::PackRef { id: "XJ-draft".into(), version, hash },
        region: ["650000", "650102"][usize::from(number % 2)].into(),
        on: !number.is_multiple_of(3),
        reason: format!("试行 {number}"),
    }
}

/// From one of three days on, each half of the convention either way.
pub fn counting_set(number: u8) -> rules::calendar::CountingSet {
    use rules::calendar::{Counting, CountingSet, Roll};
    let roll = if number.is_multiple_of(5) { Roll::NextWorkday } else { Roll::Stay };
    CountingSet {
        counting: Counting { first_day_excluded: number.is_multiple_of(2), roll },
        from: ["2026-03-02", "2026-03-03", "2026-06-01"][usize::from(number % 3)].parse().unwrap(),
        region: "150600".into(),
        reason: format!("局务会决定 {number}"),
    }
}

/// Of two small packs, each with its file, as an officer puts them into use.
pub fn pack_used(number: u8) -> rules::pack::Used {
    let text = format!(
        r#"format = "qingshan-pack-1"
id = "NM-{}"
version = 1
level = "city"
region = "150600"
status = "in-force"
title = {{ zh = "示例", en = "Example" }}
source = {{ title = "示例办法 {number}", issuers = ["示例局"] }}
"#,
        number / 8 % 2
    );
    let asked = rules::pack::Use {
        file_name: "示例.toml",
        bytes: text.as_bytes(),
        region: "150600",
        reason: "已印发",
    };
    rules::pack::decide_use(rules::pack::Library::shipped(), &[], asked).unwrap().0
}

fn member(person: u8) -> Member {
    let name = format!("韩春{person}");
    Member { person: format!("p-{person}"), name, organisation: "自然资源局".into() }
}

pub fn answered(item: u8, points: u8, saw: Vec<String>) -> Answered {
    let mark = match points {
        0 => None,
        1 => Some(Mark::NotApplicable),
        n => Some(Mark::Points { points: Decimal::from(n) }),
    };
    Answered { item: format!("item-{item}"), mark, note: format!("备注{points}"), saw }
}

pub fn result_given(number: u8) -> ResultGiven {
    let results = match number % 3 {
        0 => vec![VisitResult::NoProblem],
        1 => vec![VisitResult::Rectify],
        _ => vec![VisitResult::Rectify, VisitResult::Lead],
    };
    ResultGiven { results, findings: format!("现场情况{number}") }
}

pub fn combined_done(number: u8) -> CombinedDone {
    let task = ["公示实地核查", "复垦方案检查"][usize::from(number % 2)].to_owned();
    // Nothing found opens it again.
    let found = if number.is_multiple_of(5) { String::new() } else { format!("一致{number}") };
    CombinedDone { task, found }
}

pub fn photo_taken(original: BlobRef, small: BlobRef, number: u8) -> PhotoTaken {
    PhotoTaken {
        original,
        thumbnail: small.clone(),
        medium: small,
        name: format!("IMG_{number}.jpg"),
        item: number.is_multiple_of(2).then(|| format!("item-{number}")),
        width: 4_000,
        height: 3_000,
        taken: number.is_multiple_of(3).then(|| "2026-09-01T10:00:00".into()),
        position: (number % 3 == 1).then_some((1_105_000_000, 395_000_000)),
        datum: (number % 6 == 1).then(|| "GCJ-02".into()),
    }
}

pub fn photo_assigned(photo: Hash32, number: u8) -> PhotoAssigned {
    PhotoAssigned { photo, item: (!number.is_multiple_of(3)).then(|| format!("item-{number}")) }
}

pub fn ink_signed(strokes: BlobRef, number: u8) -> InkSigned {
    let role =
        if number.is_multiple_of(2) { InkRole::Inspector } else { InkRole::MineRepresentative };
    InkSigned {
        role,
        person: (!number.is_multiple_of(3)).then(|| format!("p-{}", number % 3)),
        name: format!("韩春{number}"),
        strokes,
        head: sha256(&[number]),
    }
}

pub fn finalised(number: u8) -> Finalised {
    Finalised {
        mine: mine_id(number % 8),
        covers: vec![Covered { device: "d-1".into(), seq: 3, head: sha256(&[number]) }],
        overruled: vec![Overruled { check: "photos".into(), reason: "暴雨".into() }],
        total: Decimal::new(885, 1) + Decimal::from(number),
    }
}

/// Of an item, or of the result.
pub fn amended(scan: BlobRef, number: u8) -> Amended {
    let ResultGiven { results, findings: note } = result_given(number);
    let mark = Some(Mark::Points { points: Decimal::from(number % 4) });
    let of_item = number.is_multiple_of(2);
    let after = if of_item {
        Stated { mark, results: Vec::new(), note: format!("备注{number}") }
    } else {
        Stated { mark: None, results, note }
    };
    Amended {
        mine: mine_id(number % 8),
        item: of_item.then(|| format!("item-{}", number % 3)),
        before: Stated::default(),
        after,
        reason: format!("抄错第{number}行"),
        evidence: vec![Proof { name: "复核单.pdf".into(), content: scan }],
        follows: number.is_multiple_of(3).then(|| "d-1/4".into()),
    }
}

pub fn made(pdf: BlobRef, layout: BlobRef, number: u8) -> Made {
    Made {
        missing: if number.is_multiple_of(2) { "𬭊".into() } else { String::new() },
        inspection: format!("i-{number}"),
        title: "现场检查记录".into(),
        number: format!("2026-{number:03}"),
        form: "record".into(),
        form_version: 1,
        body_hash: sha256(&[number]),
        pages: 2,
        pdf,
        layout,
        places: vec![Place {
            field: "inspector-1".into(),
            person: "p-1".into(),
            name: "韩春1".into(),
            organisation: "自然资源局".into(),
        }],
    }
}

pub fn signed(base: Hash32, pdf: BlobRef, number: u8) -> Signed {
    let at_ms = 1_790_000_000_000 + i64::from(number);
    Signed { field: "inspector-1".into(), person: format!("p-{number}"), at_ms, base, pdf }
}
