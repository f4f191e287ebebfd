//! An application as its records make it.

use chrono::NaiveDate;

use super::{
    Concluded, Corrected, Engaged, Objected, ObjectionHandled, Opened, Outcome, Published, Waiting,
    Withdrawn,
};
use crate::deadline::{self, Disturbances};
use crate::mine::ListLevel;
use crate::pack::{Pack, Station, StationKind};
use crate::procedure::events;

events!(Event: Opened, Engaged, Concluded, Published, Corrected, Objected, ObjectionHandled, Withdrawn);

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
    /// What is waited for; nothing once all is done, or has ended.
    pub waiting: Option<Waiting>,
    /// Who was engaged to evaluate at the present station.
    pub engaged: Option<Engaged>,
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
        let (last, waiting) = (opened.on, Some(opened.first.clone()));
        Self {
            opened,
            concluded: Vec::new(),
            waiting,
            engaged: None,
            notice: None,
            ending: None,
            last,
        }
    }

    pub(super) fn take(&mut self, event: &Event) {
        let on = match event {
            // A case is opened once.
            Event::Opened(_) => return,
            Event::Engaged(fact) => {
                self.engaged = Some(fact.clone());
                fact.on
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
                (self.ending, self.waiting, self.notice) = (Some(Ending::Withdrawn), None, None);
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
        self.waiting.clone_from(&fact.next);
        (self.engaged, self.notice) = (None, None);
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

    /// OR-3.9: who concluded a station of this kind, took part in it or signed for it, if the third
    /// party then found the mine not to meet the standard.
    pub fn answers_for(&self, pack: &Pack, kind: StationKind) -> Vec<&str> {
        let refuted = self.refuted(pack).is_some();
        let mut people: Vec<&str> = Vec::new();
        for done in self.concluded.iter().filter(|done| refuted && done.is_at(pack, kind)) {
            let others = done.opinions.iter().map(|opinion| opinion.person.as_str());
            let signers = done.signers.iter().map(String::as_str);
            for person in std::iter::once(done.person.as_str()).chain(others).chain(signers) {
                if !people.contains(&person) {
                    people.push(person);
                }
            }
        }
        people
    }

    /// The third party's finding that the mine does not meet the standard.
    pub fn refuted(&self, pack: &Pack) -> Option<&Concluded> {
        let evaluates = StationKind::ThirdPartyEvaluation;
        let failed = self.concluded.iter().filter(|done| done.outcome == Outcome::Failed);
        failed.rev().find(|done| done.is_at(pack, evaluates))
    }

    /// The list that this application has put the mine on, and when. A proposal to the nation is no
    /// listing.
    pub fn listed(&self, pack: &Pack) -> Option<(ListLevel, NaiveDate)> {
        self.passed().filter_map(|done| Some((done.puts_on(pack)?, done.on))).last()
    }
}

impl Concluded {
    fn is_at(&self, pack: &Pack, kind: StationKind) -> bool {
        pack.station(&self.station).is_some_and(|station| station.kind == kind)
    }

    /// The list that the mine is on by this conclusion.
    pub fn puts_on(&self, pack: &Pack) -> Option<ListLevel> {
        let station = pack.station(&self.station)?;
        let listing = station.kind == StationKind::Listing && self.outcome == Outcome::Passed;
        listing.then_some(station.list).flatten()
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

    pub fn has_open_objection(&self) -> bool {
        self.objections.iter().any(|objection| objection.handled.is_none())
    }

    /// The day since which an upheld objection asks for corrected content: what was published
    /// before it was handled doesn't correct it.
    pub fn awaits_correction(&self) -> Option<NaiveDate> {
        let handled = self.objections.iter().filter_map(|objection| objection.handled.as_ref());
        let upheld = handled.filter(|handled| handled.upheld).map(|handled| handled.on).max();
        upheld.filter(|upheld| self.corrected.iter().all(|corrected| corrected < upheld))
    }
}
