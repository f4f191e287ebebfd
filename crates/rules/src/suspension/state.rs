//! A suspension as its records make it.

use chrono::NaiveDate;

use super::{Accepted, Ordered, Resumed};
use crate::fact::Fact as _;
use crate::pack::{Actor, Pack};
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Ordered, Accepted, Resumed);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    pub ordered: Ordered,
    /// The last acceptance.
    pub accepted: Option<Accepted>,
    pub resumed: Option<Resumed>,
}

impl Suspension {
    pub fn begin(ordered: Ordered) -> Self {
        Self { ordered, accepted: None, resumed: None }
    }

    pub fn passed_on(&self) -> Option<NaiveDate> {
        self.accepted.as_ref().filter(|accepted| accepted.passed).map(|accepted| accepted.on)
    }

    /// When something was last recorded of the stopped mine.
    pub fn last(&self) -> NaiveDate {
        self.accepted.as_ref().map_or(self.ordered.on, |accepted| accepted.on)
    }

    fn station(&self) -> &'static str {
        match (&self.accepted, &self.resumed) {
            (_, Some(_)) => "resumed",
            (Some(accepted), None) if accepted.passed => "accepted",
            (Some(_), None) => "acceptance-failed",
            (None, None) => "stopped",
        }
    }

    /// The limit is the notice's own; once accepted, the mine says when it works again.
    fn clock(&self) -> Option<Running> {
        let (duty, from, ends) = match (self.passed_on(), &self.resumed) {
            (_, Some(_)) => return None,
            (Some(passed), None) => ("resume", passed, Ends::Unstated),
            (None, None) => ("accept", self.ordered.on, Ends::On(self.ordered.limit)),
        };
        Some(Running { clause: Some(self.ordered.clause.clone()), duty, from, ends })
    }
}

impl Procedure for Suspension {
    const NAME: &'static str = "suspension";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Ordered(ordered) => Some(Self::begin(ordered.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Ordered(_) => {}
            Event::Accepted(accepted) => self.accepted = Some(accepted.clone()),
            Event::Resumed(resumed) => self.resumed = Some(resumed.clone()),
        }
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.ordered.mine.clone(),
            number: self.ordered.number.clone(),
            pack: self.ordered.pack.clone(),
            region: None,
            origin: None,
            station: self.station().to_owned(),
            opened: self.ordered.on,
            closed: self.resumed.as_ref().map(|resumed| resumed.on),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// ZJ-4.1e: the mine works again, once it may. Who orders and who accepts, they say themselves.
    fn parties(&self, _: &Pack, kind: &str) -> Vec<Party> {
        let works = kind == Resumed::KIND;
        works.then_some(Party::Actor(Actor::Enterprise)).into_iter().collect()
    }
}
