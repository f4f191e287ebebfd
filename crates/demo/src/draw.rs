//! A plan for a draw: the fourth quarter of 2026 in Ordos.

use rules::mine::{ListLevel, Mine, Status};
use rules::quota::{Quarter, Share, this_quarter, yearly};
use rules::region::{self, Region};
use serde_json::{Value, json};

use crate::Person;

const CITY: &str = "150600";
/// At least this share of each banner's listed mines a year (OR-4.3).
const SHARE: u32 = 20;
/// Asks for a check each quarter and states that share. The ids are the project's own.
const BASIS: &str =
    "《鄂尔多斯市人民政府关于全面加强绿色矿山建设监管工作的通知》第四部分（OR-4.2、OR-4.3）";
/// The most assignments of one person in a year.
const CAP: u32 = 12;

/// The frozen inputs of a draw, and what must stay private.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawPlan {
    pub title: String,
    pub region: &'static str,
    /// As the certificate has them; lists are sorted by id.
    pub inputs: Value,
    /// Names and card numbers behind the inputs' salted hashes.
    pub annex: Value,
}

/// Draws on the Ordos mines and people among those given.
pub fn draw_plan(mines: &[Mine], people: &[Person]) -> DrawPlan {
    let mut listed: Vec<&Mine> = mines.iter().filter(|mine| is_listed(mine)).collect();
    listed.sort_by(|a, b| a.id.cmp(&b.id));
    let mut staff: Vec<&Person> = people.iter().filter(|person| may_inspect(person)).collect();
    staff.sort_by(|a, b| a.registered.id.cmp(&b.registered.id));
    let city = region::find(CITY).expect("Ordos is in the table");
    let banners: Vec<Banner<'_>> = city.children().map(|r| Banner::new(r, &listed)).collect();
    let mut excluded: Vec<Value> = banners.iter().flat_map(Banner::excluded).collect();
    excluded.sort_by_key(|entry| entry["id"].as_str().map(str::to_owned));
    let details: Vec<Value> = staff.iter().map(|person| detail(person)).collect();
    let inputs = json!({
        "period": "2026-Q4",
        "basis": BASIS,
        "kind": "quarterly",
        "snapshot_at": "2026-10-08",
        "denominator": banners
            .iter()
            .map(|banner| (banner.region.code.to_owned(), json!(banner.count())))
            .collect::<serde_json::Map<_, _>>(),
        "registry": canon::hash_of(&listed).expect("mines have a canonical form"),
        "strata": banners.iter().map(Banner::stratum).collect::<Vec<_>>(),
        "excluded": excluded,
        "inspectors": staff.iter().zip(&details).map(|(p, d)| inspector(p, d)).collect::<Vec<_>>(),
        "recusals": recusals(&staff, &listed),
        "team": {
            "slots": [{"role": "leader", "card": true}, {"role": "member", "card": true}],
            "cap": CAP,
        },
        "witness_rule": {"kind": "dice", "digits": 40},
    });
    let title = "2026年第四季度双随机抽查".to_owned();
    DrawPlan { title, region: CITY, inputs, annex: details.into() }
}

/// On the national or the region's list, in Ordos.
fn is_listed(mine: &Mine) -> bool {
    region::within(&mine.region, CITY)
        && matches!(mine.list_level, ListLevel::Province | ListLevel::National)
}

fn may_inspect(person: &Person) -> bool {
    person.registered.card && person.registered.region.starts_with("1506")
}

/// The listed mines of one banner.
struct Banner<'a> {
    region: &'static Region,
    open: Vec<&'a Mine>,
    closed: Vec<&'a Mine>,
    /// Drawn and checked in the first three quarters.
    checked: Vec<&'a Mine>,
}

impl<'a> Banner<'a> {
    fn new(region: &'static Region, listed: &[&'a Mine]) -> Self {
        let here = listed.iter().copied().filter(|mine| mine.region == region.code);
        let (closed, mut open): (Vec<_>, Vec<_>) =
            here.partition(|mine| mine.status == Status::Closed);
        // Three quarters of the year's number, evenly over the list.
        let due = yearly(share(), open.len() as u64) as usize * 3 / 4;
        let checked = open.split_off(open.len() - due);
        Self { region, open, closed, checked }
    }

    /// N: what is on the lists and open.
    fn count(&self) -> u64 {
        (self.open.len() + self.checked.len()) as u64
    }

    fn quota(&self) -> u64 {
        let remaining = yearly(share(), self.count()) - self.checked.len() as u64;
        let fourth = Quarter::new(4).expect("a year has four");
        this_quarter(remaining, fourth, self.count()).min(self.open.len() as u64)
    }

    fn stratum(&self) -> Value {
        let member = |mine: &&Mine| json!({"id": mine.id, "name": mine.name, "licence": mine.licence, "holder": mine.holder});
        json!({
            "id": self.region.code,
            "name": self.region.name,
            "quota": self.quota(),
            "members": self.open.iter().map(member).collect::<Vec<_>>(),
        })
    }

    fn excluded(&self) -> Vec<Value> {
        let because =
            |reason: &'static str| move |mine: &&Mine| json!({"id": mine.id, "reason": reason});
        let closed = self.closed.iter().map(because("已闭坑"));
        closed.chain(self.checked.iter().map(because("本年已抽查"))).collect()
    }
}

