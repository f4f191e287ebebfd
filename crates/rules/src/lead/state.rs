//! A lead as its records make it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answer, Answered, Closed, Opened, Sent};
use crate::procedure::{Ends, Procedure, Running, Summary, events};

events!(Event: Opened, Sent, Answered, Closed);

/// What a department was asked, and what it said last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub on: NaiveDate,
    pub answer_by: Option<NaiveDate>,
    pub clause: Option<String>,
    pub answer: Option<Answer>,
}

impl Asked {
    /// Its last word is still to come.
    pub fn open(&self) -> bool {
        matches!(self.answer, None | Some(Answer::Accepted))
    }

    /// The day that the letter gave has passed.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.open() && self.answer_by.is_some_and(|day| day < today)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub opened: Opened,
    /// Departments that have it.
    pub with: BTreeMap<String, Asked>,
    pub closed: Option<Closed>,
    pub last: NaiveDate,
}

impl Lead {
    pub fn begin(opened: Opened) -> Self {
        let last = opened.on;
        Self { opened, with: BTreeMap::new(), closed: None, last }
    }

    fn sent(&mut self, fact: &Sent) {
        let asked = Asked {
            on: fact.on,
            answer_by: fact.answer_by,
            clause: fact.clause.clone(),
            answer: None,
        };
        self.with.extend(fact.to.iter().map(|department| (department.clone(), asked.clone())));
    }

    fn answered(&mut self, fact: &Answered) {
        if let Some(asked) = self.with.get_mut(&fact.department) {
            asked.answer = Some(fact.answer);
        }
    }

    /// Departments whose last word is still to come.
    pub fn waits_for(&self) -> impl Iterator<Item = &str> {
        self.with.iter().filter(|(_, asked)| asked.open()).map(|(name, _)| name.as_str())
    }

    /// Every department that had it said that it is not competent; or none has had it yet.
    pub fn nobody_competent(&self) -> bool {
        self.with.values().all(|asked| asked.answer == Some(Answer::Refused))
    }

    fn station(&self) -> &'static str {
        let mut open = self.with.values().filter(|asked| asked.open()).peekable();
        match self.closed {
            Some(_) => "closed",
            None if self.with.is_empty() => "found",
            None if self.nobody_competent() => "returned",
            None if open.peek().is_none() => "answered",
            None if open.all(|asked| asked.answer.is_some()) => "taken-up",
            None => "sent",
        }
    }

    /// The officer sets the day of an answer; without one the days are counted.
    fn clocks(&self) -> Vec<Running> {
        let since = |duty| {
            let clause = self.opened.clause.clone();
            vec![Running { clause, duty, from: self.last, ends: Ends::Unstated }]
        };
        match self.station() {
            "closed" => Vec::new(),
            "found" | "returned" => since("send-lead"),
            "answered" => since("close-lead"),
            _ => {
                self.with.values().filter(|asked| asked.open()).map(|one| self.wait(one)).collect()
            }
        }
    }

    fn wait(&self, asked: &Asked) -> Running {
        let clause = asked.clause.clone().or_else(|| self.opened.clause.clone());
        let ends = asked.answer_by.map_or(Ends::Unstated, Ends::On);
        Running { clause, duty: "answer-lead", from: asked.on, ends }
    }
}

impl Procedure for Lead {
    const NAME: &'static str = "lead";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Opened(opened) => Some(Self::begin(opened.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        let on = match event {
            // A case is opened once.
            Event::Opened(_) => return,
            Event::Sent(fact) => {
                self.sent(fact);
                fact.on
            }
            Event::Answered(fact) => {
                self.answered(fact);
                fact.on
            }
            Event::Closed(fact) => {
                self.closed = Some(fact.clone());
                fact.on
            }
        };
        self.last = self.last.max(on);
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.opened.mine.clone(),
            number: self.opened.number.clone(),
            pack: self.opened.pack.clone(),
            region: None,
            origin: self.opened.inspection.as_ref().map(|id| format!("inspection/{id}")),
            station: self.station().to_owned(),
            opened: self.opened.on,
            closed: self.closed.as_ref().map(|closed| closed.on),
            clocks: self.clocks(),
        }
    }
}
