//! A large province: 100 strata frozen and drawn, and a certificate with 50,000 mines verified.

use std::time::Duration;

use canon::sha256;
use draw::certificate::{self, Facts, Mode, Policy};
use draw::{Inputs, Inspector, Mine, Recusal, Secret, Stratum, Team, WitnessKind, WitnessRule};
use tests::harness::Result;

use crate::desks::Desks;
use crate::figure::{Figure, median, millis, timed};

const DICE: &str = "3162544126351243652143652116342561435264";
const DRAW_LIMIT: Duration = Duration::from_millis(1500);
const VERIFY_LIMIT: Duration = Duration::from_secs(1);

pub fn measure(_: &Desks) -> Result<Vec<Figure>> {
    let drawn = median(|| drawing(inputs(100, 1000)))?;
    let file = certificate()?;
    let verified = median(|| verification(&file))?;
    Ok(vec![
        Figure::new("freeze and draw, 100,000 mines, 20 % with teams", millis(drawn), "≤ 1500 ms")
            .beside(drawn, DRAW_LIMIT),
        Figure::new("certificate with 50,000 mines verified", millis(verified), "≤ 1000 ms")
            .beside(verified, VERIFY_LIMIT),
    ])
}

fn secret() -> Secret {
    Secret::new([7; 32])
}

fn drawing(inputs: Inputs) -> Result<Duration> {
    let (slots, mines) = (inputs.team.slots.len(), inputs.strata.len() * 200);
    let (time, outcome) = timed(|| {
        let frozen = draw::freeze(inputs)?;
        // What is impossible is said at the freeze.
        frozen.feasibility();
        Ok(draw::reveal(&frozen, &secret(), DICE)?)
    })?;
    let filled: usize = outcome.teams.iter().map(|team| team.members.len()).sum();
    if filled == slots * mines { Ok(time) } else { Err("not every team is complete".into()) }
}

/// Of 50,000 mines.
pub fn certificate() -> Result<Vec<u8>> {
    let frozen = draw::freeze(inputs(50, 1000))?;
    let facts = Facts {
        draw: "r-bench".into(),
        mode: Mode::Rehearsal,
        commit: None,
        present: Vec::new(),
        witnessed_ms: None,
        repeats: None,
        software: "bench".into(),
        record: None,
    };
    let outcome = draw::reveal(&frozen, &secret(), DICE)?;
    Ok(certificate::build(&frozen, &outcome, facts)?.to_bytes())
}

/// From the bytes to the answer, as `qingshan draw verify` does it.
fn verification(file: &[u8]) -> Result<Duration> {
    let (time, report) = timed(|| Ok(certificate::verify(file, &Policy::default())))?;
    if report.accepted { Ok(time) } else { Err("the certificate does not hold".into()) }
}

/// Each stratum has 50 people of its own, a fifth of its mines is drawn, and everybody recused from
/// three of its 400 holders.
fn inputs(strata: usize, mines: usize) -> Inputs {
    let people = || (0..strata).flat_map(|stratum| (0..50).map(move |n| (stratum, n)));
    let recusals = people().flat_map(|(stratum, n)| {
        [0, 31, 62].map(|k| Recusal {
            person: person_id(stratum, n),
            holder: format!("holder-{}", (n * 7 + k) % 400),
        })
    });
    Inputs {
        period: "2026-Q4".into(),
        basis: "每季度至少一次".into(),
        kind: "quarterly".into(),
        directed: None,
        snapshot_at: "2026-09-30".into(),
        denominator: None,
        registry: sha256(b"bundle"),
        strata: (0..strata).map(|number| stratum(number, mines)).collect(),
        excluded: Vec::new(),
        inspectors: people().map(|(stratum, n)| person(stratum, n)).collect(),
        recusals: recusals.collect(),
        team: Team { cap: Some(24), ..Team::default() },
        witness_rule: WitnessRule {
            kind: WitnessKind::Dice,
            source: None,
            issue: None,
            digits: Some(40),
        },
    }
}

fn stratum(number: usize, mines: usize) -> Stratum {
    let mine = |n: usize| Mine {
        id: format!("m-{number:03}-{n:08x}"),
        name: format!("青岗{n}号煤矿"),
        licence: format!("C{number:03}{n:05}"),
        holder: format!("holder-{}", n % 400),
    };
    Stratum {
        id: format!("{number:03}"),
        name: format!("第{number}旗"),
        quota: 200,
        members: (0..mines).map(mine).collect(),
    }
}

fn person_id(stratum: usize, number: usize) -> String {
    format!("p-{stratum:03}-{number:02}")
}

/// Every third may lead.
fn person(stratum: usize, number: usize) -> Inspector {
    let roles = if number.is_multiple_of(3) { &["leader", "member"][..] } else { &["member"] };
    Inspector {
        id: person_id(stratum, number),
        department: "自然资源".into(),
        roles: roles.iter().map(|role| (*role).to_owned()).collect(),
        card: true,
        strata: Some(vec![format!("{stratum:03}")]),
        load: 0,
        detail_hash: sha256(b"annex"),
    }
}
