//! Mines without the plan of their own that the document asks of them this year.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use rules::pack::PlanRule;
use rules::plan::{Plan, is_yearly, must_be_covered, uncovered};
use rules::procedure::Procedure as _;

use super::super::packs;
use super::super::view::Composer;
use super::mines_of;
use crate::api::{AboutInput, DepartmentName, PlanMissing};
use crate::{App, Result, Session};

/// Names shown; nobody reads more at once.
const MOST_NAMES: usize = 50;

/// OR-2.3. Of the mines that a region's plan must cover, where whoever is signed in works.
pub fn missing(app: &App, input: AboutInput) -> Result<Vec<PlanMissing>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let (region, year) = (&session.person.region, composer.today.year());
    let (pack, _) = packs::choose(&session.rulebook()?, region, input.pack.as_deref())?;
    let mines = mines_of(&session, region)?;
    let must = || mines.iter().filter(|mine| must_be_covered(mine));
    let view = |rule: &PlanRule| -> Result<PlanMissing> {
        let planned = planned_in(&session, rule, year)?;
        let without = uncovered(must().map(|mine| mine.id.as_str()), &planned);
        let names = must().filter(|mine| without.contains(mine.id.as_str())).take(MOST_NAMES);
        Ok(PlanMissing {
            title: composer.locale.of(&rule.title).to_owned(),
            clause: rule.clause.clone(),
            year,
            of: count(must().count()),
            without: count(without.len()),
            mines: names
                .map(|mine| DepartmentName { id: mine.id.clone(), name: mine.name.clone() })
                .collect(),
        })
    };
    pack.plans.iter().filter(|rule| is_yearly(rule)).map(view).collect()
}

/// Mines that have adopted this plan for the year.
fn planned_in(session: &Session, rule: &PlanRule, year: i32) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for facts in session.store.plans_adopted_by(&rule.clause)? {
        let subject = record::Subject::new(Plan::NAME, &facts.id);
        let state = session.store.case_records(&subject)?.fold::<Plan>().state;
        let adopted = state.map(|plan| plan.adopted);
        let adopted = adopted.filter(|one| one.plan == rule.id && one.year == year);
        found.extend(adopted.into_iter().flat_map(|adopted| adopted.mines));
    }
    Ok(found)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
