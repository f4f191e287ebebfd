//! What the register says of the agency that evaluated.

use chrono::NaiveDate;

use crate::entry::Entry;
use crate::pack::Pack;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgencyStanding {
    Active,
    NotOnList,
    TermOver,
    Disqualified,
    Blacklisted,
}

impl AgencyStanding {
    /// On that day; without an entry the agency is on no list.
    pub fn of(agency: Option<&Entry>, on: NaiveDate) -> Self {
        let Some(agency) = agency else { return Self::NotOnList };
        let day = |field| agency.value(field).parse::<NaiveDate>().ok();
        match (agency.value("state"), day("listed_from"), day("listed_to")) {
            ("disqualified", ..) => Self::Disqualified,
            ("blacklisted", ..) => Self::Blacklisted,
            (_, None, _) => Self::NotOnList,
            (_, Some(from), _) if on < from => Self::NotOnList,
            (_, _, Some(to)) if to < on => Self::TermOver,
            _ => Self::Active,
        }
    }

    pub fn is_barred(self) -> bool {
        matches!(self, Self::Disqualified | Self::Blacklisted)
    }

    /// The clause by which such an agency may not evaluate; nothing if it may. `own` is that of the
    /// evaluation, for a bar that the pack itself says nothing of.
    pub fn barred_by(self, pack: &Pack, own: &str) -> Option<String> {
        let listed_only = pack.agencies.listed_only.as_ref().filter(|stated| stated.value);
        let sanction = pack.agencies.sanction.as_ref();
        match self {
            Self::Active => None,
            // ZJ-4.2b: from the province's list alone.
            Self::NotOnList | Self::TermOver => listed_only.map(|stated| stated.clause.clone()),
            Self::Disqualified | Self::Blacklisted => {
                Some(sanction.map_or_else(|| own.to_owned(), |stated| stated.clause.clone()))
            }
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::NotOnList => "not-on-list",
            Self::TermOver => "term-over",
            Self::Disqualified => "disqualified",
            Self::Blacklisted => "blacklisted",
        }
    }
}
