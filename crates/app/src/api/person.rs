use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Role, TimelineEntry};

/// Somebody of this registry: who may be drawn, who inspects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonRow {
    pub id: String,
    pub name: String,
    pub department: String,
    /// inspector, clerk, officer, expert
    pub role: String,
    /// May inspect today by their card.
    pub card: bool,
    /// none, unrecorded, not-yet, valid, runs-out, expired
    pub card_state: String,
    /// The day that the state turns on.
    pub card_day: Option<String>,
    pub region: String,
    pub region_name: String,
    /// May sign in on this machine.
    pub here: bool,
    /// Is signed in now.
    pub me: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonInput {
    pub name: String,
    pub department: String,
    pub role: Role,
    pub card: bool,
    pub region: String,
}

/// A person's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonDetail {
    pub row: PersonRow,
    /// The clause that asks for a card.
    pub card_clause: String,
    pub cards: Vec<CardView>,
    pub competence: CompetenceView,
    pub interests: Vec<InterestView>,
    pub life: Vec<TimelineEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CardView {
    pub number: String,
    pub issuer: String,
    pub first: String,
    pub last: String,
}

/// Empty lists limit nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CompetenceView {
    pub minerals: BTreeSet<String>,
    pub groups: BTreeSet<String>,
    pub kinds: BTreeSet<VisitKind>,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum VisitKind {
    /// By card holders.
    Inspection,
    /// For listing; by agencies and experts.
    Evaluation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum InterestIn {
    Mine,
    Holder,
    Agency,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestView {
    pub id: String,
    pub kind: InterestIn,
    /// What it is in: a mine or an agency by its id, a holder by name.
    pub object: String,
    pub name: String,
    pub reason: String,
    pub first: String,
    pub last: Option<String>,
    /// Whether it holds today.
    pub holds: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CardInput {
    pub person: String,
    pub number: String,
    pub issuer: String,
    pub first: String,
    pub last: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CardWithdrawal {
    pub person: String,
    pub number: String,
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CompetenceInput {
    pub person: String,
    pub competence: CompetenceView,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestInput {
    pub person: String,
    pub kind: InterestIn,
    pub object: String,
    pub reason: String,
    pub first: String,
    /// `None`: until it is withdrawn.
    pub last: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestWithdrawal {
    pub person: String,
    pub id: String,
    pub reason: String,
}

/// Who does not go to a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FitQuery {
    /// With interests in this mine and its holder.
    pub mine: Option<String>,
    /// The last day on which the visit may be; `None` for today.
    pub until: Option<String>,
}

/// Somebody who doesn't go, to a mine or at all, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnfitPerson {
    pub person: String,
    pub name: String,
    /// Of whose mines alone; `None` for all.
    pub holder: Option<String>,
    /// no-card, card-expires, card-begins, other-visits, interest
    pub why: String,
    /// The card's last or first day.
    pub day: Option<String>,
    /// Of an interest, in the person's words.
    pub reason: String,
    pub clause: String,
}
