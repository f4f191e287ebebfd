//! A plan as its records make it.

use chrono::NaiveDate;

use super::{Adopted, Completed, Progressed};
use crate::fact::Fact as _;
use crate::pack::Pack;
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Adopted, Progressed, Completed);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub adopted: Adopted,
    /// The last report.
    pub progressed: Option<Progressed>,
    pub completed: Option<Completed>,
}

impl Plan {
    pub fn begin(adopted: Adopted) -> Self {
        Self { adopted, progressed: None, completed: None }
    }

    /// When something was last recorded of the plan.
    pub fn last(&self) -> NaiveDate {
        self.progressed.as_ref().map_or(self.adopted.on, |progressed| progressed.on)
    }

    fn station(&self) -> &'static str {
        match (&self.progressed, &self.completed) {
            (_, Some(_)) => "plan-completed",
            (Some(_), None) => "plan-under-way",
            (None, None) => "plan-adopted",
        }
    }

    /// The day is the plan's own; where it has none, days are counted.
    fn clock(&self) -> Option<Running> {
        let open = self.completed.is_none().then_some(&self.adopted)?;
        let ends = open.complete_by.map_or(Ends::Unstated, Ends::On);
        Some(Running {
            clause: Some(open.clause.clone()),
            duty: "complete-plan",
            from: open.on,
            ends,
        })
    }
}

impl Procedure for Plan {
    const NAME: &'static str = "plan";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Adopted(adopted) => Some(Self::begin(adopted.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Adopted(_) => {}
            Event::Progressed(progressed) => self.progressed = Some(progressed.clone()),
            Event::Completed(completed) => self.completed = Some(completed.clone()),
        }
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.adopted.mine.clone(),
            region: self.adopted.mine.is_empty().then(|| self.adopted.region.clone()),
            number: self.adopted.number.clone(),
            pack: self.adopted.pack.clone(),
            origin: None,
            station: self.station().to_owned(),
            opened: self.adopted.on,
            closed: self.completed.as_ref().map(|completed| completed.on),
            clocks: self.clock().into_iter().collect(),
        }
    }

    /// As the pack has it for each of its plans; it doesn't say who reports on one.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let mut plans = pack.plans.iter().filter(|_| kind == Adopted::KIND);
        let rule = plans.find(|rule| rule.id == self.adopted.plan);
        rule.map_or_else(Vec::new, |rule| Party::all(&rule.by))
    }
}
