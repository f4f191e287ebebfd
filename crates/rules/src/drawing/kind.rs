//! What a draw serves, and how its period is written.

use serde::{Deserialize, Serialize};

use super::PlanRefusal;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanKind {
    #[default]
    Quarterly,
    Annual,
    /// 回头看: mines of the list are looked at again.
    LookBack,
    /// Some of several candidates.
    Selection,
}

impl PlanKind {
    pub const ALL: [Self; 4] = [Self::Quarterly, Self::Annual, Self::LookBack, Self::Selection];

    pub fn code(self) -> &'static str {
        match self {
            Self::Quarterly => "quarterly",
            Self::Annual => "annual",
            Self::LookBack => "look-back",
            Self::Selection => "selection",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether two draws are of one activity, so that a mine drawn in one isn't drawn in the other
    /// while others remain. A year's spot checks are one, by quarters or at once.
    pub fn same_activity(self, other: Self) -> bool {
        let spot_check = |kind| matches!(kind, Self::Quarterly | Self::Annual);
        self == other || spot_check(self) && spot_check(other)
    }

    /// A list is of this year: it takes this year's earlier draws, caps and N, and the ledger counts
    /// what it draws to this year.
    pub fn check_frozen_period(self, found: &str, year: i32) -> Result<(), PlanRefusal> {
        self.check_period(found)?;
        if found.starts_with(&year.to_string()) {
            return Ok(());
        }
        Err(PlanRefusal::OtherYear { found: found.to_owned(), year })
    }

    /// A quarter as `2026-Q4`, a year as `2026`; a selection may be for either.
    pub fn check_period(self, found: &str) -> Result<(), PlanRefusal> {
        let fits = match self {
            Self::Quarterly => is_quarter(found),
            Self::Annual | Self::LookBack => is_year(found),
            Self::Selection => is_year(found) || is_quarter(found),
        };
        match full_width(found) {
            Some(refusal) => Err(refusal),
            None if fits => Ok(()),
            None => Err(PlanRefusal::Period { kind: self, found: found.to_owned() }),
        }
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_quarter(text: &str) -> bool {
    let (year, quarter) = text.split_once("-Q").unwrap_or_default();
    is_year(year) && matches!(quarter, "1" | "2" | "3" | "4")
}

/// A full-width digit is named and not converted: what is committed to is what was typed.
fn full_width(text: &str) -> Option<PlanRefusal> {
    let (index, found) = text.chars().enumerate().find(|(_, c)| ('０'..='９').contains(c))?;
    let plain = char::from_digit(u32::from(found) - u32::from('０'), 10)?;
    Some(PlanRefusal::FullWidth { position: index + 1, found, plain })
}
