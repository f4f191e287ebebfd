//! The sanction of an agency as its records make it.

use chrono::NaiveDate;

use super::{Concluded, Reported, Verified};
use crate::pack::AgencyOutcome;
use crate::procedure::{Ends, Procedure, Running, Summary, events};

events!(Event: Reported, Verified, Concluded);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanction {
    pub reported: Reported,
    pub verified: Option<Verified>,
    pub concluded: Option<Concluded>,
}

impl Sanction {
    pub fn begin(reported: Reported) -> Self {
        Self { reported, verified: None, concluded: None }
    }

    /// From this day on the agency's reports are looked at anew, the earlier ones too.
    pub fn barred_since(&self) -> Option<(AgencyOutcome, NaiveDate)> {
        self.concluded.as_ref().and_then(|end| Some((end.outcome?, end.on)))
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

    fn clock(&self) -> Option<Running> {
        let (duty, from) = match (&self.verified, &self.concluded) {
            (_, Some(_)) => return None,
            (Some(verified), None) => ("conclude-agency", verified.on),
            (None, None) => ("verify-agency", self.reported.on),
        };
        let clause = Some(self.reported.clause.clone());
        Some(Running { clause, duty, from, ends: Ends::Unstated })
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
            closed: self.concluded.as_ref().map(|concluded| concluded.on),
            clocks: self.clock().into_iter().collect(),
        }
    }
}
