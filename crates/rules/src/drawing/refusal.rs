//! What a plan is refused for.

use super::PlanKind;
use crate::pack::FilterBy;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanRefusal {
    #[error(
        "{found:?} is no period of a plan of this kind ({}); write a quarter as 2026-Q4, a year as 2026. Nothing was frozen",
        kind.code()
    )]
    Period { kind: PlanKind, found: String },
    #[error(
        "the period {found} lies in another year than {year}, whose earlier draws, caps and numbers this list would take. Nothing was frozen; choose a period of {year}, or wait until the year has come"
    )]
    OtherYear { found: String, year: i32 },
    #[error(
        "place {position} of the period is the full-width {found:?}; enter the plain digit {plain:?}. Nothing was frozen"
    )]
    FullWidth { position: usize, found: char, plain: char },
    #[error(
        "clause {0:?} is not in the rules of this region. Nothing was frozen; choose one of them"
    )]
    ClauseUnknown(String),
    #[error(
        "the population was looked at on {seen}, and today is {today}. Nothing was frozen; look at it again"
    )]
    SnapshotPassed { seen: String, today: String },
    #[error("no {} is chosen to narrow the draw by. Nothing was frozen; choose one or drop the condition", .0.code())]
    FilterEmpty(FilterBy),
    #[error("the draw is narrowed by {} twice. Nothing was frozen; keep one condition", .0.code())]
    FilterTwice(FilterBy),
    #[error(
        "the rules of this region name no draw narrowed by {}. Nothing was frozen; state the document that allows it",
        .0.code()
    )]
    FilterUnsourced(FilterBy),
    #[error(
        "the rules name the lists that are drawn from ({clause}). Nothing was frozen; choose none"
    )]
    ListsNamed { clause: String },
    #[error(
        "lists are chosen that no rules name. Nothing was frozen; state the document that the choice rests on"
    )]
    ListsUnsourced,
    #[error(
        "a draw among candidates takes those who wait at one station, and none is named. Nothing was frozen; choose the station"
    )]
    NoStation,
    #[error(
        "nobody is drawn at station {0:?} by a draw of this kind. Nothing was frozen; choose another station or kind"
    )]
    NotDrawnAt(String),
    #[error(
        "a draw among candidates takes those who wait, whatever list they are on. Nothing was frozen; choose no lists"
    )]
    ListsOfCandidates,
    #[error("region {0} has two quotas. Nothing was frozen; keep one")]
    QuotaTwice(String),
    #[error("region {0} has a quota and lies outside the draw's scope. Nothing was frozen")]
    QuotaElsewhere(String),
    #[error(
        "enterprises of {0} mines have had all the visits that their cap allows this year (CN-4). Nothing was frozen; decide whether they stay in the list, with a reason"
    )]
    OverCap(usize),
    #[error("a team has at least two inspectors. Nothing was frozen; add a slot")]
    TeamTooSmall,
    #[error("a reason is missing. Nothing was recorded")]
    NoReason,
    #[error("the period is missing. Nothing was recorded")]
    NoPeriod,
    #[error(
        "whoever asked for an exclusion can't decide on it. Nothing was recorded; ask somebody else"
    )]
    OwnExclusion,
    #[error("this exclusion is decided already; the first word stands")]
    ExclusionSettled,
    #[error(
        "this plan waits for a second person's approval. The list is frozen and safe; nothing was committed to"
    )]
    NotApproved,
    #[error("whoever froze the list can't approve it. Nothing was recorded; ask somebody else")]
    OwnApproval,
    #[error("this plan is approved already")]
    AlreadyApproved,
    #[error("this draw is committed already: an approval comes too late. Nothing was recorded")]
    ApprovedTooLate,
    #[error("{0:?} is no region of GB/T 2260; nothing was recorded")]
    NoRegion(String),
    #[error("the rule needs its document, or whose decision it is; nothing was recorded")]
    NoSource,
}

impl PlanRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Period { .. } => "draw-period",
            Self::OtherYear { .. } => "draw-other-year",
            Self::FullWidth { .. } => "draw-full-width",
            Self::ClauseUnknown(_) => "draw-clause-unknown",
            Self::SnapshotPassed { .. } => "draw-snapshot-passed",
            Self::FilterEmpty(_) => "draw-filter-empty",
            Self::FilterTwice(_) => "draw-filter-twice",
            Self::FilterUnsourced(_) => "draw-filter-unsourced",
            Self::ListsNamed { .. } => "draw-lists-named",
            Self::ListsUnsourced => "draw-lists-unsourced",
            Self::NoStation => "draw-no-station",
            Self::NotDrawnAt(_) => "draw-not-drawn-at",
            Self::ListsOfCandidates => "draw-lists-of-candidates",
            Self::QuotaTwice(_) => "draw-quota-twice",
            Self::QuotaElsewhere(_) => "draw-quota-elsewhere",
            Self::OverCap(_) => "draw-over-cap",
            Self::TeamTooSmall => "draw-team-too-small",
            Self::NoReason => "draw-reason-missing",
            Self::NoPeriod => "draw-no-period",
            Self::OwnExclusion => "exclusion-own",
            Self::ExclusionSettled => "exclusion-settled",
            Self::NotApproved => "draw-not-approved",
            Self::OwnApproval => "draw-own-approval",
            Self::AlreadyApproved => "draw-already-approved",
            Self::ApprovedTooLate => "draw-approved-too-late",
            Self::NoRegion(_) => "draw-approval-no-region",
            Self::NoSource => "draw-approval-no-source",
        }
    }

    /// What the words of the screen name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Period { kind, found } => {
                vec![("kind", kind.code().to_owned()), ("found", found.clone())]
            }
            Self::OtherYear { found, year } => {
                vec![("found", found.clone()), ("year", year.to_string())]
            }
            Self::FullWidth { position, found, plain } => vec![
                ("position", position.to_string()),
                ("found", found.to_string()),
                ("plain", plain.to_string()),
            ],
            Self::SnapshotPassed { seen, today } => {
                vec![("seen", seen.clone()), ("today", today.clone())]
            }
            Self::FilterEmpty(by) | Self::FilterTwice(by) | Self::FilterUnsourced(by) => {
                vec![("by", by.code().to_owned())]
            }
            Self::ClauseUnknown(clause) | Self::ListsNamed { clause } => {
                vec![("clause", clause.clone())]
            }
            Self::QuotaTwice(region) | Self::QuotaElsewhere(region) | Self::NoRegion(region) => {
                vec![("region", region.clone())]
            }
            Self::NotDrawnAt(station) => vec![("station", station.clone())],
            Self::OverCap(mines) => vec![("mines", mines.to_string())],
            _ => Vec::new(),
        }
    }
}
