//! Mines that lack what the document asks of each: a plan of their own this year, a plan of the
//! area in which they lie, a survey.

use std::collections::BTreeSet;

use chrono::Datelike as _;
use rules::mine::{Field, Mine};
use rules::pack::PlanRule;
use rules::plan::{Each, Plan, uncovered};
use rules::procedure::Procedure as _;

use super::super::packs;
use super::super::view::Composer;
use super::mines_of;
use crate::api::{AboutInput, DepartmentName, PlanMissing};
use crate::{App, Result, Session};

/// Names shown; nobody reads more at once.
const MOST_NAMES: usize = 50;

/// OR-2.2, OR-2.3, SC-3.1c, where whoever is signed in works. What concerns no mine there is left
/// out.
pub fn missing(app: &App, input: AboutInput) -> Result<Vec<PlanMissing>> {
    let session = app.session()?;
    let composer = Composer::new(app, &session)?;
    let (region, year) = (&session.person.region, composer.today.year());
    let (pack, _) = packs::choose(&session.rulebook()?, region, input.pack.as_deref())?;
    let mines = mines_of(&session, region)?;
    let mut rows = Vec::new();
    for rule in &pack.plans {
        let Some(each) = Each::of(rule) else { continue };
        let must: Vec<&Mine> = mines.iter().filter(|mine| each.concerns(rule, mine)).collect();
        let done = match each {
            Each::Yearly => planned_in(&session, rule, Some(year))?,
            Each::Area => planned_in(&session, rule, None)?,
            Each::Survey => surveyed(&must),
        };
        let without = uncovered(must.iter().map(|mine| mine.id.as_str()), &done);
        let names = must.iter().filter(|mine| without.contains(mine.id.as_str()));
        let name = |mine: &&Mine| DepartmentName { id: mine.id.clone(), name: mine.name.clone() };
        rows.push(PlanMissing {
            what: each.code().to_owned(),
            title: composer.locale.of(&rule.title).to_owned(),
            clause: rule.clause.clone(),
            year,
            of: count(must.len()),
            without: count(without.len()),
            mines: names.take(MOST_NAMES).map(name).collect(),
        });
    }
    rows.retain(|row| row.of > 0);
    Ok(rows)
}

/// Mines that stand in this plan, of the year or of any.
fn planned_in(session: &Session, rule: &PlanRule, year: Option<i32>) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for facts in session.store.plans_adopted_by(&rule.clause)? {
        let subject = record::Subject::new(Plan::NAME, &facts.id);
        let state = session.store.case_records(&subject)?.fold::<Plan>().state;
        let adopted = state.map(|plan| plan.adopted).filter(|one| one.plan == rule.id);
        let adopted = adopted.filter(|one| year.is_none_or(|year| one.year == year));
        found.extend(adopted.into_iter().flat_map(|adopted| adopted.mines));
    }
    Ok(found)
}

/// Of which the registry has the day.
fn surveyed(mines: &[&Mine]) -> BTreeSet<String> {
    let known = mines.iter().filter(|mine| mine.day(Field::SurveyedOn).is_some());
    known.map(|mine| mine.id.clone()).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
