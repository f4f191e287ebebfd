//! Which mine an order may be about, by what the registry says of it.

use chrono::NaiveDate;

use super::{Ordered, SuspensionRefusal};
use crate::mine::Category;
use crate::pack::{Duty, DutyStart, Exemption};
use crate::text::blank;

/// What the registry says of the mine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Registered<'a> {
    /// On the list that the duty asks for.
    pub listed: bool,
    pub category: Category,
    pub formal_production: Option<NaiveDate>,
    /// What takes it out of the rules' scope, such as ZJ-2.
    pub exempt: Option<&'a Exemption>,
}

impl Registered<'_> {
    /// Whether the registry leaves open if the mine is new, or since when it produces: then an
    /// order gives its reason.
    pub fn leaves_open(&self) -> bool {
        self.category == Category::Unstated || self.formal_production.is_none()
    }
}

/// A duty that runs from formal production is a new mine's, from the day in the registry.
pub(super) fn in_scope(
    duty: &Duty,
    mine: Registered<'_>,
    ordered: &Ordered,
) -> Result<(), SuspensionRefusal> {
    let clause = duty.clause.clone();
    if mine.listed {
        return Err(SuspensionRefusal::Listed { clause });
    }
    if let Some(exemption) = mine.exempt {
        return Err(SuspensionRefusal::Exempt { clause: exemption.clause.clone() });
    }
    if duty.after != DutyStart::FormalProduction {
        return Ok(());
    }
    if !matches!(mine.category, Category::New | Category::Unstated) {
        return Err(SuspensionRefusal::NotNew { clause });
    }
    if let Some(since) = mine.formal_production.filter(|day| *day != ordered.since) {
        return Err(SuspensionRefusal::OtherDay { clause, since });
    }
    let unfounded = mine.leaves_open() && blank(&ordered.reason);
    if unfounded { Err(SuspensionRefusal::NoReason { clause }) } else { Ok(()) }
}
