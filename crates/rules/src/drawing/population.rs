//! Who is drawn from, who is left out, and why.

use super::filter::first_unmet;
use super::{DrawnLists, Filter};
use crate::mine::{Field, Mine, Status};
use crate::pack::FilterBy;

/// Why a mine in scope is not drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Out {
    Closed,
    /// With the reason that the registry has.
    Exempt {
        reason: String,
    },
    /// It doesn't meet a condition that the draw was narrowed by.
    NotChosen {
        by: FilterBy,
    },
    /// It is on none of the lists that are drawn from: the clause that names them, or the officer's
    /// document.
    NotListed {
        source: String,
    },
    DrawnThisYear,
    /// An earlier draw among candidates drew it, and its station is not concluded yet.
    AlreadyDrawn,
    CapReached,
    /// Two people left it out, for a reason that the registry doesn't know.
    Excluded {
        reason: String,
    },
}

impl Out {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Exempt { .. } => "exempt",
            Self::NotChosen { by: FilterBy::Mineral } => "other-mineral",
            Self::NotChosen { by: FilterBy::Risk } => "other-risk",
            Self::NotChosen { by: FilterBy::Scale } => "other-scale",
            Self::NotListed { .. } => "not-listed",
            Self::DrawnThisYear => "drawn-this-year",
            Self::AlreadyDrawn => "already-drawn",
            Self::CapReached => "cap-reached",
            Self::Excluded { .. } => "excluded",
        }
    }

    pub fn reason(&self) -> &str {
        match self {
            Self::Exempt { reason }
            | Self::Excluded { reason }
            | Self::NotListed { source: reason } => reason,
            _ => "",
        }
    }

    /// As the certificate prints it.
    pub fn printed(&self) -> String {
        match self.reason() {
            "" => self.code().to_owned(),
            reason => format!("{}: {reason}", self.code()),
        }
    }
}

/// What the registry itself says against a mine, before anything else is asked.
pub fn standing_out(mine: &Mine) -> Option<Out> {
    if mine.status == Status::Closed {
        return Some(Out::Closed);
    }
    let reason = mine.detail(Field::ExemptReason);
    (!reason.is_empty()).then(|| Out::Exempt { reason: reason.to_owned() })
}

/// The same, the lists that are drawn from, and what the draw was narrowed by.
pub fn narrowed_out(mine: &Mine, lists: &DrawnLists, filters: &[Filter]) -> Option<Out> {
    let unmet = || first_unmet(filters, mine).map(|by| Out::NotChosen { by });
    standing_out(mine).or_else(|| lists.leaves_out(mine)).or_else(unmet)
}

/// A stratum's mines that earlier draws of the year drew, beside the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// Mines that no draw of the year drew yet.
    pub others: usize,
    /// Those that one did.
    pub drawn: usize,
    /// The year's number by the pack's share, where it states one.
    pub yearly: Option<u64>,
}

/// Whether mines drawn earlier in the year are left out of a stratum. Our rule: while the others
/// suffice for the quota. A pack that allows repeats does so from the moment when as many were drawn
/// as the year asks; one that forbids them does so all year.
pub fn earlier_stay_out(repeats: Option<bool>, earlier: Earlier, quota: u32) -> bool {
    let others_suffice = earlier.others > 0 && earlier.others >= quota as usize;
    let year_is_full = earlier.yearly.is_some_and(|yearly| earlier.drawn as u64 >= yearly);
    match repeats {
        Some(false) => true,
        Some(true) if year_is_full => false,
        Some(true) | None => others_suffice,
    }
}
