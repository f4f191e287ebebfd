//! Why a step is refused, and by which clause.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::pack::Actor;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListingRefusal {
    #[error("pack {pack} names no stations, so nothing can be applied for. Nothing was recorded")]
    NoStations { pack: String },
    #[error("this application was opened under another pack or version. Nothing was recorded")]
    OtherPack,
    #[error("this application has ended or is complete. Nothing was recorded")]
    Ended,
    #[error("{clause}: first comes {expected}, not {found}. Nothing was recorded")]
    OutOfOrder { clause: String, expected: String, found: String },
    #[error("{on} lies before what was last recorded, on {last}. Nothing was recorded")]
    BackInTime { on: NaiveDate, last: NaiveDate },
    #[error("{clause}: {by} does not conclude {station}. Nothing was recorded")]
    NotActor { clause: String, station: String, by: Actor },
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("{clause}: {by} has not been heard. Nothing was recorded")]
    NotHeard { clause: String, by: Actor },
    #[error("{clause}: {by} does not agree, so this can't be accepted. Nothing was recorded")]
    NotAgreed { clause: String, by: Actor },
    #[error("{clause}: {paper} is missing. Nothing was recorded")]
    NoPaper { clause: String, paper: String },
    #[error("{clause}: the signed endorsement is missing. Nothing was recorded")]
    NotEndorsed { clause: String },
    #[error("{clause}: no third party is engaged here. Nothing was recorded")]
    NoEngagement { clause: String },
    #[error("{clause}: {by} does not commission the evaluation. Nothing was recorded")]
    NotCommissioner { clause: String, by: Actor },
    #[error("{clause}: no agency has been engaged to evaluate. Nothing was recorded")]
    NoAgency { clause: String },
    #[error("{clause}: an evaluation is engaged in another way here. Nothing was recorded")]
    OtherProcurement { clause: String },
    #[error("{clause}: {agency} may not evaluate here. Nothing was recorded")]
    AgencyBarred { clause: String, agency: String },
    #[error("{clause}: {people} people evaluated, and it takes {least}. Nothing was recorded")]
    TeamTooSmall { clause: String, people: usize, least: u32 },
    #[error("{clause}: nobody passes by an exception here. Nothing was recorded")]
    NoException { clause: String },
    #[error("{clause}: the evaluation has no score. Nothing was recorded")]
    NoScore { clause: String },
    #[error("{clause}: nobody gives points here. Nothing was recorded")]
    NoEvaluation { clause: String },
    #[error("a practice table gives no official score. Nothing was recorded")]
    PracticeTable,
    #[error("the score {score} is not the sheet's total, {total}. Nothing was recorded")]
    OtherTotal { score: Decimal, total: Decimal },
    #[error("{clause}: {score} is less than {least}. Nothing was recorded")]
    BelowPass { clause: String, score: Decimal, least: Decimal },
    #[error(
        "{clause}: not before {earliest} in principle; earlier needs a reason and an approver. \
         Nothing was recorded"
    )]
    TooEarly { clause: String, earliest: NaiveDate },
    #[error("a reason in words is needed. Nothing was recorded")]
    NoReason,
    #[error(
        "{clause}: a draw has this application on its list and is not public yet. Nothing was recorded"
    )]
    AwaitsDraw { clause: String },
    #[error("{clause}: a draw chose this application, so it is not left out. Nothing was recorded")]
    WasDrawn { clause: String },
    #[error("{clause}: a draw did not choose this application, so it waits. Nothing was recorded")]
    NotDrawn { clause: String },
    #[error("only a selection leaves a mine unselected. Nothing was recorded")]
    NoSelection,
    #[error("{clause}: this is no publicity. Nothing was recorded")]
    NoPublicity { clause: String },
    #[error("{clause}: the document says {stated}. Nothing was published")]
    OtherPeriod { clause: String, stated: String },
    #[error("{clause}: publicity is counted in days or working days. Nothing was published")]
    NotInDays { clause: String },
    #[error("{clause}: the publicity has not begun. Nothing was recorded")]
    NotPublished { clause: String },
    #[error("{clause}: this publicity already runs. Correct its content instead")]
    AlreadyPublished { clause: String },
    #[error("{clause}: the publicity runs to {until}. Nothing was recorded")]
    StillPublic { clause: String, until: NaiveDate },
    #[error("{clause}: an objection holds the publicity. Handle it first. Nothing was recorded")]
    Held { clause: String },
    #[error("{clause}: an objection was upheld; publish the corrected content first")]
    AwaitsCorrection { clause: String },
    #[error("there is no such open objection. Nothing was recorded")]
    NoObjection,
}

impl ListingRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoStations { .. } => "listing-no-stations",
            Self::OtherPack => "listing-other-pack",
            Self::Ended => "listing-ended",
            Self::OutOfOrder { .. } => "listing-out-of-order",
            Self::BackInTime { .. } => "listing-back-in-time",
            Self::NotActor { .. } => "listing-not-actor",
            Self::Nobody => "listing-nobody",
            Self::NotHeard { .. } => "listing-not-heard",
            Self::NotAgreed { .. } => "listing-not-agreed",
            Self::NoPaper { .. } => "listing-no-paper",
            Self::NotEndorsed { .. } => "listing-not-endorsed",
            Self::NoEngagement { .. } => "listing-no-engagement",
            Self::NotCommissioner { .. } => "listing-not-commissioner",
            Self::NoAgency { .. } => "listing-no-agency",
            Self::OtherProcurement { .. } => "listing-other-procurement",
            Self::AgencyBarred { .. } => "listing-agency-barred",
            Self::TeamTooSmall { .. } => "listing-team-too-small",
            Self::NoException { .. } => "listing-no-exception",
            Self::NoScore { .. } => "listing-no-score",
            Self::NoEvaluation { .. } => "listing-no-evaluation",
            Self::PracticeTable => "listing-practice-table",
            Self::OtherTotal { .. } => "listing-other-total",
            Self::BelowPass { .. } => "listing-below-pass",
            Self::TooEarly { .. } => "listing-too-early",
            Self::NoReason => "listing-no-reason",
            Self::AwaitsDraw { .. } => "listing-awaits-draw",
            Self::WasDrawn { .. } => "listing-was-drawn",
            Self::NotDrawn { .. } => "listing-not-drawn",
            Self::NoSelection => "listing-no-selection",
            Self::NoPublicity { .. } => "listing-no-publicity",
            Self::OtherPeriod { .. } => "listing-other-period",
            Self::NotInDays { .. } => "listing-not-in-days",
            Self::NotPublished { .. } => "listing-not-published",
            Self::AlreadyPublished { .. } => "listing-already-published",
            Self::StillPublic { .. } => "listing-still-public",
            Self::Held { .. } => "listing-held",
            Self::AwaitsCorrection { .. } => "listing-awaits-correction",
            Self::NoObjection => "listing-no-objection",
        }
    }
}
