//! What a refusal tells people beside its sentence: clause, day, number.

use rules::agency::AgencyRefusal;
use rules::complaint::ComplaintRefusal;
use rules::conference::ConferenceRefusal;
use rules::consequence::ConsequenceRefusal;
use rules::deadline::LimitRefusal;
use rules::deed::DeedRefusal;
use rules::lead::LeadRefusal;
use rules::lookback::LookBackRefusal;
use rules::plan::PlanRefusal;
use rules::procedure::CaseRefusal;
use rules::rectification::RectificationRefusal;
use rules::removal::RemovalRefusal;
use rules::sanction::SanctionRefusal;
use rules::suspension::SuspensionRefusal;

use crate::AppError;

impl From<CaseRefusal> for AppError {
    fn from(error: CaseRefusal) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<DeedRefusal> for AppError {
    fn from(error: DeedRefusal) -> Self {
        let shown = Self::new(error.code(), error.to_string());
        match error {
            DeedRefusal::NotAsked { deed } => shown.with("deed", deed),
            DeedRefusal::NoSuchPoint { point } => shown.with("point", point),
            DeedRefusal::NoScan => shown,
        }
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
            Refusal::NoConference { clause }
            | Refusal::EarlyConference { clause }
            | Refusal::NoFeedback { clause } => shown.with("clause", clause),
            Refusal::OwnReport { clause, by } => shown.with("clause", clause).with("by", by),
            Refusal::NotDecider { by } | Refusal::NotVerifier { by } => shown.with("by", by),
            Refusal::NotOnList { list } => shown.with("list", list),
            Refusal::NoDecision
            | Refusal::NotVerified
            | Refusal::NationalOnlyProposed
            | Refusal::OutOfOrder
            | Refusal::BackInTime
            | Refusal::OtherPack
            | Refusal::Nobody => shown,
        }
    }
}

impl From<LeadRefusal> for AppError {
    fn from(error: LeadRefusal) -> Self {
        use LeadRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::BackInTime { on, last } => shown.with("on", on).with("last", last),
            Refusal::HasIt { department }
            | Refusal::HasItNot { department }
            | Refusal::Waits { department } => shown.with("department", department),
            Refusal::MineralNeeded { topic } => shown.with("topic", topic),
            Refusal::NotCompetent { clause, competent, department } => {
                let shown = shown.with("clause", clause).with("competent", competent);
                shown.with("department", department)
            }
            Refusal::OtherPack
            | Refusal::NoWords
            | Refusal::Closed
            | Refusal::Nobody
            | Refusal::Nowhere
            | Refusal::AnswerBeforeLetter
            | Refusal::NotTaken
            | Refusal::NobodyAsked => shown,
        }
    }
}

impl From<ComplaintRefusal> for AppError {
    fn from(error: ComplaintRefusal) -> Self {
        use ComplaintRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::BackInTime { on, last } => shown.with("on", on).with("last", last),
            Refusal::SamePerson { person } => shown.with("person", person),
            Refusal::OtherPack
            | Refusal::AboutNothing
            | Refusal::NoWords
            | Refusal::OutOfOrder { .. }
            | Refusal::Nobody
            | Refusal::AppealedOnce => shown,
        }
    }
}

impl From<AgencyRefusal> for AppError {
    fn from(error: AgencyRefusal) -> Self {
        use AgencyRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotStated { pack } => shown.with("pack", pack),
            Refusal::NoSuchGround { clause, ground } => {
                shown.with("clause", clause).with("ground", ground)
            }
            Refusal::NotReported { ground } => shown.with("ground", ground),
            Refusal::NotActor { clause, by } => shown.with("clause", clause).with("by", by),
            Refusal::NotEnough { clause } | Refusal::NoReason { clause } => {
                shown.with("clause", clause)
            }
            Refusal::OtherPack
            | Refusal::Unfounded
            | Refusal::OutOfOrder
            | Refusal::BackInTime
            | Refusal::Nobody => shown,
        }
    }
}

