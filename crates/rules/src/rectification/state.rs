//! A rectification as its records make it.

use chrono::NaiveDate;

use super::{Acknowledged, EvidenceSubmitted, Extended, Issued, RecheckScheduled, Rechecked};
use crate::agency::Evaluator;
use crate::fact::Fact as _;
use crate::lookback::LookBack;
use crate::pack::Pack;
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Issued, Acknowledged, EvidenceSubmitted, Extended, RecheckScheduled, Rechecked);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Issued,
    Acknowledged,
    EvidenceSubmitted,
    RecheckScheduled,
    Passed,
    Failed,
}

impl Stage {
    pub fn code(self) -> &'static str {
        match self {
            Self::Issued => "issued",
            Self::Acknowledged => "acknowledged",
            Self::EvidenceSubmitted => "evidence-submitted",
            Self::RecheckScheduled => "recheck-scheduled",
            Self::Passed => "passed",
            Self::Failed => "failed",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectification {
    pub issued: Issued,
    /// As it stands after extensions.
    pub limit: NaiveDate,
    /// The clause that the limit rests on.
    pub clause: Option<String>,
    pub stage: Stage,
    pub recheck: Option<NaiveDate>,
    /// What the re-check found of each problem; empty before it.
    pub found: Vec<bool>,
    /// The third party that re-checked, where it is known.
    pub evaluator: Option<Evaluator>,
    pub last: NaiveDate,
}

impl Rectification {
    pub fn begin(issued: Issued) -> Self {
        let (limit, last, clause) = (issued.limit, issued.noticed, issued.clause.clone());
        Self {
            issued,
            limit,
            clause,
            stage: Stage::Issued,
            recheck: None,
            found: Vec::new(),
            evaluator: None,
            last,
        }
    }

    pub fn closed(&self) -> bool {
        self.stage >= Stage::Passed
    }

    /// The limit has passed and no re-check has closed it. The clock says so, not a record.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        !self.closed() && today > self.limit
    }

    /// What is waited for, and until when.
    fn clock(&self) -> Option<Running> {
        let (duty, day) = match self.stage {
            Stage::Issued | Stage::Acknowledged => ("rectify", self.limit),
            Stage::EvidenceSubmitted => ("arrange-recheck", self.limit),
            Stage::RecheckScheduled => ("recheck", self.recheck?),
            Stage::Passed | Stage::Failed => return None,
        };
        let (clause, from) = (self.clause.clone(), self.issued.noticed);
        Some(Running { clause, duty, from, ends: Ends::On(day) })
    }
}

/// What a notice comes from, as a record's subject.
pub fn origin_of(inspection: Option<&str>, look_back: Option<&str>) -> Option<String> {
    let of_list = look_back.map(|id| format!("{}/{id}", LookBack::NAME));
    inspection.map(|id| format!("inspection/{id}")).or(of_list)
}

impl Procedure for Rectification {
    const NAME: &'static str = "rectification";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Issued(issued) => Some(Self::begin(issued.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        let (stage, on) = match event {
            // A case is opened once.
            Event::Issued(_) => return,
            Event::Extended(extended) => {
                self.limit = extended.limit;
                self.clause = Some(extended.clause.clone());
                (self.stage, extended.on)
            }
            Event::Acknowledged(fact) => (Stage::Acknowledged, fact.on),
            Event::EvidenceSubmitted(fact) => (Stage::EvidenceSubmitted, fact.on),
            Event::RecheckScheduled(fact) => {
                self.recheck = Some(fact.day);
                (Stage::RecheckScheduled, fact.on)
            }
            Event::Rechecked(fact) => {
                self.found.clone_from(&fact.closed);
                self.evaluator.clone_from(&fact.evaluator);
                (if fact.passed() { Stage::Passed } else { Stage::Failed }, fact.on)
            }
        };
        self.stage = stage;
        self.last = self.last.max(on);
    }

    fn summary(&self) -> Summary {
        let issued = &self.issued;
        Summary {
            mine: issued.mine.clone(),
            number: issued.number.clone(),
            pack: issued.pack.clone(),
            region: None,
            origin: origin_of(issued.inspection.as_deref(), issued.look_back.as_deref()),
            station: self.stage.code().to_owned(),
            opened: issued.noticed,
            closed: self.closed().then_some(self.last),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// GS-3.3 and GS-3.4, OR-4.7, ZJ-4.4c. Whoever set the limit sets a longer one.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let rules = &pack.rectification;
        let stated = match kind {
            Issued::KIND | Extended::KIND => rules.issued_by.as_ref(),
            Rechecked::KIND => rules.recheck_by.as_ref(),
            _ => None,
        };
        stated.map_or_else(Vec::new, |stated| Party::all(&stated.value))
    }
}
