//! One fact of each kind that a listing and a change filing have, from a few numbers.

use canon::BlobRef;
use rules::calendar::{Period, Unit};
use rules::checklist::Mark;
use rules::checklist::import::{Given, ScoreSheet};
use rules::filing::{Filed, Judged, Noticed};
use rules::listing::{
    Concluded, Corrected, Engaged, Objected, ObjectionHandled, Opened, Opinion, Outcome, Published,
    Waiting, Withdrawn,
};
use rules::pack::{Actor, Procurement, StationKind};
use rust_decimal::Decimal;

use super::cases::{day, evaluator, gansu, proof, why};
use super::facts::mine_id;

fn actor(text: &str) -> Actor {
    Actor::try_from(text.to_owned()).unwrap()
}

fn waiting(number: u8) -> Waiting {
    let (station, kind) = match number % 3 {
        0 => ("third-party", StationKind::ThirdPartyEvaluation),
        1 => ("publicity", StationKind::Publicity),
        _ => ("listing", StationKind::Listing),
    };
    let within = number.is_multiple_of(3).then(|| Period::new(1, Unit::Months).unwrap());
    Waiting { station: station.into(), kind, clause: "GS-3.1".into(), within }
}

pub fn opened(number: u8) -> Opened {
    Opened {
        number: format!("入库{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        on: day(number),
        first: waiting(number),
        filing: number.is_multiple_of(2).then(|| format!("b-{number}")),
    }
}

fn score_sheet(content: BlobRef, number: u8) -> ScoreSheet {
    let points = Decimal::from(number);
    ScoreSheet {
        table: canon::sha256(b"a table"),
        practice: false,
        given: Given {
            answers: [("1.1".to_owned(), Mark::Points { points })].into(),
            notes: [("1.1".to_owned(), "堆场无围挡".to_owned())].into(),
            total: points,
        },
        sheet: proof("评分表.xlsx", content),
    }
}

pub fn engaged(number: u8) -> Engaged {
    Engaged {
        station: waiting(number).station,
        on: day(number),
        by: actor("county/natural-resources"),
        person: "王某".into(),
        evaluator: evaluator(number),
        method: number.is_multiple_of(3).then_some(Procurement::GovernmentPurchase),
        clause: "XJ-2.2c".into(),
    }
}

pub fn concluded(paper: BlobRef, number: u8) -> Concluded {
    let (by, person) = (actor("province/ecology"), "李某".into());
    let outcomes = [Outcome::Passed, Outcome::NotSelected, Outcome::Failed, Outcome::NotAccepted];
    let outcome = outcomes[usize::from(number % 4)];
    let goes_on =
        matches!(outcome, Outcome::Passed | Outcome::NotSelected) && !number.is_multiple_of(5);
    let scores = number.is_multiple_of(3).then(|| score_sheet(paper.clone(), number));
    Concluded {
        station: waiting(number).station,
        on: day(number),
        by: actor("province/natural-resources"),
        person: "王某".into(),
        outcome,
        note: format!("核查{number}"),
        opinions: vec![Opinion { by, person, agrees: true, note: String::new() }],
        papers: vec![proof("评估报告", paper.clone())],
        endorsement: Some(paper),
        signers: Vec::new(),
        evaluator: Some(evaluator(number)),
        team: scores.iter().map(|_| "评估员甲".to_owned()).collect(),
        score: Some(Decimal::from(number)),
        scores,
        beyond: number.is_multiple_of(2).then(why),
        by_draw: None,
        clause: "GS-3.1".into(),
        next: goes_on.then(|| waiting(number / 3)),
    }
}

pub fn published(number: u8) -> Published {
    let period = Period::new(u16::from(number % 9) + 1, Unit::WorkingDays).unwrap();
    Published { station: "publicity".into(), on: day(number), period, place: "门户网站".into() }
}

pub fn corrected(number: u8) -> Corrected {
    Corrected { on: day(number), note: "更正面积".into() }
}

pub fn objected(number: u8) -> Objected {
    Objected { on: day(number), text: "排土场越界".into() }
}

pub fn objection_handled(number: u8) -> ObjectionHandled {
    let (objection, upheld) = (u32::from(number % 3), number.is_multiple_of(2));
    ObjectionHandled { objection, on: day(number), upheld, note: "已核查".into() }
}

pub fn withdrawn(number: u8) -> Withdrawn {
    Withdrawn { on: day(number), note: "企业撤回".into() }
}

pub fn noticed(number: u8) -> Noticed {
    Noticed {
        number: format!("备案{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        changed: day(number),
        what: "生产规模变更".into(),
        clause: "XJ-2.5a".into(),
        within: number.is_multiple_of(2).then(|| Period::new(30, Unit::Days).unwrap()),
        registry: Vec::new(),
    }
}

pub fn filed(application: BlobRef, number: u8) -> Filed {
    Filed { on: day(number), application: proof("变更备案申请", application) }
}

pub fn judged(notice: BlobRef, number: u8) -> Judged {
    let material = number.is_multiple_of(2);
    Judged {
        on: day(number),
        by: actor("county/natural-resources"),
        person: "王某".into(),
        material,
        reason: "规模变化影响评价指标".into(),
        reapply: material.then(|| proof("重新申报通知", notice)),
        clause: "XJ-2.5b".into(),
    }
}
