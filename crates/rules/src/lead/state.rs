//! A lead as its records make it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Answer, Answered, Closed, Opened, Sent};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Opened(Opened),
    Sent(Sent),
    Answered(Answered),
    Closed(Closed),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    pub opened: Opened,
    /// Departments that have it, each with its last answer.
    pub with: BTreeMap<String, Option<Answer>>,
    pub closed: Option<Closed>,
    pub last: NaiveDate,
}

impl Lead {
    pub fn begin(opened: Opened) -> Self {
        let last = opened.on;
        Self { opened, with: BTreeMap::new(), closed: None, last }
    }

    pub fn apply(&mut self, event: &Event) {
        let on = match event {
            Event::Opened(opened) => {
                *self = Self::begin(opened.clone());
                return;
            }
            Event::Sent(fact) => {
                self.with.extend(fact.to.iter().map(|department| (department.clone(), None)));
                fact.on
            }
            Event::Answered(fact) => {
                self.with.insert(fact.department.clone(), Some(fact.answer));
                fact.on
            }
            Event::Closed(fact) => {
                self.closed = Some(fact.clone());
                fact.on
            }
        };
        self.last = self.last.max(on);
    }

    /// Departments whose last word is still to come.
    pub fn waits_for(&self) -> impl Iterator<Item = &str> {
        let open = |answer: &Option<Answer>| matches!(answer, None | Some(Answer::Accepted));
        self.with.iter().filter(move |(_, answer)| open(answer)).map(|(name, _)| name.as_str())
    }

    /// Every department that had it said that it is not competent.
    pub fn nobody_competent(&self) -> bool {
        self.with.values().all(|answer| *answer == Some(Answer::Refused))
    }
}
