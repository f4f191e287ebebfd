//! A rectification as its records make it.

use chrono::NaiveDate;

use super::{Acknowledged, EvidenceSubmitted, Extended, Issued, RecheckScheduled, Rechecked};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Issued(Issued),
    Acknowledged(Acknowledged),
    EvidenceSubmitted(EvidenceSubmitted),
    Extended(Extended),
    RecheckScheduled(RecheckScheduled),
    Rechecked(Rechecked),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Issued,
    Acknowledged,
    EvidenceSubmitted,
    RecheckScheduled,
    Passed,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rectification {
    pub issued: Issued,
    /// As it stands after extensions.
    pub limit: NaiveDate,
    pub stage: Stage,
    pub last: NaiveDate,
}

impl Rectification {
    pub fn begin(issued: Issued) -> Self {
        let (limit, last) = (issued.limit, issued.noticed);
        Self { issued, limit, stage: Stage::Issued, last }
    }

    pub fn apply(&mut self, event: &Event) {
        let (stage, on) = match event {
            Event::Issued(issued) => {
                *self = Self::begin(issued.clone());
                return;
            }
            Event::Extended(extended) => {
                self.limit = extended.limit;
                (self.stage, extended.on)
            }
            Event::Acknowledged(fact) => (Stage::Acknowledged, fact.on),
            Event::EvidenceSubmitted(fact) => (Stage::EvidenceSubmitted, fact.on),
            Event::RecheckScheduled(fact) => (Stage::RecheckScheduled, fact.on),
            Event::Rechecked(fact) if fact.passed() => (Stage::Passed, fact.on),
            Event::Rechecked(fact) => (Stage::Failed, fact.on),
        };
        self.stage = stage;
        self.last = self.last.max(on);
    }

    pub fn closed(&self) -> bool {
        self.stage >= Stage::Passed
    }

    /// The limit has passed and no re-check has closed it. The clock says so, not a record.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        !self.closed() && today > self.limit
    }
}
