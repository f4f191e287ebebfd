//! What a plan form starts from: the counties, their mines, the quota that a source states.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use rules::drawing::{DrawnLists, PlanKind, candidate_out, narrowed_out};
use rules::mine::Status;
use rules::person::Registered;
use rules::region;

use super::ledger::{self, Account, YearPlans, count};
use super::listed::Lists;
use super::{candidates, choice, load};
use crate::api::{DrawChoice, PlanInput, PlanInspector, PlanOptions, PlanStratum, PlanWhole};
use crate::machine::region_name;
use crate::person::Fitness;
use crate::{App, AppError, Result, Session, clock};

pub fn plan(app: &App, input: PlanInput) -> Result<PlanOptions> {
    let session = app.session()?;
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let (today, kind) = (clock::date(app.now_ms()), choice::kind(input.kind));
    // The quotas of look-backs and selections are not those of spot checks.
    let spot_check = kind.same_activity(PlanKind::Quarterly);
    let book = ledger::book(&session, scope.code, today)?;
    let plans = YearPlans::of(&session, today.year())?;
    let mut planned = Vec::new();
    for (county, mines) in strata(&session, scope, &input)? {
        let account = book.county(county).filter(|_| spot_check);
        let owed = account.and_then(|account| Some((account, account.owed.as_ref()?)));
        let of_year = account.filter(|_| kind == PlanKind::Quarterly);
        let of_year = of_year.and_then(|account| plans.now(account, today));
        let by_rule = owed.map(|(account, _)| account.to_draw);
        let quota = of_year.as_ref().map(|now| now.to_draw).or(by_rule);
        planned.push(PlanStratum {
            suggested_quota: quota.map(|quota| count(quota.min(mines))),
            planned: of_year.map(|now| count(now.planned)),
            clause: owed.map(|(_, owed)| owed.source.clone()),
            region: county.to_owned(),
            name: region_name(county),
            mines: count(mines),
        });
    }
    let people = session.store.people(region::significant(&input.region))?;
    let fitness = Fitness::between(&session, today, today)?;
    let loads = load::loads(app, &session)?;
    let holders = people.iter().filter(|person| fitness.ever_held(person));
    Ok(PlanOptions {
        region: input.region,
        region_name: scope.name.to_owned(),
        strata: planned,
        whole: book.whole.as_ref().filter(|_| spot_check).and_then(whole),
        inspectors: holders.map(|person| plan_inspector(person, &fitness, &loads)).collect(),
        suggested_title: format!(
            "{} 年第{}季度双随机抽查",
            today.year(),
            ["一", "二", "三", "四"][clock::quarter(today) as usize - 1]
        ),
        suggested_period: clock::quarter_name(today),
        suggested_until: clock::quarter_end(today).to_string(),
    })
}

fn whole(account: &Account) -> Option<PlanWhole> {
    let owed = account.owed.as_ref()?;
    Some(PlanWhole {
        region_name: region_name(&account.region),
        mines: count(account.ledger.n_snapshot),
        yearly: count(account.ledger.yearly),
        done: count(account.ledger.done),
        to_draw: count(account.to_draw),
        clause: owed.source.clone(),
    })
}

/// The counties of a region with how many mines such a draw takes from.
fn strata(
    session: &Session,
    scope: &'static region::Region,
    input: &PlanInput,
) -> Result<BTreeMap<&'static str, u64>> {
    let kind = choice::kind(input.kind);
    if kind == PlanKind::Selection {
        return waiting(session, scope, input);
    }
    let every = DrawnLists::default();
    let book = session.rulebook()?;
    let mut lists = Lists::new(&book, kind, &every);
    let mut strata = BTreeMap::new();
    for mine in session.store.mines_of_region(region::significant(scope.code))? {
        let county = region::find(&mine.region).map_or("", |region| region.code);
        if narrowed_out(&mine, lists.of(county), &[]).is_none() {
            *strata.entry(county).or_default() += 1;
        }
    }
    Ok(strata)
}

