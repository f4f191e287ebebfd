//! What is allowed in a rectification, and by which clause.

use chrono::NaiveDate;

use super::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, RecheckScheduled, Rechecked, Rectification,
    Stage,
};
use crate::calendar::{Calendar, Counting, Period};
use crate::deadline::{LimitRefusal, Override};
use crate::pack::{self, Actor, Pack, Stated};
use crate::procedure::Proof;
use crate::text::blank;

/// What a jurisdiction's document says of rectification; each `None` it leaves open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    pub ceiling: Option<Ceiling>,
    /// The clause by which rectification is ordered.
    pub ordered: Option<String>,
    /// The clause that wants a measure for each problem.
    pub measures: Option<String>,
    /// The clause that allows a later limit.
    pub extension: Option<String>,
    /// The clause by which a third party re-checks.
    pub third_party: Option<String>,
}

/// The longest limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    pub period: Period,
    /// 原则上: a longer one with reason and approver.
    pub soft: bool,
    pub clause: String,
}

impl Terms {
    /// What a pack says.
    pub fn of(pack: &Pack) -> Self {
        let said = |stated: &Option<Stated<bool>>| {
            stated.as_ref().filter(|stated| stated.value).map(|stated| stated.clause.clone())
        };
        let rules = &pack.rectification;
        let by_third_party = |by: &&Stated<Vec<Actor>>| by.value.contains(&Actor::ThirdParty);
        let third_party = rules.recheck_by.as_ref().filter(by_third_party);
        let by = rules.issued_by.as_ref().map(|stated| stated.clause.clone());
        Self {
            ceiling: rules.limit.as_ref().and_then(Ceiling::of),
            ordered: by.or_else(|| said(&rules.ordered)),
            measures: said(&rules.measures_required),
            extension: said(&rules.extension),
            third_party: third_party.map(|stated| stated.clause.clone()),
        }
    }
}

/// What may follow on a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Acknowledge,
    Evidence,
    Extend,
    Schedule,
    Recheck,
}

impl Move {
    pub const ALL: [Self; 5] =
        [Self::Acknowledge, Self::Evidence, Self::Extend, Self::Schedule, Self::Recheck];

    pub fn code(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledge",
            Self::Evidence => "evidence",
            Self::Extend => "extend",
            Self::Schedule => "schedule",
            Self::Recheck => "recheck",
        }
    }
}

impl Ceiling {
    /// More than the century that can be counted is no limit.
    fn of(limit: &Stated<pack::Period>) -> Option<Self> {
        let period = limit.value.to_string().parse().ok()?;
        Some(Self { period, soft: limit.soft, clause: limit.clause.clone() })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RectificationRefusal {
    #[error("a rectification notice names at least one problem. Nothing was issued")]
    NoProblem,
    #[error("{clause}: each problem needs a measure. Nothing was issued")]
    NoMeasure { clause: String },
    #[error(transparent)]
    Limit(#[from] LimitRefusal),
    #[error("this step does not follow on {}. Nothing was changed", .stage.code())]
    OutOfOrder { stage: Stage },
    #[error(
        "a re-check comes after evidence, or once the limit {limit} has passed. Nothing was changed"
    )]
    NotYet { limit: NaiveDate },
    #[error("{on} lies before what was last recorded, on {last}. Nothing was changed")]
    BackInTime { on: NaiveDate, last: NaiveDate },
    #[error("evidence needs at least one photo or file. Nothing was changed")]
    NoEvidence,
    #[error("this jurisdiction's document allows no extension. The limit stays {limit}")]
    NoExtension { limit: NaiveDate },
    #[error("{clause}: an extension needs a reason, an approver and a later day. Nothing was set")]
    Unfounded { clause: String },
    #[error("the re-check answers for each of the {problems} problems. Nothing was changed")]
    NotEach { problems: usize },
    #[error("a re-check needs somebody who did it. Nothing was changed")]
    Nobody,
    #[error("{clause}: the re-check is the third party's; attach its result. Nothing was closed")]
    NoThirdParty { clause: String },
}

impl RectificationRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoProblem => "rectification-no-problem",
            Self::NoMeasure { .. } => "rectification-no-measure",
            Self::Limit(error) => error.code(),
            Self::OutOfOrder { .. } => "rectification-out-of-order",
            Self::NotYet { .. } => "rectification-not-yet",
            Self::BackInTime { .. } => "rectification-back-in-time",
            Self::NoEvidence => "rectification-no-evidence",
            Self::NoExtension { .. } => "rectification-no-extension",
            Self::Unfounded { .. } => "rectification-unfounded",
            Self::NotEach { .. } => "rectification-not-each",
            Self::Nobody => "rectification-nobody",
            Self::NoThirdParty { .. } => "rectification-no-third-party",
        }
    }
}

type Outcome<T> = Result<T, RectificationRefusal>;

