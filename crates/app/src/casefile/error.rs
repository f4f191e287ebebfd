//! What a refusal tells people beside its sentence: clause, day, number.

use rules::deadline::LimitRefusal;
use rules::procedure::CaseRefusal;
use rules::rectification::RectificationRefusal;
use rules::removal::RemovalRefusal;

use crate::AppError;

impl From<CaseRefusal> for AppError {
    fn from(error: CaseRefusal) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<LimitRefusal> for AppError {
    fn from(error: LimitRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            LimitRefusal::BeforeNotice { clause, .. } => shown.with("clause", clause),
            LimitRefusal::TooLong { clause, longest }
            | LimitRefusal::NeedsReason { clause, longest } => {
                shown.with("clause", clause).with("longest", longest)
            }
        }
    }
}

impl From<RectificationRefusal> for AppError {
    fn from(error: RectificationRefusal) -> Self {
        use RectificationRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::Limit(limit) => limit.into(),
            Refusal::NoMeasure { clause }
            | Refusal::Unfounded { clause }
            | Refusal::NoThirdParty { clause } => shown.with("clause", clause),
            Refusal::NotYet { limit } | Refusal::NoExtension { limit } => {
                shown.with("limit", limit)
            }
            Refusal::BackInTime { on, last } => shown.with("on", on).with("last", last),
            Refusal::NotEach { problems } => shown.with("problems", problems),
            Refusal::NoProblem
            | Refusal::OutOfOrder { .. }
            | Refusal::NoEvidence
            | Refusal::Nobody => shown,
        }
    }
}

impl From<RemovalRefusal> for AppError {
    fn from(error: RemovalRefusal) -> Self {
        use RemovalRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NoSuchGround { pack, ground } => {
                shown.with("pack", pack).with("ground", ground)
            }
            Refusal::NoEvidence { ground, missing } => {
                shown.with("ground", ground).with("missing", missing)
            }
            Refusal::NoReason { ground } | Refusal::NotFailed { ground } => {
                shown.with("ground", ground)
            }
            Refusal::NoConference { clause } => shown.with("clause", clause),
            Refusal::NotDecider { by } => shown.with("by", by),
            Refusal::NotVerified
            | Refusal::NationalOnlyProposed
            | Refusal::OutOfOrder
            | Refusal::BackInTime
            | Refusal::OtherPack
            | Refusal::Nobody => shown,
        }
    }
}
