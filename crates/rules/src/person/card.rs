//! The enforcement card 行政执法证: its number, who issued it, and from when to when it is good.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::fact::Fact;

/// How long before its end a card is shown as running out: a reminder of this program, no rule.
const REMIND_DAYS: u64 = 60;

/// A card as it was shown; both days are counted in. Of one number the last word stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRecorded {
    pub number: String,
    pub issuer: String,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

impl Fact for CardRecorded {
    const KIND: &'static str = "person.card-recorded";
}

/// The card counts no longer: handed in, lost, or recorded by mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardWithdrawn {
    pub number: String,
    pub reason: String,
}

impl Fact for CardWithdrawn {
    const KIND: &'static str = "person.card-withdrawn";
}

/// What a person's cards are on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardState {
    None,
    /// Registered as a holder, but nobody has recorded the card: number and days are to be asked.
    Unrecorded,
    NotYet {
        first: NaiveDate,
    },
    Valid {
        last: NaiveDate,
    },
    RunsOut {
        last: NaiveDate,
    },
    Expired {
        last: NaiveDate,
    },
}

impl CardState {
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Unrecorded => "unrecorded",
            Self::NotYet { .. } => "not-yet",
            Self::Valid { .. } => "valid",
            Self::RunsOut { .. } => "runs-out",
            Self::Expired { .. } => "expired",
        }
    }

    /// The day that the state turns on.
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::None | Self::Unrecorded => None,
            Self::NotYet { first } => Some(first),
            Self::Valid { last } | Self::RunsOut { last } | Self::Expired { last } => Some(last),
        }
    }

    /// CN-3: whether the person may inspect on that day.
    pub fn holds(self) -> bool {
        matches!(self, Self::Unrecorded | Self::Valid { .. } | Self::RunsOut { .. })
    }

    /// Of a person with these cards.
    pub(super) fn of(cards: &[CardRecorded], on: NaiveDate) -> Self {
        let reminded = on.checked_add_days(Days::new(REMIND_DAYS)).unwrap_or(on);
        let before = cards.iter().map(|card| card.last).filter(|last| *last < on).max();
        let after = cards.iter().map(|card| card.first).filter(|first| *first > on).min();
        match (covered_to(cards, on), before, after) {
            (Some(last), _, _) if last <= reminded => Self::RunsOut { last },
            (Some(last), _, _) => Self::Valid { last },
            (None, Some(last), _) => Self::Expired { last },
            (None, None, Some(first)) => Self::NotYet { first },
            (None, None, None) => Self::None,
        }
    }
}

/// The last day of the unbroken time with a card that `on` lies in: a renewed card begins where the
/// old one ends.
fn covered_to(cards: &[CardRecorded], on: NaiveDate) -> Option<NaiveDate> {
    let mut reached = None;
    let mut next = Some(on);
    while let Some(day) = next {
        let good = cards.iter().filter(|card| (card.first..=card.last).contains(&day));
        let Some(last) = good.map(|card| card.last).max() else { break };
        reached = Some(last);
        next = last.succ_opt();
    }
    reached
}

/// A card is recorded whole, and once.
pub fn decide_card(standing: &[CardRecorded], card: CardRecorded) -> Result<CardRecorded, Refusal> {
    let number = card.number.trim().to_owned();
    let issuer = card.issuer.trim().to_owned();
    if number.is_empty() || issuer.is_empty() {
        return Err(Refusal::CardIncomplete);
    }
    if card.last < card.first {
        return Err(Refusal::EndsBeforeItBegins);
    }
    let card = CardRecorded { number, issuer, ..card };
    if standing.contains(&card) { Err(Refusal::Nothing) } else { Ok(card) }
}

pub fn decide_card_withdrawn(
    standing: &[CardRecorded],
    number: &str,
    reason: &str,
) -> Result<CardWithdrawn, Refusal> {
    let card = standing.iter().find(|card| card.number == number);
    let card = card.ok_or_else(|| Refusal::CardUnknown { number: number.to_owned() })?;
    Ok(CardWithdrawn { number: card.number.clone(), reason: super::stated(reason)? })
}
