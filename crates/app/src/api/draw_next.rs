//! Who or what comes next in a draw, told before anybody approves it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawNextInput {
    pub id: String,
    pub mine: String,
    /// Who leaves the mine's team; `None`: the mine itself can't be checked.
    pub out: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawNext {
    /// Who takes the place of whoever leaves; `None` where nobody is left.
    pub person: Option<NextPerson>,
    /// Those before them in the order, who may not go.
    pub passed: Vec<PassedOver>,
    /// Which mine is checked instead; `None` where its stratum has no other.
    pub mine: Option<NextMine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NextPerson {
    pub name: String,
    pub department: String,
    /// How many visits they have by now; whoever has the fewest goes.
    pub visits: u32,
    /// The lowest of those with as few.
    pub ticket: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    pub name: String,
    pub why: PassedWhy,
}

/// Of this team, now or before; recused from the mine's holder; as many visits as anybody may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PassedWhy {
    Team,
    Recusal,
    Cap,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NextMine {
    pub name: String,
    pub stratum_name: String,
    pub ticket: String,
    pub team: Vec<NextMember>,
}

/// A place of the team that goes there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NextMember {
    /// `None`: nobody can take it.
    pub name: Option<String>,
    /// Who had it, and recused from the holder of this mine.
    pub instead_of: Option<String>,
}
