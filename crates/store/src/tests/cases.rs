//! One fact of each kind that a case has, from a few numbers.

use canon::BlobRef;
use chrono::{Days, NaiveDate};
use rules::deadline::Override;
use rules::mine::ListLevel;
use rules::pack::{Actor, PackRef};
use rules::procedure::{Proof, Settled, Step};
use rules::rectification::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, Problem, RecheckScheduled, Rechecked,
};
use rules::removal::{Concluded, Conclusion, Conference, Reported, Verified};

use super::facts::mine_id;

pub fn step<F>(after: Option<&str>, fact: F, paper: BlobRef) -> Step<F> {
    Step { after: after.map(str::to_owned), fact, papers: vec![proof("扫描件", paper)] }
}

fn proof(name: &str, content: BlobRef) -> Proof {
    Proof { name: name.into(), content }
}

fn day(number: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(number.into())
}

fn gansu() -> PackRef {
    // Of the test's own, so that the golden files outlive every change of a pack.
    PackRef { id: "GS".into(), version: 1, hash: canon::sha256(b"pack") }
}

pub fn settled(keeps: &str, aside: &[&str]) -> Settled {
    let aside = aside.iter().map(|id| (*id).to_owned()).collect();
    Settled { keeps: keeps.into(), aside, reason: "以送达回证为准".into() }
}

pub fn issued(number: u8) -> Issued {
    let text = format!("边坡未复绿{number}");
    Issued {
        number: format!("整改{number}"),
        mine: mine_id(number % 8),
        inspection: number.is_multiple_of(3).then(|| format!("i-{number}")),
        pack: gansu(),
        clause: Some("GS-3.3".into()),
        problems: vec![Problem { text, measure: "补种".into() }],
        noticed: day(number),
        limit: day(number) + Days::new(90),
        beyond: number.is_multiple_of(2).then(why),
    }
}

fn why() -> Override {
    Override { reason: "冬季停工".into(), approver: "厅领导".into() }
}

pub fn acknowledged(number: u8) -> Acknowledged {
    Acknowledged { on: day(number), by: "王某".into() }
}

pub fn evidence(photo: BlobRef, number: u8) -> EvidenceSubmitted {
    let evidence = vec![proof("整改照片", photo)];
    EvidenceSubmitted { on: day(number), note: format!("已补种{number}"), evidence }
}

pub fn extended(number: u8) -> Extended {
    let limit = day(number) + Days::new(200);
    Extended { on: day(number), limit, why: why(), clause: "GS-3.3".into() }
}

pub fn scheduled(number: u8) -> RecheckScheduled {
    RecheckScheduled { on: day(number), day: day(number) + Days::new(3) }
}

pub fn rechecked(result: BlobRef, number: u8) -> Rechecked {
    Rechecked {
        on: day(number),
        by: vec!["p-1".into()],
        closed: vec![number.is_multiple_of(2)],
        third_party: Some(proof("评估报告", result)),
    }
}

pub fn reported(paper: BlobRef, number: u8) -> Reported {
    Reported {
        number: format!("移出{number}"),
        mine: mine_id(number % 8),
        list: ListLevel::Province,
        pack: gansu(),
        ground: "GS-R3".into(),
        on: day(number),
        reason: "已关闭".into(),
        evidence: vec![proof("关闭或停产证明材料", paper)],
        rectification: number.is_multiple_of(2).then(|| format!("z-{number}")),
    }
}

pub fn verified(number: u8) -> Verified {
    let (on, by) = (day(number), "p-1".into());
    Verified { on, by, holds: number.is_multiple_of(2), note: "属实".into() }
}

pub fn concluded(minutes: BlobRef, number: u8) -> Concluded {
    let opinion = "同意移出".into();
    Concluded {
        on: day(number),
        conclusion: if number.is_multiple_of(2) { Conclusion::Kept } else { Conclusion::Removed },
        by: Actor::try_from("province/natural-resources".to_owned()).unwrap(),
        person: "p-1".into(),
        clause: "GS-4.2".into(),
        conference: Some(Conference { on: day(number), opinion, minutes }),
    }
}
