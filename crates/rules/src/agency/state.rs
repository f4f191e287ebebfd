//! The sanction of an agency as its records make it.

use chrono::NaiveDate;

use super::{Concluded, Executed, Reported, Verified};
use crate::consequence::{Execution, Follows};
use crate::pack::AgencyOutcome;
use crate::procedure::{Ends, Procedure, Running, Summary, events};

events!(Event: Reported, Verified, Concluded, Executed);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanction {
    pub reported: Reported,
    pub verified: Option<Verified>,
    pub concluded: Option<Concluded>,
    /// What followed and was carried out.
    pub executed: Vec<Execution>,
}

impl Sanction {
    pub fn begin(reported: Reported) -> Self {
        Self { reported, verified: None, concluded: None, executed: Vec::new() }
    }

    /// From this day on the agency's reports are looked at anew, the earlier ones too.
    pub fn barred_since(&self) -> Option<(AgencyOutcome, NaiveDate)> {
        self.concluded.as_ref().and_then(|end| Some((end.outcome?, end.on)))
    }

    /// Nothing before the conclusion.
    pub fn follows(&self) -> Option<Follows<'_>> {
        let end = self.concluded.as_ref()?;
        let (all, clause) = (end.consequences.as_slice(), end.clause.as_str());
        Some(Follows { all, clause, since: end.on, done: &self.executed })
    }

    fn station(&self) -> &'static str {
        match (&self.verified, &self.concluded) {
            (_, Some(end)) if end.outcome.is_some() => "sanctioned",
            (_, Some(_)) => "not-sanctioned",
            (Some(verified), None) if verified.holds.is_empty() => "refuted",
            (Some(_), None) => "verified",
            (None, None) => "reported",
        }
    }

    fn clocks(&self) -> Vec<Running> {
        if let Some(follows) = self.follows() {
            return follows.clocks();
        }
        let (duty, from) = match &self.verified {
            Some(verified) => ("conclude-agency", verified.on),
            None => ("verify-agency", self.reported.on),
        };
        let clause = Some(self.reported.clause.clone());
        vec![Running { clause, duty, from, ends: Ends::Unstated }]
    }
}

impl Procedure for Sanction {
    const NAME: &'static str = "agency";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Reported(reported) => Some(Self::begin(reported.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Reported(_) => {}
            Event::Verified(verified) => self.verified = Some(verified.clone()),
            Event::Concluded(concluded) => self.concluded = Some(concluded.clone()),
            Event::Executed(Executed(done)) => self.executed.push(done.clone()),
        }
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.reported.agency.clone(),
            number: self.reported.number.clone(),
            pack: self.reported.pack.clone(),
            region: None,
            origin: None,
            station: self.station().to_owned(),
            opened: self.reported.on,
            closed: self.follows().and_then(|follows| follows.closed()),
            clocks: self.clocks(),
        }
    }
}
