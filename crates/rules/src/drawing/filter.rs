//! What a draw's population is narrowed by.

use std::collections::BTreeSet;

use super::PlanRefusal;
use crate::mine::{Field, Mine};
use crate::pack::{FilterBy, Stated};
use crate::text;

/// A mine meets it by one of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    pub by: FilterBy,
    pub values: BTreeSet<String>,
}

impl FilterBy {
    pub const ALL: [Self; 3] = [Self::Mineral, Self::Risk, Self::Scale];

    pub fn code(self) -> &'static str {
        match self {
            Self::Mineral => "mineral",
            Self::Risk => "risk",
            Self::Scale => "scale",
        }
    }

    /// As the registry has it; empty where nobody has said.
    pub fn value_of(self, mine: &Mine) -> &str {
        match self {
            Self::Mineral => &mine.mineral,
            Self::Risk => mine.detail(Field::RiskGrade),
            Self::Scale => mine.scale.code(),
        }
    }
}

/// The first condition that a mine doesn't meet.
pub(super) fn first_unmet(filters: &[Filter], mine: &Mine) -> Option<FilterBy> {
    let unmet = |filter: &&Filter| !filter.values.contains(filter.by.value_of(mine));
    filters.iter().find(unmet).map(|filter| filter.by)
}

/// The clause that allows the conditions: the pack's where it names them all, otherwise the one
/// that the officer states. None where nothing is narrowed.
pub fn decide_filters(
    filters: &[Filter],
    allowed: Option<&Stated<Vec<FilterBy>>>,
    stated: &str,
) -> Result<Option<String>, PlanRefusal> {
    let mut seen = BTreeSet::new();
    for filter in filters {
        if filter.values.iter().all(|value| text::blank(value)) {
            return Err(PlanRefusal::FilterEmpty(filter.by));
        }
        if !seen.insert(filter.by) {
            return Err(PlanRefusal::FilterTwice(filter.by));
        }
    }
    let named = |by: &FilterBy| allowed.is_some_and(|allowed| allowed.value.contains(by));
    let by_pack = allowed.map(|allowed| allowed.clause.clone());
    match seen.iter().find(|by| !named(by)) {
        _ if seen.is_empty() => Ok(None),
        None => Ok(by_pack),
        Some(by) if text::blank(stated) => Err(PlanRefusal::FilterUnsourced(*by)),
        Some(_) => Ok(Some(text::line(stated).into_owned())),
    }
}
