//! How a person stands: the fold of what was told of them, in the order of the log, and whom that
//! keeps from which visit.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    CardRecorded, CardState, CardWithdrawn, CompetenceStated, InterestDeclared, InterestWithdrawn,
    VisitKind,
};

/// One thing that a record told of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Card(CardRecorded),
    NoCard(CardWithdrawn),
    Competence(CompetenceStated),
    Interest(InterestDeclared),
    NoInterest(InterestWithdrawn),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    pub cards: Vec<CardRecorded>,
    /// Cards were recorded or withdrawn: from then on they alone say who holds one.
    pub told_of_cards: bool,
    pub competence: CompetenceStated,
    pub interests: Vec<InterestDeclared>,
}

/// Why somebody doesn't go to a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Unfit {
    NoCard,
    CardExpires { last: NaiveDate },
    CardBegins { first: NaiveDate },
    OtherVisits,
    Interest { reason: String },
}

impl Unfit {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoCard => "no-card",
            Self::CardExpires { .. } => "card-expires",
            Self::CardBegins { .. } => "card-begins",
            Self::OtherVisits => "other-visits",
            Self::Interest { .. } => "interest",
        }
    }

    /// The national rule that speaks of it. Of recusal the only one that could be read says that
    /// the inspected body may ask for it; an interest is what the person declared before anybody
    /// asks.
    pub fn clause(&self) -> &'static str {
        match self {
            Self::Interest { .. } => "CN-6",
            _ => "CN-3",
        }
    }
}

impl Standing {
    pub fn fold<'a>(told: impl IntoIterator<Item = &'a Told>) -> Self {
        let mut standing = Self::default();
        // An interest has an id of its own, so it stays withdrawn whatever the clocks say.
        let mut withdrawn = BTreeSet::new();
        for told in told {
            match told {
                Told::Card(card) => {
                    standing.drop_card(&card.number);
                    standing.cards.push(card.clone());
                }
                Told::NoCard(card) => standing.drop_card(&card.number),
                Told::Competence(stated) => standing.competence.clone_from(stated),
                Told::Interest(interest) => standing.interests.push(interest.clone()),
                Told::NoInterest(interest) => {
                    withdrawn.insert(interest.id.as_str());
                }
            }
        }
        standing.interests.retain(|interest| !withdrawn.contains(interest.id.as_str()));
        standing
    }

    fn drop_card(&mut self, number: &str) {
        self.told_of_cards = true;
        self.cards.retain(|card| card.number != number);
    }

    /// `registered`: the person was registered as a card holder, which says nothing of its days.
    pub fn card(&self, registered: bool, on: NaiveDate) -> CardState {
        match (self.told_of_cards, registered) {
            (true, _) => CardState::of(&self.cards, on),
            (false, true) => CardState::Unrecorded,
            (false, false) => CardState::None,
        }
    }

    /// CN-3: what keeps the person from every inspection between these days, both counted in. On
    /// which of them the visit will be is not known beforehand, so the card must be good on all.
    pub fn unfit(&self, registered: bool, from: NaiveDate, to: NaiveDate) -> Option<Unfit> {
        match self.card(registered, from) {
            CardState::None => return Some(Unfit::NoCard),
            CardState::NotYet { first } => return Some(Unfit::CardBegins { first }),
            CardState::Expired { last } => return Some(Unfit::CardExpires { last }),
            CardState::Valid { last } | CardState::RunsOut { last } if last < to => {
                return Some(Unfit::CardExpires { last });
            }
            CardState::Unrecorded | CardState::Valid { .. } | CardState::RunsOut { .. } => {}
        }
        let covered = self.competence.covers(VisitKind::Inspection);
        (!covered).then_some(Unfit::OtherVisits)
    }

    /// CN-6: what keeps the person from this mine between these days.
    pub fn interest(
        &self,
        mine: &str,
        holder: &str,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Option<&InterestDeclared> {
        let mut holding = self.interests.iter().filter(|interest| interest.holds(from, to));
        holding.find(|interest| interest.concerns(mine, holder))
    }
}
