//! One fact of each kind that a case has, from a few numbers.

use canon::BlobRef;
use chrono::{Days, NaiveDate};
use rules::consequence::Execution;
use rules::deadline::Override;
use rules::mine::ListLevel;
use rules::pack::{Actor, AgencyOutcome, Consequence, PackRef, Way};
use rules::procedure::{Proof, Settled, Step};
use rules::rectification::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, Problem, RecheckScheduled, Rechecked,
};
use rules::removal::{
    Concluded, Conclusion, Conference, Executed, Following, FoundBy, Reported, Verified,
};
use rules::{agency, complaint, conference, lead, lookback, plan, sanction, suspension};

use super::facts::mine_id;

pub fn step<F>(after: Option<&str>, fact: F, paper: BlobRef) -> Step<F> {
    let papers = vec![proof("扫描件", paper)];
    Step { after: after.map(str::to_owned), fact, papers, entered_for: Vec::new() }
}

pub fn proof(name: &str, content: BlobRef) -> Proof {
    Proof { name: name.into(), content }
}

pub fn day(number: u8) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(number.into())
}

pub fn gansu() -> PackRef {
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
        look_back: None,
        pack: gansu(),
        clause: Some("GS-3.3".into()),
        problems: vec![Problem { text, measure: "补种".into() }],
        noticed: day(number),
        limit: day(number) + Days::new(90),
        beyond: number.is_multiple_of(2).then(why),
    }
}

