//! What the register says of the agency that evaluated.

use chrono::NaiveDate;

use crate::entry::Entry;

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