fn share() -> Share {
    Share::percent(SHARE).expect("less than all")
}

/// The private particulars of a person; their canonical form is what `detail_hash` stands for.
fn detail(person: &Person) -> Value {
    let salt = canon::sha256_tagged("demo-salt", &[person.registered.id.as_bytes()]);
    json!({
        "id": person.registered.id,
        "name": person.registered.name,
        "card_number": person.card_number,
        "salt": salt,
    })
}

fn inspector(person: &Person, detail: &Value) -> Value {
    let who = &person.registered;
    let roles: &[&str] = if person.leads { &["leader", "member"] } else { &["member"] };
    let mut entry = json!({
        "id": who.id,
        "department": who.department,
        "roles": roles,
        "card": who.card,
        "load": person.load,
        "detail_hash": canon::hash_of(detail).expect("texts have a canonical form"),
    });
    // The city's own people may work in any banner.
    if who.region.len() == CITY.len() {
        entry["strata"] = json!([who.region]);
    }
    entry
}

/// Every ninth inspector has to do with the holder of a mine at home.
fn recusals(staff: &[&Person], listed: &[&Mine]) -> Vec<Value> {
    let every_ninth = staff.iter().step_by(9);
    let pairs = every_ninth.filter_map(|person| {
        let at_home = |mine: &&&Mine| mine.region.starts_with(&person.registered.region);
        let mine = listed.iter().find(at_home)?;
        Some(json!({"person": person.registered.id, "holder": mine.holder}))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(n: usize) -> DrawPlan {
        let mines: Vec<Mine> = crate::mines(1, n).collect();
        draw_plan(&mines, &crate::people(1))
    }

    #[test]
    fn the_draw_accepts_its_inputs() {
        for n in [10, 100, 800, 5000] {
            let plan = plan(n);
            let inputs: draw::Inputs = serde_json::from_value(plan.inputs.clone()).unwrap();
            assert_eq!(inputs, inputs.clone().sorted(), "already in order");
            assert_eq!(serde_json::to_value(&inputs).unwrap(), plan.inputs, "nothing lost");
        }
    }

    /// Every mine can have its team, whatever the seed.
    #[test]
    fn nothing_is_impossible() {
        for seed in 1..=5 {
            for n in [20, 800, 5000] {
                let mines: Vec<Mine> = crate::mines(seed, n).collect();
                let plan = draw_plan(&mines, &crate::people(seed));
                let frozen = draw::freeze(serde_json::from_value(plan.inputs).unwrap()).unwrap();
                assert!(frozen.feasibility().is_clear(), "{seed} {n} {:?}", frozen.feasibility());
            }
        }
    }

    #[test]
    fn quotas_follow_from_the_share() {
        let plan = plan(2000);
        let strata = plan.inputs["strata"].as_array().unwrap();
        assert_eq!(strata.len(), 9);
        for stratum in strata {
            let n = plan.inputs["denominator"][stratum["id"].as_str().unwrap()].as_u64().unwrap();
            let open = stratum["members"].as_array().unwrap().len() as u64;
            let checked = n - open;
            let quota = stratum["quota"].as_u64().unwrap();
            assert!((checked + quota) * 5 >= n, "{stratum}");
            assert!(quota >= u64::from(open > 0) && quota <= open);
        }
        assert!(plan.inputs["excluded"].as_array().unwrap().len() > 20);
    }

    /// The certificate is public: no name and no card number may be in the inputs.
    #[test]
    fn nobody_is_named() {
        let plan = plan(800);
        let inputs = plan.inputs.to_string();
        for person in crate::people(1) {
            assert!(!inputs.contains(&person.registered.name), "{}", person.registered.name);
            assert!(person.card_number.is_none_or(|number| !inputs.contains(&number)));
        }
        let annex = plan.annex.as_array().unwrap();
        let inspectors = plan.inputs["inspectors"].as_array().unwrap();
        for (detail, inspector) in annex.iter().zip(inspectors) {
            let hash = canon::hash_of(detail).unwrap().to_string();
            assert_eq!(inspector["detail_hash"], hash);
        }
    }
}