pub fn why() -> Override {
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

/// Of the register, or from outside it.
pub fn evaluator(number: u8) -> agency::Evaluator {
    let entry = number.is_multiple_of(2).then(|| "e-1".into());
    agency::Evaluator { agency: entry, name: "演示评估所".into() }
}

pub fn rechecked(result: BlobRef, number: u8) -> Rechecked {
    Rechecked {
        on: day(number),
        by: vec!["p-1".into()],
        closed: vec![number.is_multiple_of(2)],
        third_party: Some(proof("评估报告", result)),
        evaluator: Some(evaluator(number)),
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
        inspection: None,
        found_by: Some(FoundBy::Itself),
    }
}

pub fn verified(number: u8) -> Verified {
    let (on, by, body) = (day(number), "p-1".into(), province());
    Verified { on, by, body, holds: number.is_multiple_of(2), note: "属实".into() }
}

pub fn concluded(minutes: BlobRef, number: u8) -> Concluded {
    let opinion = "同意移出".into();
    Concluded {
        on: day(number),
        conclusion: if number.is_multiple_of(2) { Conclusion::Kept } else { Conclusion::Removed },
        by: province(),
        person: "p-1".into(),
        clause: Some("GS-4.2".into()),
        reason: String::new(),
        decision: None,
        conference: Some(Conference { on: day(number), opinion, minutes, case: None }),
        follows: number.is_multiple_of(3).then(|| Following {
            consequences: vec![Consequence::PublicExposure, Consequence::CancelBenefits],
            clause: "OR-4.8".into(),
        }),
    }
}

fn execution(paper: BlobRef, number: u8) -> Execution {
    let all = [Consequence::PublicExposure, Consequence::CancelBenefits, Consequence::Circular];
    Execution {
        consequence: all[usize::from(number % 3)],
        on: day(number),
        body: province(),
        person: "p-1".into(),
        names: Vec::new(),
        proof: proof("曝光公告", paper),
        clause: "OR-4.8".into(),
    }
}

pub fn removal_executed(paper: BlobRef, number: u8) -> Executed {
    Executed(execution(paper, number))
}

pub fn agency_executed(paper: BlobRef, number: u8) -> agency::Executed {
    agency::Executed(execution(paper, number))
}

fn province() -> Actor {
    Actor::try_from("province/natural-resources".to_owned()).unwrap()
}

pub fn lead_opened(paper: BlobRef, number: u8) -> lead::Opened {
    lead::Opened {
        number: format!("线索{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        clause: Some("GS-4.3".into()),
        inspection: number.is_multiple_of(3).then(|| format!("i-{number}")),
        topic: "pollution".into(),
        mineral: "煤".into(),
        on: day(number),
        text: format!("排水未经处理{number}"),
        evidence: vec![proof("照片", paper)],
    }
}

pub fn lead_sent(letter: BlobRef, number: u8) -> lead::Sent {
    lead::Sent {
        on: day(number),
        person: "p-1".into(),
        to: vec!["ecology".into(), "water".into()],
        way: Way::Transfer,
        letter,
        answer_by: number.is_multiple_of(2).then(|| day(number) + Days::new(30)),
        elsewhere: Some("生态环境部门复函称属水利职责".into()),
        clause: Some("GS-5.1".into()),
    }
}

pub fn lead_answered(letter: BlobRef, number: u8) -> lead::Answered {
    let said = [lead::Answer::Accepted, lead::Answer::Refused, lead::Answer::Handled];
    lead::Answered {
        on: day(number),
        department: if number.is_multiple_of(2) { "ecology" } else { "water" }.into(),
        answer: said[usize::from(number % 3)],
        text: "已责令改正".into(),
        letter: Some(letter),
    }
}

pub fn lead_closed(number: u8) -> lead::Closed {
    lead::Closed { on: day(number), person: "p-1".into(), note: "已办结".into() }
}

pub fn complaint_received(paper: BlobRef, number: u8) -> complaint::Received {
    complaint::Received {
        number: format!("投诉{number}"),
        pack: gansu(),
        clause: Some("XJ-3.3b".into()),
        mine: Some(mine_id(number % 8)),
        agency: number.is_multiple_of(2).then(|| "e-1".into()),
        on: day(number),
        channel: "12345热线".into(),
        text: "夜间运输扬尘".into(),
        evidence: vec![proof("来信", paper)],
    }
}

pub fn complaint_originals(letter: BlobRef) -> complaint::Originals {
    complaint::Originals { papers: vec![proof("来信.pdf", letter)] }
}

pub fn complaint_examined(paper: BlobRef, number: u8) -> complaint::Examined {
    complaint::Examined {
        on: day(number),
        by: format!("p-{number}"),
        finding: complaint::Finding::HoldsInPart,
        text: "抽查两次，一次有扬尘".into(),
        evidence: vec![proof("照片", paper)],
    }
}

pub fn complaint_closed(number: u8) -> complaint::Closed {
    complaint::Closed { on: day(number), person: "p-1".into(), answer: "已答复".into() }
}

pub fn complaint_appealed(number: u8) -> complaint::Appealed {
    complaint::Appealed { on: day(number), text: "抽查时未生产".into() }
}

pub fn agency_reported(paper: BlobRef, number: u8) -> agency::Reported {
    agency::Reported {
        number: format!("机构{number}"),
        agency: "e-1".into(),
        pack: gansu(),
        clause: "OR-3.10".into(),
        on: day(number),
        grounds: vec!["弄虚作假".into()],
        text: "评估报告与现场不符".into(),
        evidence: vec![proof("核查记录", paper)],
    }
}

fn city() -> Actor {
    Actor::try_from("city/natural-resources".to_owned()).unwrap()
}

pub fn agency_verified(number: u8) -> agency::Verified {
    let holds = vec!["弄虚作假".into()];
    let body = city();
    agency::Verified { on: day(number), by: "p-1".into(), body, holds, note: "属实".into() }
}

pub fn agency_concluded(number: u8) -> agency::Concluded {
    agency::Concluded {
        on: day(number),
        person: "p-1".into(),
        body: city(),
        outcome: number.is_multiple_of(2).then_some(AgencyOutcome::Blacklisted),
        consequences: vec![Consequence::Circular],
        note: "通报".into(),
        clause: "OR-3.10".into(),
    }
}

pub fn sanction_proposed(paper: BlobRef, number: u8) -> sanction::Proposed {
    sanction::Proposed {
        number: format!("惩戒{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        clause: "OR-3.9".into(),
        sanction: "initial-evaluation".into(),
        on: day(number),
        person: "p-1".into(),
        facts: "第三方核查不符合要求".into(),
        evidence: vec![proof("核查报告", paper)],
        answerable: vec!["初评负责人".into()],
        reason: String::new(),
        finding: None,
    }
}

pub fn sanction_settled(decision: BlobRef, number: u8) -> sanction::Settled {
    sanction::Settled {
        on: day(number),
        department: "energy".into(),
        taken: number.is_multiple_of(2),
        note: "情节较轻".into(),
        decision: Some(decision),
        clause: "OR-3.9".into(),
    }
}

pub fn sanction_lifted(number: u8) -> sanction::Lifted {
    sanction::Lifted { on: day(number), department: "energy".into(), note: "整改完成".into() }
}

pub fn suspension_ordered(notice: BlobRef, number: u8) -> suspension::Ordered {
    suspension::Ordered {
        number: format!("停产{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        duty: "new-mine-listed".into(),
        since: day(0),
        on: day(number),
        person: "p-1".into(),
        body: city(),
        limit: day(number) + Days::new(90),
        notice,
        clause: "ZJ-4.1e".into(),
        reason: String::new(),
    }
}

pub fn suspension_accepted(opinion: BlobRef, number: u8) -> suspension::Accepted {
    let passed = number.is_multiple_of(2);
    let (person, body) = ("p-1".into(), city());
    suspension::Accepted { on: day(number), person, body, passed, opinion }
}

pub fn suspension_resumed(number: u8) -> suspension::Resumed {
    suspension::Resumed { on: day(number) }
}

pub fn conference_convened(number: u8) -> conference::Convened {
    conference::Convened {
        number: format!("会议{number}"),
        pack: gansu(),
        clause: "GS-2.1".into(),
        on: day(number),
        convener: "natural-resources".into(),
        agenda: vec![conference::Item {
            topic: conference::Topic::Removal,
            text: "是否移出名录".into(),
            case: Some("y-1".into()),
        }],
    }
}

pub fn conference_held(minutes: BlobRef, number: u8) -> conference::Held {
    conference::Held {
        on: day(number),
        present: vec!["natural-resources".into()],
        opinions: vec!["同意移出".into()],
        minutes,
    }
}

/// Of a mine or of a region, with and without a day.
pub fn plan_adopted(number: u8) -> plan::Adopted {
    let own = number.is_multiple_of(2);
    plan::Adopted {
        number: format!("计划{number}"),
        mine: if own { mine_id(number % 8) } else { String::new() },
        pack: gansu(),
        clause: "OR-2.3".into(),
        plan: "annual".into(),
        region: "150622".into(),
        year: 2026,
        on: day(number),
        person: "p-1".into(),
        mines: vec![mine_id(number % 8)],
        parts: vec![plan::Part { topic: "资金投入".into(), text: "320万元".into() }],
        complete_by: (!number.is_multiple_of(3)).then(|| day(number) + Days::new(200)),
        reason: String::new(),
    }
}

pub fn plan_progressed(number: u8) -> plan::Progressed {
    plan::Progressed { on: day(number), person: "p-1".into(), note: "复绿过半".into() }
}

pub fn plan_completed(number: u8) -> plan::Completed {
    let missing = vec![mine_id(number % 8)];
    plan::Completed { on: day(number), person: "p-1".into(), missing, note: "已停产".into() }
}

pub fn lookback_listed(problem_list: BlobRef, number: u8) -> lookback::Listed {
    lookback::Listed {
        number: format!("回头看{number}"),
        mine: mine_id(number % 8),
        pack: gansu(),
        clause: "OR-4.6".into(),
        circular_clause: Some("OR-4.6".into()),
        on: day(number),
        person: "p-1".into(),
        problems: vec!["边坡未复绿".into()],
        limit: day(number) + Days::new(60),
        problem_list,
    }
}

pub fn lookback_circulated(circular: BlobRef, number: u8) -> lookback::Circulated {
    lookback::Circulated { on: day(number), circular }
}

pub fn lookback_checked(number: u8) -> lookback::Checked {
    let closed = vec![number.is_multiple_of(2)];
    lookback::Checked { on: day(number), person: "p-1".into(), closed }
}
