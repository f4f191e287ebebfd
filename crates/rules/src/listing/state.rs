//! An application as its records make it.

use chrono::NaiveDate;

use super::{
    Concluded, Corrected, Objected, ObjectionHandled, Opened, Outcome, Published, Withdrawn,
};
use crate::deadline::{self, Disturbances};
use crate::mine::ListLevel;
use crate::pack::{Pack, Station, StationKind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Opened(Opened),
    Concluded(Box<Concluded>),
    Published(Published),
    Corrected(Corrected),
    Objected(Objected),
    ObjectionHandled(ObjectionHandled),
    Withdrawn(Withdrawn),
}

/// Why there is no next station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    NotAccepted,
    Failed,
    Withdrawn,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    pub opened: Opened,
    /// Concluded stations, in order.
    pub concluded: Vec<Concluded>,
    /// The publicity of the present station, once it has begun.
    pub notice: Option<Notice>,
    pub ending: Option<Ending>,
    pub last: NaiveDate,
}

/// A publicity with what disturbed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub published: Published,
    pub corrected: Vec<NaiveDate>,
    pub objections: Vec<Objection>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    pub received: NaiveDate,
    pub text: String,
    pub handled: Option<ObjectionHandled>,
}

impl Application {
    pub fn begin(opened: Opened) -> Self {
        let last = opened.on;
        Self { opened, concluded: Vec::new(), notice: None, ending: None, last }
    }

    pub fn apply(&mut self, event: &Event) {
        let on = match event {
            Event::Opened(opened) => {
                *self = Self::begin(opened.clone());
                return;
            }
            Event::Concluded(fact) => {
                self.conclude(fact);
                fact.on
            }
            Event::Published(fact) => {
                let published = fact.clone();
                self.notice =
                    Some(Notice { published, corrected: Vec::new(), objections: Vec::new() });
                fact.on
            }
            Event::Corrected(fact) => {
                self.notice.iter_mut().for_each(|notice| notice.corrected.push(fact.on));
                fact.on
            }
            Event::Objected(fact) => {
                let objection =
                    Objection { received: fact.on, text: fact.text.clone(), handled: None };
                self.notice.iter_mut().for_each(|now| now.objections.push(objection.clone()));
                fact.on
            }
            Event::ObjectionHandled(fact) => {
                self.handle(fact);
                fact.on
            }
            Event::Withdrawn(fact) => {
                self.ending = Some(Ending::Withdrawn);
                fact.on
            }
        };
        self.last = self.last.max(on);
    }

    fn conclude(&mut self, fact: &Concluded) {
        self.ending = match fact.outcome {
            Outcome::Passed | Outcome::NotSelected => None,
            Outcome::NotAccepted => Some(Ending::NotAccepted),
            Outcome::Failed => Some(Ending::Failed),
        };
        self.notice = None;
        self.concluded.push(fact.clone());
    }

    fn handle(&mut self, fact: &ObjectionHandled) {
        let objections = self.notice.as_mut().map(|notice| &mut notice.objections);
        let index = usize::try_from(fact.objection).unwrap_or(usize::MAX);
        if let Some(objection) = objections.and_then(|all| all.get_mut(index)) {
            objection.handled = Some(fact.clone());
        }
    }

    /// Where the mine now is; `None` once all is done, or has ended.
    pub fn station<'a>(&self, pack: &'a Pack) -> Option<&'a Station> {
        if self.ending.is_some() {
            return None;
        }
        pack.stations.get(self.passed().count())
    }

    fn passed(&self) -> impl Iterator<Item = &Concluded> {
        self.concluded.iter().filter(|done| done.outcome == Outcome::Passed)
    }

    /// The list that this application has put the mine on, and when. A proposal to the nation is no
    /// listing.
    pub fn listed(&self, pack: &Pack) -> Option<(ListLevel, NaiveDate)> {
        let list = |done: &Concluded| {
            let station = pack.station(&done.station)?;
            let listing = station.kind == StationKind::Listing;
            listing.then_some(station.list).flatten().map(|list| (list, done.on))
        };
        self.passed().filter_map(list).last()
    }
}

impl Notice {
    pub fn disturbances(&self) -> Disturbances {
        let objection = |objection: &Objection| deadline::Objection {
            received: objection.received,
            handled: objection.handled.as_ref().map(|handled| handled.on),
        };
        Disturbances {
            corrected: self.corrected.clone(),
            objections: self.objections.iter().map(objection).collect(),
        }
    }

    /// An upheld objection asks for corrected content, published after it was handled.
    pub fn awaits_correction(&self) -> bool {
        let handled = self.objections.iter().filter_map(|objection| objection.handled.as_ref());
        let upheld = handled.filter(|handled| handled.upheld).map(|handled| handled.on).max();
        upheld.is_some_and(|upheld| self.corrected.iter().all(|corrected| *corrected < upheld))
    }
}
