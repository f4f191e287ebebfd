//! Why a value is refused, or kept with a warning.

use serde::{Deserialize, Serialize};

/// Serialised as `{"reason": code, "args": {…}}`, to be flattened into what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "reason", content = "args", rename_all = "kebab-case")]
pub enum Reason {
    // Refused.
    #[error("the row has {found} cells, the header has {expected}")]
    CellCount { expected: usize, found: usize },
    #[error("a quotation mark is opened and never closed, or text follows a closing one")]
    BrokenQuotes,
    #[error("the row holds bytes that are not text in the file's encoding")]
    NotText,
    #[error("the cell is empty, and a mine must have this")]
    Missing,
    #[error("the text is longer than {limit} characters")]
    TooLong { limit: usize },
    #[error("{found:?} is not a licence number")]
    NotALicence { found: String },
    #[error("row {first_row} has the same licence number")]
    DuplicateLicence { first_row: u64 },
    #[error("the mine {mine} has this licence number already")]
    LicenceTaken { mine: String },
    #[error("{found:?} is no mine of this registry")]
    UnknownMine { found: String },
    #[error("{found:?} is no county's code or name")]
    UnknownRegion { found: String },
    #[error("several counties are called {found:?}: write the code, or the prefecture before it")]
    AmbiguousRegion { found: String, codes: Vec<String> },
    #[error("{found:?} is not one of the known words")]
    UnknownWord { found: String, known: Vec<String> },
    #[error("{found:?} is not a number of degrees such as 109.7813270")]
    NotDegrees { found: String },
    #[error("{found} degrees is outside the country")]
    OutsideCountry { found: String },
    #[error("{found} degrees belongs in the other column: longitude and latitude are swapped")]
    CoordinatesSwapped { found: String },
    #[error("of longitude and latitude only one is given")]
    HalfAPosition,
    #[error("{found:?} is no day such as 2026-03-05")]
    NotADate { found: String },
    #[error("{found:?} is not a number")]
    NotANumber { found: String },
    #[error("{found} is below zero")]
    BelowZero { found: String },
    #[error("{found} has more than {places} decimals")]
    TooManyDecimals { found: String, places: u32 },
    #[error("corners can't be read: {message}")]
    Corners {
        /// The code of the fault.
        fault: String,
        /// Counted from 1; 0 where it isn't about one ring or corner.
        ring: usize,
        corner: usize,
        message: String,
    },
    #[error("the headings and the column of datums don't name one and the same datum")]
    DatumsDiffer,
    #[error("a datum is chosen, and no place is typed that it could be about")]
    DatumWithoutPlace,
    #[error("the place is not what is got by converting what was given")]
    NotFromGiven,
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    #[error("the lower bound is above the upper one")]
    LowAboveHigh,
    // Kept with a warning.
    #[error("it is converted from {datum} to CGCS2000, and what was given is kept")]
    Converted { datum: String },
    #[error("the credit code's check character should be {expected}")]
    CreditCodeCheck { expected: char },
    #[error("a credit code has 18 digits and letters (no I, O, S, V, Z)")]
    CreditCodeForm,
    #[error("the licence number has a form from before 2020")]
    OldLicence,
    #[error("a licence number is C and 22 digits")]
    LicenceForm,
}

impl Reason {
    /// The name for programs, the same as in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::CellCount { .. } => "cell-count",
            Self::BrokenQuotes => "broken-quotes",
            Self::NotText => "not-text",
            Self::Missing => "missing",
            Self::TooLong { .. } => "too-long",
            Self::NotALicence { .. } => "not-a-licence",
            Self::DuplicateLicence { .. } => "duplicate-licence",
            Self::LicenceTaken { .. } => "licence-taken",
            Self::UnknownMine { .. } => "unknown-mine",
            Self::UnknownRegion { .. } => "unknown-region",
            Self::AmbiguousRegion { .. } => "ambiguous-region",
            Self::UnknownWord { .. } => "unknown-word",
            Self::NotDegrees { .. } => "not-degrees",
            Self::OutsideCountry { .. } => "outside-country",
            Self::CoordinatesSwapped { .. } => "coordinates-swapped",
            Self::HalfAPosition => "half-a-position",
            Self::NotADate { .. } => "not-a-date",
            Self::NotANumber { .. } => "not-a-number",
            Self::BelowZero { .. } => "below-zero",
            Self::TooManyDecimals { .. } => "too-many-decimals",
            Self::Corners { .. } => "corners",
            Self::DatumsDiffer => "datums-differ",
            Self::DatumWithoutPlace => "datum-without-place",
            Self::NotFromGiven => "not-from-given",
            Self::EndsBeforeItBegins => "ends-before-it-begins",
            Self::LowAboveHigh => "low-above-high",
            Self::Converted { .. } => "converted",
            Self::CreditCodeCheck { .. } => "credit-code-check",
            Self::CreditCodeForm => "credit-code-form",
            Self::OldLicence => "old-licence",
            Self::LicenceForm => "licence-form",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_code_in_json_and_in_code() {
        let reasons = [
            Reason::CellCount { expected: 12, found: 3 },
            Reason::BrokenQuotes,
            Reason::NotText,
            Reason::Missing,
            Reason::TooLong { limit: 9 },
            Reason::NotALicence { found: "—".into() },
            Reason::DuplicateLicence { first_row: 2 },
            Reason::LicenceTaken { mine: "红柳沟煤矿".into() },
            Reason::UnknownMine { found: "m-0".into() },
            Reason::UnknownRegion { found: "?".into() },
            Reason::AmbiguousRegion { found: "城关区".into(), codes: vec!["620102".into()] },
            Reason::UnknownWord { found: "?".into(), known: vec![] },
            Reason::NotDegrees { found: "?".into() },
            Reason::OutsideCountry { found: "0".into() },
            Reason::CoordinatesSwapped { found: "39".into() },
            Reason::HalfAPosition,
            Reason::NotADate { found: "?".into() },
            Reason::NotANumber { found: "?".into() },
            Reason::BelowZero { found: "-1".into() },
            Reason::TooManyDecimals { found: "1.23456".into(), places: 4 },
            Reason::Corners {
                fault: "ring-crossing".into(),
                ring: 1,
                corner: 0,
                message: "?".into(),
            },
            Reason::DatumsDiffer,
            Reason::DatumWithoutPlace,
            Reason::NotFromGiven,
            Reason::EndsBeforeItBegins,
            Reason::LowAboveHigh,
            Reason::Converted { datum: "GCJ-02".into() },
            Reason::CreditCodeCheck { expected: 'B' },
            Reason::CreditCodeForm,
            Reason::OldLicence,
            Reason::LicenceForm,
        ];
        for reason in reasons {
            let json = serde_json::to_value(&reason).unwrap();
            assert_eq!(json["reason"], reason.code());
            assert_eq!(serde_json::from_value::<Reason>(json).unwrap(), reason);
        }
    }
}
