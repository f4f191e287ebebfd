//! Invented draws of any size, the same for the same seed.

use canon::{Hash32, sha256};
use draw::{
    DIRECTED, Directed, Excluded, Filter, FilterBy, Inputs, Inspector, Mine, Plan, Recusal, Secret,
    Slot, Stratum, Team, WitnessKind, WitnessRule,
};

pub const PLAN: &[u8] = include_bytes!("../data/plan.json");
/// Of that plan, `secret()` and `DICE`, written by `oracle.py`.
pub const CERTIFICATE: &[u8] = include_bytes!("../data/certificate.json");
pub const DICE: &str = "3162544126351243652143652116342561435264";
pub const SOFTWARE: &str = "qingshan 0.1.0";

pub fn plan() -> Plan {
    Plan::read(PLAN).unwrap()
}

pub fn secret() -> Secret {
    Secret::new(sha256(b"a rehearsal's secret").0)
}

pub fn seed(text: &str) -> Hash32 {
    sha256(text.as_bytes())
}

/// A small generator (splitmix64): enough for tests, the same everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap()
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}

/// How large an invented draw is.
#[derive(Clone, Copy)]
pub struct Shape {
    pub strata: usize,
    /// In each stratum.
    pub mines: usize,
    pub quota: u32,
    pub people: usize,
    pub slots: usize,
    pub cap: Option<u32>,
    /// Chance in percent that a person recused from a holder.
    pub recused: usize,
}

/// Everybody may do everything and has no load.
pub fn plain(shape: Shape) -> Inputs {
    let holders = 1 + shape.mines / 2;
    let mine = |stratum: usize, n: usize| Mine {
        id: format!("m-{stratum:02}-{n:04}"),
        name: format!("青岗{n}号煤矿"),
        licence: format!("C{stratum:02}{n:04}"),
        holder: format!("holder-{}", n % holders),
    };
    let stratum = |stratum: usize| Stratum {
        id: format!("{stratum:02}"),
        name: format!("第{stratum}旗"),
        quota: shape.quota,
        members: (0..shape.mines).map(|n| mine(stratum, n)).collect(),
    };
    let person = |n: usize| Inspector {
        id: format!("p-{n:04}"),
        department: "自然资源".into(),
        roles: vec!["leader".into(), "member".into()],
        card: true,
        strata: None,
        load: 0,
        detail_hash: sha256(format!("annex {n}").as_bytes()),
    };
    let role = |n: usize| if n == 0 { "leader" } else { "member" };
    let slot = |n: usize| Slot { role: role(n).into(), card: true, department: None };
    Inputs {
        period: "2026-Q4".into(),
        basis: "每季度至少一次".into(),
        kind: "quarterly".into(),
        directed: None,
        snapshot_at: "2026-09-30".into(),
        denominator: None,
        registry: sha256(b"bundle"),
        strata: (0..shape.strata).map(stratum).collect(),
        excluded: vec![Excluded { id: "m-99-0001".into(), reason: "closed".into() }],
        inspectors: (0..shape.people).map(person).collect(),
        recusals: Vec::new(),
        team: Team { slots: (0..shape.slots).map(slot).collect(), cap: shape.cap },
        witness_rule: WitnessRule {
            kind: WitnessKind::Dice,
            source: None,
            issue: None,
            digits: Some(40),
        },
    }
}

/// Marked as narrowed, with its conditions.
pub fn narrowed(inputs: Inputs) -> Inputs {
    Inputs { kind: DIRECTED.into(), directed: Some(directed()), ..inputs }
}

/// Narrowed by risk and mineral, in no order.
pub fn directed() -> Directed {
    let filter = |by, values: [&str; 2]| Filter { by, values: values.map(Into::into).to_vec() };
    Directed {
        filters: vec![
            filter(FilterBy::Risk, ["高", "中"]),
            filter(FilterBy::Mineral, ["煤炭", "建筑用砂"]),
        ],
        source: "某市《抽查计划》第三条".into(),
    }
}

/// People of all kinds: without card or leader's role, bound to strata, with load, with recusals.
pub fn mixed(shape: Shape, random: &mut Random) -> Inputs {
    let mut inputs = plain(shape);
    let holders = 1 + shape.mines / 2;
    for person in &mut inputs.inspectors {
        person.department = ["自然资源", "生态环境"][random.below(2)].into();
        person.card = !random.chance(15);
        person.load = u32::try_from(random.below(3)).unwrap();
        if random.chance(40) {
            person.roles.remove(0);
        }
        if random.chance(30) {
            person.strata = Some(vec![format!("{:02}", random.below(shape.strata))]);
        }
        for holder in 0..holders {
            if random.chance(shape.recused) {
                let holder = format!("holder-{holder}");
                inputs.recusals.push(Recusal { person: person.id.clone(), holder });
            }
        }
    }
    if let Some(last) = inputs.team.slots.last_mut() {
        last.card = random.chance(60);
        last.department = random.chance(30).then(|| "生态环境".into());
    }
    inputs.sorted()
}
