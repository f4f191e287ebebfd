//! What is allowed in a rectification, and by which clause.

use canon::BlobRef;
use chrono::NaiveDate;

use super::{
    Acknowledged, EvidenceSubmitted, Extended, Issued, RecheckScheduled, Rechecked, Rectification,
    Stage,
};
use crate::calendar::{Calendar, Counting, Period};
use crate::deadline::{LimitRefusal, Override};
use crate::pack::{self, Actor, Pack, Stated};

/// What a jurisdiction's document says of rectification; each `None` it leaves open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms {
    pub ceiling: Option<Ceiling>,
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
        Self {
            ceiling: rules.limit.as_ref().and_then(Ceiling::of),
            measures: said(&rules.measures_required),
            extension: said(&rules.extension),
            third_party: third_party.map(|stated| stated.clause.clone()),
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
    #[error("this step does not follow on {stage:?}. Nothing was changed")]
    OutOfOrder { stage: Stage },
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

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// GS-3.3: a limit and measures, in principle within six months; elsewhere as the officer sets it.
pub fn decide_issue(
    terms: &Terms,
    calendar: &Calendar,
    counting: Counting,
    issued: Issued,
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

fn follows(now: &Rectification, on: NaiveDate, allowed: bool) -> Outcome<()> {
    if !allowed {
        return Err(RectificationRefusal::OutOfOrder { stage: now.stage });
    }
    if on < now.last {
        return Err(RectificationRefusal::BackInTime { on, last: now.last });
    }
    Ok(())
}

pub fn decide_acknowledge(now: &Rectification, on: NaiveDate, by: String) -> Outcome<Acknowledged> {
    follows(now, on, now.stage == Stage::Issued)?;
    if blank(&by) { Err(RectificationRefusal::Nobody) } else { Ok(Acknowledged { on, by }) }
}

pub fn decide_evidence(
    now: &Rectification,
    on: NaiveDate,
    note: String,
    evidence: Vec<BlobRef>,
) -> Outcome<EvidenceSubmitted> {
    let allowed = matches!(now.stage, Stage::Acknowledged | Stage::EvidenceSubmitted);
    follows(now, on, allowed)?;
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
    follows(now, on, !now.closed())?;
    let Some(clause) = terms.extension.clone() else {
        return Err(RectificationRefusal::NoExtension { limit: now.limit });
    };
    if limit <= now.limit || !why.is_founded() {
        return Err(RectificationRefusal::Unfounded { clause });
    }
    Ok(Extended { on, limit, why, clause })
}

/// After evidence; or without any once the limit has passed (GS-3.5: overdue, judged on re-check).
pub fn decide_schedule(
    now: &Rectification,
    on: NaiveDate,
    day: NaiveDate,
) -> Outcome<RecheckScheduled> {
    let shown = now.stage == Stage::EvidenceSubmitted;
    let again = now.stage == Stage::RecheckScheduled;
    follows(now, on, shown || again || now.overdue(on))?;
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
    follows(now, recheck.on, now.stage == Stage::RecheckScheduled)?;
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
