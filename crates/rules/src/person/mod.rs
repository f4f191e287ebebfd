//! People: who may be drawn, who signs, and with which key; their cards, competence, interests.

mod card;
mod competence;
mod interest;
mod refusal;
mod standing;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fact::Fact;

pub use card::{CardRecorded, CardState, CardWithdrawn, decide_card, decide_card_withdrawn};
pub use competence::{CompetenceStated, VisitKind, decide_competence};
pub use interest::{
    InterestDeclared, InterestWithdrawn, Object, decide_interest, decide_interest_withdrawn,
};
pub use refusal::Refusal;
pub use standing::{Standing, Told, Unfit};

/// Somebody is known to this registry: an inspector, an officer, an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    pub id: String,
    pub name: String,
    pub department: String,
    /// inspector, clerk, officer, expert
    pub role: String,
    /// Holds an enforcement card: only then may they inspect. Number and days come with
    /// [`CardRecorded`], which from then on says who holds one.
    pub card: bool,
    /// GB/T 2260 prefix of where they may work.
    pub region: String,
}

impl Fact for Registered {
    const KIND: &'static str = "person.registered";
}

/// Headquarters certified a person's signing key on one machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certified {
    /// The person by headquarters' id, which the certificate names.
    pub person: String,
    /// The person's id on this machine, which its records name as their actor. The same for whoever
    /// joined from here first; each further machine has another.
    pub seat: String,
    /// DER certificates in hex, the person's own first.
    pub chain: Vec<String>,
}

impl Fact for Certified {
    const KIND: &'static str = "person.certified";
    const V: u16 = 2;

    /// Version 1 had the seat's id alone, and called it the person.
    fn lift(_: u16, mut body: Value) -> Value {
        body["seat"] = body["person"].clone();
        body
    }
}

/// A reason that was given.
fn stated(reason: &str) -> Result<String, Refusal> {
    match reason.trim() {
        "" => Err(Refusal::NoReason),
        reason => Ok(reason.to_owned()),
    }
}

#[cfg(test)]
mod tests;
