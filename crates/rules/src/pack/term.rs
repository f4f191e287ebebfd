//! From which day to which a pack holds. What has begun and ended is told from the pack alone, so
//! that a past day is answered as it was.

use chrono::{Months, NaiveDate};

use super::{Pack, Status};

impl Pack {
    /// A pack that names no day has always been there.
    pub fn has_begun(&self, on: NaiveDate) -> bool {
        self.validity.effective_from.is_none_or(|from| from <= on)
    }

    /// The last day: as the document says, or so many years from its issue (XJ-V), the day of issue
    /// excluded; `None` where no source gives it.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let validity = &self.validity;
        let counted = || {
            let months = Months::new(validity.years.as_ref()?.value.checked_mul(12)?);
            self.source.date?.checked_add_months(months)
        };
        validity.effective_to.or_else(counted)
    }

    /// Whether it holds by itself on this day. One that has ended held before, if it says until
    /// when; a draft never does.
    pub fn holds_on(&self, on: NaiveDate) -> bool {
        let last = self.last_day();
        let stands = match self.status {
            Status::InForce => last.is_none_or(|last| on <= last),
            Status::Ended => last.is_some_and(|last| on <= last),
            Status::Draft => false,
        };
        stands && self.has_begun(on)
    }

    /// Whether this pack takes the other's place where both hold. Two that name each other take
    /// nobody's.
    pub fn takes_place_of(&self, other: &Self) -> bool {
        let names = |one: &Self, two: &Self| one.validity.supersedes.contains(&two.id);
        names(self, other) && !names(other, self)
    }
}
