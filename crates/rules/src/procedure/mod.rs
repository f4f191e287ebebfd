//! What all procedures have in common. A case is what its records say: each names the one that it
//! follows on, so whatever order they arrive in, they fall into the same line. Two that follow on
//! the same one, neither knowing the other, are a conflict: both are shown, and a person says which
//! stands. Time never does.
//!
//! A procedure is its facts, what may follow on what (`decide`), a state that they make, and a line
//! in [`KINDS`].

mod clock;
mod hand;
mod line;
mod settle;
mod step;

use chrono::NaiveDate;
use serde_json::Value;

pub use clock::{Clock, Ends, Mark, Running};
pub use hand::{Party, Seat, decide_hand, may_take};
pub use line::{Entry, Line};
pub use settle::{CaseRefusal, Settled, decide_settle, decide_step};
pub(crate) use step::events;
pub use step::{Event, Proof, Step};

use crate::fact::{self, Fact};
use crate::pack::{Pack, PackRef};

/// The state of a case of one kind, as its events make it.
pub trait Procedure: Clone {
    /// What the subjects of its records are called, as in `rectification/z-…`.
    const NAME: &'static str;
    type Event: Event;

    /// The state after the event that opens a case; `None` if this one opens none.
    fn open(event: &Self::Event) -> Option<Self>;
    fn apply(&mut self, event: &Self::Event);
    fn summary(&self) -> Summary;

    /// Who, by the pack, takes the step that a fact of this kind records; nobody where no document
    /// says. Where the officer says who, the fact itself names them: [`Fact::party`].
    fn parties(&self, pack: &Pack, kind: &str) -> Vec<Party> {
        let _ = (pack, kind);
        Vec::new()
    }
}

/// What every list, board and desk knows of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The mine that it is about, or the agency's entry; empty where it is about neither.
    pub mine: String,
    /// Where it is at home, if it is about no mine and its rules reach further.
    pub region: Option<String>,
    pub number: String,
    /// The rules that it was begun under, for as long as it lasts.
    pub pack: PackRef,
    /// What it came from, such as `inspection/i-…`.
    pub origin: Option<String>,
    pub station: String,
    pub opened: NaiveDate,
    pub closed: Option<NaiveDate>,
    pub clocks: Vec<Running>,
}

/// A case as its records tell it.
#[derive(Debug, Clone)]
pub struct Case<'a, P> {
    /// After everything that stands; `None` as long as the opening isn't here.
    pub state: Option<P>,
    pub line: Line<'a>,
}

/// Puts the entries of a case in line, and makes the state of what stands.
pub fn fold<P: Procedure>(entries: &[Entry]) -> Case<'_, P> {
    let opens = |entry: &Entry| event::<P>(entry).is_some_and(|event| P::open(&event).is_some());
    let line = Line::of(entries.iter().filter(|entry| reads::<P>(entry)).collect(), opens);
    let events = line.standing.iter().filter_map(|entry| event::<P>(entry));
    let state = events.fold(None, |state: Option<P>, event| match state {
        None => P::open(&event),
        Some(mut state) => {
            state.apply(&event);
            Some(state)
        }
    });
    Case { state, line }
}

/// `None` for a settlement, and for what this version can't read.
fn event<P: Procedure>(entry: &Entry) -> Option<P::Event> {
    P::Event::read(&entry.kind, entry.v, &entry.body)?.ok()
}

fn reads<P: Procedure>(entry: &Entry) -> bool {
    fact::is_known(&entry.kind, entry.v) && check::<P>(entry).is_ok_and(|own| own)
}

/// Whether the entry belongs to this procedure; an error if it does and can't be read.
fn check<P: Procedure>(entry: &Entry) -> serde_json::Result<bool> {
    if entry.kind == Settled::KIND {
        return fact::read::<Settled>(entry.v, &entry.body).map(|_| true);
    }
    P::Event::read(&entry.kind, entry.v, &entry.body).map_or(Ok(false), |read| read.map(|_| true))
}

/// A procedure without its type: what the store needs to project its cases.
pub struct Kind {
    pub name: &'static str,
    pub facts: &'static [(&'static str, u16)],
    pub check: fn(&Entry) -> serde_json::Result<bool>,
    pub summarise: fn(&[Entry]) -> (Option<Summary>, Line<'_>),
}

impl Kind {
    const fn of<P: Procedure>() -> Self {
        Self { name: P::NAME, facts: P::Event::FACTS, check: check::<P>, summarise: summarise::<P> }
    }

    /// The procedure whose cases are subjects of this kind.
    pub fn named(name: &str) -> Option<&'static Self> {
        KINDS.iter().find(|kind| kind.name == name)
    }
}

fn summarise<P: Procedure>(entries: &[Entry]) -> (Option<Summary>, Line<'_>) {
    let case = fold::<P>(entries);
    (case.state.map(|state| state.summary()), case.line)
}

/// All procedures. A new one is a line here.
pub static KINDS: &[Kind] = &[
    Kind::of::<crate::rectification::Rectification>(),
    Kind::of::<crate::removal::Removal>(),
    Kind::of::<crate::listing::Application>(),
    Kind::of::<crate::filing::Filing>(),
    Kind::of::<crate::lead::Lead>(),
    Kind::of::<crate::complaint::Complaint>(),
    Kind::of::<crate::agency::Sanction>(),
    Kind::of::<crate::sanction::Case>(),
    Kind::of::<crate::suspension::Suspension>(),
    Kind::of::<crate::conference::Conference>(),
    Kind::of::<crate::plan::Plan>(),
    Kind::of::<crate::lookback::LookBack>(),
];

/// A text of a body, for what is shown of any event.
pub(crate) fn text<'a>(body: &'a Value, field: &str) -> Option<&'a str> {
    body.get(field)?.as_str()
}

#[cfg(test)]
mod tests;
