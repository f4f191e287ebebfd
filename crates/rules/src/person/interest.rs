//! Interests that a person declared: where they don't inspect (回避, CN-6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::fact::Fact;

/// In what somebody has an interest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "kebab-case")]
pub enum Object {
    /// A mine by its id.
    Mine(String),
    /// A holder by name, as mines name theirs.
    Holder(String),
    /// An agency by the id of its entry.
    Agency(String),
}

impl Object {
    pub fn id(&self) -> &str {
        let (Self::Mine(id) | Self::Holder(id) | Self::Agency(id)) = self;
        id
    }
}

/// Both days are counted in; without a last one it holds until it is withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestDeclared {
    pub id: String,
    pub object: Object,
    pub reason: String,
    pub first: NaiveDate,
    pub last: Option<NaiveDate>,
}

impl Fact for InterestDeclared {
    const KIND: &'static str = "person.interest-declared";
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterestWithdrawn {
    pub id: String,
    pub reason: String,
}

impl Fact for InterestWithdrawn {
    const KIND: &'static str = "person.interest-withdrawn";
}

impl InterestDeclared {
    /// Whether it holds on one of these days, both counted in.
    pub fn holds(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.first <= to && self.last.is_none_or(|last| from <= last)
    }

    /// Whether it is in this mine, or in whoever holds it.
    pub fn concerns(&self, mine: &str, holder: &str) -> bool {
        match &self.object {
            Object::Mine(id) => id == mine,
            Object::Holder(name) => name == holder,
            Object::Agency(_) => false,
        }
    }
}

pub fn decide_interest(interest: InterestDeclared) -> Result<InterestDeclared, Refusal> {
    if interest.object.id().trim().is_empty() {
        return Err(Refusal::InterestInNothing);
    }
    if interest.last.is_some_and(|last| last < interest.first) {
        return Err(Refusal::EndsBeforeItBegins);
    }
    Ok(InterestDeclared { reason: super::stated(&interest.reason)?, ..interest })
}

pub fn decide_interest_withdrawn(
    standing: &[InterestDeclared],
    id: &str,
    reason: &str,
) -> Result<InterestWithdrawn, Refusal> {
    if !standing.iter().any(|interest| interest.id == id) {
        return Err(Refusal::InterestUnknown);
    }
    Ok(InterestWithdrawn { id: id.to_owned(), reason: super::stated(reason)? })
}
