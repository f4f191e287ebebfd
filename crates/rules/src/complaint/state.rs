//! A complaint as its records make it.

use chrono::NaiveDate;

use super::{Appealed, Closed, Examined, Received};
use crate::fact::Fact as _;
use crate::pack::Pack;
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Received, Examined, Closed, Appealed);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Received,
    Examined,
    Closed,
    Appealed,
}

impl Stage {
    pub fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Examined => "examined",
            Self::Closed => "closed",
            Self::Appealed => "appealed",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub received: Received,
    pub stage: Stage,
    /// Who has examined it so far.
    pub examiners: Vec<String>,
    pub last: NaiveDate,
}

impl Complaint {
    pub fn begin(received: Received) -> Self {
        let last = received.on;
        Self { received, stage: Stage::Received, examiners: Vec::new(), last }
    }

    /// 及时: no document gives a number of days.
    fn clock(&self) -> Option<Running> {
        let duty = match self.stage {
            Stage::Received => "examine-complaint",
            Stage::Appealed => "examine-appeal",
            Stage::Examined => "answer-complaint",
            Stage::Closed => return None,
        };
        let clause = self.received.clause.clone();
        Some(Running { clause, duty, from: self.last, ends: Ends::Unstated })
    }
}

impl Procedure for Complaint {
    const NAME: &'static str = "complaint";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Received(received) => Some(Self::begin(received.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        let (stage, on) = match event {
            // A case is opened once.
            Event::Received(_) => return,
            Event::Examined(fact) => {
                self.examiners.push(fact.by.clone());
                (Stage::Examined, fact.on)
            }
            Event::Closed(fact) => (Stage::Closed, fact.on),
            Event::Appealed(fact) => (Stage::Appealed, fact.on),
        };
        self.stage = stage;
        self.last = self.last.max(on);
    }

    fn summary(&self) -> Summary {
        let received = &self.received;
        let about = received.mine.as_ref().or(received.agency.as_ref());
        Summary {
            mine: about.cloned().unwrap_or_default(),
            number: received.number.clone(),
            pack: received.pack.clone(),
            region: None,
            origin: None,
            station: self.stage.code().to_owned(),
            opened: received.on,
            closed: (self.stage == Stage::Closed).then_some(self.last),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// XJ-3.3b: accepted, examined and handled. An appeal is whose complaint it was.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let stated = pack.complaints.accepted_by.as_ref().filter(|_| kind != Appealed::KIND);
        stated.map_or_else(Vec::new, |stated| Party::all(&stated.value))
    }
}
