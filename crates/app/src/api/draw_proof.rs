//! What proves a draw, and what changed it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Staged;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawProof {
    /// When headquarters received the commitment, by its clock.
    pub received_at_ms: Option<i64>,
    pub countersigned: Vec<Countersigner>,
    /// Headquarters can open the secret if the officer never does. None before the commitment.
    pub escrowed: Option<bool>,
    pub abandoned: Option<DrawAbandoned>,
    /// The abandoned draw that this one repeats.
    pub repeats: Option<String>,
    pub rank: DrawRank,
    /// The draw that makes this one void.
    pub void_by: Option<String>,
    /// Those of this machine who did not make the draw, and so may vouch for something about it.
    pub seconds: Vec<SecondPerson>,
    pub replaced: Vec<DrawReplaced>,
    pub substituted: Vec<DrawSubstituted>,
    /// Changes that count for nothing: another machine's came first.
    pub dropped: Vec<DrawDropped>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Countersigner {
    pub name: String,
    pub at_ms: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawAbandoned {
    pub by: String,
    pub reason: String,
    pub at_ms: i64,
}

/// Where a draw stands among those of the same period and scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum DrawRank {
    Alone,
    Stands,
    Void,
    Undecided,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SecondPerson {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawReplaced {
    pub mine_name: String,
    pub out: String,
    pub person: String,
    pub approver: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSubstituted {
    pub mine: String,
    pub mine_name: String,
    pub result: NotChecked,
    pub substitute: String,
    pub substitute_name: String,
    pub approver: String,
}

/// A change that two machines made without knowing of each other, where the other one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawDropped {
    pub mine_name: String,
    /// Who was to leave the team; none where another mine was to be visited.
    pub out: Option<String>,
    pub by: String,
    pub at_ms: i64,
}

/// The file that headquarters wrote when it opened a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeOverInput {
    pub file: Staged,
}

/// Why a drawn mine could not be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NotChecked {
    Shut,
    Refused,
    Unreachable,
}

/// Somebody other than whoever made the draw, by their own passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CountersignInput {
    pub id: String,
    pub person: String,
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AbandonInput {
    pub id: String,
    pub reason: String,
    pub person: String,
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplaceInput {
    pub id: String,
    pub mine: String,
    /// Who leaves the team.
    pub out: String,
    pub reason: String,
    /// Of who comes next, as `draw.next` showed it: nobody else is approved.
    pub ticket: String,
    /// Who approves it.
    pub person: String,
    pub passphrase: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SubstituteInput {
    pub id: String,
    /// The mine that could not be checked.
    pub mine: String,
    pub result: NotChecked,
    /// Shows it.
    pub photo: Staged,
    /// Of the mine that comes next, as `draw.next` showed it: no other is approved.
    pub ticket: String,
    /// Who approves it.
    pub person: String,
    pub passphrase: String,
}
