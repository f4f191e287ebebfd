//! How an organisation counts its periods: an officer's word that holds from a day on. What began
//! before that day keeps the way of counting that it began with, so that no deadline which somebody
//! was told moves afterwards.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Counting;
use crate::fact::Fact;
use crate::region::within;
use crate::text::blank;

/// From now on, so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountingSet {
    pub counting: Counting,
    /// It holds for what begins on this day or later.
    pub from: NaiveDate,
    /// GB/T 2260 code of the office that says so.
    pub region: String,
    pub reason: String,
}

impl Fact for CountingSet {
    const KIND: &'static str = "calendar.counting-set";
}

/// The way of counting as a function of the day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conventions(BTreeMap<NaiveDate, Counting>);

impl Conventions {
    /// From all words in the order in which they were said: of two for one day the later counts.
    pub fn new(words: impl IntoIterator<Item = (NaiveDate, Counting)>) -> Self {
        Self(words.into_iter().collect())
    }

    /// For what begins on this day. Before any word the first day isn't counted, and an end on a rest
    /// day rolls on.
    pub fn on(&self, day: NaiveDate) -> Counting {
        self.0.range(..=day).next_back().map_or_else(Counting::default, |(_, said)| *said)
    }

    /// Since when it holds on this day; `None` before any word.
    pub fn since(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.0.range(..=day).next_back().map(|(from, _)| *from)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CountingRefusal {
    #[error("another way of counting needs a reason; nothing was recorded")]
    NoReason,
    #[error(
        "{from} is not after today, {today}: what began by then keeps its deadlines; nothing was recorded"
    )]
    NotAhead { from: NaiveDate, today: NaiveDate },
    #[error("from {0} on periods are counted so already; nothing was recorded")]
    AlreadySo(NaiveDate),
    #[error(
        "the office of {0} stands above this desk's and says how all count; nothing was recorded"
    )]
    Above(String),
}

impl CountingRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoReason => "counting-no-reason",
            Self::NotAhead { .. } => "counting-not-ahead",
            Self::AlreadySo(_) => "counting-already-so",
            Self::Above(_) => "counting-above",
        }
    }
}

/// The region of an office above this one, among those of all officers who are known. Whoever has
/// none above them says how periods are counted.
pub fn office_above<'a>(own: &str, officers: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    officers.into_iter().find(|other| within(own, other) && !within(other, own))
}

/// Only for days to come, so that nothing that was computed changes.
pub fn decide_counting(
    standing: &Conventions,
    above: Option<&str>,
    today: NaiveDate,
    said: CountingSet,
) -> Result<CountingSet, CountingRefusal> {
    let from = said.from;
    if let Some(region) = above {
        return Err(CountingRefusal::Above(region.to_owned()));
    }
    if from <= today {
        return Err(CountingRefusal::NotAhead { from, today });
    }
    if standing.on(from) == said.counting {
        return Err(CountingRefusal::AlreadySo(from));
    }
    if blank(&said.reason) {
        return Err(CountingRefusal::NoReason);
    }
    Ok(CountingSet { reason: said.reason.trim().to_owned(), ..said })
}