impl From<ConsequenceRefusal> for AppError {
    fn from(error: ConsequenceRefusal) -> Self {
        use ConsequenceRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotActor { clause, by } => shown.with("clause", clause).with("by", by),
            Refusal::NoNames { clause } => shown.with("clause", clause),
            Refusal::NotPending | Refusal::BackInTime | Refusal::Nobody => shown,
        }
    }
}

impl From<SanctionRefusal> for AppError {
    fn from(error: SanctionRefusal) -> Self {
        use SanctionRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NoSuchSanction { pack, sanction } => {
                shown.with("pack", pack).with("sanction", sanction)
            }
            Refusal::Unfounded { clause }
            | Refusal::NobodyAnswerable { clause }
            | Refusal::NotRemoved { clause }
            | Refusal::RemovalUnsaid { clause }
            | Refusal::NoFinding { clause }
            | Refusal::NoDecision { clause } => shown.with("clause", clause),
            Refusal::SignerLeftOut { clause, people } => {
                shown.with("clause", clause).with("people", people)
            }
            Refusal::OtherPack
            | Refusal::Nobody
            | Refusal::OutOfOrder
            | Refusal::BackInTime
            | Refusal::NoReason => shown,
        }
    }
}

impl From<SuspensionRefusal> for AppError {
    fn from(error: SuspensionRefusal) -> Self {
        use SuspensionRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotStated { pack, duty } => shown.with("pack", pack).with("duty", duty),
            Refusal::NotActor { clause, by } => shown.with("clause", clause).with("by", by),
            Refusal::InTime { clause, due } => shown.with("clause", clause).with("due", due),
            Refusal::OtherDay { clause, since } => {
                shown.with("clause", clause).with("since", since)
            }
            Refusal::Listed { clause }
            | Refusal::NotNew { clause }
            | Refusal::Exempt { clause }
            | Refusal::NoReason { clause }
            | Refusal::NotAccepted { clause } => shown.with("clause", clause),
            Refusal::OtherPack | Refusal::BackInTime | Refusal::Nobody | Refusal::Resumed => shown,
        }
    }
}

impl From<ConferenceRefusal> for AppError {
    fn from(error: ConferenceRefusal) -> Self {
        use ConferenceRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotStated { pack } => shown.with("pack", pack),
            Refusal::NotConvener { clause, convener }
            | Refusal::ConvenerAway { clause, convener } => {
                shown.with("clause", clause).with("convener", convener)
            }
            Refusal::NotMember { clause, department } => {
                shown.with("clause", clause).with("department", department)
            }
            Refusal::NotEach { items, opinions } => {
                shown.with("items", items).with("opinions", opinions)
            }
            Refusal::OtherPack
            | Refusal::NoAgenda
            | Refusal::NoCase
            | Refusal::BackInTime
            | Refusal::HeldAlready => shown,
        }
    }
}

impl From<PlanRefusal> for AppError {
    fn from(error: PlanRefusal) -> Self {
        use PlanRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotStated { pack, plan } => shown.with("pack", pack).with("plan", plan),
            Refusal::NoMines { clause }
            | Refusal::OtherMethod { clause }
            | Refusal::MethodUnsaid { clause } => shown.with("clause", clause),
            Refusal::Incomplete { clause, missing } => {
                shown.with("clause", clause).with("missing", missing.join("、"))
            }
            Refusal::NoReason { clause, mines } => {
                shown.with("clause", clause).with("mines", mines)
            }
            Refusal::OtherPack
            | Refusal::BackInTime
            | Refusal::Nobody
            | Refusal::NoWords
            | Refusal::Completed => shown,
        }
    }
}

impl From<LookBackRefusal> for AppError {
    fn from(error: LookBackRefusal) -> Self {
        use LookBackRefusal as Refusal;
        let shown = Self::new(error.code(), error.to_string());
        match error {
            Refusal::NotStated { pack } => shown.with("pack", pack),
            Refusal::NoProblems { clause } => shown.with("clause", clause),
            Refusal::NotEach { problems, verdicts } => {
                shown.with("problems", problems).with("verdicts", verdicts)
            }
            Refusal::OtherPack | Refusal::BackInTime | Refusal::Nobody | Refusal::PutRight => shown,
        }
    }
}
