//! A conference as its records make it.

use super::{Convened, Held};
use crate::pack::{Actor, Pack};
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Convened, Held);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conference {
    pub convened: Convened,
    pub held: Option<Held>,
}

impl Conference {
    pub fn begin(convened: Convened) -> Self {
        Self { convened, held: None }
    }

    fn clock(&self) -> Option<Running> {
        let clause = Some(self.convened.clause.clone());
        let (duty, from, ends) = ("hold", self.convened.on, Ends::Unstated);
        self.held.is_none().then_some(Running { clause, duty, from, ends })
    }
}

impl Procedure for Conference {
    const NAME: &'static str = "conference";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Convened(convened) => Some(Self::begin(convened.clone())),
            Event::Held(_) => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Convened(_) => {}
            Event::Held(held) => self.held = Some(held.clone()),
        }
    }

    /// It is about no one mine: its items name their cases.
    fn summary(&self) -> Summary {
        Summary {
            mine: String::new(),
            number: self.convened.number.clone(),
            pack: self.convened.pack.clone(),
            region: None,
            origin: None,
            station: if self.held.is_some() { "held" } else { "convened" }.to_owned(),
            opened: self.convened.on,
            closed: self.held.as_ref().map(|held| held.on),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// GS-2.1: its convener, at the level of the pack.
    fn parties(&self, pack: &Pack, _: &str) -> Vec<Party> {
        let (level, department) = (pack.level, self.convened.convener.clone());
        vec![Party::Actor(Actor::Body { level, department })]
    }
}
