//! A sanction as its records make it.

use super::{Lifted, Proposed, Settled};
use crate::procedure::{Ends, Procedure, Running, Summary, events};

events!(Event: Proposed, Settled, Lifted);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub proposed: Proposed,
    pub settled: Option<Settled>,
    pub lifted: Option<Lifted>,
}

impl Case {
    pub fn begin(proposed: Proposed) -> Self {
        Self { proposed, settled: None, lifted: None }
    }

    pub fn in_force(&self) -> bool {
        self.lifted.is_none() && self.settled.as_ref().is_some_and(|settled| settled.taken)
    }

    fn station(&self) -> &'static str {
        match (&self.settled, &self.lifted) {
            (_, Some(_)) => "lifted",
            (Some(settled), None) if settled.taken => "in-force",
            (Some(_), None) => "not-taken",
            (None, None) => "proposed",
        }
    }

    /// No document says how long the competent department has.
    fn clock(&self) -> Option<Running> {
        let clause = Some(self.proposed.clause.clone());
        let (duty, from, ends) = ("settle-sanction", self.proposed.on, Ends::Unstated);
        self.settled.is_none().then_some(Running { clause, duty, from, ends })
    }
}

impl Procedure for Case {
    const NAME: &'static str = "sanction";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Proposed(proposed) => Some(Self::begin(proposed.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Proposed(_) => {}
            Event::Settled(settled) => self.settled = Some(settled.clone()),
            Event::Lifted(lifted) => self.lifted = Some(lifted.clone()),
        }
    }

    fn summary(&self) -> Summary {
        let refused = self.settled.as_ref().filter(|settled| !settled.taken);
        let lifted = self.lifted.as_ref().map(|lifted| lifted.on);
        Summary {
            mine: self.proposed.mine.clone(),
            number: self.proposed.number.clone(),
            pack: self.proposed.pack.clone(),
            region: None,
            origin: None,
            station: self.station().to_owned(),
            opened: self.proposed.on,
            closed: lifted.or_else(|| refused.map(|settled| settled.on)),
            clocks: self.clock().into_iter().collect(),
        }
    }
}
