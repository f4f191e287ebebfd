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

/// Asks for a check every quarter (OR-4.2) and 20 % of each banner's mines a year (OR-4.3). The
/// ids at the end are the project's own, for who looks the rule up.
const ORDOS: &str =
    "《鄂尔多斯市人民政府关于全面加强绿色矿山建设监管工作的通知》第四部分（OR-4.2、OR-4.3）";

/// The share of each county's mines that a source asks to be checked in a year, with its clause
/// in words. Where none states a number for each county, the officer is asked: Gansu's 10 % is
/// of the whole province.
pub(crate) fn stated_share(county: &str) -> Option<(Share, &'static str)> {
    county.starts_with("1506").then(|| Some((Share::percent(20)?, ORDOS))).flatten()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_comes_with_its_document_in_words() {
        let (share, clause) = stated_share("150621").unwrap();
        assert_eq!(Some(share), Share::percent(20));
        assert!(
            clause.starts_with("《鄂尔多斯市人民政府") && clause.ends_with("（OR-4.2、OR-4.3）")
        );
        assert!(stated_share("620102").is_none(), "no county of Gansu has a share of its own");
    }
}
