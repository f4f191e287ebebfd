//! What a plan form starts from: the counties, their mines, the quota that a source states.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use rules::mine::{Mine, Status};
use rules::person::Registered;
use rules::quota::{Check, Ledger, Quarter, Share};
use rules::region;

use crate::api::{PlanInput, PlanInspector, PlanOptions, PlanStratum};
use crate::desk::checks;
use crate::machine::region_name;
use crate::{App, AppError, Result, Session, clock};

pub fn plan(app: &App, input: PlanInput) -> Result<PlanOptions> {
    let session = app.session()?;
    let scope =
        region::find(&input.region).ok_or_else(|| AppError::not_found("region", &input.region))?;
    let today = clock::date(app.now_ms());
    let checks = checks(&session, today.year())?;
    let strata = strata(&session, scope)?
        .into_iter()
        .map(|(county, mines)| PlanStratum {
            suggested_quota: suggested_quota(county, mines.len(), today, &checks),
            clause: clause(county),
            region: county.to_owned(),
            name: region_name(county),
            mines: u32::try_from(mines.len()).unwrap_or(u32::MAX),
        })
        .collect();
    let people = session.store.people(significant(&input.region))?;
    Ok(PlanOptions {
        region: input.region,
        region_name: scope.name.to_owned(),
        strata,
        inspectors: people.iter().filter(|person| person.card).map(plan_inspector).collect(),
        suggested_title: format!(
            "{} 年第{}季度双随机抽查",
            today.year(),
            ["一", "二", "三", "四"][clock::quarter(today) as usize - 1]
        ),
        suggested_period: clock::quarter_name(today),
    })
}

/// The share of each county's mines that a source asks to be checked in a year, with its clause:
/// OR-4.2 (every quarter) and OR-4.3 (20 % of each banner). Where none states a number, the
/// officer is asked.
pub(crate) fn stated_share(county: &str) -> Option<(Share, &'static str)> {
    county.starts_with("1506").then(|| Some((Share::percent(20)?, "OR-4.2、OR-4.3"))).flatten()
}

fn clause(county: &str) -> Option<String> {
    stated_share(county).map(|(_, clause)| clause.to_owned())
}

/// What this quarter asks for, reckoned from what was done in the year before it.
fn suggested_quota(
    county: &str,
    mines: usize,
    today: chrono::NaiveDate,
    checks: &[(String, Check)],
) -> Option<u32> {
    let (share, _) = stated_share(county)?;
    let quarter = Quarter::new(u8::try_from(clock::quarter(today)).ok()?)?;
    let mines = mines as u64;
    let here: Vec<Check> =
        checks.iter().filter(|(code, _)| code == county).map(|(_, c)| c.clone()).collect();
    let ledger = Ledger::of(share, mines, mines, quarter, &here);
    u32::try_from(ledger.this_quarter.min(mines)).ok()
}

pub(super) fn significant(code: &str) -> &str {
    let code = code.trim_end_matches("00");
    if code.len() < 2 { code } else { &code[..code.len().div_ceil(2) * 2] }
}

/// The counties of a region with the mines that can be drawn.
pub(super) fn strata(
    session: &Session,
    scope: &'static region::Region,
) -> Result<BTreeMap<&'static str, Vec<Mine>>> {
    let mut strata = BTreeMap::new();
    for mine in session.store.mines_of_region(significant(scope.code))? {
        let county = region::find(&mine.region).map_or("", |region| region.code);
        if can_be_drawn(&mine) {
            strata.entry(county).or_insert_with(Vec::new).push(mine);
        }
    }
    Ok(strata)
}

pub(super) fn can_be_drawn(mine: &Mine) -> bool {
    mine.status != Status::Closed
}

fn plan_inspector(person: &Registered) -> PlanInspector {
    PlanInspector {
        id: person.id.clone(),
        name: person.name.clone(),
        department: person.department.clone(),
        role: person.role.clone(),
        card: person.card,
        load: 0,
    }
}
