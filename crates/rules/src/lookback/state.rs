//! A look back as its records make it.

use chrono::NaiveDate;

use super::{Checked, Circulated, Listed};
use crate::fact::Fact as _;
use crate::pack::Pack;
use crate::procedure::{Ends, Party, Procedure, Running, Summary, events};

events!(Event: Listed, Circulated, Checked);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookBack {
    pub listed: Listed,
    /// The last circular.
    pub circulated: Option<NaiveDate>,
    /// The last check.
    pub checked: Option<Checked>,
}

impl LookBack {
    pub fn begin(listed: Listed) -> Self {
        Self { listed, circulated: None, checked: None }
    }

    /// When the last problem was found put right.
    pub fn put_right_on(&self) -> Option<NaiveDate> {
        let all = |checked: &&Checked| checked.closed.iter().all(|closed| *closed);
        self.checked.as_ref().filter(all).map(|checked| checked.on)
    }

    /// When something was last recorded.
    pub fn last(&self) -> NaiveDate {
        let checked = self.checked.as_ref().map(|checked| checked.on);
        let later = [self.circulated, checked].into_iter().flatten().max();
        later.map_or(self.listed.on, |day| day.max(self.listed.on))
    }

    fn station(&self) -> &'static str {
        match &self.checked {
            Some(_) if self.put_right_on().is_some() => "passed",
            Some(_) => "failed",
            None if self.circulated.is_some() => "circulated",
            None => "issued",
        }
    }

    /// 限期整改 has the list's own limit; 定期通报 has no stated interval, so days are counted.
    fn clocks(&self) -> Vec<Running> {
        if self.put_right_on().is_some() {
            return Vec::new();
        }
        let Listed { on, limit, clause, circular_clause, .. } = &self.listed;
        let check = Running {
            clause: Some(clause.clone()),
            duty: "check-lookback",
            from: *on,
            ends: Ends::On(*limit),
        };
        let circular = circular_clause.as_ref().map(|clause| Running {
            clause: Some(clause.clone()),
            duty: "circulate",
            from: self.circulated.unwrap_or(*on),
            ends: Ends::Unstated,
        });
        std::iter::once(check).chain(circular).collect()
    }
}

impl Procedure for LookBack {
    const NAME: &'static str = "lookback";
    type Event = Event;

    fn open(event: &Event) -> Option<Self> {
        match event {
            Event::Listed(listed) => Some(Self::begin(listed.clone())),
            _ => None,
        }
    }

    fn apply(&mut self, event: &Event) {
        match event {
            // A case is opened once.
            Event::Listed(_) => {}
            Event::Circulated(circulated) => self.circulated = Some(circulated.on),
            Event::Checked(checked) => self.checked = Some(checked.clone()),
        }
    }

    fn summary(&self) -> Summary {
        Summary {
            mine: self.listed.mine.clone(),
            region: None,
            number: self.listed.number.clone(),
            pack: self.listed.pack.clone(),
            origin: None,
            station: self.station().to_owned(),
            opened: self.listed.on,
            closed: self.put_right_on(),
            clocks: self.clocks(),
        }
    }

    /// OR-4.6: the list and the circulars.
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let stated = pack.look_back.by.as_ref().filter(|_| kind != Checked::KIND);
        stated.map_or_else(Vec::new, |stated| Party::all(&stated.value))
    }
}
