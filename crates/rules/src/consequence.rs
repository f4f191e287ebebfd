//! What follows on a removal or a sanction 后果, by the document's own list (OR-4.8, ZJ-4.4c, XJ-3.2b,
//! OR-3.10): each is carried out by somebody, on a day, with a paper. Until then it is waited for.

use canon::BlobRef;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::pack::{Actor, Consequence};
use crate::procedure::{Ends, Proof, Running, may_take};

/// One of them, carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Execution {
    pub consequence: Consequence,
    pub on: NaiveDate,
    /// The body that did it.
    pub body: Actor,
    pub person: String,
    /// Whom a list of persons names 相关负责人.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub names: Vec<String>,
    /// The announcement, the entry on the list, the receipt of the platform.
    pub proof: Proof,
    pub clause: String,
}

impl Execution {
    pub fn content(&self) -> BlobRef {
        self.proof.content.clone()
    }
}

impl Consequence {
    /// The decision itself brings it about: the list and the register say so from then on.
    pub fn comes_by_itself(self) -> bool {
        matches!(self, Self::Removal | Self::ProposeRemoval | Self::Disqualified | Self::Barred)
    }

    fn duty(self) -> &'static str {
        match self {
            Self::CancelBenefits => "cancel-benefits",
            Self::PublicExposure => "public-exposure",
            Self::BlacklistEnterprise => "blacklist-enterprise",
            Self::BlacklistPersons => "blacklist-persons",
            Self::Circular => "circular",
            Self::Blacklist => "blacklist",
            Self::ReportNotAccepted => "report-not-accepted",
            Self::CreditPlatform => "credit-platform",
            _ => "carry-out",
        }
    }
}

/// What a concluded case brings with it, and how far it has come.
#[derive(Debug, Clone, Copy)]
pub struct Follows<'a> {
    pub all: &'a [Consequence],
    pub clause: &'a str,
    /// The day of the decision.
    pub since: NaiveDate,
    pub done: &'a [Execution],
}

impl<'a> Follows<'a> {
    pub fn done(&self, consequence: Consequence) -> Option<&'a Execution> {
        self.done.iter().find(|one| one.consequence == consequence)
    }

    /// In the document's order.
    pub fn pending(&self) -> impl Iterator<Item = Consequence> {
        let waits = move |one: &&Consequence| !one.comes_by_itself() && self.done(**one).is_none();
        self.all.iter().filter(waits).copied()
    }

    /// No document gives a number of days: they are counted.
    pub fn clocks(&self) -> Vec<Running> {
        let clock = |one: Consequence| Running {
            clause: Some(self.clause.to_owned()),
            duty: one.duty(),
            from: self.since,
            ends: Ends::Unstated,
        };
        self.pending().map(clock).collect()
    }

    /// The day on which nothing is left to do; nothing as long as something is.
    pub fn closed(&self) -> Option<NaiveDate> {
        let last = self.done.iter().map(|one| one.on).fold(self.since, NaiveDate::max);
        self.pending().next().is_none().then_some(last)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConsequenceRefusal {
    #[error("nothing of that kind is left to carry out here. Nothing was recorded")]
    NotPending,
    #[error("a day lies before the decision that it rests on. Nothing was recorded")]
    BackInTime,
    #[error("somebody must answer for this by name. Nothing was recorded")]
    Nobody,
    #[error("{clause}: {by} carries out no such thing. Nothing was recorded")]
    NotActor { clause: String, by: Actor },
    #[error("{clause}: a list of persons names them. Nothing was recorded")]
    NoNames { clause: String },
}

impl ConsequenceRefusal {
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotPending => "consequence-not-pending",
            Self::BackInTime => "consequence-back-in-time",
            Self::Nobody => "consequence-nobody",
            Self::NotActor { .. } => "consequence-not-actor",
            Self::NoNames { .. } => "consequence-no-names",
        }
    }
}

/// Whether anything is left to carry out, whatever it will be.
pub fn may_execute(follows: Option<Follows<'_>>) -> Result<(), ConsequenceRefusal> {
    let left = follows.is_some_and(|follows| follows.pending().next().is_some());
    if left { Ok(()) } else { Err(ConsequenceRefusal::NotPending) }
}

/// `by` is whom the document names; where it names nobody, the officer says who did it.
pub fn decide_execute(
    follows: Option<Follows<'_>>,
    by: &[Actor],
    mut execution: Execution,
) -> Result<Execution, ConsequenceRefusal> {
    let Some(follows) = follows else { return Err(ConsequenceRefusal::NotPending) };
    if !follows.pending().any(|one| one == execution.consequence) {
        return Err(ConsequenceRefusal::NotPending);
    }
    let clause = follows.clause.to_owned();
    if execution.on < follows.since {
        return Err(ConsequenceRefusal::BackInTime);
    }
    if !may_take(by, &execution.body) {
        return Err(ConsequenceRefusal::NotActor { clause, by: execution.body });
    }
    if execution.person.trim().is_empty() {
        return Err(ConsequenceRefusal::Nobody);
    }
    if execution.consequence == Consequence::BlacklistPersons && execution.names.is_empty() {
        return Err(ConsequenceRefusal::NoNames { clause });
    }
    execution.clause = clause;
    Ok(execution)
}

#[cfg(test)]
mod tests;
