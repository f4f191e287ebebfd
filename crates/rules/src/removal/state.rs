//! A removal as its records make it.

use super::{Concluded, Conclusion, Executed, Reported, Verified};
use crate::consequence::{Execution, Follows};
use crate::fact::Fact as _;
use crate::pack::Pack;
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Reported, Verified, Concluded, Executed);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removal {
    pub reported: Reported,
    pub verified: Option<Verified>,
    pub concluded: Option<Concluded>,
    /// What followed and was carried out.
    pub executed: Vec<Execution>,
}

impl Removal {
    pub fn begin(reported: Reported) -> Self {
        Self { reported, verified: None, concluded: None, executed: Vec::new() }
    }

    /// Nothing before the decision.
    pub fn follows(&self) -> Option<Follows<'_>> {
        let concluded = self.concluded.as_ref()?;
        let stated = concluded.follows.as_ref();
        Some(Follows {
            all: stated.map_or(&[], |stated| stated.consequences.as_slice()),
            clause: stated.map_or("", |stated| stated.clause.as_str()),
            since: concluded.on,
            done: &self.executed,
        })
    }

    fn station(&self) -> &'static str {
        match (&self.verified, self.concluded.as_ref().map(|concluded| concluded.conclusion)) {
            (_, Some(Conclusion::Removed)) => "removed",
            (_, Some(Conclusion::ProposedNational)) => "proposed-national",
            (_, Some(Conclusion::Kept)) => "kept",
            (Some(verified), None) if verified.holds => "verified",
            (Some(_), None) => "refuted",
            (None, None) => "reported",
        }
    }

    fn origin(&self) -> Option<String> {
        let Reported { rectification, inspection, .. } = &self.reported;
        let failed = rectification.as_ref().map(|id| format!("rectification/{id}"));
        failed.or_else(|| inspection.as_ref().map(|id| format!("inspection/{id}")))
    }

    /// No document gives a number of days: they are counted.
    fn clocks(&self) -> Vec<Running> {
        if let Some(follows) = self.follows() {
            return follows.clocks();
        }
        let (duty, from) = match &self.verified {
            Some(verified) => ("conclude", verified.on),
            None => ("verify", self.reported.on),
        };
        let clause = Some(self.reported.ground.clone());
        vec![Running { clause, duty, from, ends: Ends::Unstated }]
    }
}

impl Procedure for Removal {
    const NAME: &'static str = "removal";
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
            mine: self.reported.mine.clone(),
            number: self.reported.number.clone(),
            pack: self.reported.pack.clone(),
            region: None,
            origin: self.origin(),
            station: self.station().to_owned(),
            opened: self.reported.on,
            closed: self.follows().and_then(|follows| follows.closed()),
            clocks: self.clocks(),
        }
    }

    /// XJ-4.0, OR-4.8. Who verifies and who concludes, they say themselves.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let stated = pack.removal.reported_by.as_ref().filter(|_| kind == Reported::KIND);
        stated.map_or_else(Vec::new, |stated| Party::all(&stated.value))
    }
}
