//! A change as its records make it.

use super::{Filed, Judged, Noticed};
use crate::fact::Fact as _;
use crate::pack::{Actor, Pack};
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Noticed, Filed, Judged);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    pub noticed: Noticed,
    pub filed: Option<Filed>,
    pub judged: Option<Judged>,
}

impl Filing {
    pub fn begin(noticed: Noticed) -> Self {
        Self { noticed, filed: None, judged: None }
    }

    fn station(&self) -> &'static str {
        match (&self.filed, &self.judged) {
            (_, Some(judged)) if judged.material => "reapply",
            (_, Some(_)) => "noted",
            (Some(_), None) => "filed",
            (None, None) => "noticed",
        }
    }

    fn clock(&self) -> Option<Running> {
        let noticed = &self.noticed;
        let (duty, from, ends) = match (&self.filed, &self.judged) {
            (_, Some(_)) => return None,
            (Some(filed), None) => ("judge-change", filed.on, Ends::Unstated),
            (None, None) => {
                let ends = noticed.within.map_or(Ends::Unstated, Ends::Within);
                ("file-change", noticed.changed, ends)
            }
        };
        Some(Running { clause: Some(noticed.clause.clone()), duty, from, ends })
    }
}

impl Procedure for Filing {
    const NAME: &'static str = "filing";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Noticed(noticed) => Some(Self::begin(noticed.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Noticed(_) => {}
            Event::Filed(filed) => self.filed = Some(filed.clone()),
            Event::Judged(judged) => self.judged = Some(judged.clone()),
        }
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.noticed.mine.clone(),
            number: self.noticed.number.clone(),
            pack: self.noticed.pack.clone(),
            region: None,
            origin: None,
            station: self.station().to_owned(),
            opened: self.noticed.changed,
            closed: self.judged.as_ref().map(|judged| judged.on),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// XJ-2.5a: the mine files; who judges says so.
    fn parties(&self, _: &Pack, kind: &str) -> Vec<Party> {
        let files = kind == Filed::KIND;
        files.then_some(Party::Actor(Actor::Enterprise)).into_iter().collect()
    }
}
