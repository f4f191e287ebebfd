//! Which mines a plan must cover, and which none does.

use std::collections::BTreeSet;

use super::is_own;
use crate::mine::{Category, Field, Mine, Status};
use crate::pack::PlanRule;
use crate::region;

/// OR-2.1: all producing and all new mines.
pub fn must_be_covered(mine: &Mine) -> bool {
    let new = mine.detail(Field::Category) == Category::New.code();
    mine.status == Status::Producing || (new && mine.status != Status::Closed)
}

/// What a plan asks of each mine, so that those can be told which lack it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Each {
    /// OR-2.3: one that each mine makes for itself every year.
    Yearly,
    /// OR-2.2: one over the mines of the areas that the document names.
    Area,
    /// SC-3.1c: a day on which the mine was surveyed.
    Survey,
}

impl Each {
    pub fn of(rule: &PlanRule) -> Option<Self> {
        if !rule.required {
            None
        } else if rule.survey {
            Some(Self::Survey)
        } else if !rule.areas.is_empty() {
            Some(Self::Area)
        } else {
            (is_own(rule) && rule.frequency.is_some()).then_some(Self::Yearly)
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Yearly => "yearly",
            Self::Area => "area",
            Self::Survey => "survey",
        }
    }

    /// Whether it is asked of this mine.
    pub fn concerns(self, rule: &PlanRule, mine: &Mine) -> bool {
        match self {
            Self::Yearly => must_be_covered(mine),
            Self::Area => lies_in_area(rule, mine),
            Self::Survey => mine.status != Status::Closed,
        }
    }
}

/// OR-2.2: the registry says in its own words in which area a mine lies; the document's name of one
/// may join two places by 和. Mines without an owner count too.
pub fn lies_in_area(rule: &PlanRule, mine: &Mine) -> bool {
    let said = mine.detail(Field::ContiguousArea);
    let mut here = rule.areas.iter().filter(|area| region::within(&mine.region, &area.region));
    here.any(|area| {
        let mut places = area.places.iter().flat_map(|place| place.split('和'));
        places.any(|place| said.contains(place))
    })
}

/// Of the mines that a plan must cover, those that none does, in order.
pub fn uncovered<'a>(
    must: impl IntoIterator<Item = &'a str>,
    planned: &BTreeSet<String>,
) -> BTreeSet<&'a str> {
    must.into_iter().filter(|mine| !planned.contains(*mine)).collect()
}
