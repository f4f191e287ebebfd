//! Facts of draws.

use canon::{BlobRef, Hash32, sha256};
use rules::drawing::{
    Abandoned, ApprovalStated, Approved, Assigned, Committed, Countersigned, ExclusionAsked,
    ExclusionSettled, Frozen, MineResult, Opening, Place as TeamPlace, PlanKind, Published,
    ReasonGiven, Receipted, Released, Replaced, Revealed, SignerRole, Substituted,
};
use rules::inspection::VisitResult;
use serde_json::json;

use super::mine_id;

pub fn frozen(inputs: BlobRef, number: u8) -> Frozen {
    Frozen {
        title: format!("第{number}次抽取"),
        region: "1506".into(),
        population_hash: inputs.hash,
        inputs,
        population: 8,
        quota: u32::from(number),
        readers: vec!["p-1".into()],
        left_out: Vec::new(),
        repeats: None,
        event_on: None,
        pack: None,
        kind: Some(PlanKind::ALL[usize::from(number % 4)]),
        period: "2026".into(),
        over_cap: None,
        candidates: None,
        snapshot: number.is_multiple_of(2).then(|| snapshot(number)),
    }
}

fn snapshot(number: u8) -> rules::quota::Snapshot {
    rules::quota::Snapshot {
        on: "2026-01-08".parse().unwrap(),
        random: number.is_multiple_of(4),
        n: [("150622".to_owned(), u32::from(number))].into(),
    }
}

pub fn approved(hash: Hash32) -> Approved {
    Approved { population_hash: hash }
}

pub fn approval_stated(number: u8) -> ApprovalStated {
    let asked = number.is_multiple_of(2);
    ApprovalStated { region: "150622".into(), asked, source: format!("准格尔旗规定{number}") }
}

pub fn exclusion_asked(number: u8) -> ExclusionAsked {
    let reason = format!("正在移交 {number}");
    ExclusionAsked { mine: mine_id(number % 8), period: "2026-Q4".into(), reason }
}

pub fn exclusion_settled(number: u8) -> ExclusionSettled {
    ExclusionSettled { approved: number.is_multiple_of(2) }
}

pub fn committed(number: u8) -> Committed {
    Committed {
        population_hash: sha256(b"population"),
        commitment: sha256(&[number]),
        scope: None,
        escrow: None,
    }
}

pub fn revealed(certificate: BlobRef, number: u8) -> Revealed {
    Revealed {
        secret: sha256(&[number]),
        witness: "123456".into(),
        present: vec!["p-1".into(), "witness-1".into()],
        seed: format!("seed {number}"),
        drawn: vec![mine_id(number % 8), mine_id(3)],
        certificate,
        witnessed_ms: None,
        readers: vec!["p-1".into()],
    }
}

pub fn draw_opened(certificate: BlobRef, number: u8) -> rules::drawing::Opened {
    let opening = Opening {
        draw: format!("r-{}", number % 3),
        commitment: sha256(&[number]),
        witness: "123456".into(),
        present: vec!["p-1".into()],
        seed: format!("seed {number}"),
        drawn: vec![mine_id(number % 8), mine_id(5)],
        certificate,
        opened_ms: i64::from(number),
    };
    let (signature, readers) = ("00".repeat(64), vec!["p-1".into()]);
    rules::drawing::Opened { opening, signature, readers }
}

pub fn assigned(number: u8) -> Assigned {
    let place = |slot: &str, person: u8| TeamPlace {
        slot: slot.into(),
        person: format!("p-{}", person % 3),
    };
    Assigned {
        title: format!("第{}次抽取", number % 4),
        mine: mine_id(number % 2),
        team: vec![place("leader", number), place("member", number + 1)],
        turn: u32::from(number / 2 % 3),
    }
}

pub fn receipted(number: u8) -> Receipted {
    Receipted { receipt: json!({ "receipt": { "at_ms": number }, "server": "00" }) }
}

pub fn countersigned(number: u8) -> Countersigned {
    Countersigned {
        person: format!("p-{}", number % 3),
        key: "02".repeat(33),
        at_ms: i64::from(number),
        signature: "00".repeat(64),
    }
}

pub fn certificate_signed(number: u8) -> rules::drawing::Signed {
    rules::drawing::Signed {
        digest: sha256(&[number]),
        role: SignerRole::Witness,
        name: format!("p-{}", number % 3),
        key: "02".repeat(33),
        signature: "00".repeat(64),
    }
}

pub fn abandoned(number: u8) -> Abandoned {
    Abandoned { by: format!("p-{}", number % 3), reason: "名单有误".into() }
}

pub fn replaced(number: u8) -> Replaced {
    let change = json!({ "mine": mine_id(number % 2), "slot": 1 });
    Replaced { change, readers: vec!["p-1".into(), "p-2".into()], turn: 0 }
}

pub fn substituted(photo: BlobRef, number: u8) -> Substituted {
    Substituted {
        change: json!({ "mine": mine_id(number % 2), "result": "shut" }),
        photo,
        position: Some((1_101_234_567, 398_765_432)),
        datum: (number > 1).then(|| "WGS-84".into()),
        readers: vec!["p-1".into()],
    }
}

pub fn reason_given(number: u8) -> ReasonGiven {
    ReasonGiven { reason: "生病".into(), salt: sha256(&[number]) }
}

pub fn released(certificate: Hash32) -> Released {
    Released { certificate }
}

pub fn published(number: u8) -> Published {
    let result = |mine: u8| MineResult {
        mine: mine_id(mine),
        inspection: format!("i-{}", number % 3),
        results: vec![VisitResult::CorrectedOnSite, VisitResult::Lead],
    };
    Published {
        on: chrono::NaiveDate::from_ymd_opt(2026, 12, u32::from(number % 28) + 1).unwrap(),
        place: format!("门户网站第{}期", number % 4),
        results: vec![result(number % 2), result(number % 2 + 2)],
    }
}
