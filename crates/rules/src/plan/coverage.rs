//! Which mines a plan must cover, and which none does.

use std::collections::BTreeSet;

use super::is_own;
use crate::mine::{Category, Field, Mine, Status};
use crate::pack::PlanRule;

/// OR-2.1: all producing and all new mines.
pub fn must_be_covered(mine: &Mine) -> bool {
    let new = mine.detail(Field::Category) == Category::New.code();
    mine.status == Status::Producing || (new && mine.status != Status::Closed)
}

/// OR-2.3: a plan that each mine must make for itself every year.
pub fn is_yearly(rule: &PlanRule) -> bool {
    rule.required && is_own(rule) && rule.frequency.is_some()
}

/// Of the mines that a plan must cover, those that none does, in order.
pub fn uncovered<'a>(
    must: impl IntoIterator<Item = &'a str>,
    planned: &BTreeSet<String>,
) -> BTreeSet<&'a str> {
    must.into_iter().filter(|mine| !planned.contains(*mine)).collect()
}