/// The same of candidates; of none as long as no station is chosen.
fn waiting(
    session: &Session,
    scope: &'static region::Region,
    input: &PlanInput,
) -> Result<BTreeMap<&'static str, u64>> {
    let mut strata = BTreeMap::new();
    if input.station.is_empty() {
        return Ok(strata);
    }
    let choice =
        DrawChoice { kind: input.kind, station: input.station.clone(), ..DrawChoice::default() };
    let book = session.rulebook()?;
    let Some(chosen) = candidates::chosen(session, &book, scope.code, &choice)? else {
        return Ok(strata);
    };
    let drawn = candidates::drawn_there(session, &chosen)?;
    for mine in candidates::mines(session, [&chosen])? {
        if candidate_out(&mine, &[], drawn.contains(&mine.id)).is_none() {
            let county = region::find(&mine.region).map_or("", |region| region.code);
            *strata.entry(county).or_default() += 1;
        }
    }
    Ok(strata)
}

/// What is closed for good is neither drawn nor reckoned with.
pub(super) fn can_be_drawn(status: Status) -> bool {
    status != Status::Closed
}

fn plan_inspector(
    person: &Registered,
    fitness: &Fitness,
    loads: &BTreeMap<String, u32>,
) -> PlanInspector {
    PlanInspector {
        id: person.id.clone(),
        name: person.name.clone(),
        department: person.department.clone(),
        role: person.role.clone(),
        card: fitness.holds_card(person),
        load: loads.get(&person.id).copied().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use rules::mine::Mine;
    use rules::quota::{Quarter, Share, this_quarter, yearly};

    use super::*;
    use crate::api::{ImportInput, Staged};
    use crate::testing::Desk;

    fn desk() -> Desk {
        let desk = Desk::new();
        let token = desk.app.stage(None, &demo::csv(7, 300), true).unwrap();
        let file = Staged { token, name: "矿山.csv".into() };
        let (beside, sheet, columns) = (Vec::new(), String::new(), BTreeMap::new());
        let input = ImportInput { file, beside, sheet, columns, dry_run: false };
        crate::mine::import(&desk.app, input).unwrap();
        desk
    }

    fn planned(desk: &Desk, region: &str) -> PlanOptions {
        plan(&desk.app, PlanInput { region: region.into(), ..PlanInput::default() }).unwrap()
    }

    fn counted(desk: &Desk, within: &str, lists: &[&str]) -> u64 {
        let mines = desk.session().store.mines_of_region(within).unwrap();
        let counts = |mine: &&Mine| {
            let listed = lists.is_empty() || lists.contains(&mine.list_level.code());
            listed && mine.status != Status::Closed
        };
        mines.iter().filter(counts).count() as u64
    }

    /// OR-4.2, OR-4.3: on the mines of the two lists of each banner.
    #[test]
    fn each_banner_of_ordos_has_its_own_quota() {
        let desk = desk();
        let ordos = planned(&desk, "150600");
        assert!(ordos.whole.is_none() && !ordos.strata.is_empty());
        let fifth = Share::percent(20).unwrap();
        let today = clock::date(desk.app.now_ms());
        let now = Quarter::new(u8::try_from(clock::quarter(today)).unwrap()).unwrap();
        for stratum in &ordos.strata {
            let n = counted(&desk, &stratum.region, &["province", "national"]);
            assert!(u64::from(stratum.mines) <= n, "of the lists, and not exempt");
            let asked = this_quarter(yearly(fifth, n), now, n);
            assert_eq!(stratum.suggested_quota.map(u64::from), Some(asked), "{stratum:?}");
            assert!(stratum.clause.as_ref().unwrap().ends_with("（OR-4.2、OR-4.3）"));
        }
    }

    /// GS-3.2: the province as a whole, spread over its counties by largest remainder.
    #[test]
    fn gansu_has_one_sum_spread_over_its_counties_and_the_others_none() {
        let desk = desk();
        for region in ["620000", "620100"] {
            let gansu = planned(&desk, region);
            let whole = gansu.whole.unwrap();
            let n = counted(&desk, "62", &[]);
            assert_eq!((u64::from(whole.mines), u64::from(whole.yearly)), (n, n.div_ceil(10)));
            assert_eq!((whole.done, whole.to_draw), (0, whole.yearly));
            assert!(whole.clause.ends_with("（GS-3.2）"));
            let spread: u32 = gansu.strata.iter().filter_map(|one| one.suggested_quota).sum();
            assert!(spread <= whole.to_draw);
            assert!(region != "620000" || spread == whole.to_draw);
        }
        for region in ["650000", "330000", "510000"] {
            let other = planned(&desk, region);
            assert!(other.whole.is_none() && !other.strata.is_empty());
            let asked = |stratum: &PlanStratum| stratum.suggested_quota.is_some();
            assert!(!other.strata.iter().any(asked));
        }
    }
}