/// GS-3.3: a limit and measures, in principle within six months; elsewhere as the officer sets it.
pub fn decide_issue(
    terms: &Terms,
    calendar: &Calendar,
    counting: Counting,
    mut issued: Issued,
) -> Outcome<Issued> {
    if issued.problems.is_empty() || issued.problems.iter().any(|problem| blank(&problem.text)) {
        return Err(RectificationRefusal::NoProblem);
    }
    if let Some(clause) = &terms.measures
        && issued.problems.iter().any(|problem| blank(&problem.measure))
    {
        return Err(RectificationRefusal::NoMeasure { clause: clause.clone() });
    }
    let ceiling = terms.ceiling.as_ref();
    within(ceiling, calendar, counting, issued.noticed, issued.limit, issued.beyond.as_ref())?;
    issued.clause = ceiling.map(|ceiling| ceiling.clause.clone()).or_else(|| terms.ordered.clone());
    Ok(issued)
}

fn within(
    ceiling: Option<&Ceiling>,
    calendar: &Calendar,
    counting: Counting,
    noticed: NaiveDate,
    limit: NaiveDate,
    beyond: Option<&Override>,
) -> Result<(), LimitRefusal> {
    let clause = ceiling.map_or_else(String::new, |ceiling| ceiling.clause.clone());
    if limit < noticed {
        return Err(LimitRefusal::BeforeNotice { clause, limit, noticed });
    }
    let Some(ceiling) = ceiling else { return Ok(()) };
    let longest = counting.end(calendar, noticed, ceiling.period).date;
    match beyond {
        _ if limit <= longest => Ok(()),
        _ if !ceiling.soft => Err(LimitRefusal::TooLong { clause, longest }),
        Some(why) if why.is_founded() => Ok(()),
        _ => Err(LimitRefusal::NeedsReason { clause, longest }),
    }
}

/// Whether a step may be taken on this day, whatever it will say.
pub fn may(terms: &Terms, now: &Rectification, step: Move, on: NaiveDate) -> Outcome<()> {
    let stage = now.stage;
    let follows = match step {
        Move::Acknowledge => stage == Stage::Issued,
        Move::Evidence => matches!(stage, Stage::Acknowledged | Stage::EvidenceSubmitted),
        Move::Extend | Move::Schedule => !now.closed(),
        Move::Recheck => stage == Stage::RecheckScheduled,
    };
    if !follows {
        return Err(RectificationRefusal::OutOfOrder { stage });
    }
    if on < now.last {
        return Err(RectificationRefusal::BackInTime { on, last: now.last });
    }
    match step {
        Move::Extend if terms.extension.is_none() => {
            Err(RectificationRefusal::NoExtension { limit: now.limit })
        }
        // GS-3.5: overdue without evidence is judged on re-check as well.
        Move::Schedule if stage < Stage::EvidenceSubmitted && !now.overdue(on) => {
            Err(RectificationRefusal::NotYet { limit: now.limit })
        }
        _ => Ok(()),
    }
}

pub fn decide_acknowledge(
    terms: &Terms,
    now: &Rectification,
    on: NaiveDate,
    by: String,
) -> Outcome<Acknowledged> {
    may(terms, now, Move::Acknowledge, on)?;
    if blank(&by) { Err(RectificationRefusal::Nobody) } else { Ok(Acknowledged { on, by }) }
}

pub fn decide_evidence(
    terms: &Terms,
    now: &Rectification,
    on: NaiveDate,
    note: String,
    evidence: Vec<Proof>,
) -> Outcome<EvidenceSubmitted> {
    may(terms, now, Move::Evidence, on)?;
    if evidence.is_empty() {
        return Err(RectificationRefusal::NoEvidence);
    }
    Ok(EvidenceSubmitted { on, note, evidence })
}

/// A later limit, only where the document allows one, with reason and approver.
pub fn decide_extend(
    terms: &Terms,
    now: &Rectification,
    on: NaiveDate,
    limit: NaiveDate,
    why: Override,
) -> Outcome<Extended> {
    may(terms, now, Move::Extend, on)?;
    let clause = terms.extension.clone().unwrap_or_default();
    if limit <= now.limit || !why.is_founded() {
        return Err(RectificationRefusal::Unfounded { clause });
    }
    Ok(Extended { on, limit, why, clause })
}

/// After evidence, or once the limit has passed; a later day may be set instead.
pub fn decide_schedule(
    terms: &Terms,
    now: &Rectification,
    on: NaiveDate,
    day: NaiveDate,
) -> Outcome<RecheckScheduled> {
    may(terms, now, Move::Schedule, on)?;
    if day < on {
        return Err(RectificationRefusal::BackInTime { on: day, last: on });
    }
    Ok(RecheckScheduled { on, day })
}

/// ZJ-4.4c: in Zhejiang the re-check is a third party's evaluation, and its result is attached.
pub fn decide_recheck(
    terms: &Terms,
    now: &Rectification,
    recheck: Rechecked,
) -> Outcome<Rechecked> {
    may(terms, now, Move::Recheck, recheck.on)?;
    let problems = now.issued.problems.len();
    if recheck.closed.len() != problems {
        return Err(RectificationRefusal::NotEach { problems });
    }
    if recheck.by.iter().all(|name| blank(name)) {
        return Err(RectificationRefusal::Nobody);
    }
    match &terms.third_party {
        Some(clause) if recheck.third_party.is_none() => {
            Err(RectificationRefusal::NoThirdParty { clause: clause.clone() })
        }
        _ => Ok(recheck),
    }
}
