//! An application as a case: what lists and the deadline desk show of it.

use super::{
    Application, Corrected, Ending, Event, Notice, ObjectionHandled, Published, Waiting, Withdrawn,
};
use crate::fact::Fact as _;
use crate::pack::{Actor, Pack, StationKind};
use crate::procedure::{Ends, Party, Procedure, Running, Summary};

impl Procedure for Application {
    const NAME: &'static str = "listing";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Opened(opened) => Some(Self::begin(opened.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        self.take(event);
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.opened.mine.clone(),
            number: self.opened.number.clone(),
            pack: self.opened.pack.clone(),
            region: None,
            origin: self.opened.filing.as_ref().map(|id| format!("filing/{id}")),
            station: self.stands(),
            opened: self.opened.on,
            closed: self.waiting.is_none().then_some(self.last),
            clocks: self.waiting.iter().map(|waiting| self.clock(waiting)).collect(),
        }
    }

    /// A publicity is its station's; only the mine takes its application back. Who concludes a
    /// station says so.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        match kind {
            Published::KIND | Corrected::KIND | ObjectionHandled::KIND => {
                self.station(pack).map_or_else(Vec::new, |station| Party::all(&station.by))
            }
            Withdrawn::KIND => vec![Party::Actor(Actor::Enterprise)],
            _ => Vec::new(),
        }
    }
}

impl Application {
    /// The station of the pack, or how it ended.
    fn stands(&self) -> String {
        let ended = match (&self.waiting, self.ending) {
            (Some(waiting), _) => return waiting.station.clone(),
            (None, None) => "complete",
            (None, Some(Ending::NotAccepted)) => "not-accepted",
            (None, Some(Ending::Failed)) => "not-passed",
            (None, Some(Ending::Withdrawn)) => "withdrawn",
        };
        ended.to_owned()
    }

    fn clock(&self, waiting: &Waiting) -> Running {
        let clause = Some(waiting.clause.clone());
        if let Some(notice) = &self.notice {
            return Running { clause, ..notice.clock() };
        }
        let from = self.concluded.last().map_or(self.opened.on, |done| done.on);
        let ends = waiting.within.map_or(Ends::Unstated, Ends::Within);
        let evaluates = waiting.kind == StationKind::ThirdPartyEvaluation;
        let duty = match self.engaged {
            None if evaluates => "engage-agency",
            _ => duty(waiting.kind),
        };
        Running { clause, duty, from, ends }
    }
}

impl Notice {
    fn clock(&self) -> Running {
        let from = self.published.on;
        let ends =
            Ends::Publicity { period: Some(self.published.period), disturbed: self.disturbances() };
        let (duty, from, ends) = match self.awaits_correction() {
            _ if self.has_open_objection() => ("answer-objection", from, ends),
            Some(since) => ("correct-publicity", since, Ends::Unstated),
            None => ("end-publicity", from, ends),
        };
        Running { clause: None, duty, from, ends }
    }
}

/// What is to be done at a station of this kind.
fn duty(kind: StationKind) -> &'static str {
    match kind {
        StationKind::SelfEvaluation => "self-evaluation",
        StationKind::Application => "application",
        StationKind::Review => "review",
        StationKind::InitialEvaluation => "initial-evaluation",
        StationKind::ReportUp => "report-up",
        StationKind::ThirdPartyEvaluation => "third-party-evaluation",
        StationKind::Tracking => "tracking",
        StationKind::Verification => "verification",
        StationKind::Selection => "selection",
        StationKind::Publicity => "publish",
        StationKind::Listing => "enter-on-list",
        StationKind::Assessment => "assessment",
        StationKind::NationalProposal => "national-proposal",
    }
}
